//! What may set a fault right, the best first. Whether it does is tried out
//! elsewhere.

use super::cleaned::{self, MeantSameSite};
use crate::engine::Engine;
use crate::engine::differences::DateSyntax;
use crate::matching::domain;
use crate::model::cookie::Cookie;
use crate::model::decision::Reason;
use crate::model::editable_write::{Channel, EditableWrite};
use crate::model::line::{AttributeName, LinePart};
use crate::model::name_prefix::NamePrefix;
use crate::model::rejection::{CrossSiteCookies, PrefixRequirement, Rejection};
use crate::model::same_site::SameSite;
use crate::model::suggestion::Suggestion;
use crate::model::time::UnixTime;
use crate::model::warning::{DateFault, ValueKind, Warning};
use crate::parse::attribute_like::named_like_attribute;
use crate::parse::comma::commas;
use crate::parse::set_cookie_string::{Attribute, SetCookieString};
use crate::parse::{date, duration};
use crate::storage::rules::Rules;

/// Changes that belong together.
type Changes = Vec<Suggestion>;

/// The ways to set a fault right, the best first.
pub(super) fn candidates(
    rules: &Rules<'_>,
    write: &EditableWrite,
    now: UnixTime,
    fault: &Reason,
) -> Vec<Changes> {
    match fault {
        Reason::Rejection(rejection) => for_rejection(rules, rejection, write),
        Reason::Warning(warning) => for_warning(rules, warning, write, now),
        Reason::Effect(_) => Vec::new(),
    }
}

/// Several ways, of one change each.
fn either<const N: usize>(ways: [Suggestion; N]) -> Vec<Changes> {
    ways.into_iter().map(|change| vec![change]).collect()
}

fn for_rejection(rules: &Rules<'_>, rejection: &Rejection, write: &EditableWrite) -> Vec<Changes> {
    match rejection {
        Rejection::AccessThrows
        | Rejection::NoCookieStore
        | Rejection::NothingWritten
        | Rejection::HostIsPublic { .. } => Vec::new(),
        Rejection::ControlByte { part, .. } | Rejection::Tab { part, .. } => either([match part {
            LinePart::Value => Suggestion::PercentEncode,
            LinePart::Name | LinePart::Attribute => Suggestion::RemoveControls,
        }]),
        Rejection::NulInHeader => either([Suggestion::RemoveControls]),
        Rejection::NoName if begins_with_attribute(&write.line) => {
            either([Suggestion::PutCookieFirst])
        }
        Rejection::Empty
        | Rejection::NoName
        | Rejection::NamelessValueWithEquals
        | Rejection::QuotedName
        | Rejection::HiddenPrefix { .. } => either([Suggestion::GiveName]),
        Rejection::TooLong { bytes, limit } => either([Suggestion::Shorten {
            bytes: bytes - limit,
        }]),
        Rejection::DomainNotOfHost { domain, .. }
        | Rejection::DomainNotAscii { domain }
        | Rejection::DomainWithoutDot { domain }
        | Rejection::DomainCapitals { domain }
        | Rejection::DomainIsPublic { domain, .. } => for_domain(rules, domain, write),
        Rejection::SecureFromInsecure => either([
            Suggestion::WriteOverHttps,
            Suggestion::Drop(AttributeName::Secure),
        ]),
        Rejection::OverwritesSecure { .. } => either([Suggestion::WriteOverHttps]),
        Rejection::HttpOnlyFromScript if requires_http_only(write) => {
            either([Suggestion::SendAsHeader])
        }
        Rejection::HttpOnlyFromScript => either([
            Suggestion::SendAsHeader,
            Suggestion::Drop(AttributeName::HttpOnly),
        ]),
        Rejection::OverwritesHttpOnly { .. } => either([Suggestion::SendAsHeader]),
        Rejection::Prefix { missing, .. } => match missing {
            PrefixRequirement::Secure => either([Suggestion::AddSecure]),
            PrefixRequirement::HttpOnly if write.channel == Channel::Script => {
                vec![vec![Suggestion::SendAsHeader, Suggestion::AddHttpOnly]]
            }
            PrefixRequirement::HttpOnly => either([Suggestion::AddHttpOnly]),
            PrefixRequirement::NoDomain => either([Suggestion::Drop(AttributeName::Domain)]),
            PrefixRequirement::RootPath => either([Suggestion::SetPath("/".into())]),
        },
        Rejection::NoneWithoutSecure
        | Rejection::PartitionedWithoutSecure
        | Rejection::FullOfSecure { .. } => either([Suggestion::AddSecure]),
        Rejection::CrossSite { kept } => {
            let mut changes = vec![Suggestion::SameSiteNone, Suggestion::AddSecure];
            match kept {
                CrossSiteCookies::Nothing => return Vec::new(),
                CrossSiteCookies::Partitioned => changes.push(Suggestion::AddPartitioned),
                CrossSiteCookies::SameSiteNone => {}
            }
            vec![changes]
        }
    }
}

