//! A place that holds cookies, and a write to it that is read back.
//! Pure: the jar is an argument.

use crate::cookie_string::CookieString;
use crate::outcome::Outcome;
use crate::set_cookie::SetCookie;
use std::fmt;

/// What holds the cookies: the browser's own, or one in memory.
pub trait CookieJar {
    /// The cookie-string, as `document.cookie` reads.
    ///
    /// # Errors
    /// When the document may not use cookies.
    fn read(&self) -> Result<String, AccessError>;

    /// Assigns one line. Success means that the line was handed over; what
    /// became of it only reading shows.
    ///
    /// # Errors
    /// When the document may not use cookies.
    fn write(&self, line: &str) -> Result<(), AccessError>;
}

/// Why a document has no cookies to read or write.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccessError {
    /// There is no window with a document here: a worker.
    NoDocument,
    /// The browser threw: a sandboxed frame, or another origin that is opaque.
    Denied {
        /// The browser's own words.
        message: String,
    },
    /// The document takes no cookies and throws no error: its address is no
    /// network address.
    CookieAverse {
        /// The scheme of the address, such as `data:`.
        scheme: String,
    },
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument => f.write_str("there is no document here"),
            Self::Denied { message } => write!(f, "the browser denies cookies here: {message}"),
            Self::CookieAverse { scheme } => {
                write!(f, "a document at a {scheme} address has no cookies")
            }
        }
    }
}

impl std::error::Error for AccessError {}

/// What a write did, as far as reading before and after shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The literal string that was written.
    pub line: String,
    /// The name that was written to.
    pub name: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The values that showed under this name before.
    pub before: Vec<String>,
    /// The values that show under it now.
    pub after: Vec<String>,
    /// Names of other cookies that were seen before and are not seen now.
    pub lost: Vec<String>,
}

/// Writes `cookie`, reads back, and says what happened.
///
/// The verdict rests on what script can see, so it supposes that `cookie` has
/// a path that the page is under.
///
/// # Errors
/// When the document may not use cookies; nothing was written then.
pub fn write_and_read_back(
    jar: &impl CookieJar,
    cookie: &SetCookie<'_>,
) -> Result<Report, AccessError> {
    let line = cookie.line();
    let before_text = jar.read()?;
    jar.write(&line)?;
    let after_text = jar.read()?;
    let values = |text: &str| -> Vec<String> {
        let shown = CookieString::new(text);
        shown
            .get_all(cookie.name())
            .map(|entry| entry.value.to_owned())
            .collect()
    };
    let (before, after) = (values(&before_text), values(&after_text));
    let outcome = if cookie.removes() {
        outcome_of_removal(&before, &after)
    } else {
        outcome_of_set(cookie.value(), &before, &after)
    };
    Ok(Report {
        line,
        name: cookie.name().to_owned(),
        outcome,
        lost: lost(&before_text, &after_text, cookie.name()),
        before,
        after,
    })
}

fn outcome_of_removal(before: &[String], after: &[String]) -> Outcome {
    if after.len() < before.len() {
        Outcome::Removed
    } else {
        Outcome::NothingToRemove
    }
}

fn outcome_of_set(written: &str, before: &[String], after: &[String]) -> Outcome {
    let count = |values: &[String], value: &str| values.iter().filter(|v| *v == value).count();
    let gained = count(after, written) > count(before, written);
    if gained && after.len() > before.len() {
        Outcome::Stored
    } else if gained {
        Outcome::Replaced
    } else if after
        .iter()
        .any(|value| count(after, value) > count(before, value))
    {
        Outcome::Altered
    } else if after.iter().any(|value| value == written) {
        // The same value stood there before: a refusal would look the same.
        Outcome::Indeterminate
    } else {
        Outcome::Refused
    }
}

/// Which cookies went missing beside the one written.
fn lost(before: &str, after: &str, written: &str) -> Vec<String> {
    let mut remaining: Vec<&str> = CookieString::new(after)
        .entries()
        .map(|entry| entry.name)
        .collect();
    let mut lost = Vec::new();
    for entry in CookieString::new(before).entries() {
        if entry.name == written {
            continue;
        }
        match remaining.iter().position(|name| *name == entry.name) {
            Some(at) => {
                remaining.swap_remove(at);
            }
            None => lost.push(entry.name.to_owned()),
        }
    }
    lost
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    /// Shows what it is told to, whatever is written.
    struct Script(RefCell<Vec<&'static str>>);

    impl CookieJar for Script {
        fn read(&self) -> Result<String, AccessError> {
            Ok(self.0.borrow_mut().remove(0).to_owned())
        }
        fn write(&self, _: &str) -> Result<(), AccessError> {
            Ok(())
        }
    }

    fn report(before: &'static str, cookie: &SetCookie<'_>, after: &'static str) -> Report {
        write_and_read_back(&Script(RefCell::new(vec![before, after])), cookie).unwrap()
    }

    fn set(before: &'static str, after: &'static str) -> Outcome {
        report(before, &SetCookie::new("a", "1").unwrap(), after).outcome
    }

    #[test]
    fn a_write_is_judged_by_what_shows_afterwards() {
        assert_eq!(set("", "a=1"), Outcome::Stored);
        assert_eq!(set("a=0", "a=1"), Outcome::Replaced);
        assert_eq!(set("a=0", "a=0; a=1"), Outcome::Stored);
        assert_eq!(set("", ""), Outcome::Refused);
        assert_eq!(set("a=0", "a=0"), Outcome::Refused);
        assert_eq!(set("", "a="), Outcome::Altered);
    }

    #[test]
    fn the_same_value_as_before_proves_nothing() {
        assert_eq!(set("a=1", "a=1"), Outcome::Indeterminate);
    }

    #[test]
    fn a_removal_is_judged_by_the_number_of_copies() {
        let removal = SetCookie::removal("a").unwrap();
        assert_eq!(report("a=1", &removal, "").outcome, Outcome::Removed);
        assert_eq!(
            report("a=1; a=2", &removal, "a=1").outcome,
            Outcome::Removed
        );
        assert_eq!(
            report("a=1", &removal, "a=1").outcome,
            Outcome::NothingToRemove
        );
        assert_eq!(report("", &removal, "").outcome, Outcome::NothingToRemove);
    }

    #[test]
    fn cookies_lost_beside_the_write_are_named() {
        let report = report(
            "x=1; y=2; x=3",
            &SetCookie::new("a", "1").unwrap(),
            "x=1; a=1",
        );
        assert_eq!(report.lost, ["y", "x"]);
    }
}
