//! The columns of the list: what a cookie has in each, its order, and what all
//! cookies have alike. Pure.

use crate::session::{Cookie, CookieMetadata, Domain, End};
use crate::wording;
use document_cookie::SameSite;
use std::cmp::Ordering;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Name.
    Name,
    /// Decoded value.
    Value,
    /// Bytes of name and value.
    Size,
    /// Path.
    Path,
    /// Domain.
    Domain,
    /// Secure.
    Secure,
    /// `SameSite`.
    SameSite,
    /// Partitioned.
    Partitioned,
    /// End of life.
    Expires,
}

impl Column {
    /// Those that are shown on request.
    pub const OPTIONAL: [Self; 6] = [
        Self::Size,
        Self::Path,
        Self::Domain,
        Self::Secure,
        Self::SameSite,
        Self::Partitioned,
    ];

    /// Those that all cookies may have alike.
    const FACTS: [Self; 6] = [
        Self::Domain,
        Self::Path,
        Self::Secure,
        Self::SameSite,
        Self::Partitioned,
        Self::Expires,
    ];

    /// What stands in its head.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Value => "Value",
            Self::Size => "Size",
            Self::Path => "Path",
            Self::Domain => "Domain",
            Self::Secure => "Secure",
            Self::SameSite => "SameSite",
            Self::Partitioned => "Partitioned",
            Self::Expires => "Expires",
        }
    }

    /// Its word in the style and in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Value => "value",
            Self::Size => "size",
            Self::Path => "path",
            Self::Domain => "domain",
            Self::Secure => "secure",
            Self::SameSite => "samesite",
            Self::Partitioned => "partitioned",
            Self::Expires => "expires",
        }
    }

    /// What a cookie has in it, for a list of facts; `None` where that is not
    /// known. `now` is seconds since 1970.
    #[must_use]
    pub fn fact(self, cookie: &Cookie, now: u64) -> Option<String> {
        let metadata = cookie.metadata.as_ref();
        let yes_or_no = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
        match self {
            Self::Name => Some(cookie.visible.name.clone()),
            Self::Value => Some(cookie.visible.text.clone()),
            Self::Size => Some(wording::grouped(cookie.visible.bytes() as u64)),
            Self::Path => metadata?.path.clone(),
            Self::Domain => Some(match metadata?.domain.as_ref()? {
                Domain::HostOnly => "this host".to_owned(),
                Domain::Suffix(domain) => domain.clone(),
            }),
            Self::Secure => metadata?.secure.map(yes_or_no),
            Self::SameSite => metadata?.same_site.map(|it| same_site(it).to_owned()),
            Self::Partitioned => metadata?.partitioned.map(yes_or_no),
            Self::Expires => Some(match metadata?.end? {
                End::Session => "when the browser closes".to_owned(),
                End::At(time) => match time.saturating_sub(now) {
                    0 => "now".to_owned(),
                    left => format!("in {}", wording::left(left)),
                },
            }),
        }
    }

    /// The same where there is little room: `ses`, `23h`.
    #[must_use]
    pub fn short_fact(self, cookie: &Cookie, now: u64) -> Option<String> {
        if self != Self::Expires {
            return self.fact(cookie, now);
        }
        Some(match cookie.metadata.as_ref()?.end? {
            End::Session => "ses".to_owned(),
            End::At(time) => wording::left_short(time.saturating_sub(now)),
        })
    }

    /// What all these cookies have alike in it, in words; none where they
    /// differ or one is not known. Of one cookie alone nothing is alike.
    fn agreement(self, cookies: &[Cookie]) -> Option<String> {
        let [first, _, ..] = cookies else {
            return None;
        };
        // A time passes, and no two cookies need to end at the same.
        let fact = |cookie: &Cookie| match self {
            Self::Expires => {
                let end = cookie.metadata.as_ref()?.end?;
                (end == End::Session).then(|| "until the browser closes".to_owned())
            }
            _ => self.fact(cookie, 0),
        };
        let alike = fact(first)?;
        let all = cookies.iter().all(|it| fact(it).as_ref() == Some(&alike));
        let flag = |title: &str| match alike.as_str() {
            "yes" => title.to_owned(),
            _ => format!("not {title}"),
        };
        all.then(|| match self {
            Self::Path => format!("Path={alike}"),
            Self::SameSite => match alike.as_str() {
                "not set" => "no SameSite".to_owned(),
                _ => format!("SameSite={alike}"),
            },
            Self::Secure | Self::Partitioned => flag(self.title()),
            _ => alike.clone(),
        })
    }

    fn compare(self, one: &Cookie, other: &Cookie) -> Ordering {
        let (a, b) = (&one.visible, &other.visible);
        let known = |cookie: &Cookie, fact: fn(&CookieMetadata) -> Option<String>| {
            cookie.metadata.as_ref().and_then(fact)
        };
        let by = |fact| known(one, fact).cmp(&known(other, fact));
        let flag = |fact: fn(&CookieMetadata) -> Option<bool>| {
            let of = |cookie: &Cookie| cookie.metadata.as_ref().and_then(fact);
            of(one).cmp(&of(other))
        };
        match self {
            Self::Name => a.name.cmp(&b.name),
            Self::Value => a.text.cmp(&b.text),
            Self::Size => a.bytes().cmp(&b.bytes()),
            Self::Path => by(|it| it.path.clone()),
            Self::Domain => {
                let of =
                    |cookie: &Cookie| cookie.metadata.as_ref().and_then(|it| it.domain.clone());
                of(one).cmp(&of(other))
            }
            Self::Secure => flag(|it| it.secure),
            Self::SameSite => by(|it| it.same_site.map(|it| same_site(it).to_owned())),
            Self::Partitioned => flag(|it| it.partitioned),
            Self::Expires => {
                let of = |cookie: &Cookie| cookie.metadata.as_ref().and_then(|it| it.end);
                // What is not known comes last.
                match (of(one), of(other)) {
                    (Some(one), Some(other)) => one.cmp(&other),
                    (one, other) => other.is_some().cmp(&one.is_some()),
                }
            }
        }
    }
}

