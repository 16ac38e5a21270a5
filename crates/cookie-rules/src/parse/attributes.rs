//! The attributes of a line that count: the last of each, those too long left
//! out.

use super::date;
use super::max_age::{self, MaxAge};
use super::set_cookie_string::{Attribute, Cut, SetCookieString};
use crate::engine::differences::{
    AttributeLimit, Differences, LifetimePrecedence, SameSiteRepeat, Unreadable,
};
use crate::model::cookie::Priority;
use crate::model::line::AttributeName;
use crate::model::same_site::SameSite;
use crate::model::time::UnixTime;

/// Attributes that nobody knows are remarked on up to this number: a line may
/// have a million.
const MOST_UNKNOWN: usize = 16;

/// What a line's attributes ask for.
#[derive(Clone, Debug, Default)]
pub(crate) struct ParsedAttributes<'a> {
    /// The Domain attribute; empty counts as none.
    pub(crate) domain: Option<&'a [u8]>,
    /// The Path attribute.
    pub(crate) path: Option<&'a [u8]>,
    pub(crate) lifetime: ParsedLifetime<'a>,
    pub(crate) secure: bool,
    pub(crate) http_only: bool,
    pub(crate) partitioned: bool,
    pub(crate) same_site: SameSite,
    pub(crate) priority: Priority,
    /// What is remarkable about them, in the order it stands in the line.
    pub(crate) remarks: Vec<AttributeRemark<'a>>,
    /// Whether reading stopped before the end of the line.
    pub(crate) cut: Option<Cut>,
    unknown: usize,
}

/// What the lifetime attributes ask for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ParsedLifetime<'a> {
    pub(crate) max_age: Option<MaxAge>,
    /// The Max-Age attribute that `max_age` was read from, as written.
    pub(crate) max_age_text: Option<&'a [u8]>,
    pub(crate) expires: Option<UnixTime>,
    /// The Expires attribute that `expires` was read from, as written.
    pub(crate) expires_text: Option<&'a [u8]>,
    /// Which of the two the other took the place of, where the last counts.
    pub(crate) displaced: Option<AttributeName>,
    pub(crate) unreadable_max_age: Option<&'a [u8]>,
    pub(crate) unreadable_date: Option<&'a [u8]>,
}

/// Something about an attribute that its writer may not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttributeRemark<'a> {
    Unknown {
        name: &'a [u8],
        value: Option<&'a [u8]>,
    },
    Repeated {
        name: AttributeName,
    },
    TooLong {
        name: AttributeName,
        bytes: usize,
        limit: usize,
    },
    /// A SameSite that the engine does not know.
    UnknownSameSite {
        value: &'a [u8],
    },
    /// A flag with a value that reads like a denial.
    DeniedFlag {
        name: AttributeName,
    },
    NotSupported {
        name: AttributeName,
    },
}

impl<'a> ParsedAttributes<'a> {
    pub(crate) fn read(
        line: &SetCookieString<'a>,
        differences: &Differences,
    ) -> ParsedAttributes<'a> {
        let mut parsed = ParsedAttributes::default();
        let mut seen = 0u16;
        let mut attributes = line.attributes();
        for attribute in attributes.by_ref() {
            let Some(name) = name_of(attribute.name) else {
                parsed.remark_on_unknown(attribute);
                continue;
            };
            let bit = 1 << name as u16;
            if seen & bit != 0 {
                parsed.remark(AttributeRemark::Repeated { name });
            }
            seen |= bit;
            parsed.take(name, attribute, differences);
        }
        parsed.cut = line.cut().or(attributes.cut());
        parsed
    }

    fn take(&mut self, name: AttributeName, attribute: Attribute<'a>, differences: &Differences) {
        if is_text(name) && attribute.value.is_none() && differences.needs_equals {
            return;
        }
        let value = attribute.value.unwrap_or_default();
        if let Some(limit) = limit_of(name, differences)
            && value.len() > limit
        {
            let bytes = value.len();
            self.remark(AttributeRemark::TooLong { name, bytes, limit });
            return;
        }
        match name {
            AttributeName::Domain => self.domain = Some(value).filter(|domain| !domain.is_empty()),
            AttributeName::Path => self.path = Some(value),
            AttributeName::MaxAge => self.lifetime.take_max_age(value, differences),
            AttributeName::Expires => self.lifetime.take_expires(value, differences),
            AttributeName::SameSite => self.take_same_site(value, differences),
            AttributeName::Secure => {
                self.secure = true;
                self.remark_on_denial(name, value);
            }
            AttributeName::HttpOnly => {
                self.http_only = true;
                self.remark_on_denial(name, value);
            }
            AttributeName::Partitioned if differences.knows_partitioned => {
                self.partitioned = true;
                self.remark_on_denial(name, value);
            }
            AttributeName::Priority if differences.knows_priority => {
                self.priority = if value.eq_ignore_ascii_case(b"low") {
                    Priority::Low
                } else if value.eq_ignore_ascii_case(b"high") {
                    Priority::High
                } else {
                    Priority::Medium
                };
            }
            AttributeName::Partitioned | AttributeName::Priority => {
                self.remark(AttributeRemark::NotSupported { name });
            }
        }
    }

    fn take_same_site(&mut self, value: &'a [u8], differences: &Differences) {
        let known = SameSite::of_attribute(value);
        if known.is_none() {
            self.remark(AttributeRemark::UnknownSameSite { value });
        }
        match (differences.same_site_repeat, known) {
            (SameSiteRepeat::LastCounts, known) => self.same_site = known.unwrap_or_default(),
            (
                SameSiteRepeat::StrictAndLaxCount,
                Some(known @ (SameSite::Strict | SameSite::Lax)),
            ) => {
                self.same_site = known;
            }
            (SameSiteRepeat::StrictAndLaxCount, Some(SameSite::None))
                if self.same_site == SameSite::Unset =>
            {
                self.same_site = SameSite::None;
            }
            (SameSiteRepeat::StrictAndLaxCount, _) => {}
        }
    }

    /// Keeps one remark of a kind on an attribute: the line may repeat it any
    /// number of times.
    fn remark(&mut self, remark: AttributeRemark<'a>) {
        let is_same = |other: &AttributeRemark<'_>| {
            core::mem::discriminant(other) == core::mem::discriminant(&remark)
                && other.name() == remark.name()
        };
        // A later one of the kind takes its place: the last counts.
        match self.remarks.iter_mut().find(|other| is_same(other)) {
            Some(place) => *place = remark,
            None => self.remarks.push(remark),
        }
    }

    fn remark_on_unknown(&mut self, attribute: Attribute<'a>) {
        let name = attribute.name;
        if (name.is_empty() && attribute.value.is_none()) || self.unknown == MOST_UNKNOWN {
            return;
        }
        self.unknown += 1;
        let value = attribute.value;
        self.remarks.push(AttributeRemark::Unknown { name, value });
    }

    fn remark_on_denial(&mut self, name: AttributeName, value: &[u8]) {
        const DENIALS: [&[u8]; 11] = [
            b"false",
            b"no",
            b"0",
            b"off",
            b"f",
            b"n",
            b"none",
            b"null",
            b"nil",
            b"undefined",
            b"disabled",
        ];
        let value = value.trim_ascii();
        if value.is_empty() {
            return;
        }
        let bare = value
            .strip_prefix(b"\"")
            .and_then(|value| value.strip_suffix(b"\""));
        let value = bare.unwrap_or(value);
        if DENIALS
            .iter()
            .any(|denial| value.eq_ignore_ascii_case(denial))
        {
            self.remark(AttributeRemark::DeniedFlag { name });
        }
    }
}

