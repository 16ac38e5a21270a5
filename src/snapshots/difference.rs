//! What is otherwise between two sets of cookies. Pure.

use super::snapshot::KeptCookie;
use crate::session::CookieMetadata;

/// What became of a cookie from one set to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is in the second alone.
    Added,
    /// It is in the first alone.
    Removed,
    /// It has another value, or another attribute that is known in both.
    Changed,
}

impl Kind {
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }

    /// Its sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "−",
            Self::Changed => "~",
        }
    }
}

/// A cookie that is not the same in both.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The cookie's name.
    pub name: String,
    /// What became of it.
    pub kind: Kind,
    /// The value in the first.
    pub before: Option<String>,
    /// The value in the second.
    pub after: Option<String>,
}

/// The differences, in the order of the first, then of what the second has
/// beside it.
#[must_use]
pub fn differences(first: &[KeptCookie], second: &[KeptCookie]) -> Vec<Difference> {
    let mut left: Vec<&KeptCookie> = second.iter().collect();
    let mut found = Vec::new();
    for cookie in first {
        let after = take_match(cookie, &mut left);
        let is_same = after.is_some_and(|after| is_same(cookie, after));
        if !is_same {
            found.push(Difference {
                name: cookie.name.clone(),
                kind: match after {
                    Some(_) => Kind::Changed,
                    None => Kind::Removed,
                },
                before: Some(cookie.value.clone()),
                after: after.map(|it| it.value.clone()),
            });
        }
    }
    found.extend(left.into_iter().map(|cookie| Difference {
        name: cookie.name.clone(),
        kind: Kind::Added,
        before: None,
        after: Some(cookie.value.clone()),
    }));
    found
}

/// The same cookie among others: at the same place, or of the same value, or
/// one of the same name of which it is not known where it lies.
fn take_match<'a>(cookie: &KeptCookie, others: &mut Vec<&'a KeptCookie>) -> Option<&'a KeptCookie> {
    let place = |it: &KeptCookie| {
        let metadata = it.metadata.as_ref().filter(|it| it.is_located())?;
        Some((
            metadata.path.clone(),
            metadata.domain.clone(),
            metadata.partitioned == Some(true),
        ))
    };
    let here = place(cookie);
    let find = |is_it: &dyn Fn(&KeptCookie) -> bool| {
        others
            .iter()
            .position(|it| it.name == cookie.name && is_it(it))
    };
    let at = find(&|it| here.is_some() && place(it) == here).or_else(|| {
        let may_be = |it: &KeptCookie| here.is_none() || place(it).is_none();
        find(&|it| may_be(it) && it.value == cookie.value).or_else(|| find(&may_be))
    })?;
    Some(others.remove(at))
}

fn is_same(one: &KeptCookie, other: &KeptCookie) -> bool {
    let known = |one: &CookieMetadata, other: &CookieMetadata| {
        fn alike<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        alike(one.end, other.end)
            && alike(one.secure, other.secure)
            && alike(one.same_site, other.same_site)
    };
    let attributes = match (&one.metadata, &other.metadata) {
        (Some(one), Some(other)) => known(one, other),
        _ => true,
    };
    one.value == other.value && attributes
}

#[cfg(test)]
mod tests {
    use super::*;
    use document_cookie::SetCookie;

    fn cookie(name: &str, value: &str, path: Option<&'static str>) -> KeptCookie {
        KeptCookie {
            name: name.to_owned(),
            value: value.to_owned(),
            metadata: path.map(|path| {
                let write = SetCookie::new("a", "").unwrap().path(path).unwrap();
                CookieMetadata::of_write(&write, 0)
            }),
        }
    }

    fn of(first: &[KeptCookie], second: &[KeptCookie]) -> Vec<(String, &'static str)> {
        let found = differences(first, second).into_iter();
        found.map(|it| (it.name, it.kind.as_str())).collect()
    }

    #[test]
    fn what_was_added_removed_or_changed_is_found() {
        let first = [
            cookie("a", "1", None),
            cookie("b", "1", None),
            cookie("c", "1", None),
        ];
        let second = [
            cookie("c", "1", None),
            cookie("b", "2", None),
            cookie("d", "1", None),
        ];
        let expected = [("a", "removed"), ("b", "changed"), ("d", "added")];
        let expected = expected.map(|(name, kind)| (name.to_owned(), kind));
        assert_eq!(of(&first, &second), expected);
    }

    #[test]
    fn copies_are_told_apart_by_where_they_lie() {
        let first = [cookie("a", "1", Some("/")), cookie("a", "2", Some("/x"))];
        let second = [cookie("a", "2", Some("/x")), cookie("a", "1", Some("/"))];
        assert_eq!(of(&first, &second), []);
        let moved = [cookie("a", "1", Some("/")), cookie("a", "2", Some("/y"))];
        let expected = [("a", "removed"), ("a", "added")];
        assert_eq!(
            of(&first, &moved),
            expected.map(|(name, kind)| (name.to_owned(), kind))
        );
    }

    #[test]
    fn what_is_not_known_is_no_difference() {
        let known = [cookie("a", "1", Some("/"))];
        assert_eq!(of(&known, &[cookie("a", "1", None)]), []);
    }
}
