//! Finding the changes that make a refused write succeed, or set right what
//! was odd.

use super::Rules;
use super::cookie_date;
use super::decision::{
    AttributeName, BrokenPromise, Decision, Decisions, Oddity, Outcome, Part, Reason, Refusal,
};
use super::draft::Draft;
use super::fix::Fix;
use super::jar::Jar;
use super::quirks::CrossSiteFrame;
use super::write::{Via, Write};

/// A line has no more faults than this that follow from each other.
const MOST_ROUNDS: usize = 8;

impl Rules<'_> {
    /// The changes, all of which together make a refused write succeed;
    /// without a refusal, those that set right what was odd.
    pub(super) fn fixes(&self, jar: &Jar, write: &Write<'_>, decision: &Decision) -> Vec<Fix> {
        let mut fixes = Vec::new();
        if decision.outcome != Outcome::Refused {
            for oddity in decision.oddities() {
                add(&mut fixes, fix_of_oddity(oddity));
            }
        }
        self.fix_refusals(decision, write, &mut fixes);
        if fixes.is_empty() {
            return fixes;
        }
        // The changes leave the host as it is.
        let jar = self.jar_at(jar, write.page);
        let mut draft = Draft::of(write);
        let mut tried = 0;
        for _ in 0..MOST_ROUNDS {
            if fixes.len() == tried {
                break;
            }
            for fix in &fixes[tried..] {
                draft.apply(fix);
            }
            tried = fixes.len();
            let decisions: Decisions = self.each(&mut jar.clone(), &draft.write(write.now));
            let still = decisions
                .iter()
                .find(|decision| matches!(decision.outcome, Outcome::Refused | Outcome::Ignored));
            match still {
                None => return fixes,
                Some(decision) => self.fix_refusals(decision, write, &mut fixes),
            }
        }
        Vec::new()
    }

    fn fix_refusals(&self, decision: &Decision, write: &Write<'_>, fixes: &mut Vec<Fix>) {
        for finding in &decision.findings {
            if let Reason::Refusal(refusal) = &finding.reason {
                self.fix_refusal(refusal, write, fixes);
            }
        }
    }

    fn fix_refusal(&self, refusal: &Refusal, write: &Write<'_>, fixes: &mut Vec<Fix>) {
        let from_script = matches!(write.via, Via::Script { .. });
        let fix = match refusal {
            Refusal::AccessThrows
            | Refusal::NoCookieStore
            | Refusal::NothingWritten
            | Refusal::HostIsPublic { .. } => None,
            Refusal::ControlByte { part, .. } | Refusal::Tab { part, .. } => Some(match part {
                Part::Value => Fix::PercentEncode,
                Part::Name | Part::Attribute => Fix::RemoveControls,
            }),
            Refusal::NulInHeader => Some(Fix::RemoveControls),
            Refusal::Empty
            | Refusal::NoName
            | Refusal::NamelessValueWithEquals
            | Refusal::HiddenPrefix { .. } => Some(Fix::GiveName),
            Refusal::TooLong { bytes, limit } => Some(Fix::Shorten {
                bytes: bytes - limit,
            }),
            Refusal::DomainNotOfHost { .. }
            | Refusal::DomainNotAscii { .. }
            | Refusal::DomainWithoutDot { .. }
            | Refusal::DomainIsPublic { .. } => Some(Fix::Drop(AttributeName::Domain)),
            Refusal::DomainCapitals { domain } => Some(Fix::SetDomain(
                String::from_utf8_lossy(domain).to_ascii_lowercase().into(),
            )),
            Refusal::SecureFromInsecure | Refusal::OverwritesSecure { .. } => {
                Some(Fix::WriteOverHttps)
            }
            Refusal::HttpOnlyFromScript if promises_http_only(write) => Some(Fix::SendAsHeader),
            Refusal::HttpOnlyFromScript => Some(Fix::Drop(AttributeName::HttpOnly)),
            Refusal::OverwritesHttpOnly { .. } => Some(Fix::SendAsHeader),
            Refusal::Prefix { broken, .. } => {
                if *broken == BrokenPromise::HttpOnly && from_script {
                    add(fixes, Some(Fix::SendAsHeader));
                }
                Some(match broken {
                    BrokenPromise::Secure => Fix::AddSecure,
                    BrokenPromise::HttpOnly => Fix::AddHttpOnly,
                    BrokenPromise::NoDomain => Fix::Drop(AttributeName::Domain),
                    BrokenPromise::RootPath => Fix::SetPath("/".into()),
                })
            }
            Refusal::NoneWithoutSecure
            | Refusal::PartitionedWithoutSecure
            | Refusal::FullOfSecure { .. } => Some(Fix::AddSecure),
            Refusal::CrossSite => {
                let quirk = self.engine.quirks().cross_site_frame;
                if quirk == CrossSiteFrame::Nothing {
                    return;
                }
                add(fixes, Some(Fix::SameSiteNone));
                add(fixes, Some(Fix::AddSecure));
                (quirk == CrossSiteFrame::PartitionedOnly).then_some(Fix::AddPartitioned)
            }
        };
        add(fixes, fix);
    }
}