/// Whether the name demands HttpOnly, so that leaving it out is no help.
fn requires_http_only(write: &EditableWrite) -> bool {
    let line = write.line.trim_ascii_start();
    NamePrefix::of(line).is_some_and(NamePrefix::requires_http_only)
}

/// The value of an attribute as the line has it: an engine may have stopped
/// reading inside.
fn as_written(write: &EditableWrite, name: AttributeName) -> Option<&[u8]> {
    let line = SetCookieString::parse(&write.line, Engine::Standard.differences());
    let is = |it: &Attribute<'_>| it.name.eq_ignore_ascii_case(name.as_str().as_bytes());
    line.attributes().filter(is).last()?.value
}

/// Whether the text behind a line feed is part of the value before it, rather
/// than another cookie.
fn goes_on_behind_line_feed(text: &[u8]) -> bool {
    let mut lines = text.split(|&byte| byte == b'\n').skip(1);
    lines.any(|line| {
        let pair = line.split(|&byte| byte == b';').next();
        !pair.is_some_and(|pair| pair.contains(&b'='))
    })
}

/// Whether a line begins with an attribute.
fn begins_with_attribute(line: &[u8]) -> bool {
    let line = SetCookieString::parse(line, Engine::Standard.differences());
    named_like_attribute(&line).is_some()
}

/// What a Domain was meant to be: the domain inside the text; or else the one
/// that this host shares with the host that is named; or else none.
fn for_domain(rules: &Rules<'_>, written: &[u8], write: &EditableWrite) -> Vec<Changes> {
    let written = as_written(write, AttributeName::Domain).unwrap_or(written);
    let mut ways = Vec::new();
    if let Some(url) = &write.page.url {
        let host = url.host();
        let site = domain::site_of(host, rules.suffixes);
        for named in cleaned::domains(written, rules.to_ascii) {
            let shared = [named.as_str(), host, site]
                .into_iter()
                .filter(|wider| domain::matches(named.as_bytes(), wider.as_bytes()))
                .find(|wider| domain::matches(host.as_bytes(), wider.as_bytes()));
            if let Some(shared) = shared {
                // Of a public suffix, the host's own domain below it.
                let shared = if shared.len() < site.len() {
                    site
                } else {
                    shared
                };
                ways.push(vec![Suggestion::SetDomain(shared.into())]);
            }
        }
    }
    ways.push(vec![Suggestion::Drop(AttributeName::Domain)]);
    ways
}

