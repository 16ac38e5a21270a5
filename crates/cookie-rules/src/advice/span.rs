//! Where in the line that was written something said of it has its cause.

use core::ops::Range;

use crate::model::cookie::Cookie;
use crate::model::decision::{Diagnostic, Reason};
use crate::model::line::AttributeName;
use crate::model::rejection::{PrefixRequirement, Rejection};
use crate::model::rule_name::RuleName;
use crate::model::warning::Warning;
use crate::model::write::{Via, Write};
use crate::parse::comma::{CommaItem, commas};
use crate::parse::misreading;
use crate::parse::set_cookie_string::{Attribute, SetCookieString};
use crate::parse::value_end::cut_value;
use crate::storage::rules::Rules;

/// What of a line is meant.
enum Part<'d> {
    Name,
    Value,
    /// Name and value.
    Pair,
    /// The last attribute of a name, which is the one that counts.
    Attribute(AttributeName),
    /// The same, or the name where there is none.
    Optional(AttributeName),
    /// An attribute by its name as written.
    Written(&'d [u8]),
    /// From an offset up to the end of its part.
    From(usize),
    Range(Range<usize>),
    /// Max-Age, or without one Expires.
    Lifetime,
    Whole,
}

impl Rules<'_> {
    /// Which bytes of the line a diagnostic is about, counted from 0 in the
    /// text of the script or the value of the field as it was given. `None`
    /// where it is about no part of the line, such as the page or the jar.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let rules = Rules::new(Engine::Chromium);
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let line = "id=1; SameSite=None; Path=/";
    /// let via = Via::Header { field: line.as_bytes(), date: None };
    /// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
    /// let decision = &rules.decide(&Jar::new(), &write)[0];
    /// let span = rules.span(&write, decision.deciding().unwrap()).unwrap();
    /// assert_eq!(&line[span], "SameSite=None");
    /// ```
    #[must_use]
    pub fn span(&self, write: &Write<'_>, diagnostic: &Diagnostic) -> Option<Range<usize>> {
        let (Via::Script { text: line } | Via::Header { field: line, .. }) = write.via;
        let is_split = self.engine.differences().splits_at_line_feed
            && matches!(write.via, Via::Script { .. })
            && line.contains(&b'\n');
        if is_split && diagnostic.name() != RuleName::SplitAtLineFeed {
            // Which of the cookies it is about is not known.
            return None;
        }
        let part = match &diagnostic.reason {
            Reason::Rejection(rejection) => of_rejection(rejection)?,
            Reason::Warning(warning) => of_warning(warning, line)?,
            Reason::Effect(_) => return None,
        };
        let parsed = SetCookieString::parse(line, self.engine.differences());
        let range = match part {
            Part::Whole => 0..line.len(),
            Part::Range(range) => range,
            Part::Name => range_of(line, parsed.name),
            Part::Value => range_of(line, parsed.value),
            Part::Pair => {
                let (name, value) = (range_of(line, parsed.name), range_of(line, parsed.value));
                match (parsed.name.is_empty(), parsed.value.is_empty()) {
                    (true, _) => value,
                    (_, true) => name,
                    _ => name.start..value.end,
                }
            }
            Part::Attribute(name) => whole(line, &last_of(&parsed, name)?),
            Part::Optional(name) => match last_of(&parsed, name) {
                Some(attribute) => whole(line, &attribute),
                None => range_of(line, parsed.name),
            },
            Part::Lifetime => {
                let max_age = last_of(&parsed, AttributeName::MaxAge);
                whole(
                    line,
                    &max_age.or_else(|| last_of(&parsed, AttributeName::Expires))?,
                )
            }
            Part::Written(name) => whole(line, &parsed.attributes().find(|it| it.name == name)?),
            Part::From(offset) => {
                let rest = line.get(offset..)?;
                let end = rest.iter().position(|&byte| byte == b';');
                offset..offset + end.unwrap_or(rest.len())
            }
        };
        Some(range)
    }
}

/// The attribute of a name that counts.
fn last_of<'l>(line: &SetCookieString<'l>, name: AttributeName) -> Option<Attribute<'l>> {
    let name = name.as_str().as_bytes();
    let is = |it: &Attribute<'_>| it.name.eq_ignore_ascii_case(name);
    line.attributes().filter(is).last()
}

