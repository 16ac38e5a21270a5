//! The attributes of a line that count: the last of each, those too long left
//! out.

use super::cookie::{Priority, SameSite};
use super::decision::{AttributeName, Oddity};
use super::findings::{Findings, Told};
use super::lifetime::Lifetime;
use super::quirks::{AttributeLimit, Quirks, SameSiteRepeat};
use super::rule::Rule;
use super::set_cookie_string::{Attribute, Cut, SetCookieString};

/// What a line's attributes ask for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked<'a> {
    /// The Domain attribute; empty counts as none.
    pub(super) domain: Option<&'a [u8]>,
    /// The Path attribute.
    pub(super) path: Option<&'a [u8]>,
    pub(super) lifetime: Lifetime<'a>,
    pub(super) secure: bool,
    pub(super) http_only: bool,
    pub(super) partitioned: bool,
    pub(super) same_site: SameSite,
    pub(super) priority: Priority,
    /// Whether reading stopped before the end of the line.
    pub(super) cut: Option<Cut>,
}

impl<'a> Asked<'a> {
    pub(super) fn read(
        line: &SetCookieString<'a>,
        quirks: &Quirks,
        findings: &mut Findings<impl Told>,
    ) -> Asked<'a> {
        let mut asked = Asked::default();
        let mut seen = 0u16;
        let mut attributes = line.attributes();
        for attribute in attributes.by_ref() {
            let Some(name) = name_of(attribute.name) else {
                report_unknown(attribute, findings);
                continue;
            };
            let bit = 1 << name as u16;
            if seen & bit != 0 {
                findings.odd(Rule::Attributes, Oddity::RepeatedAttribute { name });
            }
            seen |= bit;
            asked.take(name, attribute, quirks, findings);
        }
        asked.cut = line.cut().or(attributes.cut());
        asked
    }

    fn take(
        &mut self,
        name: AttributeName,
        attribute: Attribute<'a>,
        quirks: &Quirks,
        findings: &mut Findings<impl Told>,
    ) {
        if is_text(name) && attribute.value.is_none() && quirks.needs_equals {
            return;
        }
        let value = attribute.value.unwrap_or_default();
        if let Some(limit) = limit_of(name, quirks)
            && value.len() > limit
        {
            let bytes = value.len();
            findings.odd(
                Rule::AttributeSize,
                Oddity::AttributeTooLong { name, bytes, limit },
            );
            return;
        }
        match name {
            AttributeName::Domain => self.domain = Some(value).filter(|domain| !domain.is_empty()),
            AttributeName::Path => self.path = Some(value),
            AttributeName::MaxAge => self.lifetime.read_max_age(value, quirks),
            AttributeName::Expires => self.lifetime.read_expires(value, quirks, findings.tell()),
            AttributeName::SameSite => self.read_same_site(value, quirks, findings),
            AttributeName::Secure => {
                self.secure = true;
                report_denied_flag(name, value, findings);
            }
            AttributeName::HttpOnly => {
                self.http_only = true;
                report_denied_flag(name, value, findings);
            }
            AttributeName::Partitioned if quirks.knows_partitioned => {
                self.partitioned = true;
                report_denied_flag(name, value, findings);
            }
            AttributeName::Priority if quirks.knows_priority => {
                self.priority = if value.eq_ignore_ascii_case(b"low") {
                    Priority::Low
                } else if value.eq_ignore_ascii_case(b"high") {
                    Priority::High
                } else {
                    Priority::Medium
                };
            }
            AttributeName::Partitioned | AttributeName::Priority => {
                findings.odd(Rule::Attributes, Oddity::AttributeNotSupported { name });
            }
        }
    }

    fn read_same_site(
        &mut self,
        value: &[u8],
        quirks: &Quirks,
        findings: &mut Findings<impl Told>,
    ) {
        let known = [SameSite::Strict, SameSite::Lax, SameSite::None]
            .into_iter()
            .find(|known| value.eq_ignore_ascii_case(known.word().as_bytes()));
        if known.is_none() {
            findings.odd(
                Rule::SameSite,
                Oddity::AttributeValueUnknown {
                    name: AttributeName::SameSite,
                    value: value.into(),
                },
            );
        }
        match (quirks.same_site_repeat, known) {
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
}

fn name_of(name: &[u8]) -> Option<AttributeName> {
    // Length and first letter leave one that it can be.
    let (known, is_known) = match (name.len(), name.first()?.to_ascii_lowercase()) {
        (4, b'p') => (AttributeName::Path, is(name, b"path")),
        (6, b's') => (AttributeName::Secure, is(name, b"secure")),
        (6, b'd') => (AttributeName::Domain, is(name, b"domain")),
        (7, b'e') => (AttributeName::Expires, is(name, b"expires")),
        (7, b'm') => (AttributeName::MaxAge, is(name, b"max-age")),
        (8, b's') => (AttributeName::SameSite, is(name, b"samesite")),
        (8, b'h') => (AttributeName::HttpOnly, is(name, b"httponly")),
        (8, b'p') => (AttributeName::Priority, is(name, b"priority")),
        (11, b'p') => (AttributeName::Partitioned, is(name, b"partitioned")),
        _ => return None,
    };
    is_known.then_some(known)
}

/// Whether a name is this one, given in lower case: compared as one number,
/// for there are several names a line.
#[inline]
fn is<const LEN: usize>(name: &[u8], known: &[u8; LEN]) -> bool {
    // The bit that makes a letter small makes a hyphen of CR alone besides the
    // hyphen, and no name holds a CR: it spoils or ends its line.
    name.as_array()
        .is_some_and(|name: &[u8; LEN]| name.map(|byte| byte | 0x20) == *known)
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

fn limit_of(name: AttributeName, quirks: &Quirks) -> Option<usize> {
    match quirks.attribute_limit {
        AttributeLimit::All(limit) => Some(limit),
        AttributeLimit::Texts(limit) => is_text(name).then_some(limit),
        AttributeLimit::None => None,
    }
}

fn report_unknown(attribute: Attribute<'_>, findings: &mut Findings<impl Told>) {
    if attribute.name.is_empty() && attribute.value.is_none() {
        return;
    }
    findings.odd(
        Rule::Attributes,
        Oddity::UnknownAttribute {
            name: attribute.name.into(),
        },
    );
}

fn report_denied_flag(name: AttributeName, value: &[u8], findings: &mut Findings<impl Told>) {
    if value.is_empty() {
        return;
    }
    const DENIALS: [&[u8]; 4] = [b"false", b"no", b"0", b"off"];
    if DENIALS
        .iter()
        .any(|denial| value.eq_ignore_ascii_case(denial))
    {
        findings.odd(Rule::Attributes, Oddity::FlagWithValue { name });
    }
}
