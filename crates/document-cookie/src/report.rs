//! A write that is read back, and what reading before and after shows. Pure:
//! the jar is an argument.

use crate::cookie_string::CookieString;
use crate::error::Error;
use crate::jar::CookieJar;
use crate::set_cookie::{Lifetime, SerializedParts, SetCookie};
use cookie_rules::Outcome;

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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use = "a refused write is silent everywhere else; `into_result` makes an error of it"]
#[non_exhaustive]
pub struct Report {
    /// The literal string that was written.
    pub line: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The cookie-string before and after: nothing is taken out of it that was
    /// not asked for.
    shown: [String; 2],
    /// Whether the line asks for the cookie to go.
    removes: bool,
    /// Whether reading shows what a browser made of it.
    confirmed: bool,
    /// What the rules of the browser's engine said beforehand; `None` where the
    /// jar does not say by what rules it judges.
    #[cfg(feature = "rules")]
    #[cfg_attr(feature = "serde", serde(skip))]
    pub prediction: Option<crate::prediction::Prediction>,
}

/// What may be the cause of an outcome that reading back does not explain. None
/// of these is known: each is possible.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{PossibleCause, TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; HttpOnly; Path=/");
/// let report = ID.set(&jar, &2).unwrap();
/// assert!(report.possible_causes().contains(&PossibleCause::HttpOnlyInTheWay));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum PossibleCause {
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
    /// A copy of the name belongs to another path, domain or partition than the
    /// line names.
    AnotherCopy,
    /// No browser has seen the line yet.
    NotSentYet,
}

impl PossibleCause {
    /// The cause in a few words.
    ///
    /// ```
    /// use document_cookie::PossibleCause;
    /// let words = PossibleCause::HttpOnlyInTheWay.as_str();
    /// assert_eq!(words, "an HttpOnly cookie of this name is in the way");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PathNotAbovePage => "its path is not above the page's",
            Self::HttpOnlyInTheWay => "an HttpOnly cookie of this name is in the way",
            Self::SecureInTheWay => "a Secure cookie of this name is in the way",
            Self::CookiesBlocked => "cookies are blocked for this site",
            Self::RefusedByRule => "a rule of the browser refuses the line",
            Self::SameValueBefore => "it was refused, and the same value stood there before",
            Self::AnotherCopy => {
                "there is a copy of the name with another path, domain or partition"
            }
            Self::NotSentYet => "no browser has seen it yet",
        }
    }
}

impl Report {
    /// Nothing where the browser kept the cookie, or removed it as asked; else an
    /// error that names the reason, as far as it is known.
    ///
    /// An outcome that reading back cannot tell is no error as long as the value
    /// shows that was written.
    ///
    /// # Errors
    /// [`Error::NotKept`] when the cookie was refused, ignored or altered, when
    /// it does not show and may have been, or when a removal missed a copy of the
    /// name.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{Error, MemoryJar, TypedCookie, rules::Engine};
    ///
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    ///
    /// fn save(jar: &MemoryJar) -> Result<(), Error> {
    ///     ID.set(jar, &1)?.into_result()
    /// }
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// assert!(save(&jar).is_ok());
    /// jar.receive("id=2; Path=/; HttpOnly");
    /// let error = save(&jar).unwrap_err();
    /// assert!(error.to_string().contains("HttpOnly"));
    /// # }
    /// ```
    pub fn into_result(self) -> Result<(), Error> {
        let kept = match self.outcome {
            Outcome::Refused | Outcome::Ignored | Outcome::Altered => false,
            Outcome::Indeterminate => self.removes || self.after().contains(&self.value()),
            // Where nothing shows and nothing is known to be there, nothing was
            // to be done.
            Outcome::NothingToRemove => self.after().is_empty() && !self.missed(),
            _ => true,
        };
        if kept {
            Ok(())
        } else {
            Err(Error::NotKept(Box::new(self)))
        }
    }

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

    /// The value that was written, encoded.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// assert_eq!(ID.set(&jar, &1).unwrap().value(), "1");
    /// # }
    /// ```
    #[must_use]
    pub fn value(&self) -> &str {
        let pair = self.line.split(';').next().unwrap_or_default();
        pair.split_once('=').map_or("", |(_, value)| value)
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
    /// use document_cookie::{MemoryJar, Outcome, PossibleCause, SetCookie, write_verified};
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive("id=server; Path=/; HttpOnly");
    /// let cookie = SetCookie::new("id", "mine").unwrap();
    /// let report = write_verified(&jar, &cookie).unwrap();
    /// assert_eq!(report.outcome, Outcome::Refused);
    /// assert!(report.possible_causes().contains(&PossibleCause::HttpOnlyInTheWay));
    /// # }
    /// ```
    #[must_use]
    pub fn possible_causes(&self) -> &'static [PossibleCause] {
        if !self.confirmed {
            return &[PossibleCause::NotSentYet];
        }
        match self.outcome {
            Outcome::Refused => self.unless_ruled_out(&[
                PossibleCause::HttpOnlyInTheWay,
                PossibleCause::SecureInTheWay,
                PossibleCause::CookiesBlocked,
                PossibleCause::RefusedByRule,
            ]),
            Outcome::Indeterminate if self.after().is_empty() => self.unless_ruled_out(&[
                PossibleCause::PathNotAbovePage,
                PossibleCause::HttpOnlyInTheWay,
                PossibleCause::SecureInTheWay,
                PossibleCause::CookiesBlocked,
                PossibleCause::RefusedByRule,
            ]),
            Outcome::Indeterminate => &[PossibleCause::SameValueBefore, PossibleCause::AnotherCopy],
            Outcome::NothingToRemove if self.after().is_empty() => {
                self.unless_missed(&[PossibleCause::HttpOnlyInTheWay, PossibleCause::AnotherCopy])
            }
            Outcome::NothingToRemove => self.unless_missed(&[
                PossibleCause::AnotherCopy,
                PossibleCause::HttpOnlyInTheWay,
                PossibleCause::RefusedByRule,
            ]),
            _ => &[],
        }
    }