fn add(fixes: &mut Vec<Fix>, fix: Option<Fix>) {
    if let Some(fix) = fix
        && !fixes.contains(&fix)
    {
        fixes.push(fix);
    }
}

/// Whether the name promises HttpOnly, so that leaving it out is no help.
fn promises_http_only(write: &Write<'_>) -> bool {
    let (Via::Script { text: line } | Via::Header { field: line, .. }) = write.via;
    super::Prefix::of(line.trim_ascii_start()).is_some_and(super::Prefix::promises_http_only)
}

fn fix_of_oddity(oddity: &Oddity) -> Option<Fix> {
    match oddity {
        Oddity::CutShort { byte: b',', .. } => Some(Fix::SemicolonForComma),
        Oddity::CutShort { byte, part, .. } => match part {
            Part::Name | Part::Value => Some(Fix::PercentEncode),
            Part::Attribute => (*byte < b' ').then_some(Fix::RemoveControls),
        },
        Oddity::SplitAtLineFeed => Some(Fix::SplitLines),
        Oddity::BytesReplaced | Oddity::BlanksDocumentCookie | Oddity::QuotedSemicolon => {
            Some(Fix::PercentEncode)
        }
        Oddity::Nameless => Some(Fix::GiveName),
        Oddity::CommaFolded { .. } => Some(Fix::SplitFields),
        Oddity::AttributeTooLong { name, .. } => Some(Fix::Drop(*name)),
        Oddity::FlagWithValue { name } => Some(Fix::Drop(*name)),
        Oddity::AttributeValueUnknown { name, .. } => {
            (*name == AttributeName::SameSite).then_some(Fix::SameSiteLax)
        }
        Oddity::MaxAgeUnreadable { value } => Some(match leading_number(value) {
            Some(seconds) => Fix::SetMaxAge(seconds),
            None => Fix::Drop(AttributeName::MaxAge),
        }),
        Oddity::DateUnreadable { meant, .. } => Some(match meant {
            Some(time) => Fix::SetExpires(*time),
            None => Fix::Drop(AttributeName::Expires),
        }),
        Oddity::DateWithZone { meant, .. } => Some(Fix::SetExpires(*meant)),
        Oddity::MaxAgeInMilliseconds { seconds } => Some(Fix::SetMaxAge(*seconds)),
        Oddity::PathReplaced { .. } | Oddity::PathMatchesNothing => Some(Fix::SetPath("/".into())),
        Oddity::DomainBecameHostOnly => Some(Fix::Drop(AttributeName::Domain)),
        Oddity::ValueLess
        | Oddity::QuotesKept
        | Oddity::UnknownAttribute { .. }
        | Oddity::RepeatedAttribute { .. }
        | Oddity::AttributeNotSupported { .. }
        | Oddity::LifetimeClamped { .. }
        | Oddity::ShiftedByServerClock { .. }
        | Oddity::LifetimeTwice { .. }
        | Oddity::PathElsewhere
        | Oddity::DomainConverted
        | Oddity::HiddenFromScript => None,
    }
}

/// The number in `"3600"`, `3600s` or `10.5`.
fn leading_number(value: &[u8]) -> Option<i64> {
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let count = value
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    cookie_date::all_digits(&value[..count])
}
