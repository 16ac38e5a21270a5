//! Advice, explained.

use super::{Entry, Example};
use crate::model::rule_name::RuleName;
use crate::model::section::Rule;

pub(super) fn explanation(name: RuleName) -> Entry {
    match name {
        RuleName::SessionReadable => (
            Rule::HttpOnly,
            "A cookie that looks like a session or a key to an account can be read by every \
             script of the page, also by one that should not be there. Add HttpOnly, unless a \
             script of yours has to read it.",
            Example::of("session=1; Path=/"),
        ),
        RuleName::SameSiteUnset => (
            Rule::SameSite,
            "Without SameSite, Chromium takes the cookie as Lax, while Firefox, WebKitGTK and \
             Safari take it as None. Write what is meant, and all engines do the same.",
            Example::of("theme=dark; Path=/"),
        ),
        RuleName::LifetimeOverCap => (
            Rule::LifetimeLimit,
            "Chromium and Firefox keep no cookie for more than 400 days, whatever it asks for. \
             The life begins anew with every write: write the cookie again on each visit.",
            Example::of("theme=dark; Path=/; Max-Age=63072000"),
        ),
        RuleName::HostPrefixFits => (
            Rule::Prefix,
            "The cookie is Secure, for this host alone and for all its paths. Under a name that \
             begins with __Host-, the browser makes sure that no other host and no page on http \
             can put another one in its place.",
            Example::of("id=1; Path=/; Secure; SameSite=Lax"),
        ),
        RuleName::DomainWiderThanNeeded => (
            Rule::Domain,
            "With Domain, every host below it is sent the cookie, and may write over it. A \
             session that one host alone uses needs no Domain.",
            Example::of("session=1; Path=/; Domain=example.com; HttpOnly"),
        ),
        RuleName::ThirdPartyUnpartitioned => (
            Rule::Partitioned,
            "A cookie for frames and requests of other sites is lost where third-party cookies \
             are blocked: in private windows, by choice, in Safari. With Partitioned it is kept \
             for each site in the address bar.",
            Example::of("id=1; Path=/; SameSite=None; Secure"),
        ),
        _ => (
            Rule::NameAndValue,
            "Chromium, Firefox and WebKitGTK keep a different name or value of this line. Write \
             it in plain ASCII, with a name, and bytes that are special as %XX.",
            Example::of("name=é; Path=/"),
        ),
    }
}
