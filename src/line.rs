//! A line taken apart again: what the page itself composed, or the rules
//! mended. Pure. What a browser makes of a line is for the rules to say; this
//! only finds the parts that a form has fields for.

use document_cookie::{InvalidPart, SameSite, SetCookie};

/// The parts of a line, as they stand in it. The last attribute of a name
/// counts (section 5.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Before the first `=`.
    pub name: String,
    /// After it, encoded.
    pub value: String,
    /// `Path`.
    pub path: Option<String>,
    /// `Domain`.
    pub domain: Option<String>,
    /// `Expires`.
    pub expires: Option<String>,
    /// `Max-Age`.
    pub max_age: Option<String>,
    /// `SameSite`.
    pub same_site: Option<String>,
    /// `Secure`.
    pub secure: bool,
    /// `Partitioned`.
    pub partitioned: bool,
}

impl Line {
    /// Takes a line apart.
    #[must_use]
    pub fn parse(line: &str) -> Self {
        let mut pieces = line.split(';');
        let pair = pieces.next().unwrap_or_default().trim();
        let (name, value) = pair.split_once('=').unwrap_or(("", pair));
        let mut parts = Self {
            name: name.trim().to_owned(),
            value: value.trim().to_owned(),
            ..Self::default()
        };
        for piece in pieces {
            let (key, value) = piece.split_once('=').unwrap_or((piece, ""));
            let (key, value) = (key.trim(), value.trim());
            let is = |name: &str| key.eq_ignore_ascii_case(name);
            if is("Secure") {
                parts.secure = true;
            } else if is("Partitioned") {
                parts.partitioned = true;
            } else if let Some(field) = parts.attribute(key) {
                *field = Some(value.to_owned());
            }
        }
        parts
    }

    /// The cookie that the line asks for, but for its lifetime.
    ///
    /// # Errors
    /// When a part cannot stand in a line.
    pub fn cookie(self) -> Result<SetCookie<'static>, InvalidPart> {
        let mut cookie = SetCookie::new(self.name, self.value)?
            .secure(self.secure)
            .partitioned(self.partitioned)
            .same_site(self.same_site.as_deref().and_then(same_site));
        if let Some(path) = self.path.filter(|path| !path.is_empty()) {
            cookie = cookie.path(path)?;
        }
        if let Some(domain) = self.domain.filter(|domain| !domain.is_empty()) {
            cookie = cookie.domain(domain)?;
        }
        Ok(cookie)
    }

    fn attribute(&mut self, key: &str) -> Option<&mut Option<String>> {
        let fields = [
            ("Path", &mut self.path),
            ("Domain", &mut self.domain),
            ("Expires", &mut self.expires),
            ("Max-Age", &mut self.max_age),
            ("SameSite", &mut self.same_site),
        ];
        fields
            .into_iter()
            .find(|(name, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, field)| field)
    }
}

/// The value of a `SameSite` attribute, whatever its case.
fn same_site(word: &str) -> Option<SameSite> {
    [
        ("Strict", SameSite::Strict),
        ("Lax", SameSite::Lax),
        ("None", SameSite::None),
    ]
    .into_iter()
    .find(|(name, _)| word.eq_ignore_ascii_case(name))
    .map(|(_, same_site)| same_site)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_found_whatever_its_case_and_place() {
        let line = "a = b=c ; secure; path=/x; Path=/y; MAX-AGE=5; Domain=e.org; samesite=Lax; \
                    Expires=Wed, 21 Oct 2026 07:28:00 GMT; Partitioned; Priority=High";
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            Line::parse(line),
            Line {
                name: "a".to_owned(),
                value: "b=c".to_owned(),
                path: some("/y"),
                domain: some("e.org"),
                expires: some("Wed, 21 Oct 2026 07:28:00 GMT"),
                max_age: some("5"),
                same_site: some("Lax"),
                secure: true,
                partitioned: true,
            }
        );
    }

    #[test]
    fn a_line_without_a_name_is_a_value() {
        let line = Line::parse("plain");
        assert_eq!((line.name.as_str(), line.value.as_str()), ("", "plain"));
        assert_eq!(Line::parse(""), Line::default());
    }
}
