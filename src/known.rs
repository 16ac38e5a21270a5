//! What is known of cookies beyond what `document.cookie` shows: from what this
//! page wrote, kept across reloads beside the cookies, and from the browser's
//! `CookieStore` where that tells more. Never a guess. Pure.

use crate::line::Line;

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// This page wrote it.
    Written,
    /// The browser told.
    Browser,
}

/// When a cookie ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With the browser's session.
    Session,
    /// At this time, in seconds since 1970.
    At(u64),
}

/// What is known of one cookie; `None` is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The cookie's name.
    pub name: String,
    /// A mark of its value, because another value is another cookie.
    mark: u32,
    /// Its path.
    pub path: Option<String>,
    /// Its domain; empty for a cookie of this host alone.
    pub domain: Option<String>,
    /// When it ends.
    pub end: Option<End>,
    /// Whether it is `Secure`.
    pub secure: Option<bool>,
    /// Its `SameSite`; empty where it has none.
    pub same_site: Option<String>,
    /// Whether it is `Partitioned`.
    pub partitioned: Option<bool>,
    /// Who says so.
    pub source: Source,
}

impl Known {
    /// Of a line that this page wrote and the browser kept, with the time it
    /// ends at.
    #[must_use]
    pub fn of_line(line: &str, end: End) -> Self {
        let line = Line::parse(line);
        Self {
            mark: mark(&line.value),
            name: line.name,
            path: Some(line.path.unwrap_or_default()),
            domain: Some(line.domain.unwrap_or_default()),
            end: Some(end),
            secure: Some(line.secure),
            same_site: Some(line.same_site.unwrap_or_default()),
            partitioned: Some(line.partitioned),
            source: Source::Written,
        }
    }

    /// Whether this is said of the cookie that shows so.
    #[must_use]
    pub fn is_of(&self, name: &str, value: &str) -> bool {
        self.name == name && self.mark == mark(value)
    }

    /// Whether both name the same cookie, as a browser tells cookies apart
    /// (section 5.7).
    fn is_same(&self, other: &Self) -> bool {
        self.name == other.name
            && self.path == other.path
            && self.domain == other.domain
            && self.partitioned == other.partitioned
    }

    /// The attributes as they would be written, for the cookie to be made again.
    #[must_use]
    pub fn attributes(&self) -> String {
        let mut text = String::new();
        let mut add = |name: &str, value: &str| {
            text += "; ";
            text += name;
            if !value.is_empty() {
                text += "=";
                text += value;
            }
        };
        add("Path", self.path.as_deref().unwrap_or("/"));
        if let Some(domain) = self.domain.as_deref().filter(|it| !it.is_empty()) {
            add("Domain", domain);
        }
        if let Some(same_site) = self.same_site.as_deref().filter(|it| !it.is_empty()) {
            add("SameSite", same_site);
        }
        if self.secure == Some(true) {
            add("Secure", "");
        }
        if self.partitioned == Some(true) {
            add("Partitioned", "");
        }
        text
    }

    /// Whether all is known that making it again needs.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.path.is_some()
            && self.domain.is_some()
            && self.end.is_some()
            && self.secure.is_some()
            && self.same_site.is_some()
            && self.partitioned.is_some()
    }
}

/// All that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge(Vec<Known>);

impl Knowledge {
    /// Takes in one thing, in place of what was known of the same cookie.
    pub fn learn(&mut self, known: Known) {
        self.forget(&known);
        self.0.push(known);
    }

    /// Forgets what was known of the same cookie.
    pub fn forget(&mut self, known: &Known) {
        self.0.retain(|other| !other.is_same(known));
    }

    /// Forgets every cookie that does not show any more, and what the browser
    /// told, which is asked anew.
    pub fn keep(&mut self, shows: impl Fn(&Known) -> bool) {
        self.0.retain(shows);
    }

    /// What is known of the `copy`-th cookie that shows this name and value.
    #[must_use]
    pub fn of(&self, name: &str, value: &str, copy: usize) -> Option<&Known> {
        self.0
            .iter()
            .filter(|known| known.is_of(name, value))
            .nth(copy)
    }

    /// Lines to keep what was written: a mark in place of each value, because
    /// nothing keeps a value longer than its cookie.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for known in self.0.iter().filter(|it| it.source == Source::Written) {
            text += &known.name;
            text += "=";
            text += &known.mark.to_string();
            text += &known.attributes();
            if let Some(End::At(time)) = known.end {
                text += "; Max-Age=";
                text += &time.to_string();
            }
            text += "\n";
        }
        text
    }

    /// Reads such lines; what is none is skipped.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| {
            let parts = Line::parse(line);
            let mark = parts.value.parse().ok()?;
            // In these lines Max-Age is the time itself.
            let end = match parts.max_age {
                Some(time) => End::At(time.parse().ok()?),
                None => End::Session,
            };
            Some(Known {
                mark,
                ..Known::of_line(line, end)
            })
        });
        Self(lines.collect())
    }
}

/// A mark of a text: FNV-1a, 32 bits.
fn mark(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |mark, byte| {
        (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "a=1; Path=/x; Domain=e.org; SameSite=Lax; Secure";

    #[test]
    fn what_was_written_is_known_until_the_value_changes() {
        let mut knowledge = Knowledge::default();
        knowledge.learn(Known::of_line(LINE, End::At(9)));
        let known = knowledge.of("a", "1", 0).unwrap();
        assert_eq!(known.path.as_deref(), Some("/x"));
        assert_eq!(known.end, Some(End::At(9)));
        assert!(known.is_whole());
        assert_eq!(knowledge.of("a", "2", 0), None);
        knowledge.learn(Known::of_line("a=2; Path=/x; Domain=e.org", End::Session));
        assert_eq!(knowledge.of("a", "1", 0), None);
        assert!(knowledge.of("a", "2", 0).is_some());
    }

    #[test]
    fn cookies_of_other_paths_are_other_cookies() {
        let mut knowledge = Knowledge::default();
        knowledge.learn(Known::of_line("a=1; Path=/x", End::Session));
        knowledge.learn(Known::of_line("a=1; Path=/", End::Session));
        assert_eq!(
            knowledge.of("a", "1", 1).unwrap().path.as_deref(),
            Some("/")
        );
        knowledge.keep(|known| known.path.as_deref() == Some("/"));
        assert_eq!(knowledge.of("a", "1", 1), None);
    }

    #[test]
    fn it_is_kept_without_values() {
        let mut knowledge = Knowledge::default();
        knowledge.learn(Known::of_line(
            &LINE.replace("a=1", "a=secret"),
            End::At(77),
        ));
        knowledge.learn(Known::of_line("b=2; Path=/", End::Session));
        let text = knowledge.to_text();
        assert!(!text.contains("secret"), "{text}");
        assert_eq!(Knowledge::of_text(&text), knowledge);
        assert_eq!(Knowledge::of_text("nonsense\n\n=; x"), Knowledge::default());
    }
}
