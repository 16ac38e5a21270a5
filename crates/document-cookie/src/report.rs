//! A write that is read back, and what reading before and after shows. Pure:
//! the jar is an argument.

use crate::cookie_string::CookieString;
use crate::jar::{AccessError, CookieJar};
use crate::outcome::Outcome;
use crate::set_cookie::{Lifetime, Plan, SetCookie};

/// What a write did, as far as reading before and after shows.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{Outcome, TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("__Host-id");
/// let report = ID.set(&jar, &7).unwrap();
/// assert_eq!(report.line, "__Host-id=7; Path=/; SameSite=Lax; Secure");
/// assert_eq!(report.outcome, Outcome::Stored);
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The literal string that was written.
    pub line: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The cookie-string before and after: nothing is taken out of it that was
    /// not asked for.
    shown: [String; 2],
    /// What the rules of the browser's engine said beforehand; `None` where the
    /// jar does not say by what rules it judges.
    #[cfg(feature = "rules")]
    pub prediction: Option<crate::prediction::Prediction>,
}

/// What may lie behind an outcome that reading back does not explain. None of
/// these is known: each is possible.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{Possibly, TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; HttpOnly; Path=/");
/// let report = ID.set(&jar, &2).unwrap();
/// assert!(report.possibly().contains(&Possibly::HttpOnlyInTheWay));
/// # }
/// ```
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
    /// The name that was written to.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// assert_eq!(ID.set(&jar, &1).unwrap().name(), "id");
    /// # }
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        self.line.split('=').next().unwrap_or_default()
    }

    /// The values that showed under this name before, not decoded; see
    /// [`Report::after`].
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{TypedCookie, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// jar.receive("id=1; Path=/");
    /// assert_eq!(ID.set(&jar, &2).unwrap().before(), ["1"]);
    /// # }
    /// ```
    #[must_use]
    pub fn before(&self) -> Vec<&str> {
        values(&self.shown[0], self.name())
    }

    /// The values that show under it now, not decoded.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// ID.set(&jar, &1).unwrap();
    /// let report = ID.set(&jar, &2).unwrap();
    /// assert_eq!((report.before(), report.after()), (vec!["1"], vec!["2"]));
    /// assert!(report.lost().is_empty());
    /// # }
    /// ```
    #[must_use]
    pub fn after(&self) -> Vec<&str> {
        values(&self.shown[1], self.name())
    }

    /// Names of other cookies that were seen before and are not seen now: the
    /// browser may have made room.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// for number in 0..180 {
    ///     jar.receive(&format!("a{number}=1"));
    /// }
    /// // Chromium keeps 180 for a site, and drops the oldest.
    /// assert!(ID.set(&jar, &1).unwrap().lost().contains(&"a0"));
    /// # }
    /// ```
    #[must_use]
    pub fn lost(&self) -> Vec<&str> {
        let [before, after] = &self.shown;
        lost(before, after, self.name())
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
            Outcome::Indeterminate if self.after().is_empty() => self.unless_ruled_out(&[
                Possibly::PathNotAbovePage,
                Possibly::HttpOnlyInTheWay,
                Possibly::SecureInTheWay,
                Possibly::CookiesBlocked,
                Possibly::RefusedByRule,
            ]),
            Outcome::Indeterminate => &[Possibly::SameValueBefore, Possibly::AnotherCopy],
            Outcome::NothingToRemove if !self.after().is_empty() => {
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
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{MemoryJar, Outcome, SetCookie, rules::Engine, write_and_read_back};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let cookie = SetCookie::new("id", "1").unwrap();
/// let report = write_and_read_back(&jar, &cookie).unwrap();
/// assert_eq!(report.outcome, Outcome::Stored);
/// assert_eq!(report.line, "id=1; Path=/; SameSite=Lax");
/// # }
/// ```
pub fn write_and_read_back(
    jar: &impl CookieJar,
    cookie: &SetCookie<'_>,
) -> Result<Report, AccessError> {
    carry_out(jar, &cookie.plan())
}

/// As [`write_and_read_back`]: no more of a line is taken apart than it takes to
/// name the outcome.
pub(crate) fn carry_out(jar: &impl CookieJar, plan: &Plan<'_>) -> Result<Report, AccessError> {
    let line = plan.line();
    let before = jar.read()?;
    #[cfg(feature = "rules")]
    let prediction = jar.context().map(|context| context.predict(&line));
    jar.write(&line)?;
    let after = jar.read()?;
    let outcome = match outcome(plan, &before, &after) {
        // Not visible from this page is not refused.
        Outcome::Refused if may_be_hidden(jar, plan.path) => Outcome::Indeterminate,
        outcome => outcome,
    };
    Ok(Report {
        line,
        outcome,
        shown: [before, after],
        #[cfg(feature = "rules")]
        prediction,
    })
}

/// Whether the cookie may be there though this page does not see it. Without
/// the rules nobody looks where the page is, which would outweigh the rest.
fn may_be_hidden(jar: &impl CookieJar, path: &str) -> bool {
    #[cfg(feature = "rules")]
    if let Some(location) = jar.location() {
        return !location.is_under(path);
    }
    let _ = jar;
    path != "/"
}

fn outcome(plan: &Plan<'_>, before: &str, after: &str) -> Outcome {
    let (all_before, same_before) = count(before, plan.name, plan.value);
    let (all_after, same_after) = count(after, plan.name, plan.value);
    if plan.lifetime.removes() {
        return match all_after < all_before {
            true => Outcome::Removed,
            false => Outcome::NothingToRemove,
        };
    }
    if same_after > same_before {
        return match all_after > all_before {
            true => Outcome::Stored,
            false => Outcome::Replaced,
        };
    }
    for entry in CookieString::new(after).entries() {
        let count = |text| count(text, plan.name, entry.value).1;
        if entry.name == plan.name && count(after) > count(before) {
            return Outcome::Altered;
        }
    }
    if same_after > 0 {
        // The same value stood there before: a refusal would look the same.
        Outcome::Indeterminate
    } else if matches!(plan.lifetime, Lifetime::Until(_)) && all_after < all_before {
        // A time has passed by the browser's clock, which nobody asks here.
        Outcome::Removed
    } else {
        Outcome::Refused
    }
}

/// How many cookies of a name there are, and how many of them have this value.
// One copy of it in a program is enough.
#[inline(never)]
fn count(text: &str, name: &str, value: &str) -> (usize, usize) {
    let (mut all, mut same) = (0, 0);
    for entry in CookieString::new(text).entries() {
        if entry.name == name {
            all += 1;
            same += usize::from(entry.value == value);
        }
    }
    (all, same)
}

/// The values a cookie-string shows under a name.
#[inline(never)]
fn values<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let mut values = Vec::new();
    for entry in CookieString::new(text).entries() {
        if entry.name == name {
            values.push(entry.value);
        }
    }
    values
}

/// Which cookies went missing beside the one written.
fn lost<'a>(before: &'a str, after: &str, written: &str) -> Vec<&'a str> {
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
            None => lost.push(entry.name),
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
        assert_eq!(report.lost(), ["y", "x"]);
    }
}
