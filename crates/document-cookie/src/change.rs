//! What changed between two cookie-strings. Pure.

use crate::cookie_string::{CookieString, Entry};

/// One change of what script can see.
///
/// ```
/// use document_cookie::change::{ChangeKind, ChangeSource, changes};
///
/// let change = &changes("", "id=1", ChangeSource::Elsewhere)[0];
/// assert_eq!((&*change.name, change.source), ("id", ChangeSource::Elsewhere));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Change {
    /// The name of the cookie; empty for a nameless one.
    pub name: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// Who made the change.
    pub source: ChangeSource,
}

/// What became of a cookie. Values are as they stand, not decoded.
///
/// ```
/// use document_cookie::change::{ChangeKind, ChangeSource, changes};
///
/// let kind = &changes("id=1", "id=2", ChangeSource::Here)[0].kind;
/// let (from, to) = ("1".to_owned(), "2".to_owned());
/// assert_eq!(*kind, ChangeKind::Changed { from, to });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum ChangeKind {
    /// It was not there before.
    Added {
        /// Its value.
        value: String,
    },
    /// It has another value.
    Changed {
        /// The value it had.
        from: String,
        /// The value it has.
        to: String,
    },
    /// It is gone.
    Removed {
        /// The value it had.
        value: String,
    },
    /// It is gone, at the end of the lifetime that this library wrote.
    Expired {
        /// The value it had.
        value: String,
    },
    /// Its copies have the same values, in another order.
    Reordered,
}

/// Who made a change.
///
/// ```no_run
/// # #[cfg(feature = "browser")] {
/// use document_cookie::browser::watch;
/// use document_cookie::change::ChangeSource;
///
/// let watch = watch(|change| {
///     if change.source == ChangeSource::Elsewhere {
///         // Another tab, or the server: show it.
///     }
/// });
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum ChangeSource {
    /// A write through this library, in this document.
    Here,
    /// Another script, tab or program, or the server.
    Elsewhere,
}

/// What changed from one cookie-string to the next: first what changed or went,
/// in the order it stood before, then what came, in the order it stands.
///
/// Copies of one name are told apart by their values alone. Of those that
/// differ, the first that went and the first that came are taken to be one
/// that changed. Whether a cookie that went had expired cannot be seen here.
///
/// ```
/// use document_cookie::change::{ChangeKind, ChangeSource, changes};
///
/// let found = changes("a=1; b=2; b=3", "b=3; a=1; c=4", ChangeSource::Elsewhere);
/// assert_eq!(found.len(), 2);
/// assert_eq!(found[0].kind, ChangeKind::Removed { value: "2".to_owned() });
/// assert_eq!(found[1].kind, ChangeKind::Added { value: "4".to_owned() });
/// ```
#[must_use]
pub fn changes(before: &str, after: &str, source: ChangeSource) -> Vec<Change> {
    let (before, after) = (CookieString::new(before), CookieString::new(after));
    let mut went: Vec<Entry<'_>> = before.entries().collect();
    let mut came: Vec<Entry<'_>> = Vec::new();
    for entry in after.entries() {
        if take(&mut went, |it| *it == entry).is_none() {
            came.push(entry);
        }
    }
    let mut found = Vec::new();
    let mut report = |name: &str, kind| {
        let name = name.to_owned();
        found.push(Change { name, kind, source });
    };
    let value_of = |entry: Entry<'_>| entry.value.to_owned();
    for entry in went {
        let value = value_of(entry);
        let kind = match take(&mut came, |it| it.name == entry.name) {
            Some(now) => ChangeKind::Changed {
                from: value,
                to: value_of(now),
            },
            None => ChangeKind::Removed { value },
        };
        report(entry.name, kind);
    }
    for entry in came {
        let value = value_of(entry);
        report(entry.name, ChangeKind::Added { value });
    }
    add_reordered(before, after, source, &mut found);
    found
}

/// Copies that changed places may change what a reader takes, who takes the
/// first.
fn add_reordered(
    before: CookieString<'_>,
    after: CookieString<'_>,
    source: ChangeSource,
    found: &mut Vec<Change>,
) {
    for entry in before.entries() {
        let name = entry.name;
        if before.get_all(name).nth(1).is_some()
            && !found.iter().any(|change| change.name == name)
            && !before.get_all(name).eq(after.get_all(name))
        {
            found.push(Change {
                name: name.to_owned(),
                kind: ChangeKind::Reordered,
                source,
            });
        }
    }
}

fn take<'a>(
    entries: &mut Vec<Entry<'a>>,
    wanted: impl Fn(&Entry<'a>) -> bool,
) -> Option<Entry<'a>> {
    let at = entries.iter().position(wanted)?;
    Some(entries.remove(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(before: &str, after: &str) -> Vec<String> {
        let one = |change: Change| {
            let name = change.name;
            match change.kind {
                ChangeKind::Added { value } => format!("+{name}={value}"),
                ChangeKind::Changed { from, to } => format!("{name}:{from}>{to}"),
                ChangeKind::Removed { value } => format!("-{name}={value}"),
                ChangeKind::Expired { value } => format!("x{name}={value}"),
                ChangeKind::Reordered => format!("~{name}"),
            }
        };
        let found = changes(before, after, ChangeSource::Here);
        found.into_iter().map(one).collect()
    }

    #[test]
    fn no_change_is_reported_where_nothing_changed() {
        assert_eq!(summary("a=1; b=2", "b=2; a=1"), [""; 0]);
        assert_eq!(summary("a=1; a=1", "a=1; a=1"), [""; 0]);
        assert_eq!(summary("", ""), [""; 0]);
    }

    #[test]
    fn what_came_went_or_changed_is_told_apart() {
        assert_eq!(summary("a=1", "a=2"), ["a:1>2"]);
        assert_eq!(summary("a=1; b=2", "c=3; b=2"), ["-a=1", "+c=3"]);
        assert_eq!(summary("x", "y"), [":x>y"]);
    }

    #[test]
    fn copies_are_counted_by_their_values() {
        assert_eq!(summary("a=1; a=2", "a=2"), ["-a=1"]);
        assert_eq!(summary("a=1", "a=1; a=1"), ["+a=1"]);
        assert_eq!(summary("a=1; a=2", "a=2; a=3"), ["a:1>3"]);
        assert_eq!(summary("a=1; a=1; a=2", "a=3"), ["a:1>3", "-a=1", "-a=2"]);
    }

    #[test]
    fn copies_that_changed_places_are_a_change() {
        assert_eq!(summary("a=1; b=0; a=2", "a=2; a=1; b=0"), ["~a"]);
    }
}
