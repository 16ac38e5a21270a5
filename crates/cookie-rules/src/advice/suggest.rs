//! Finding the changes that make a refused write succeed, or set right what its
//! writer meant otherwise.

use super::editable_write::EditableWrite;
use crate::model::decision::{Decision, Reason};
use crate::model::line::{AttributeName, LinePart};
use crate::model::name_prefix::NamePrefix;
use crate::model::outcome::Outcome;
use crate::model::rejection::{PrefixRequirement, Rejection};
use crate::model::suggestion::Suggestion;
use crate::model::warning::Warning;
use crate::model::write::{Via, Write};
use crate::parse::date::all_digits;
use crate::storage::context::StorageContext;
use crate::storage::jar::Jar;
use crate::storage::rules::Rules;
use crate::storage::{CrossSitePolicy, policy};

/// A line has no more faults than this that follow from each other.
const MOST_ROUNDS: usize = 8;

/// The changes, all of which together make a refused write succeed in this jar;
/// without a rejection, those that correct what a warning is about.
pub(super) fn suggestions(
    rules: &Rules<'_>,
    jar: &Jar,
    write: &Write<'_>,
    decision: &Decision,
) -> Vec<Suggestion> {
    let mut suggestions = Vec::new();
    if decision.outcome != Outcome::Refused {
        for warning in decision.warnings() {
            add(&mut suggestions, for_warning(warning));
        }
    }
    for_rejections(rules, decision, write, &mut suggestions);
    if suggestions.is_empty() {
        return suggestions;
    }
    let mut draft = EditableWrite::of(write);
    let mut tried = 0;
    for _ in 0..MOST_ROUNDS {
        if suggestions.len() == tried {
            break;
        }
        for suggestion in &suggestions[tried..] {
            draft.apply(suggestion);
        }
        tried = suggestions.len();
        match still_refused(rules, jar, &draft.write(write.now)) {
            None => return suggestions,
            Some(decision) => for_rejections(rules, &decision, write, &mut suggestions),
        }
    }
    Vec::new()
}

/// The first cookie of a write that the jar does not take.
fn still_refused(rules: &Rules<'_>, jar: &Jar, write: &Write<'_>) -> Option<Decision> {
    let context = match StorageContext::of(rules, write) {
        Ok(context) => context,
        Err(ignored) => return Some(ignored),
    };
    let mut jar = jar.clone();
    context.enter_process(&mut jar);
    context
        .lines()
        .map(|line| context.store_line(&mut jar, line).0)
        .find(|decision| matches!(decision.outcome, Outcome::Refused | Outcome::Ignored))
}

fn for_rejections(
    rules: &Rules<'_>,
    decision: &Decision,
    write: &Write<'_>,
    suggestions: &mut Vec<Suggestion>,
) {
    for diagnostic in &decision.diagnostics {
        if let Reason::Rejection(rejection) = &diagnostic.reason {
            for_rejection(rules, rejection, write, suggestions);
        }
    }
}

