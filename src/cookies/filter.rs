//! Which cookies the list shows, beside what is searched for. Pure.

use super::mark::is_own;
use crate::session::{Cookie, End};

/// A choice of cookies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every one.
    #[default]
    All,
    /// Those that end with the browser's session, as far as is known.
    Session,
    /// Those that end at a time, as far as is known.
    Lasting,
    /// Those whose name shows more than once.
    Copies,
    /// Those that this page writes.
    Own,
}

impl Filter {
    /// All of them, in the order of their chips.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Session,
        Self::Lasting,
        Self::Copies,
        Self::Own,
    ];

    /// What its chip is called.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Session => "Session",
            Self::Lasting => "Lasting",
            Self::Copies => "Copies",
            Self::Own => "This page's",
        }
    }

    /// Whether a cookie, of which `copies` show the same name, is among them.
    #[must_use]
    pub fn has(self, cookie: &Cookie, copies: usize) -> bool {
        let end = cookie.metadata.as_ref().and_then(|metadata| metadata.end);
        match self {
            Self::All => true,
            Self::Session => end == Some(End::Session),
            Self::Lasting => matches!(end, Some(End::At(_))),
            Self::Copies => copies > 1,
            Self::Own => is_own(&cookie.visible.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::VisibleCookie;

    #[test]
    fn what_is_not_known_is_in_neither_half() {
        let cookie = Cookie {
            visible: VisibleCookie::all("a=1").remove(0),
            metadata: None,
        };
        let among = Filter::ALL.map(|filter| filter.has(&cookie, 2));
        assert_eq!(among, [true, false, false, true, false]);
    }
}
