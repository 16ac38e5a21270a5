//! The cookies of a time, and the text that all snapshots are kept as. Pure.

use crate::session::{Cookie, CookieMetadata, VisibleCookie};
use serde::{Deserialize, Serialize};

/// As many as are kept.
pub const MAX_SNAPSHOTS: usize = 20;

/// As much as all of them may take, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// The cookies of a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// As the person named it.
    pub name: String,
    /// When it was taken, in seconds since 1970.
    pub at: u64,
    /// In the browser's order.
    pub cookies: Vec<KeptCookie>,
}

/// A cookie of a snapshot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptCookie {
    /// Its name.
    pub name: String,
    /// Its value, as it stands.
    pub value: String,
    /// What was known of it.
    pub metadata: Option<CookieMetadata>,
}

impl KeptCookie {
    /// Of a cookie that is here.
    #[must_use]
    pub fn of(cookie: &Cookie) -> Self {
        Self {
            name: cookie.visible.name.clone(),
            value: cookie.visible.raw.clone(),
            metadata: cookie.metadata.clone(),
        }
    }

    /// The cookie as it was.
    #[must_use]
    pub fn cookie(&self) -> Cookie {
        Cookie {
            visible: VisibleCookie::new(&self.name, &self.value, 0),
            metadata: self.metadata.clone(),
        }
    }
}

/// Why a snapshot is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// There are as many as are kept.
    TooMany,
    /// With it they would take more than they may: so many bytes.
    TooLarge(usize),
}

/// Adds a snapshot, the newest first, in place of one of the same name.
///
/// # Errors
/// When there is no room for it; nothing is changed then.
pub fn add(snapshots: &mut Vec<Snapshot>, new: Snapshot) -> Result<(), NotKept> {
    let mut all = snapshots.clone();
    all.retain(|it| it.name != new.name);
    all.insert(0, new);
    if all.len() > MAX_SNAPSHOTS {
        return Err(NotKept::TooMany);
    }
    let bytes = to_text(&all).len();
    if bytes > MAX_BYTES {
        return Err(NotKept::TooLarge(bytes));
    }
    *snapshots = all;
    Ok(())
}

/// The text that they are kept as; empty for none.
#[must_use]
pub fn to_text(snapshots: &[Snapshot]) -> String {
    if snapshots.is_empty() {
        return String::new();
    }
    // Strings and numbers can always be written.
    serde_json::to_string(snapshots).unwrap_or_default()
}

/// The snapshots of such a text; none of what is another.
#[must_use]
pub fn from_text(text: &str) -> Vec<Snapshot> {
    serde_json::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use document_cookie::SetCookie;

    fn snapshot(name: &str, value: &str) -> Snapshot {
        let write = SetCookie::new("a", "1").unwrap();
        Snapshot {
            name: name.to_owned(),
            at: 1,
            cookies: vec![KeptCookie {
                name: "__proto__".to_owned(),
                value: value.to_owned(),
                metadata: Some(CookieMetadata::of_write(&write, 0)),
            }],
        }
    }

    #[test]
    fn snapshots_come_back_as_they_were() {
        let all = vec![snapshot("one", "\u{1f36a}"), snapshot("two", "")];
        assert_eq!(from_text(&to_text(&all)), all);
        for other in ["", "nonsense", "{}", "[1]"] {
            assert_eq!(from_text(other), []);
        }
        assert_eq!(to_text(&[]), "");
    }

    #[test]
    fn one_of_the_same_name_takes_the_place_of_the_other() {
        let mut all = vec![snapshot("one", "1"), snapshot("two", "2")];
        add(&mut all, snapshot("two", "3")).unwrap();
        let names: Vec<_> = all
            .iter()
            .map(|it| (&*it.name, &*it.cookies[0].value))
            .collect();
        assert_eq!(names, [("two", "3"), ("one", "1")]);
    }

    #[test]
    fn no_more_are_kept_than_twenty_and_a_megabyte() {
        let mut all = Vec::new();
        for number in 0..MAX_SNAPSHOTS {
            add(&mut all, snapshot(&number.to_string(), "")).unwrap();
        }
        assert_eq!(add(&mut all, snapshot("more", "")), Err(NotKept::TooMany));
        assert_eq!(all.len(), MAX_SNAPSHOTS);
        let mut all = Vec::new();
        let large = snapshot("large", &"x".repeat(MAX_BYTES));
        assert!(matches!(add(&mut all, large), Err(NotKept::TooLarge(_))));
        assert!(all.is_empty());
    }
}
