//! A write that is read back, and what reading before and after shows. Pure:
//! the jar is an argument.

use crate::cookie_string::CookieString;
use crate::jar::{AccessError, CookieJar};
use crate::outcome::Outcome;
use crate::set_cookie::{Lifetime, SetCookie};

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
    /// What the rules of the browser's engine said beforehand; `None` where the
    /// jar does not say by what rules it judges.
    #[cfg(feature = "rules")]
    pub prediction: Option<crate::prediction::Prediction>,
}

/// What may lie behind an outcome that reading back does not explain. None of
/// these is known: each is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Possibly {
    /// The cookie may be there, but its path is not above the page's.
    PathNotAbovePage,
    /// An `HttpOnly` cookie of this name is in the way, which script can
    /// neither see nor change (section 5.7).
    HttpOnlyInTheWay,
    /// A `Secure` cookie of this name is in the way, which a page that is not
    /// secure can neither see nor change (section 5.7).
    SecureInTheWay,
    /// The person, an extension or a policy blocks cookies for this site.
    CookiesBlocked,
    /// The attributes are such that the browser refuses the line.
    RefusedByRule,
    /// The write was refused, and the same value stood there before.
    SameValueBefore,
    /// The copy that shows belongs to another path, domain or partition than
    /// the line names.
    AnotherCopy,
}

impl Report {
    /// Of a removal by `line` that was read back by other means, from the values
    /// that showed under the name before it and after it.
    ///
    /// ```
    /// use document_cookie::{Outcome, Report};
    /// let gone = Report::of_removal("a=; Max-Age=0".into(), "a".into(), vec!["1".into()], vec![]);
    /// assert_eq!(gone.outcome, Outcome::Removed);
    /// ```
    #[must_use]
    pub fn of_removal(line: String, name: String, before: Vec<String>, after: Vec<String>) -> Self {
        Self {
            line,
            name,
            outcome: outcome_of_removal(&before, &after),
            before,
            after,
            lost: Vec::new(),
            #[cfg(feature = "rules")]
            prediction: None,
        }
    }

    /// What may lie behind the outcome; empty where reading back explains it.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::rules::Engine;
    /// use document_cookie::{MemoryJar, Outcome, Possibly, SetCookie, write_and_read_back};
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive("id=server; Path=/; HttpOnly");
    /// let cookie = SetCookie::new("id", "mine").unwrap();
    /// let report = write_and_read_back(&jar, &cookie).unwrap();
    /// assert_eq!(report.outcome, Outcome::Refused);
    /// assert!(report.possibly().contains(&Possibly::HttpOnlyInTheWay));
    /// # }
    /// ```
    #[must_use]
    pub fn possibly(&self) -> &'static [Possibly] {
        match self.outcome {
            Outcome::Refused => self.unless_ruled_out(&[
                Possibly::HttpOnlyInTheWay,
                Possibly::SecureInTheWay,
                Possibly::CookiesBlocked,
                Possibly::RefusedByRule,
            ]),
            Outcome::Indeterminate if self.after.is_empty() => self.unless_ruled_out(&[
                Possibly::PathNotAbovePage,
                Possibly::HttpOnlyInTheWay,
                Possibly::SecureInTheWay,
                Possibly::CookiesBlocked,
                Possibly::RefusedByRule,
            ]),
            Outcome::Indeterminate => &[Possibly::SameValueBefore, Possibly::AnotherCopy],
            Outcome::NothingToRemove if !self.after.is_empty() => {
                &[Possibly::AnotherCopy, Possibly::RefusedByRule]
            }
            _ => &[],
        }
    }

    /// The rules may know whether it is they, the last of the reasons.
    fn unless_ruled_out(&self, reasons: &'static [Possibly]) -> &'static [Possibly] {
        #[cfg(feature = "rules")]
        if let (Some(prediction), [others @ .., by_rule]) = (&self.prediction, reasons) {
            return match prediction.decision.refusal() {
                Some(_) => std::slice::from_ref(by_rule),
                None => others,
            };
        }
        reasons
    }
}

/// Writes `cookie`, reads back, and says what happened.
///
/// The verdict rests on what script can see: a cookie whose path is not above
/// the page's shows neither before nor after, and its outcome is
/// [`Outcome::Indeterminate`]. Without feature `rules` that is so of every path
/// but `/`, when the cookie does not show.
///
/// # Errors
/// When the document may not use cookies; nothing was written then.
pub fn write_and_read_back(
    jar: &impl CookieJar,
    cookie: &SetCookie<'_>,
) -> Result<Report, AccessError> {
    let line = cookie.line();
    let before_text = jar.read()?;
    #[cfg(feature = "rules")]
    let prediction = jar.context().map(|context| context.predict(&line));
    jar.write(&line)?;
    let after_text = jar.read()?;
    let name = cookie.name();
    let (before, after) = (values(&before_text, name), values(&after_text, name));
    let outcome = if cookie.removes() {
        outcome_of_removal(&before, &after)
    } else {
        match outcome_of_set(cookie.value(), &before, &after) {
            Outcome::Refused if may_have_ended(cookie, &before, &after) => Outcome::Removed,
            // Not visible from this page is not refused.
            Outcome::Refused if may_be_hidden(jar, cookie) => Outcome::Indeterminate,
            outcome => outcome,
        }
    };
    Ok(Report {
        line,
        name: cookie.name().to_owned(),
        outcome,
        lost: lost(&before_text, &after_text, cookie.name()),
        before,
        after,
        #[cfg(feature = "rules")]
        prediction,
    })
}

/// Whether the write made a copy go: a time has passed by the browser's clock,
/// which nobody asks here.
fn may_have_ended(cookie: &SetCookie<'_>, before: &[String], after: &[String]) -> bool {
    matches!(cookie.planned_lifetime(), Lifetime::Until(_)) && after.len() < before.len()
}

/// Whether the cookie may be there though this page does not see it. Without
/// the rules nobody looks where the page is, which would outweigh the rest.
fn may_be_hidden(jar: &impl CookieJar, cookie: &SetCookie<'_>) -> bool {
    let path = cookie.planned_path();
    #[cfg(feature = "rules")]
    if let Some(location) = jar.location() {
        return !location.is_under(path);
    }
    let _ = jar;
    path != "/"
}

/// The values a cookie-string shows under a name.
#[inline(never)]
fn values(text: &str, name: &str) -> Vec<String> {
    let mut values = Vec::new();
    for entry in CookieString::new(text).entries() {
        if entry.name == name {
            values.push(entry.value.to_owned());
        }
    }
    values
}

fn outcome_of_removal(before: &[String], after: &[String]) -> Outcome {
    if after.len() < before.len() {
        Outcome::Removed
    } else {
        Outcome::NothingToRemove
    }
}

#[inline(never)]
fn count(values: &[String], value: &str) -> usize {
    values.iter().filter(|other| *other == value).count()
}

fn outcome_of_set(written: &str, before: &[String], after: &[String]) -> Outcome {
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
    let mut remaining: Vec<&str> = Vec::new();
    for entry in CookieString::new(after).entries() {
        remaining.push(entry.name);
    }
    let mut lost = Vec::new();
    for entry in CookieString::new(before).entries() {
        // One that was found is taken out, and its place is nobody's name.
        match remaining.iter_mut().find(|name| **name == entry.name) {
            Some(name) => *name = ";",
            None if entry.name == written => {}
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
