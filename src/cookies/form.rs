//! What the editor's fields hold, and the cookie they ask for. Pure.

use super::max_age;
use crate::line::Line;
use crate::wording;
use document_cookie::encoding::EncodeError;
use document_cookie::{Encoding, Lifetime, SetCookie};
use std::time::{Duration, SystemTime};

/// The fields, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As typed, but for the value, which is not encoded yet.
    pub typed: Line,
    /// How the value is to be written.
    pub encoding: Encoding,
    /// Whether the person chose that, rather than the value.
    pub chosen: bool,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            typed: Line {
                path: Some("/".to_owned()),
                same_site: Some("Lax".to_owned()),
                ..Line::default()
            },
            encoding: Encoding::Raw,
            chosen: false,
        }
    }
}

impl Form {
    /// The fields that would make this line.
    pub fn of_line(line: &str) -> Self {
        let mut typed = Line::parse(line);
        let read = Encoding::read(&typed.value);
        let (text, encoding) = (read.text.into_owned(), read.encoding);
        typed.value = text;
        Self {
            typed,
            encoding,
            chosen: encoding == Encoding::Quoted,
        }
    }

    /// How the value is written: as chosen, or else as it stands where every
    /// browser keeps that, and percent-encoded where one would cut it.
    pub fn encoding(&self) -> Encoding {
        let value = &self.typed.value;
        if self.chosen {
            self.encoding
        // WebKitGTK cuts a raw value at its first character beyond ASCII, and
        // what looks encoded would be read as something else.
        } else if value.is_ascii()
            && Encoding::Raw.encode(value).is_ok()
            && Encoding::read(value).encoding == Encoding::Raw
        {
            Encoding::Raw
        } else {
            Encoding::Percent
        }
    }

    /// The cookie that the fields ask for. `date` reads a date as typed, in
    /// seconds since 1970.
    ///
    /// # Errors
    /// What to change, in words, where a field cannot be written.
    pub fn cookie(&self, date: impl Fn(&str) -> Option<u64>) -> Result<SetCookie<'static>, String> {
        let mut line = self.typed.clone();
        let value = self.encoding().encode(&self.typed.value);
        line.value = value.map_err(|error| cannot_be_raw(&error))?.into_owned();
        let lifetime = self.lifetime(date)?;
        let cookie = line.cookie().map_err(|error| wording::invalid(&error))?;
        Ok(cookie.lifetime(lifetime))
    }

    /// Max-Age goes before Expires, as in a browser (section 5.6.2).
    fn lifetime(&self, date: impl Fn(&str) -> Option<u64>) -> Result<Lifetime, String> {
        let text = |field: &Option<String>| field.as_deref().unwrap_or("").trim().to_owned();
        let (age, expires) = (text(&self.typed.max_age), text(&self.typed.expires));
        if !age.is_empty() {
            return match max_age::seconds(&age) {
                Some(seconds) => Ok(Lifetime::For(Duration::from_secs(seconds))),
                None => Err(format!(
                    "Max-Age is a number of whole seconds, or of a unit such as 30 min, 2 h or 1 \
                     year; “{age}” is none. Leave it empty to keep the cookie until the browser \
                     closes."
                )),
            };
        }
        if expires.is_empty() {
            return Ok(Lifetime::Session);
        }
        match date(&expires) {
            Some(time) => Ok(Lifetime::Until(
                SystemTime::UNIX_EPOCH + Duration::from_secs(time),
            )),
            None => Err(format!(
                "Expires is a date, such as 2027-01-31 12:00; “{expires}” is none that this \
                 browser reads. Leave it empty to keep the cookie until the browser closes."
            )),
        }
    }
}

fn cannot_be_raw(error: &EncodeError) -> String {
    format!(
        "A raw value cannot have {} at position {}. Choose the encoding percent, or take it out.",
        wording::shown(error.character),
        error.at + 1
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(form: &Form) -> Result<String, String> {
        let date = |text: &str| (text == "soon").then_some(1_800_000_000);
        form.cookie(date).map(|cookie| cookie.to_string())
    }

    fn with(change: impl Fn(&mut Line)) -> Form {
        let mut form = Form::default();
        form.typed.name = "a".to_owned();
        change(&mut form.typed);
        form
    }

    #[test]
    fn empty_attributes_are_left_out_but_path() {
        assert_eq!(line(&with(|_| ())).unwrap(), "a=; Path=/; SameSite=Lax");
        let form = with(|typed| {
            typed.path = Some(String::new());
            typed.same_site = Some(String::new());
        });
        assert_eq!(line(&form).unwrap(), "a=; Path=/");
    }

    #[test]
    fn a_value_is_encoded_only_where_a_browser_would_not_keep_it() {
        let value = |value: &str| {
            let form = with(|typed| typed.value = value.to_owned());
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
        let mut form = with(|typed| typed.value = "a;b".to_owned());
        form.chosen = true;
        let problem = line(&form).unwrap_err();
        assert!(
            problem.contains("“;”") && problem.contains("position 2"),
            "{problem}"
        );
        form.encoding = Encoding::Quoted;
        assert_eq!(line(&form).unwrap(), "a=\"a\\073b\"; Path=/; SameSite=Lax");
    }

    #[test]
    fn a_lifetime_that_is_none_says_what_to_write() {
        let form = |age: &str, expires: &str| {
            line(&with(|typed| {
                typed.max_age = Some(age.to_owned());
                typed.expires = Some(expires.to_owned());
            }))
        };
        assert!(form("soon", "").unwrap_err().contains("“soon”"));
        assert!(form("", "never").unwrap_err().contains("“never”"));
        assert!(form("1 h", "soon").unwrap().contains("; Max-Age=3600"));
        assert!(
            form("", "soon")
                .unwrap()
                .contains("; Expires=Fri, 15 Jan 2027 08:00:00 GMT")
        );
    }

    #[test]
    fn a_line_fills_the_fields() {
        let form = Form::of_line("a=caf%C3%A9; Path=/x; Secure; SameSite=None; Max-Age=60");
        assert_eq!(form.typed.value, "café");
        assert_eq!(
            line(&form).unwrap(),
            "a=caf%C3%A9; Path=/x; Max-Age=60; SameSite=None; Secure"
        );
    }
}
