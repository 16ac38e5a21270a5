//! What the editor's fields hold, and the cookie they ask for. Pure: what only
//! a browser can read is an argument.

use super::max_age;
use crate::session::{Cookie, Domain, End};
use cookie_formats::value::{OpenedValue, Step};
use document_cookie::rules::{Engine, SetCookieString};
use document_cookie::{Encoding, InvalidPart, Lifetime, SameSite, SetCookie, UnixTime};
use std::sync::Arc;
use std::time::Duration;

/// The fields, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The name.
    pub name: String,
    /// The value, before it is encoded.
    pub value: String,
    /// How the value is to be written; `None` leaves it to the value.
    pub encoding: Option<Encoding>,
    /// The value that it was opened from, where it is written back through what
    /// was found there, whatever the encoding.
    pub opened: Option<Arc<OpenedValue>>,
    /// Seconds, or a time with its unit.
    pub max_age: String,
    /// A date.
    pub expires: String,
    /// Empty for none.
    pub path: String,
    /// Empty for a cookie of this host alone.
    pub domain: String,
    /// `None` writes no attribute.
    pub same_site: SameSite,
    /// Whether the attribute is written.
    pub secure: bool,
    /// Whether the attribute is written.
    pub partitioned: bool,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            name: String::new(),
            value: String::new(),
            encoding: None,
            opened: None,
            max_age: String::new(),
            expires: String::new(),
            path: "/".to_owned(),
            domain: String::new(),
            same_site: SameSite::Lax,
            secure: false,
            partitioned: false,
        }
    }
}

/// Reads what only a browser can.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// A date as typed, in seconds since 1970.
    pub date: fn(&str) -> Option<u64>,
    /// The ASCII form of a domain.
    pub domain: fn(&str) -> Option<String>,
}

/// Why the fields make no line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormError {
    /// The chosen encoding cannot write the value.
    Encode(InvalidPart),
    /// This is no lifetime.
    MaxAge(String),
    /// This is no date.
    Expires(String),
    /// This is no domain.
    Domain(String),
    /// A part that cannot stand in a line.
    Part(InvalidPart),
}

impl From<InvalidPart> for FormError {
    fn from(error: InvalidPart) -> Self {
        Self::Part(error)
    }
}

/// The presets, each with its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// A cookie that lives until the browser closes.
    Session,
    /// A cookie that lives for a year.
    Year,
    /// What `__Host-` demands.
    HostPrefix,
    /// A cookie whose end can be waited for.
    Minute,
}

impl Preset {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 4] = [Self::Session, Self::Year, Self::HostPrefix, Self::Minute];

    /// What its button is called.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Session => "For this session",
            Self::Year => "For a year",
            Self::HostPrefix => "__Host-, done right",
            Self::Minute => "Gone in a minute",
        }
    }
}

impl Form {
    /// The fields that would make this cookie again, as far as is known.
    #[must_use]
    pub fn of_cookie(cookie: &Cookie, expires: impl Fn(u64) -> String) -> Self {
        let mut form = Self {
            name: cookie.visible.name.clone(),
            ..Self::default().with_raw_value(&cookie.visible.raw)
        };
        if let Some(metadata) = &cookie.metadata {
            if let Some(path) = &metadata.path {
                form.path.clone_from(path);
            }
            if let Some(Domain::Suffix(domain)) = &metadata.domain {
                form.domain.clone_from(domain);
            }
            if let Some(End::At(time)) = metadata.end {
                form.expires = expires(time);
            }
            form.same_site = metadata.same_site.unwrap_or_default();
            form.secure = metadata.secure == Some(true);
            form.partitioned = metadata.partitioned == Some(true);
        }
        form
    }

