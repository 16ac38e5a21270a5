//! When a cookie ends: which attribute counts, and the longest lifetime.

use super::context::StorageContext;
use super::diagnostics::Diagnostics;
use crate::model::effect::Effect;
use crate::model::line::AttributeName;
use crate::model::section::Rule;
use crate::model::time::UnixTime;
use crate::model::warning::Warning;
use crate::model::write::Via;
use crate::parse::attributes::ParsedLifetime;
use crate::parse::date;
use crate::parse::max_age::MaxAge;

/// A response older than this, in seconds, was saved, and is no sign of a clock
/// that is behind.
pub(crate) const SAVED_AFTER: i64 = 86_400;

impl StorageContext<'_> {
    /// When the cookie ends; `None` with the session.
    pub(super) fn end_of(
        &self,
        lifetime: &ParsedLifetime<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<UnixTime> {
        report_unreadable(lifetime, diagnostics);
        let UnixTime(now) = self.write.now;
        let requested = match (lifetime.max_age, lifetime.expires) {
            (Some(MaxAge::Session), _) | (None, None) => return None,
            (Some(MaxAge::Ended), _) => i64::MIN,
            (Some(MaxAge::Seconds(seconds)), _) => now.saturating_add(seconds),
            (None, Some(UnixTime(at))) => match self.server_clock() {
                Some(UnixTime(server)) if server != now => {
                    let seconds = now.saturating_sub(server);
                    if seconds < SAVED_AFTER {
                        let warning = Warning::ShiftedByServerClock { seconds };
                        diagnostics.warn(Rule::Expires, warning);
                    }
                    at.saturating_add(seconds)
                }
                _ => at,
            },
        };
        let given = match self.lifetime_limit() {
            Some(limit) if requested > now.saturating_add(limit) => {
                let (asked, given) = (requested.saturating_sub(now), limit);
                let warning = match self.differences.script_lifetime_limit {
                    Some(script) if self.by_script() && script == limit => {
                        Warning::ScriptLifetimeClamped { asked, given }
                    }
                    _ => Warning::LifetimeClamped { asked, given },
                };
                diagnostics.warn(Rule::LifetimeLimit, warning);
                now.saturating_add(limit)
            }
            _ => requested,
        };
        if given > now {
            let rule = match lifetime.max_age {
                Some(_) => Rule::MaxAge,
                None => Rule::Expires,
            };
            diagnostics.effect(rule, Effect::Expires(UnixTime(given)));
        }
        Some(UnixTime(given))
    }

    /// The longest lifetime of this write, in seconds.
    pub(super) fn lifetime_limit(&self) -> Option<i64> {
        let for_script = self.differences.script_lifetime_limit;
        for_script
            .filter(|_| self.by_script())
            .or(self.differences.lifetime_limit)
    }

    /// The response's Date, where the difference to the browser's clock counts.
    fn server_clock(&self) -> Option<UnixTime> {
        match self.write.via {
            Via::Header {
                date: Some(date), ..
            } => date::parse(date, self.differences.date_header?),
            _ => None,
        }
    }
}

fn report_unreadable(lifetime: &ParsedLifetime<'_>, diagnostics: &mut Diagnostics) {
    if let Some(value) = lifetime.unreadable_max_age {
        let value = value.into();
        diagnostics.warn(Rule::MaxAge, Warning::MaxAgeUnreadable { value });
    }
    if let Some(value) = lifetime.unreadable_date {
        let (fault, meant) = date::meant::meant(value);
        let warning = Warning::DateUnreadable {
            value: value.into(),
            meant,
            fault,
            beaten: lifetime.max_age.is_some(),
        };
        diagnostics.warn(Rule::Expires, warning);
    }
    let both = lifetime.max_age.is_some() && lifetime.expires.is_some();
    let counts = match lifetime.displaced {
        _ if both => AttributeName::MaxAge,
        Some(AttributeName::Expires) if lifetime.max_age.is_some() => AttributeName::MaxAge,
        Some(_) if lifetime.expires.is_some() => AttributeName::Expires,
        _ => return,
    };
    let last_counts = lifetime.displaced.is_some();
    let warning = Warning::LifetimeTwice {
        counts,
        last_counts,
    };
    diagnostics.warn(Rule::LifetimePrecedence, warning);
}