fn for_warning(
    rules: &Rules<'_>,
    warning: &Warning,
    write: &EditableWrite,
    now: UnixTime,
) -> Vec<Changes> {
    let longest = longest_life(rules, write);
    if let Warning::AttributeValueUnknown { value, .. }
    | Warning::MaxAgeUnreadable { value }
    | Warning::DateUnreadable { value, .. }
    | Warning::PathReplaced { written: value }
    | Warning::RelativePathMatchesNothing { written: value } = warning
        && commas(value).next().is_some()
    {
        // Something else begins in it, which is to be separated and not dropped.
        return Vec::new();
    }
    match warning {
        Warning::CutShort { byte: b',', .. } => either([Suggestion::SemicolonForComma]),
        Warning::CutShort { byte, part, .. } => match part {
            LinePart::Name | LinePart::Value => either([Suggestion::PercentEncode]),
            LinePart::Attribute if *byte < b' ' => either([Suggestion::RemoveControls]),
            LinePart::Attribute => Vec::new(),
        },
        Warning::SplitAtLineFeed if goes_on_behind_line_feed(&write.line) => {
            either([Suggestion::PercentEncode, Suggestion::SplitLines])
        }
        Warning::SplitAtLineFeed | Warning::SecondPair { .. } => either([Suggestion::SplitLines]),
        Warning::ValueCut {
            kind: ValueKind::Entity,
        } => either([Suggestion::UnescapeHtml]),
        Warning::BytesReplaced
        | Warning::BlanksDocumentCookie
        | Warning::QuotedSemicolon
        | Warning::ValueCut { .. }
        | Warning::SpaceDropped => either([Suggestion::PercentEncode]),
        Warning::Nameless | Warning::ValueLess => either([Suggestion::GiveName]),
        Warning::NamedLikeAttribute { .. } => either([Suggestion::PutCookieFirst]),
        Warning::CommaFolded { .. } => either([Suggestion::SplitFields]),
        Warning::CommaForSemicolon { .. } => either([Suggestion::SemicolonForComma]),
        Warning::MisspelledAttribute { name, meant } => either([Suggestion::Spell {
            written: name.clone(),
            name: *meant,
        }]),
        Warning::AttributeTooLong { name, .. } => either([Suggestion::Drop(*name)]),
        Warning::FlagWithValue { name } => {
            let bare = match name {
                AttributeName::HttpOnly => Suggestion::AddHttpOnly,
                AttributeName::Partitioned => Suggestion::AddPartitioned,
                _ => Suggestion::AddSecure,
            };
            either([Suggestion::Drop(*name), bare])
        }
        Warning::AttributeValueUnknown { name, value, .. } if *name == AttributeName::SameSite => {
            for_same_site(value)
        }
        Warning::MaxAgeUnreadable { value } => {
            let value = as_written(write, AttributeName::MaxAge).unwrap_or(value);
            for_max_age(value, longest)
        }
        Warning::DateUnreadable { value, beaten, .. } => {
            let value = as_written(write, AttributeName::Expires).unwrap_or(value);
            for_date(value, *beaten, now, longest)
        }
        Warning::DateWithZone { meant, .. } => either([Suggestion::SetExpires(*meant)]),
        Warning::MaxAgeInMilliseconds { seconds } => either([Suggestion::SetMaxAge(*seconds)]),
        Warning::MaxAgeIsPointInTime { at } => {
            let date = vec![
                Suggestion::Drop(AttributeName::MaxAge),
                Suggestion::SetExpires(*at),
            ];
            let left = at.0 - now.0;
            match left > 0 {
                true => vec![vec![Suggestion::SetMaxAge(left)], date],
                false => vec![date],
            }
        }
        Warning::PathReplaced { written } | Warning::RelativePathMatchesNothing { written } => {
            let inside = cleaned::path(written).into_iter();
            let paths = inside.chain(["/".to_owned()]);
            paths
                .map(|path| vec![Suggestion::SetPath(path.into())])
                .collect()
        }
        Warning::PathMatchesNothing | Warning::DefaultPathNarrow { .. } => {
            either([Suggestion::SetPath("/".into())])
        }
        Warning::DomainBecameHostOnly | Warning::LoneDotDomain => {
            either([Suggestion::Drop(AttributeName::Domain)])
        }
        Warning::NotAddressed {
            existing,
            addressed,
        } => for_missed(existing, addressed, write),
        Warning::DomainConverted => {
            let mut ways = for_domain(rules, b"", write);
            ways.truncate(1);
            ways
        }
        // Nothing is to be set right, or nobody knows how.
        _ => Vec::new(),
    }
}

/// Whether there is any way to set a fault right: a cheap question, before the
/// ways are asked for.
pub(super) fn may_be_corrected(fault: &Reason) -> bool {
    match fault {
        Reason::Rejection(_) => true,
        Reason::Warning(warning) => !matches!(
            warning,
            Warning::QuotesKept
                | Warning::UnknownAttribute { .. }
                | Warning::ObsoleteAttribute { .. }
                | Warning::RepeatedAttribute { .. }
                | Warning::AttributeNotSupported { .. }
                | Warning::LifetimeClamped { .. }
                | Warning::ScriptLifetimeClamped { .. }
                | Warning::ShiftedByServerClock { .. }
                | Warning::SavedResponse { .. }
                | Warning::MaxAgeOverflow { .. }
                | Warning::LifetimeTwice { .. }
                | Warning::PathElsewhere
                | Warning::StillReadable
                | Warning::HiddenFromScript
        ),
        Reason::Effect(_) => false,
    }
}

