//! What was written beside what is kept, where they differ. Pure.

use cookie_check::CookieAnswer;
use document_cookie::rules::{Cookie, Engine, SameSite, SetCookieString};

/// A part of a cookie that is kept otherwise than it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is called.
    pub part: &'static str,
    /// What was written, if it was.
    pub written: Option<String>,
    /// What is kept, if something is.
    pub kept: Option<String>,
    /// Who keeps it so.
    pub engines: Vec<Engine>,
    /// Whether it is the value, which the mask hides.
    pub is_value: bool,
}

/// What the engines that keep the cookie keep otherwise than it was written;
/// those that do the same together.
#[must_use]
pub fn changes(answer: &CookieAnswer) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    let written = Written::of(&answer.line);
    for engine in &answer.engines {
        let Some(kept) = &engine.worst().decision.kept else {
            continue;
        };
        for (part, written, kept) in written.beside(kept) {
            let same = all.iter_mut().find(|it| it.part == part && it.kept == kept);
            match same {
                Some(same) => same.engines.push(engine.engine),
                None => all.push(Change {
                    part,
                    is_value: part == VALUE,
                    written,
                    kept,
                    engines: vec![engine.engine],
                }),
            }
        }
    }
    all
}

const VALUE: &str = "Value";

/// The parts of a line as they stand there.
struct Written {
    name: String,
    value: String,
    attributes: Vec<(String, Option<String>)>,
}

impl Written {
    fn of(line: &[u8]) -> Self {
        // Up to the first `;`: what an engine cuts off is what this is about.
        let end = line.iter().position(|byte| *byte == b';');
        let pair = &line[..end.unwrap_or(line.len())];
        let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
            Some(equals) => (&pair[..equals], &pair[equals + 1..]),
            None => (&b""[..], pair),
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes.trim_ascii()).into_owned();
        let parsed = SetCookieString::parse(line, Engine::Standard.differences());
        Self {
            name: text(name),
            value: text(value),
            attributes: parsed
                .attributes()
                .map(|it| (text(it.name).to_ascii_lowercase(), it.value.map(text)))
                .collect(),
        }
    }

    /// The last attribute of a name, which is the one that counts.
    fn attribute(&self, name: &str) -> Option<&Option<String>> {
        let mut attributes = self.attributes.iter().rev();
        attributes
            .find(|(written, _)| written == name)
            .map(|(_, value)| value)
    }

    fn setting(&self, name: &str) -> Option<String> {
        self.attribute(name)
            .map(|value| value.clone().unwrap_or_default())
    }

    fn beside(&self, kept: &Cookie) -> Vec<(&'static str, Option<String>, Option<String>)> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut all = Vec::new();
        let mut compare = |part, written: Option<String>, kept: Option<String>, same: bool| {
            if !same {
                all.push((part, written, kept));
            }
        };
        let (name, value) = (text(&kept.name), text(&kept.value));
        compare(
            "Name",
            Some(self.name.clone()),
            Some(name.clone()),
            name == self.name,
        );
        compare(
            VALUE,
            Some(self.value.clone()),
            Some(value.clone()),
            value == self.value,
        );
        if let Some(path) = self.setting("path") {
            let kept = text(&kept.path);
            let same = kept == path;
            compare("Path", Some(path), Some(kept), same);
        }
        if let Some(domain) = self.setting("domain") {
            let at = match kept.host_only {
                true => "this host only".to_owned(),
                false => text(&kept.domain),
            };
            let same = at.eq_ignore_ascii_case(domain.trim_start_matches('.'));
            compare("Domain", Some(domain), Some(at), same);
        }
        if let Some(same_site) = self.setting("samesite") {
            let at = kept.same_site;
            let same = at.as_str().eq_ignore_ascii_case(&same_site);
            let kept = match at {
                SameSite::Unset => "not set".to_owned(),
                set => set.as_str().to_owned(),
            };
            compare("SameSite", Some(same_site), Some(kept), same);
        }
        let end = match (self.setting("max-age"), self.setting("expires")) {
            (None, None) => None,
            (Some(max_age), _) => Some(format!("Max-Age={max_age}")),
            (None, Some(expires)) => Some(expires),
        };
        if end.is_some() && kept.expires.is_none() {
            compare(
                "End",
                end,
                Some("when the browser closes".to_owned()),
                false,
            );
        }
        for (part, name, is_kept) in [
            ("Secure", "secure", kept.secure),
            ("HttpOnly", "httponly", kept.http_only),
            ("Partitioned", "partitioned", kept.partition.is_some()),
        ] {
            let is_written = self.attribute(name).is_some();
            let word = |is: bool| Some(if is { "yes" } else { "no" }.to_owned());
            compare(part, word(is_written), word(is_kept), is_written == is_kept);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::assessment::ENGINES;
    use super::*;
    use cookie_check::{Check, Settings, Source};
    use document_cookie::rules::{Environment, UnixTime};

    fn parts(line: &str) -> Vec<(&'static str, Option<String>)> {
        let settings = Settings {
            engines: ENGINES.to_vec(),
            ..Settings::at(UnixTime(1_795_000_000))
        };
        let mut check = Check::new(settings, Environment::default());
        let source = Source {
            url: Some("https://example.com/app/"),
            is_one_line: true,
            ..Source::new(line.as_bytes())
        };
        check.add(&source).unwrap();
        let changes = changes(&check.next().unwrap());
        changes.into_iter().map(|it| (it.part, it.kept)).collect()
    }

    #[test]
    fn what_is_kept_as_written_is_not_named() {
        let whole =
            "a=1; Path=/app; Domain=example.com; Secure; SameSite=Lax; Max-Age=60; HttpOnly";
        assert_eq!(parts(whole), []);
        assert_eq!(parts("a=1"), []);
    }

    #[test]
    fn what_is_kept_otherwise_stands_beside_what_was_written() {
        assert_eq!(parts("a=1; Path=x"), [("Path", Some("/app".into()))]);
        assert!(
            parts("a=1; Max-Age=soon").contains(&("End", Some("when the browser closes".into())))
        );
    }
}
