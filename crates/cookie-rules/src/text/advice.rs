//! Advice, in words.

use super::{lasting, text};
use crate::advice::line_advice::{Advice, Reading};

/// A piece of advice.
///
/// ```
/// use cookie_rules::{Advice, NamePrefix, text};
/// let words = text::advice(&Advice::HostPrefixFits { prefix: NamePrefix::Host });
/// assert!(words.contains("`__Host-`"));
/// ```
#[must_use]
pub fn advice(advice: &Advice) -> String {
    match advice {
        Advice::SessionReadable => {
            "This looks like a session, and every script of the page can read it. Add HttpOnly, \
             unless a script of yours has to."
                .into()
        }
        Advice::SameSiteUnset => {
            "There is no SameSite: Chromium takes the cookie as Lax, Firefox, WebKitGTK and Safari \
             as None. Write what is meant."
                .into()
        }
        Advice::LifetimeOverCap { asked, given } => format!(
            "The cookie asks for {}; Chromium and Firefox keep it for {} at most, from each write \
             on.",
            lasting(*asked),
            lasting(*given)
        ),
        Advice::HostPrefixFits { prefix } => format!(
            "The cookie keeps all that a name with `{}` promises: under such a name the browser \
             lets no other host and no page on http put another in its place.",
            prefix.as_str()
        ),
        Advice::DomainWiderThanNeeded { domain } => format!(
            "Every host below {domain} is sent this cookie, and may write over it. Leave Domain \
             out if one host alone needs it."
        ),
        Advice::ReadDifferently { readings } => {
            let readings: Vec<String> = readings.iter().map(reading).collect();
            format!(
                "Engines keep different things of this line: {}.",
                readings.join("; ")
            )
        }
        Advice::ThirdPartyUnpartitioned => {
            "The cookie is for pages of other sites, and is lost where third-party cookies are \
             blocked. Add Partitioned if each of those sites may have its own."
                .into()
        }
    }
}

fn reading(reading: &Reading) -> String {
    let engines: Vec<&str> = reading.engines.iter().map(|it| it.as_str()).collect();
    format!(
        "{} the name `{}` and the value `{}`",
        engines.join(" and "),
        text(&reading.name),
        text(&reading.value)
    )
}
