//! Effects, explained.

use super::{Entry, Example};
use crate::model::rule_name::RuleName;
use crate::model::section::Rule;

pub(super) fn explanation(name: RuleName) -> Entry {
    match name {
        RuleName::Expires => (
            Rule::MaxAge,
            "The cookie lives until a point in time. Max-Age counts seconds from now, and counts \
             before Expires, which is a date; in WebKitGTK the last of the two counts.",
            Example::of("id=1; Max-Age=3600"),
        ),
        RuleName::AlreadyExpired => (
            Rule::Replacement,
            "A cookie that ended before it began deletes the one with the same name, domain and \
             path, and in the same partition.",
            Example::of("id=; Max-Age=0").after("https://example.com/", "id=1"),
        ),
        RuleName::DomainWide => (
            Rule::Domain,
            "With Domain, every host below it gets the cookie too; without, this host alone. The \
             two are different cookies, even of the same name.",
            Example::of("id=1; Domain=example.com").at("https://www.example.com/"),
        ),
        RuleName::Replaces => (
            Rule::Replacement,
            "A cookie with the same name, domain, path and partition takes the other one's \
             place: value, lifetime and flags are all written anew.",
            Example::of("id=2").after("https://example.com/", "id=1"),
        ),
        RuleName::Partitioned => (
            Rule::Partitioned,
            "A Partitioned cookie is kept in a jar of its own for each site in the address bar. \
             One of the same name that is not Partitioned is another cookie.",
            Example::of("id=1; Secure; Partitioned"),
        ),
        RuleName::MadeRoom => (
            Rule::Limits,
            "A site may have 180 cookies; the one that is one too many makes the browser drop \
             about thirty, those longest untouched first.",
            Example::of("id=1").after_as_many_as_fit(""),
        ),
        RuleName::NoSuchCookie => (
            Rule::Replacement,
            "A removal takes away the cookie with the same name, domain (or none), path and \
             partition. No such cookie was there: write the same attributes as when it was set.",
            Example::of("id=; Max-Age=0"),
        ),
        _ => (
            Rule::Replacement,
            "No rule spoke against the cookie.",
            Example::of("id=1; Path=/"),
        ),
    }
}
