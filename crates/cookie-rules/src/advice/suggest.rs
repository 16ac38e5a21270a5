//! What may set a fault right, the best first. Whether it does is tried out
//! elsewhere.

use super::cleaned::{self, MeantSameSite};
use crate::engine::differences::DateSyntax;
use crate::matching::domain;
use crate::model::cookie::Cookie;
use crate::model::decision::Reason;
use crate::model::editable_write::{Channel, EditableWrite};
use crate::model::line::{AttributeName, LinePart};
use crate::model::name_prefix::NamePrefix;
use crate::model::rejection::{PrefixRequirement, Rejection};
use crate::model::same_site::SameSite;
use crate::model::suggestion::Suggestion;
use crate::model::time::UnixTime;
use crate::model::warning::{DateFault, ValueKind, Warning};
use crate::parse::{date, duration};
use crate::storage::rules::Rules;
use crate::storage::{CrossSitePolicy, policy};

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
        Reason::Warning(warning) => for_warning(warning, write, now),
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
        Rejection::CrossSite => {
            let frame = rules.engine.differences().cross_site_frame;
            let mut changes = vec![Suggestion::SameSiteNone, Suggestion::AddSecure];
            match policy(frame, write.page.third_party) {
                CrossSitePolicy::Nothing => return Vec::new(),
                CrossSitePolicy::PartitionedOnly => changes.push(Suggestion::AddPartitioned),
                CrossSitePolicy::SameSiteNone | CrossSitePolicy::KeptPartitioned => {}
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

/// What a Domain was meant to be: the domain inside the text; or else the one
/// that this host shares with the host that is named; or else none.
fn for_domain(rules: &Rules<'_>, written: &[u8], write: &EditableWrite) -> Vec<Changes> {
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
                ways.push(vec![Suggestion::SetDomain(shared.into())]);
            }
        }
        // Of a public suffix, the host's own domain below it.
        if ways.is_empty() && domain::matches(host.as_bytes(), written) {
            ways.push(vec![Suggestion::SetDomain(site.into())]);
        }
    }
    ways.push(vec![Suggestion::Drop(AttributeName::Domain)]);
    ways
}

fn for_warning(warning: &Warning, write: &EditableWrite, now: UnixTime) -> Vec<Changes> {
    match warning {
        Warning::CutShort { byte: b',', .. } => either([Suggestion::SemicolonForComma]),
        Warning::CutShort { byte, part, .. } => match part {
            LinePart::Name | LinePart::Value => either([Suggestion::PercentEncode]),
            LinePart::Attribute if *byte < b' ' => either([Suggestion::RemoveControls]),
            LinePart::Attribute => Vec::new(),
        },
        Warning::SplitAtLineFeed | Warning::SecondPair { .. } => either([Suggestion::SplitLines]),
        Warning::ValueCut {
            kind: ValueKind::Entity,
        } => either([Suggestion::UnescapeHtml]),
        Warning::BytesReplaced
        | Warning::BlanksDocumentCookie
        | Warning::QuotedSemicolon
        | Warning::ValueCut { .. }
        | Warning::SpaceDropped => either([Suggestion::PercentEncode]),
        Warning::Nameless => either([Suggestion::GiveName]),
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
        Warning::MaxAgeUnreadable { value } => for_max_age(value),
        Warning::DateUnreadable {
            value,
            meant,
            fault,
            beaten,
        } => for_date(value, *meant, *fault, *beaten),
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
        Warning::AttributeValueUnknown { .. }
        | Warning::ValueLess
        | Warning::QuotesKept
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
        | Warning::DomainConverted
        | Warning::StillReadable
        | Warning::HiddenFromScript => Vec::new(),
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

fn for_max_age(value: &[u8]) -> Vec<Changes> {
    if let Some(seconds) = duration::seconds(value) {
        return either([Suggestion::SetMaxAge(seconds)]);
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

fn for_date(value: &[u8], meant: Option<UnixTime>, fault: DateFault, beaten: bool) -> Vec<Changes> {
    let without = || either([Suggestion::Drop(AttributeName::Expires)]);
    // Another Max-Age would take the place of the one that counts.
    if beaten && meant.is_none() {
        return without();
    }
    let max_age = |seconds| {
        vec![vec![
            Suggestion::Drop(AttributeName::Expires),
            Suggestion::SetMaxAge(seconds),
        ]]
    };
    match (fault, meant) {
        (DateFault::Session | DateFault::Empty, _) => without(),
        (DateFault::Ended | DateFault::LongAgo, _) => max_age(0),
        (DateFault::Duration { seconds }, _) => max_age(seconds),
        (_, Some(time)) => either([Suggestion::SetExpires(time)]),
        _ => match date::parse(value, DateSyntax::Draft) {
            Some(time) => either([Suggestion::SetExpires(time)]),
            None => Vec::new(),
        },
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
