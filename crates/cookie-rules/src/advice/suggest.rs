//! What may set a fault right, the best first. Whether it does is tried out
//! elsewhere.

use crate::model::decision::Reason;
use crate::model::editable_write::{Channel, EditableWrite};
use crate::model::line::{AttributeName, LinePart};
use crate::model::name_prefix::NamePrefix;
use crate::model::rejection::{PrefixRequirement, Rejection};
use crate::model::suggestion::Suggestion;
use crate::model::warning::Warning;
use crate::parse::date::all_digits;
use crate::storage::rules::Rules;
use crate::storage::{CrossSitePolicy, policy};

/// Changes that belong together.
type Changes = Vec<Suggestion>;

/// The ways to set a fault right, the best first.
pub(super) fn candidates(rules: &Rules<'_>, write: &EditableWrite, fault: &Reason) -> Vec<Changes> {
    match fault {
        Reason::Rejection(rejection) => for_rejection(rules, rejection, write),
        Reason::Warning(warning) => for_warning(warning),
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
        Rejection::DomainNotOfHost { .. }
        | Rejection::DomainNotAscii { .. }
        | Rejection::DomainWithoutDot { .. }
        | Rejection::DomainIsPublic { .. } => either([Suggestion::Drop(AttributeName::Domain)]),
        Rejection::DomainCapitals { domain } => either([Suggestion::SetDomain(
            String::from_utf8_lossy(domain).to_ascii_lowercase().into(),
        )]),
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

fn for_warning(warning: &Warning) -> Vec<Changes> {
    match warning {
        Warning::CutShort { byte: b',', .. } => either([Suggestion::SemicolonForComma]),
        Warning::CutShort { byte, part, .. } => match part {
            LinePart::Name | LinePart::Value => either([Suggestion::PercentEncode]),
            LinePart::Attribute if *byte < b' ' => either([Suggestion::RemoveControls]),
            LinePart::Attribute => Vec::new(),
        },
        Warning::SplitAtLineFeed => either([Suggestion::SplitLines]),
        Warning::BytesReplaced
        | Warning::BlanksDocumentCookie
        | Warning::QuotedSemicolon
        | Warning::SpaceDropped => either([Suggestion::PercentEncode]),
        Warning::Nameless => either([Suggestion::GiveName]),
        Warning::CommaFolded { .. } => either([Suggestion::SplitFields]),
        Warning::AttributeTooLong { name, .. } | Warning::FlagWithValue { name } => {
            either([Suggestion::Drop(*name)])
        }
        Warning::AttributeValueUnknown { name, .. } if *name == AttributeName::SameSite => {
            either([Suggestion::SameSiteLax])
        }
        Warning::MaxAgeUnreadable { value } => either([match leading_number(value) {
            Some(seconds) => Suggestion::SetMaxAge(seconds),
            None => Suggestion::Drop(AttributeName::MaxAge),
        }]),
        Warning::DateUnreadable { meant, .. } => either([match meant {
            Some(time) => Suggestion::SetExpires(*time),
            None => Suggestion::Drop(AttributeName::Expires),
        }]),
        Warning::DateWithZone { meant, .. } => either([Suggestion::SetExpires(*meant)]),
        Warning::MaxAgeInMilliseconds { seconds } => either([Suggestion::SetMaxAge(*seconds)]),
        Warning::PathReplaced { .. }
        | Warning::RelativePathMatchesNothing { .. }
        | Warning::PathMatchesNothing
        | Warning::DefaultPathNarrow { .. } => either([Suggestion::SetPath("/".into())]),
        Warning::DomainBecameHostOnly | Warning::LoneDotDomain => {
            either([Suggestion::Drop(AttributeName::Domain)])
        }
        Warning::AttributeValueUnknown { .. }
        | Warning::ValueLess
        | Warning::QuotesKept
        | Warning::UnknownAttribute { .. }
        | Warning::RepeatedAttribute { .. }
        | Warning::AttributeNotSupported { .. }
        | Warning::LifetimeClamped { .. }
        | Warning::ScriptLifetimeClamped { .. }
        | Warning::ShiftedByServerClock { .. }
        | Warning::LifetimeTwice { .. }
        | Warning::PathElsewhere
        | Warning::DomainConverted
        | Warning::StillReadable
        | Warning::HiddenFromScript => Vec::new(),
    }
}

/// The number in `"3600"`, `3600s` or `10.5`.
fn leading_number(value: &[u8]) -> Option<i64> {
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let count = value
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    all_digits(&value[..count])
}