fn for_rejection(
    rules: &Rules<'_>,
    rejection: &Rejection,
    write: &Write<'_>,
    suggestions: &mut Vec<Suggestion>,
) {
    let from_script = matches!(write.via, Via::Script { .. });
    let suggestion = match rejection {
        Rejection::AccessThrows
        | Rejection::NoCookieStore
        | Rejection::NothingWritten
        | Rejection::HostIsPublic { .. } => None,
        Rejection::ControlByte { part, .. } | Rejection::Tab { part, .. } => Some(match part {
            LinePart::Value => Suggestion::PercentEncode,
            LinePart::Name | LinePart::Attribute => Suggestion::RemoveControls,
        }),
        Rejection::NulInHeader => Some(Suggestion::RemoveControls),
        Rejection::Empty
        | Rejection::NoName
        | Rejection::NamelessValueWithEquals
        | Rejection::QuotedName
        | Rejection::HiddenPrefix { .. } => Some(Suggestion::GiveName),
        Rejection::TooLong { bytes, limit } => Some(Suggestion::Shorten {
            bytes: bytes - limit,
        }),
        Rejection::DomainNotOfHost { .. }
        | Rejection::DomainNotAscii { .. }
        | Rejection::DomainWithoutDot { .. }
        | Rejection::DomainIsPublic { .. } => Some(Suggestion::Drop(AttributeName::Domain)),
        Rejection::DomainCapitals { domain } => Some(Suggestion::SetDomain(
            String::from_utf8_lossy(domain).to_ascii_lowercase().into(),
        )),
        Rejection::SecureFromInsecure | Rejection::OverwritesSecure { .. } => {
            Some(Suggestion::WriteOverHttps)
        }
        Rejection::HttpOnlyFromScript if requires_http_only(write) => {
            Some(Suggestion::SendAsHeader)
        }
        Rejection::HttpOnlyFromScript => Some(Suggestion::Drop(AttributeName::HttpOnly)),
        Rejection::OverwritesHttpOnly { .. } => Some(Suggestion::SendAsHeader),
        Rejection::Prefix { missing, .. } => {
            if *missing == PrefixRequirement::HttpOnly && from_script {
                add(suggestions, Some(Suggestion::SendAsHeader));
            }
            Some(match missing {
                PrefixRequirement::Secure => Suggestion::AddSecure,
                PrefixRequirement::HttpOnly => Suggestion::AddHttpOnly,
                PrefixRequirement::NoDomain => Suggestion::Drop(AttributeName::Domain),
                PrefixRequirement::RootPath => Suggestion::SetPath("/".into()),
            })
        }
        Rejection::NoneWithoutSecure
        | Rejection::PartitionedWithoutSecure
        | Rejection::FullOfSecure { .. } => Some(Suggestion::AddSecure),
        Rejection::CrossSite => {
            let frame = rules.engine.differences().cross_site_frame;
            let policy = policy(frame, write.page.third_party);
            if policy == CrossSitePolicy::Nothing {
                return;
            }
            add(suggestions, Some(Suggestion::SameSiteNone));
            add(suggestions, Some(Suggestion::AddSecure));
            (policy == CrossSitePolicy::PartitionedOnly).then_some(Suggestion::AddPartitioned)
        }
    };
    add(suggestions, suggestion);
}

fn add(suggestions: &mut Vec<Suggestion>, suggestion: Option<Suggestion>) {
    if let Some(suggestion) = suggestion
        && !suggestions.contains(&suggestion)
    {
        suggestions.push(suggestion);
    }
}

/// Whether the name demands HttpOnly, so that leaving it out is no help.
fn requires_http_only(write: &Write<'_>) -> bool {
    let (Via::Script { text: line } | Via::Header { field: line, .. }) = write.via;
    NamePrefix::of(line.trim_ascii_start()).is_some_and(NamePrefix::requires_http_only)
}

fn for_warning(warning: &Warning) -> Option<Suggestion> {
    match warning {
        Warning::CutShort { byte: b',', .. } => Some(Suggestion::SemicolonForComma),
        Warning::CutShort { byte, part, .. } => match part {
            LinePart::Name | LinePart::Value => Some(Suggestion::PercentEncode),
            LinePart::Attribute => (*byte < b' ').then_some(Suggestion::RemoveControls),
        },
        Warning::SplitAtLineFeed => Some(Suggestion::SplitLines),
        Warning::BytesReplaced
        | Warning::BlanksDocumentCookie
        | Warning::QuotedSemicolon
        | Warning::SpaceDropped => Some(Suggestion::PercentEncode),
        Warning::Nameless => Some(Suggestion::GiveName),
        Warning::CommaFolded { .. } => Some(Suggestion::SplitFields),
        Warning::AttributeTooLong { name, .. } => Some(Suggestion::Drop(*name)),
        Warning::FlagWithValue { name } => Some(Suggestion::Drop(*name)),
        Warning::AttributeValueUnknown { name, .. } => {
            (*name == AttributeName::SameSite).then_some(Suggestion::SameSiteLax)
        }
        Warning::MaxAgeUnreadable { value } => Some(match leading_number(value) {
            Some(seconds) => Suggestion::SetMaxAge(seconds),
            None => Suggestion::Drop(AttributeName::MaxAge),
        }),
        Warning::DateUnreadable { meant, .. } => Some(match meant {
            Some(time) => Suggestion::SetExpires(*time),
            None => Suggestion::Drop(AttributeName::Expires),
        }),
        Warning::DateWithZone { meant, .. } => Some(Suggestion::SetExpires(*meant)),
        Warning::MaxAgeInMilliseconds { seconds } => Some(Suggestion::SetMaxAge(*seconds)),
        Warning::PathReplaced { .. }
        | Warning::RelativePathMatchesNothing { .. }
        | Warning::PathMatchesNothing => Some(Suggestion::SetPath("/".into())),
        Warning::DomainBecameHostOnly | Warning::LoneDotDomain => {
            Some(Suggestion::Drop(AttributeName::Domain))
        }
        Warning::ValueLess
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
        | Warning::HiddenFromScript => None,
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