impl AttributeRemark<'_> {
    fn name(&self) -> Option<AttributeName> {
        match *self {
            AttributeRemark::Unknown { .. } => None,
            AttributeRemark::UnknownSameSite { .. } => Some(AttributeName::SameSite),
            AttributeRemark::Repeated { name }
            | AttributeRemark::TooLong { name, .. }
            | AttributeRemark::DeniedFlag { name }
            | AttributeRemark::NotSupported { name } => Some(name),
        }
    }
}

impl<'a> ParsedLifetime<'a> {
    fn take_max_age(&mut self, value: &'a [u8], differences: &Differences) {
        match max_age::parse(value, differences.max_age) {
            Some(age) => {
                self.max_age = Some(age);
                self.max_age_text = Some(value);
                self.unreadable_max_age = None;
                if differences.lifetime == LifetimePrecedence::Last && self.expires.take().is_some()
                {
                    self.displaced = Some(AttributeName::Expires);
                }
            }
            None => {
                if differences.unreadable_max_age == Unreadable::Erases {
                    self.max_age = None;
                }
                self.unreadable_max_age = Some(value);
            }
        }
    }

    fn take_expires(&mut self, value: &'a [u8], differences: &Differences) {
        let date = date::parse(value, differences.date);
        if date.is_some() || differences.unreadable_date == Unreadable::Erases {
            self.expires = date;
            if differences.lifetime == LifetimePrecedence::Last && self.max_age.take().is_some() {
                self.displaced = Some(AttributeName::MaxAge);
            }
        }
        if date.is_some() {
            self.unreadable_date = None;
            self.expires_text = Some(value);
        } else {
            self.unreadable_date = Some(value);
        }
    }

    /// Whether the cookie lives so long from the write on.
    pub(crate) fn is_relative(&self) -> bool {
        matches!(self.max_age, Some(MaxAge::Seconds(_)))
    }

    /// Whether the cookie lives after `now`, rather than deletes one.
    pub(crate) fn is_alive(&self, now: UnixTime) -> bool {
        match (self.max_age, self.expires) {
            (Some(max_age), _) => max_age != MaxAge::Ended,
            (None, expires) => expires.is_none_or(|at| at > now),
        }
    }

    /// Whether the end rests on a clock.
    pub(crate) fn is_set(&self) -> bool {
        self.max_age.is_some() || self.expires.is_some()
    }

    /// Whether the end rests on the clock of the response.
    pub(crate) fn rests_on_date(&self) -> bool {
        self.max_age.is_none() && self.expires.is_some()
    }
}

fn name_of(name: &[u8]) -> Option<AttributeName> {
    let is = |known: &AttributeName| name.eq_ignore_ascii_case(known.as_str().as_bytes());
    AttributeName::ALL.into_iter().find(is)
}

/// Whether an attribute is nothing without a value.
fn is_text(name: AttributeName) -> bool {
    matches!(
        name,
        AttributeName::Domain
            | AttributeName::Path
            | AttributeName::MaxAge
            | AttributeName::Expires
    )
}

fn limit_of(name: AttributeName, differences: &Differences) -> Option<usize> {
    match differences.attribute_limit {
        AttributeLimit::All(limit) => Some(limit),
        AttributeLimit::Texts(limit) => is_text(name).then_some(limit),
        AttributeLimit::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;

    #[test]
    fn a_million_attributes_are_remarked_on_a_few_times() {
        let line = [&b"a=1"[..], &b"; Path=/; x; Secure=no".repeat(10_000)].concat();
        let differences = Engine::Standard.differences();
        let line = SetCookieString::parse(&line, differences);
        let parsed = ParsedAttributes::read(&line, differences);
        // Sixteen unknown ones, two that are repeated, and one denial.
        assert_eq!(parsed.remarks.len(), 16 + 2 + 1);
        assert!(parsed.secure);
    }
}