/// Where the first comma stands that begins such an item.
fn comma_of(line: &[u8], is: fn(&CommaItem<'_>) -> bool) -> Option<usize> {
    let first = commas(line).find(|comma| is(&comma.item))?;
    Some(first.offset)
}

/// Where a part of the line lies in it.
fn range_of(line: &[u8], part: &[u8]) -> Range<usize> {
    let start = misreading::offset_of(line, part);
    start..start + part.len()
}

/// From the attribute's name to the end of its value.
fn whole(line: &[u8], attribute: &Attribute<'_>) -> Range<usize> {
    let name = range_of(line, attribute.name);
    match attribute.value {
        Some(value) if !value.is_empty() => name.start..range_of(line, value).end,
        Some(_) => {
            // An empty value takes the `=` along.
            let equals = line[name.end..].iter().position(|&byte| byte == b'=');
            name.start..name.end + equals.map_or(0, |at| at + 1)
        }
        None => name,
    }
}

fn of_rejection(rejection: &Rejection) -> Option<Part<'_>> {
    Some(match rejection {
        Rejection::AccessThrows
        | Rejection::NoCookieStore
        | Rejection::HostIsPublic { .. }
        | Rejection::FullOfSecure { .. } => return None,
        Rejection::NothingWritten | Rejection::Empty => Part::Whole,
        Rejection::ControlByte { offset, .. } | Rejection::Tab { offset, .. } => {
            Part::From(*offset)
        }
        Rejection::NulInHeader => Part::Whole,
        Rejection::NoName | Rejection::NamelessValueWithEquals | Rejection::HiddenPrefix { .. } => {
            Part::Value
        }
        Rejection::QuotedName | Rejection::TooLong { .. } => Part::Pair,
        Rejection::DomainNotOfHost { .. }
        | Rejection::DomainNotAscii { .. }
        | Rejection::DomainWithoutDot { .. }
        | Rejection::DomainCapitals { .. }
        | Rejection::DomainIsPublic { .. } => Part::Attribute(AttributeName::Domain),
        Rejection::SecureFromInsecure => Part::Attribute(AttributeName::Secure),
        Rejection::HttpOnlyFromScript => Part::Attribute(AttributeName::HttpOnly),
        Rejection::OverwritesSecure { .. } | Rejection::OverwritesHttpOnly { .. } => Part::Name,
        Rejection::Prefix { missing, .. } => match missing {
            PrefixRequirement::NoDomain => Part::Attribute(AttributeName::Domain),
            PrefixRequirement::Secure
            | PrefixRequirement::HttpOnly
            | PrefixRequirement::RootPath => Part::Name,
        },
        Rejection::NoneWithoutSecure => Part::Attribute(AttributeName::SameSite),
        Rejection::PartitionedWithoutSecure => Part::Attribute(AttributeName::Partitioned),
        Rejection::CrossSite { .. } => Part::Pair,
    })
}

fn of_warning<'d>(warning: &'d Warning, line: &[u8]) -> Option<Part<'d>> {
    Some(match warning {
        Warning::ShiftedByServerClock { .. } | Warning::SavedResponse { .. } => return None,
        Warning::CutShort { offset, .. } => Part::From(*offset),
        Warning::SplitAtLineFeed => Part::Whole,
        Warning::QuotedSemicolon | Warning::ValueCut { .. } => Part::Range(cut_value(line)?.range),
        Warning::BytesReplaced | Warning::QuotesKept | Warning::SpaceDropped => Part::Value,
        Warning::BlanksDocumentCookie
        | Warning::Nameless
        | Warning::NamedLikeAttribute { .. }
        | Warning::ValueLess
        | Warning::StillReadable
        | Warning::HiddenFromScript
        | Warning::DefaultPathNarrow { .. } => Part::Pair,
        Warning::CommaFolded { .. } => Part::From(comma_of(line, |item| {
            matches!(item, CommaItem::Cookie { .. })
        })?),
        Warning::CommaForSemicolon { .. } => Part::From(comma_of(line, |item| {
            matches!(item, CommaItem::Attribute(_))
        })?),
        Warning::UnknownAttribute { name }
        | Warning::ObsoleteAttribute { name }
        | Warning::MisspelledAttribute { name, .. }
        | Warning::SecondPair { name } => Part::Written(name),
        Warning::RepeatedAttribute { name }
        | Warning::AttributeTooLong { name, .. }
        | Warning::AttributeValueUnknown { name, .. }
        | Warning::FlagWithValue { name }
        | Warning::AttributeNotSupported { name } => Part::Attribute(*name),
        Warning::MaxAgeUnreadable { .. }
        | Warning::MaxAgeInMilliseconds { .. }
        | Warning::MaxAgeIsPointInTime { .. }
        | Warning::MaxAgeOverflow { .. } => Part::Attribute(AttributeName::MaxAge),
        Warning::NotAddressed {
            existing,
            addressed,
        } => of_missed(existing, addressed),
        Warning::DateUnreadable { .. } | Warning::DateWithZone { .. } => {
            Part::Attribute(AttributeName::Expires)
        }
        Warning::LifetimeClamped { .. } | Warning::ScriptLifetimeClamped { .. } => Part::Lifetime,
        Warning::LifetimeTwice { counts, .. } => Part::Attribute(match counts {
            AttributeName::Expires => AttributeName::MaxAge,
            _ => AttributeName::Expires,
        }),
        Warning::PathReplaced { .. }
        | Warning::PathElsewhere
        | Warning::PathMatchesNothing
        | Warning::RelativePathMatchesNothing { .. } => Part::Attribute(AttributeName::Path),
        Warning::DomainBecameHostOnly | Warning::DomainConverted | Warning::LoneDotDomain => {
            Part::Attribute(AttributeName::Domain)
        }
    })
}

/// The attribute by which a removal missed a cookie.
fn of_missed(existing: &Cookie, addressed: &Cookie) -> Part<'static> {
    if existing.path != addressed.path {
        Part::Optional(AttributeName::Path)
    } else if existing.partition != addressed.partition {
        Part::Optional(AttributeName::Partitioned)
    } else {
        Part::Optional(AttributeName::Domain)
    }
}