/// What all cookies of a list have alike: it is said once, and not in each row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// The columns that would say the same in each row.
    pub columns: Vec<Column>,
    /// What they would say.
    pub words: Vec<String>,
}

impl Agreement {
    /// Of these cookies.
    #[must_use]
    pub fn of(cookies: &[Cookie]) -> Self {
        let mut agreement = Self::default();
        for column in Column::FACTS {
            if let Some(words) = column.agreement(cookies) {
                agreement.columns.push(column);
                agreement.words.push(words);
            }
        }
        agreement
    }

    /// Whether all agree on this column.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

const fn same_site(same_site: SameSite) -> &'static str {
    match same_site {
        SameSite::Unset => "not set",
        SameSite::None => "None",
        SameSite::Lax => "Lax",
        SameSite::Strict => "Strict",
    }
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By which column; `None` keeps the order in which they were first seen.
    pub column: Option<Column>,
    /// From the largest down.
    pub descending: bool,
}

impl Sort {
    /// By this column; by the same again, the other way round; then as they
    /// were first seen.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        if self.column != Some(column) {
            Self {
                column: Some(column),
                descending: false,
            }
        } else if self.descending {
            Self::default()
        } else {
            Self {
                descending: true,
                ..self
            }
        }
    }

    /// How two cookies stand to each other.
    #[must_use]
    pub fn compare(self, one: &Cookie, other: &Cookie) -> Ordering {
        let order = self
            .column
            .map_or(Ordering::Equal, |column| column.compare(one, other));
        if self.descending {
            order.reverse()
        } else {
            order
        }
    }

    /// What `aria-sort` says of a column.
    #[must_use]
    pub fn aria(self, column: Column) -> Option<&'static str> {
        let is_it = self.column == Some(column);
        is_it.then_some(if self.descending {
            "descending"
        } else {
            "ascending"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Source, VisibleCookie};

    fn cookie(text: &str, end: Option<End>) -> Cookie {
        let metadata = CookieMetadata {
            path: Some("/".to_owned()),
            domain: Some(Domain::HostOnly),
            end,
            secure: Some(false),
            same_site: None,
            partitioned: Some(false),
            source: Source::Written,
        };
        Cookie {
            visible: VisibleCookie::all(text).remove(0),
            metadata: Some(metadata),
        }
    }

    #[test]
    fn a_head_pressed_thrice_gives_the_first_order_back() {
        let once = Sort::default().pressed(Column::Name);
        let twice = once.pressed(Column::Name);
        assert_eq!(once.aria(Column::Name), Some("ascending"));
        assert_eq!(twice.aria(Column::Name), Some("descending"));
        assert_eq!(twice.pressed(Column::Name), Sort::default());
        assert_eq!(
            twice.pressed(Column::Size).aria(Column::Size),
            Some("ascending")
        );
    }

    #[test]
    fn what_ends_first_comes_first_and_what_is_not_known_last() {
        let sort = Sort::default().pressed(Column::Expires);
        let mut all = [
            cookie("unknown=1", None),
            cookie("session=1", Some(End::Session)),
            cookie("late=1", Some(End::At(9))),
            cookie("soon=1", Some(End::At(3))),
        ];
        all.sort_by(|one, other| sort.compare(one, other));
        let names = all.map(|it| it.visible.name);
        assert_eq!(names, ["soon", "late", "session", "unknown"]);
    }

    #[test]
    fn what_is_not_known_is_no_fact() {
        let known = cookie("a=1", Some(End::At(70)));
        assert_eq!(Column::Expires.fact(&known, 9).unwrap(), "in 1 min 1 s");
        assert_eq!(Column::Expires.short_fact(&known, 9).unwrap(), "1min");
        assert_eq!(Column::SameSite.fact(&known, 9), None);
        let unknown = Cookie {
            metadata: None,
            ..known
        };
        assert_eq!(Column::Path.fact(&unknown, 9), None);
        assert_eq!(Column::Size.fact(&unknown, 9).unwrap(), "2");
    }

    #[test]
    fn what_all_have_alike_is_said_once() {
        let mut cookies = vec![
            cookie("a=1", Some(End::Session)),
            cookie("b=1", Some(End::Session)),
        ];
        let said = Agreement::of(&cookies).words.join(", ");
        assert_eq!(
            said,
            "this host, Path=/, not Secure, not Partitioned, until the browser closes"
        );
        cookies.push(cookie("c=1", Some(End::At(9))));
        assert!(!Agreement::of(&cookies).has(Column::Expires));
        cookies[0].metadata = None;
        assert_eq!(Agreement::of(&cookies), Agreement::default());
        assert_eq!(Agreement::of(&cookies[1..2]), Agreement::default());
    }
}