    /// The fields that make this line, which the rules corrected. What a form
    /// has no field for is left out.
    #[must_use]
    pub fn of_line(line: &str) -> Self {
        let parsed = SetCookieString::parse(line.as_bytes(), Engine::Standard.differences());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut form = Self {
            name: text(parsed.name),
            path: String::new(),
            same_site: SameSite::Unset,
            ..Self::default().with_raw_value(&text(parsed.value))
        };
        for attribute in parsed.attributes() {
            let value = text(attribute.value.unwrap_or_default());
            match text(attribute.name).to_ascii_lowercase().as_str() {
                "path" => form.path = value,
                "domain" => form.domain = value,
                "expires" => form.expires = value,
                "max-age" => form.max_age = value,
                "samesite" => form.same_site = value.parse().unwrap_or_default(),
                "secure" => form.secure = true,
                "partitioned" => form.partitioned = true,
                _ => {}
            }
        }
        form
    }

    /// With the text and the encoding that write this value again, byte for
    /// byte.
    fn with_raw_value(mut self, raw: &str) -> Self {
        let opened = OpenedValue::open(raw);
        let mut steps = opened.steps();
        let is_plain = match steps.next() {
            None => true,
            Some(Step::Percent | Step::Quoted) => steps.next().is_none() && is_canonical(raw),
            Some(_) => false,
        };
        drop(steps);
        if !is_plain {
            opened.text().clone_into(&mut self.value);
            self.opened = Some(Arc::new(opened));
            return self;
        }
        let decoded = Encoding::read(raw);
        let again = decoded.encoding.encode(&decoded.text);
        (self.value, self.encoding) = match again {
            Ok(again) if again == raw => (decoded.text.into_owned(), Some(decoded.encoding)),
            _ => (raw.to_owned(), Some(Encoding::Raw)),
        };
        if self.encoding == Some(automatic(&self.value)) {
            self.encoding = None;
        }
        self
    }

    /// How the value is written.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or_else(|| automatic(&self.value))
    }

    /// The cookie that the fields ask for.
    ///
    /// # Errors
    /// Where a field cannot be written.
    pub fn cookie(&self, reader: Reader) -> Result<SetCookie<'static>, FormError> {
        let value = match &self.opened {
            Some(opened) => opened.with_text(&self.value).value,
            None => {
                let value = self.encoding().encode(&self.value);
                value.map_err(FormError::Encode)?.into_owned()
            }
        };
        let lifetime = self.lifetime(reader)?;
        let mut cookie = SetCookie::new(self.name.trim().to_owned(), value)?
            .lifetime(lifetime)
            .same_site(self.same_site);
        if self.partitioned {
            cookie = cookie.partitioned();
        }
        // As it is typed, so that people see what a browser refuses.
        cookie = cookie.with_secure(self.secure);
        if !self.path.is_empty() {
            cookie = cookie.path(self.path.clone())?;
        }
        if !self.domain.is_empty() {
            cookie = cookie.domain(self.ascii_domain(reader)?)?;
        }
        Ok(cookie)
    }

    /// The line that removes the cookie of this name, at this path and domain.
    ///
    /// # Errors
    /// Where a field cannot be written.
    pub fn removal(&self, reader: Reader) -> Result<SetCookie<'static>, FormError> {
        let form = Self {
            // Nothing at all is no cookie, not even one to remove.
            value: match self.name.trim() {
                "" => "removed".to_owned(),
                _ => String::new(),
            },
            encoding: None,
            opened: None,
            max_age: "0".to_owned(),
            expires: String::new(),
            ..self.clone()
        };
        form.cookie(reader)
    }

    /// Max-Age goes before Expires, as in a browser (section 5.7).
    fn lifetime(&self, reader: Reader) -> Result<Lifetime, FormError> {
        let (max_age, expires) = (self.max_age.trim(), self.expires.trim());
        if !max_age.is_empty() {
            let seconds =
                max_age::seconds(max_age).ok_or_else(|| FormError::MaxAge(max_age.to_owned()))?;
            return Ok(Lifetime::For(Duration::from_secs(seconds)));
        }
        if expires.is_empty() {
            return Ok(Lifetime::Session);
        }
        let time = (reader.date)(expires).ok_or_else(|| FormError::Expires(expires.to_owned()))?;
        Ok(Lifetime::Until(UnixTime(time.cast_signed())))
    }

    fn ascii_domain(&self, reader: Reader) -> Result<String, FormError> {
        let domain = self.domain.trim();
        if domain.is_ascii() {
            return Ok(domain.to_owned());
        }
        (reader.domain)(domain).ok_or_else(|| FormError::Domain(domain.to_owned()))
    }

    /// Whether a field that is folded away at first holds something of its own.
    #[must_use]
    pub fn has_folded_fields(&self) -> bool {
        let plain = Self {
            name: self.name.clone(),
            value: self.value.clone(),
            opened: self.opened.clone(),
            max_age: self.max_age.clone(),
            ..Self::default()
        };
        *self != plain
    }

    /// With what a preset stands for, beside what is typed.
    #[must_use]
    pub fn with_preset(mut self, preset: Preset) -> Self {
        self.expires.clear();
        self.max_age = match preset {
            Preset::Year => "1 year".to_owned(),
            Preset::Minute => "1 minute".to_owned(),
            Preset::Session | Preset::HostPrefix => String::new(),
        };
        if preset == Preset::HostPrefix {
            if !self.name.starts_with("__Host-") {
                self.name.insert_str(0, "__Host-");
            }
            self.secure = true;
            self.domain.clear();
            self.path = "/".to_owned();
        }
        self
    }
}

