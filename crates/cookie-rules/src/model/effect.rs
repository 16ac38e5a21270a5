//! What a cookie became by a rule.

use super::time::UnixTime;

/// What the cookie became by a rule.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &browser.receive("id=; Max-Age=0")[0];
/// let said = |effect| {
///     let reason = Reason::Effect(effect);
///     decision.diagnostics.iter().any(|diagnostic| diagnostic.reason == reason)
/// };
/// assert!(said(Effect::AlreadyExpired) && said(Effect::NoSuchCookie));
/// assert_eq!(decision.outcome, Outcome::NothingToRemove);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// It lives until the given time.
    Expires(UnixTime),
    /// It had ended before it began: a deletion.
    AlreadyExpired,
    /// It is kept for the host and the hosts below its domain.
    DomainWide,
    /// It took the place of one with the same name, domain and path.
    Replaces,
    /// It is kept in the jar of this top-level site.
    Partitioned,
    /// Cookies made room.
    MadeRoom {
        /// How many.
        evicted: usize,
    },
    /// No rule spoke against it.
    Accepted,
    /// There was nothing to remove.
    NoSuchCookie,
}