    /// The rules may know which copy a removal missed, or what refused it.
    fn unless_missed(&self, causes: &'static [PossibleCause]) -> &'static [PossibleCause] {
        #[cfg(feature = "rules")]
        if let Some(prediction) = &self.prediction {
            use cookie_rules::{Rejection, Warning};
            let decision = &prediction.decision;
            let http_only = decision.warnings().any(|warning| match warning {
                Warning::NotAddressed { existing, .. } => existing.http_only,
                _ => false,
            });
            return match decision.rejection() {
                Some(Rejection::OverwritesHttpOnly { .. }) => &[PossibleCause::HttpOnlyInTheWay],
                Some(Rejection::OverwritesSecure { .. }) => &[PossibleCause::SecureInTheWay],
                Some(_) => &[PossibleCause::RefusedByRule],
                None if http_only => &[PossibleCause::AnotherCopy, PossibleCause::HttpOnlyInTheWay],
                None if self.missed() => &[PossibleCause::AnotherCopy],
                None => causes,
            };
        }
        causes
    }

    /// Whether the rules know of a copy of the name that a removal did not
    /// address.
    fn missed(&self) -> bool {
        #[cfg(feature = "rules")]
        if let Some(prediction) = &self.prediction {
            return self.removes && !prediction.decision.succeeded();
        }
        false
    }

    /// The rules may know the cause, or that it is none of theirs: that is the
    /// last of the causes.
    fn unless_ruled_out(&self, causes: &'static [PossibleCause]) -> &'static [PossibleCause] {
        #[cfg(feature = "rules")]
        if let (Some(prediction), [others @ .., by_rule]) = (&self.prediction, causes) {
            use cookie_rules::Rejection;
            return match prediction.decision.rejection() {
                Some(Rejection::OverwritesHttpOnly { .. }) => &[PossibleCause::HttpOnlyInTheWay],
                Some(Rejection::OverwritesSecure { .. }) => &[PossibleCause::SecureInTheWay],
                Some(_) => std::slice::from_ref(by_rule),
                None => others,
            };
        }
        causes
    }
}

/// Writes `cookie`, reads back, and says what happened.
///
/// The outcome rests on what script can see: a cookie whose path is not above
/// the page's shows neither before nor after, and its outcome is
/// [`Outcome::Indeterminate`]. Without feature `rules` that is so of every path
/// but `/`, when the cookie does not show.
///
/// # Errors
/// When the document may not use cookies; nothing was written then.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{MemoryJar, Outcome, SetCookie, rules::Engine, write_verified};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let cookie = SetCookie::new("id", "1").unwrap();
/// let report = write_verified(&jar, &cookie).unwrap();
/// assert_eq!(report.outcome, Outcome::Stored);
/// assert_eq!(report.line, "id=1; Path=/; SameSite=Lax");
/// # }
/// ```
pub fn write_verified(
    jar: &(impl CookieJar + ?Sized),
    cookie: &SetCookie<'_>,
) -> Result<Report, Error> {
    write_verified_parts(jar, &cookie.parts())
}

/// As [`write_verified`]: no more of a line is taken apart than it takes to
/// name the outcome.
pub(crate) fn write_verified_parts(
    jar: &(impl CookieJar + ?Sized),
    parts: &SerializedParts<'_>,
) -> Result<Report, Error> {
    let line = parts.line();
    let before = jar.read()?;
    #[cfg(feature = "rules")]
    let prediction = jar.context().and_then(|context| context.predict(&line));
    jar.write(&line)?;
    let after = jar.read()?;
    let confirmed = jar.confirms_writes();
    let outcome = match outcome(parts, &before, &after) {
        _ if !confirmed => Outcome::Indeterminate,
        // Not visible from this page is not refused.
        Outcome::Refused if may_be_hidden(jar, parts.path) => Outcome::Indeterminate,
        outcome => outcome,
    };
    Ok(Report {
        line,
        outcome,
        shown: [before, after],
        removes: parts.lifetime.removes(),
        confirmed,
        #[cfg(feature = "rules")]
        prediction,
    })
}

/// Whether the cookie may be there though this page does not see it. Without
/// the rules nobody looks where the page is, which would outweigh the rest.
fn may_be_hidden(jar: &(impl CookieJar + ?Sized), path: &str) -> bool {
    #[cfg(feature = "rules")]
    if let Some(url) = jar.url() {
        let url_path = url.path().as_bytes();
        return !cookie_rules::path::matches(path.as_bytes(), url_path);
    }
    let _ = jar;
    path != "/"
}

fn outcome(parts: &SerializedParts<'_>, before: &str, after: &str) -> Outcome {
    let (all_before, same_before) = count(before, parts.name, parts.value);
    let (all_after, same_after) = count(after, parts.name, parts.value);
    if parts.lifetime.removes() {
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
        let count = |text| count(text, parts.name, entry.value).1;
        if entry.name == parts.name && count(after) > count(before) {
            return Outcome::Altered;
        }
    }
    if same_after > 0 {
        // The same value stood there before: a refusal would look the same.
        Outcome::Indeterminate
    } else if matches!(parts.lifetime, Lifetime::Until(_)) && all_after < all_before {
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
mod tests;
