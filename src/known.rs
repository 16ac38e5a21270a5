//! What is known of cookies beyond what `document.cookie` shows: from what this
//! page wrote, kept across reloads beside the cookies, and from the browser's
//! `CookieStore` where that tells more. Never a guess. Pure.

use crate::line::Line;
use document_cookie::browser::{KnownCookie, KnownDomain, KnownEnd};
use document_cookie::deletion::Hit;
use document_cookie::{Lifetime, SameSite, SetCookie};
use std::time::{Duration, SystemTime};

/// Where the page keeps what it wrote, in this origin's local storage.
pub const PLACE: &str = "cookie_workbench_known";

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

    /// What the browser told of a cookie; none where it told no more than the
    /// cookie-string does.
    #[must_use]
    pub fn told(cookie: KnownCookie) -> Option<Self> {
        let path = cookie.path?;
        Some(Self {
            mark: mark(&cookie.value),
            name: cookie.name,
            path: Some(path),
            domain: cookie.domain.map(|domain| match domain {
                KnownDomain::HostOnly => String::new(),
                KnownDomain::Domain(domain) => domain,
            }),
            end: cookie.end.map(|end| match end {
                KnownEnd::Session => End::Session,
                KnownEnd::At(time) => End::At(seconds(time)),
            }),
            secure: cookie.secure,
            same_site: cookie.same_site.map(|it| word(it).to_owned()),
            partitioned: cookie.partitioned,
            source: Source::Browser,
        })
    }

    /// Of a copy that a careful deletion hit: where it lay, and no more.
    #[must_use]
    pub fn of_place(name: &str, hit: &Hit) -> Self {
        let place = &hit.place;
        Self {
            name: name.to_owned(),
            mark: mark(&hit.value),
            path: Some(place.path.clone()),
            domain: Some(place.domain.clone().unwrap_or_default()),
            end: None,
            secure: place.secure.then_some(true),
            same_site: None,
            partitioned: Some(place.partitioned),
            source: Source::Written,
        }
    }

    /// Whether it is known where it lies.
    #[must_use]
    pub fn is_placed(&self) -> bool {
        self.path.is_some() && self.domain.is_some()
    }

    /// The line that removes exactly this cookie, where its path and domain are
    /// known.
    #[must_use]
    pub fn removal(&self) -> Option<SetCookie<'static>> {
        if !self.is_placed() {
            return None;
        }
        let removal = self.cookie("")?.lifetime(Lifetime::For(Duration::ZERO));
        Some(match self.name.starts_with("__") {
            // Browsers refuse even the removal of a prefixed name without it.
            true => removal.secure(true),
            false => removal,
        })
    }

    /// Whether this is said of the cookie that shows so.
    #[must_use]
    pub fn is_of(&self, name: &str, value: &str) -> bool {
        self.name == name && self.mark == mark(value)
    }

    /// Whether both name the same cookie, as a browser tells cookies apart
    /// (section 5.7).
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
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

    /// The cookie itself with this value, to be made again.
    #[must_use]
    pub fn cookie(&self, value: &str) -> Option<SetCookie<'static>> {
        let line = Line::parse(&(format!("{}={value}", self.name) + &self.attributes()));
        let lifetime = match self.end {
            Some(End::At(time)) => {
                Lifetime::Until(SystemTime::UNIX_EPOCH + Duration::from_secs(time))
            }
            _ => Lifetime::Session,
        };
        Some(line.cookie().ok()?.lifetime(lifetime))
    }

    /// Whether all is known that making it again needs.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_placed()
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

    /// What is known of the `copy`-th of `all` cookies that show this name and
    /// value. Nothing where not all of them are known: which is which, nobody
    /// can tell.
    #[must_use]
    pub fn of(&self, name: &str, value: &str, copy: usize, all: usize) -> Option<&Known> {
        let known = || self.0.iter().filter(|known| known.is_of(name, value));
        let length = |known: &Known| known.path.as_ref().map_or(0, String::len);
        // A browser shows the longer path first (section 5.8.3).
        let place = |at: usize, one: &Known| {
            let before = |(other, it): &(usize, &Known)| {
                length(it) > length(one) || (length(it) == length(one) && *other < at)
            };
            known().enumerate().filter(before).count()
        };
        let found = known().enumerate().find(|(at, it)| place(*at, it) == copy);
        found.map(|(_, it)| it).filter(|_| known().count() == all)
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

fn word(same_site: SameSite) -> &'static str {
    match same_site {
        SameSite::Strict => "Strict",
        SameSite::Lax => "Lax",
        SameSite::None => "None",
    }
}

/// Seconds since 1970.
fn seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs()
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
        let known = knowledge.of("a", "1", 0, 1).unwrap();
        assert_eq!(known.path.as_deref(), Some("/x"));
        assert_eq!(known.end, Some(End::At(9)));
        assert!(known.is_whole());
        assert_eq!(knowledge.of("a", "2", 0, 1), None);
        knowledge.learn(Known::of_line("a=2; Path=/x; Domain=e.org", End::Session));
        assert_eq!(knowledge.of("a", "1", 0, 1), None);
        assert!(knowledge.of("a", "2", 0, 1).is_some());
    }

    #[test]
    fn cookies_of_other_paths_are_other_cookies() {
        let mut knowledge = Knowledge::default();
        knowledge.learn(Known::of_line("a=1; Path=/", End::Session));
        knowledge.learn(Known::of_line("a=1; Path=/x", End::Session));
        let path = |copy| knowledge.of("a", "1", copy, 2)?.path.as_deref();
        assert_eq!((path(0), path(1)), (Some("/x"), Some("/")));
        knowledge.keep(|known| known.path.as_deref() == Some("/"));
        // One is known, two are shown: it may be either.
        assert_eq!(knowledge.of("a", "1", 0, 2), None);
        assert_eq!(knowledge.of("a", "1", 1, 2), None);
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