/// Whether one of the encodings of a form writes a value as it stands.
fn is_canonical(raw: &str) -> bool {
    let decoded = Encoding::read(raw);
    let again = decoded.encoding.encode(&decoded.text);
    again.is_ok_and(|again| again == raw)
}

/// As it stands where every browser keeps that, and percent-encoded where one
/// would cut it.
fn automatic(value: &str) -> Encoding {
    // WebKitGTK cuts a raw value at its first character beyond ASCII, and what
    // looks encoded would be read as something else.
    let raw = value.is_ascii()
        && Encoding::Raw.encode(value).is_ok()
        && Encoding::read(value).encoding == Encoding::Raw;
    if raw {
        Encoding::Raw
    } else {
        Encoding::Percent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::VisibleCookie;
    use document_cookie::Part;
    use document_cookie::set_cookie::Problem;

    const READER: Reader = Reader {
        date: |text| (text == "soon").then_some(1_800_000_000),
        domain: |text| (text == "bücher.example").then(|| "xn--bcher-kva.example".to_owned()),
    };

    fn line(form: &Form) -> Result<String, FormError> {
        form.cookie(READER).map(|cookie| cookie.to_string())
    }

    fn with(change: impl Fn(&mut Form)) -> Form {
        let mut form = Form {
            name: "a".to_owned(),
            ..Form::default()
        };
        change(&mut form);
        form
    }

    #[test]
    fn empty_attributes_are_left_out_but_path() {
        assert_eq!(line(&with(|_| ())).unwrap(), "a=; Path=/; SameSite=Lax");
        let form = with(|form| {
            form.path.clear();
            form.same_site = SameSite::Unset;
        });
        assert_eq!(line(&form).unwrap(), "a=; Path=/");
    }

    #[test]
    fn a_value_is_encoded_only_where_a_browser_would_not_keep_it() {
        let value = |value: &str| {
            let form = with(|form| value.clone_into(&mut form.value));
            line(&form).unwrap().replace("; Path=/; SameSite=Lax", "")
        };
        assert_eq!(value("a b=c"), "a=a b=c");
        assert_eq!(value("100%"), "a=100%");
        assert_eq!(value("a;b"), "a=a%3Bb");
        assert_eq!(value("é"), "a=%C3%A9");
        assert_eq!(value(" edge "), "a=%20edge%20");
        assert_eq!(value("a%20b"), "a=a%2520b");
    }

    #[test]
    fn a_chosen_encoding_is_kept_to() {
        let mut form = with(|form| form.value = "a;b".to_owned());
        form.encoding = Some(Encoding::Raw);
        let error = line(&form).unwrap_err();
        assert_eq!(
            error,
            FormError::Encode(InvalidPart {
                part: Part::Value,
                problem: Problem::Character {
                    character: ';',
                    at: 1
                }
            })
        );
        form.encoding = Some(Encoding::Quoted);
        assert_eq!(line(&form).unwrap(), "a=\"a\\073b\"; Path=/; SameSite=Lax");
    }

    #[test]
    fn an_untouched_value_is_written_again_byte_for_byte() {
        for raw in [
            "plain",
            "caf%C3%A9",
            "a%2fb",
            "%41",
            "\"a b\"",
            "\"a\\054b\"",
            "\"\\a\"",
            "100%",
            "a b",
            "eyJhIjoxfQ%3D%3D",
            "a=1&b=%7b%7d",
            "j%3A%7B%22a%22%3A1%7D",
        ] {
            let cookie = Cookie {
                visible: VisibleCookie::all(&format!("a={raw}")).remove(0),
                metadata: None,
            };
            let form = Form::of_cookie(&cookie, |_| String::new());
            assert_eq!(form.cookie(READER).unwrap().value(), raw, "{form:?}");
        }
    }

    #[test]
    fn what_is_inside_several_encodings_is_edited_and_written_back_through_them() {
        let cookie = Cookie {
            visible: VisibleCookie::all("a=eyJhIjoxfQ%3D%3D").remove(0),
            metadata: None,
        };
        let mut form = Form::of_cookie(&cookie, |_| String::new());
        assert_eq!(form.value, r#"{"a":1}"#);
        form.value = r#"{"a":22}"#.to_owned();
        assert_eq!(form.cookie(READER).unwrap().value(), "eyJhIjoyMn0%3D");
    }

    #[test]
    fn a_lifetime_that_is_none_is_named() {
        let form = |age: &str, expires: &str| {
            line(&with(|form| {
                age.clone_into(&mut form.max_age);
                expires.clone_into(&mut form.expires);
            }))
        };
        assert_eq!(form("soon", ""), Err(FormError::MaxAge("soon".to_owned())));
        assert_eq!(
            form("", "never"),
            Err(FormError::Expires("never".to_owned()))
        );
        assert!(form("1 h", "soon").unwrap().contains("; Max-Age=3600"));
        assert!(
            form("", "soon")
                .unwrap()
                .contains("; Expires=Fri, 15 Jan 2027 08:00:00 GMT")
        );
    }

    #[test]
    fn a_domain_beyond_ascii_is_converted() {
        let domain = |domain: &str| line(&with(|form| domain.clone_into(&mut form.domain)));
        assert!(
            domain("bücher.example")
                .unwrap()
                .contains("Domain=xn--bcher-kva.example")
        );
        assert_eq!(domain("…"), Err(FormError::Domain("…".to_owned())));
    }

    #[test]
    fn a_line_fills_the_fields() {
        let form = Form::of_line("a=caf%C3%A9; Path=/x; Secure; SameSite=None; Max-Age=60");
        assert_eq!(form.value, "café");
        assert_eq!(
            line(&form).unwrap(),
            "a=caf%C3%A9; Path=/x; Max-Age=60; SameSite=None; Secure"
        );
    }

    #[test]
    fn a_removal_names_the_same_place() {
        let form = with(|form| {
            form.value = "1".to_owned();
            form.path = "/x".to_owned();
            form.max_age = "nonsense".to_owned();
        });
        assert_eq!(
            form.removal(READER).unwrap().to_string(),
            "a=; Path=/x; Max-Age=0; SameSite=Lax"
        );
    }
}