fn for_same_site(value: &[u8]) -> Vec<Changes> {
    match cleaned::same_site(value) {
        Some(MeantSameSite::Value(SameSite::Strict)) => either([Suggestion::SameSiteStrict]),
        // In most engines None counts with Secure only.
        Some(MeantSameSite::Value(SameSite::None)) => vec![
            vec![Suggestion::SameSiteNone],
            vec![Suggestion::SameSiteNone, Suggestion::AddSecure],
        ],
        Some(MeantSameSite::Unset) => either([Suggestion::Drop(AttributeName::SameSite)]),
        Some(MeantSameSite::Value(_)) | None => either([Suggestion::SameSiteLax]),
    }
}

/// The longest life that the engine gives to what is written so, in seconds.
fn longest_life(rules: &Rules<'_>, write: &EditableWrite) -> Option<i64> {
    let differences = rules.engine.differences();
    let for_script = differences.script_lifetime_limit;
    for_script
        .filter(|_| write.channel == Channel::Script)
        .or(differences.lifetime_limit)
}

/// A Max-Age of so many seconds; where that is too long, of as many as may be.
fn max_age_of(seconds: i64, longest: Option<i64>) -> [Option<Suggestion>; 2] {
    let longest = longest.filter(|&longest| longest < seconds);
    [
        Some(Suggestion::SetMaxAge(seconds)),
        longest.map(Suggestion::SetMaxAge),
    ]
}

fn for_max_age(value: &[u8], longest: Option<i64>) -> Vec<Changes> {
    if let Some(seconds) = duration::seconds(value) {
        let ways = max_age_of(seconds, longest).into_iter().flatten();
        return ways.map(|change| vec![change]).collect();
    }
    match date::meant::meant(value) {
        (DateFault::Session | DateFault::Empty, _) => {
            either([Suggestion::Drop(AttributeName::MaxAge)])
        }
        (DateFault::Ended, _) => either([Suggestion::SetMaxAge(0)]),
        (_, Some(at)) => vec![vec![
            Suggestion::Drop(AttributeName::MaxAge),
            Suggestion::SetExpires(at),
        ]],
        // What is meant is not known, and leaving it out changes nothing.
        _ => Vec::new(),
    }
}

fn for_date(value: &[u8], beaten: bool, now: UnixTime, longest: Option<i64>) -> Vec<Changes> {
    let without = || either([Suggestion::Drop(AttributeName::Expires)]);
    let max_age = |seconds| {
        let ways = max_age_of(seconds, longest).into_iter().flatten();
        ways.map(|change| vec![Suggestion::Drop(AttributeName::Expires), change])
            .collect::<Vec<_>>()
    };
    let (fault, meant) = date::meant::meant(value);
    let meant = meant.or_else(|| date::parse(value, DateSyntax::Draft));
    match (fault, meant) {
        (DateFault::Session | DateFault::Empty, _) => without(),
        (_, Some(time)) if fault != DateFault::LongAgo => {
            let mut ways = either([Suggestion::SetExpires(time)]);
            // Where that is too late, as late as may be.
            if let Some(longest) = longest.filter(|&longest| time.0 - longest > now.0) {
                ways.extend(max_age(longest));
            }
            ways
        }
        // A Max-Age counts already, and another would take its place.
        _ if beaten => without(),
        (DateFault::Ended | DateFault::LongAgo, _) => max_age(0),
        (DateFault::Duration { seconds }, _) => max_age(seconds),
        _ => Vec::new(),
    }
}

/// What makes a removal address the cookie that it missed.
fn for_missed(existing: &Cookie, addressed: &Cookie, write: &EditableWrite) -> Vec<Changes> {
    let mut changes = Vec::new();
    if existing.host_only != addressed.host_only
        || !existing.domain.eq_ignore_ascii_case(&addressed.domain)
    {
        changes.push(match existing.host_only {
            true => Suggestion::Drop(AttributeName::Domain),
            false => Suggestion::SetDomain(String::from_utf8_lossy(&existing.domain).into()),
        });
    }
    if existing.path != addressed.path {
        let path = String::from_utf8_lossy(&existing.path);
        changes.push(Suggestion::SetPath(path.into()));
    }
    match (&existing.partition, &addressed.partition) {
        (Some(_), None) => {
            changes.extend([Suggestion::AddPartitioned, Suggestion::AddSecure]);
        }
        (None, Some(_)) => changes.push(Suggestion::Drop(AttributeName::Partitioned)),
        _ => {}
    }
    if existing.http_only && write.channel == Channel::Script {
        changes.push(Suggestion::SendAsHeader);
    }
    vec![changes]
}
