//! The rules that need no jar: which lines are no cookie, and which cookie a
//! line makes (RFC 6265bis, sections 5.6 and 5.7).

use std::borrow::Cow;

use super::context::StorageContext;
use super::diagnostics::Diagnostics;
use crate::engine::differences::{
    Control, CrossSiteFrame, EmptyName, LongDefaultPath, NonAscii, Prefixes, Quotes, RelativePath,
    SecureOrigins, Tab, UnsetSameSite, UrlPath, WithoutEquals,
};
use crate::matching::domain::CookieDomain;
use crate::matching::path;
use crate::model::effect::Effect;
use crate::model::line::LinePart;
use crate::model::name_prefix::NamePrefix;
use crate::model::page::{Frame, ThirdPartyCookies};
use crate::model::rejection::{CrossSiteCookies, PrefixRequirement, Rejection};
use crate::model::same_site::SameSite;
use crate::model::section::Rule;
use crate::model::url::{CookieUrl, HostKind, Scheme};
use crate::model::warning::Warning;
use crate::parse::attributes::{AttributeRemark, ParsedAttributes};
use crate::parse::bytes::{LineBytes, is_control, replace_invalid};
use crate::parse::misreading;
use crate::parse::set_cookie_string::SetCookieString;

/// The longest default path Firefox takes, in bytes.
const LONGEST_DEFAULT_PATH: usize = 1024;

impl StorageContext<'_> {
    /// Bytes that spoil a line.
    pub(super) fn check_bytes(
        &self,
        line: &[u8],
        bytes: LineBytes,
        parsed: &SetCookieString<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        if self.differences.control == Control::EndLine {
            // A NUL never comes so far: the field is dropped with it.
            if bytes.control && !self.by_script() && line.contains(&0) {
                diagnostics.reject(Rule::Bytes, Rejection::NulInHeader);
            }
            return;
        }
        if bytes.control
            && let Some(offset) = line.iter().position(is_control)
        {
            let byte = line[offset];
            let rejection = if byte == 0 && !self.by_script() {
                Rejection::NulInHeader
            } else {
                Rejection::ControlByte {
                    byte,
                    offset,
                    part: misreading::part_at(line, offset),
                }
            };
            diagnostics.reject(Rule::Bytes, rejection);
        }
        if self.differences.interior_tab == Tab::Refuse && bytes.tab {
            let has_tab = |part: &[u8]| part.contains(&b'\t');
            let spoiled = has_tab(parsed.name)
                || has_tab(parsed.value)
                || parsed.attributes().any(|attribute| {
                    has_tab(attribute.name) || attribute.value.is_some_and(has_tab)
                });
            if spoiled {
                let offset = misreading::interior_tab(line);
                let part = misreading::part_at(line, offset);
                diagnostics.reject(Rule::WhiteSpace, Rejection::Tab { offset, part });
            }
        }
    }

    pub(super) fn check_name_and_value(
        &self,
        parsed: &SetCookieString<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let (name, value) = (parsed.name, parsed.value);
        if name.is_empty() {
            let rejection = if value.is_empty() {
                (!self.differences.keeps_empty).then_some(Rejection::Empty)
            } else {
                match self.differences.empty_name {
                    EmptyName::Keep => None,
                    EmptyName::KeepUnlessEquals => value
                        .contains(&b'=')
                        .then_some(Rejection::NamelessValueWithEquals),
                    EmptyName::Refuse => Some(Rejection::NoName),
                }
            };
            if let Some(rejection) = rejection {
                diagnostics.reject(Rule::NameAndValue, rejection);
            }
        }
        let is_quoted_over_equals = name.first() == Some(&b'"')
            && !name[1..].contains(&b'"')
            && parsed.has_equals
            && value.contains(&b'"');
        if self.differences.quotes == Quotes::HoldSemicolons && is_quoted_over_equals {
            diagnostics.reject(Rule::NameAndValue, Rejection::QuotedName);
        }
        let bytes = name.len() + value.len();
        if let Some(limit) = self.differences.size_limit.filter(|&limit| bytes > limit) {
            diagnostics.reject(Rule::Size, Rejection::TooLong { bytes, limit });
        }
        if !parsed.has_equals && !diagnostics.rejected() {
            let warning = match self.differences.without_equals {
                WithoutEquals::Value => Warning::Nameless,
                WithoutEquals::Name => Warning::ValueLess,
            };
            diagnostics.warn(Rule::NameAndValue, warning);
        }
    }

    /// Which attributes do not count as written.
    pub(super) fn report_attributes(
        &self,
        attributes: &ParsedAttributes<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        for remark in &attributes.remarks {
            match *remark {
                AttributeRemark::TooLong { name, bytes, limit } => diagnostics.warn(
                    Rule::AttributeSize,
                    Warning::AttributeTooLong { name, bytes, limit },
                ),
                AttributeRemark::UnknownSameSite { value } => diagnostics.warn(
                    Rule::SameSite,
                    Warning::AttributeValueUnknown {
                        name: crate::model::line::AttributeName::SameSite,
                        value: value.into(),
                        taken: effective(attributes.same_site, self.differences.unset_same_site),
                    },
                ),
                AttributeRemark::NotSupported { name } => {
                    diagnostics.warn(Rule::Attributes, Warning::AttributeNotSupported { name });
                }
                AttributeRemark::DeniedFlag { name } => {
                    diagnostics.warn(Rule::Attributes, Warning::FlagWithValue { name });
                }
                // What is unknown is reported with the line, what is repeated
                // as advice.
                AttributeRemark::Unknown { .. } | AttributeRemark::Repeated { .. } => {}
            }
        }
    }

    pub(super) fn path_of<'b>(
        &'b self,
        bytes: LineBytes,
        parsed: &SetCookieString<'b>,
        attributes: &ParsedAttributes<'b>,
        diagnostics: &mut Diagnostics,
    ) -> Cow<'b, [u8]> {
        let path = match attributes.path {
            Some(path) if path.first() == Some(&b'/') => Cow::Borrowed(path),
            written => self.default_path(written.unwrap_or_default(), diagnostics),
        };
        if self.differences.interior_tab == Tab::RefuseInPath
            && bytes.tab
            && let Some(offset) = path.iter().position(|&byte| byte == b'\t')
        {
            let (offset, part) = (parsed.offset_of(&path) + offset, LinePart::Attribute);
            diagnostics.reject(Rule::WhiteSpace, Rejection::Tab { offset, part });
        }
        if self.differences.url_path == UrlPath::AsIsOrDecoded
            && bytes.non_ascii
            && !self.by_script()
        {
            return Cow::Owned(
                path.iter()
                    .copied()
                    .map(char::from)
                    .collect::<String>()
                    .into(),
            );
        }
        match self.differences.non_ascii {
            // The path of a URL is ASCII.
            NonAscii::ReplaceInValue if bytes.non_ascii => replace_invalid(path),
            _ => path,
        }
    }

    /// The path of a cookie whose Path attribute is none.
    fn default_path<'b>(
        &'b self,
        written: &'b [u8],
        diagnostics: &mut Diagnostics,
    ) -> Cow<'b, [u8]> {
        if !written.is_empty() {
            let written: Box<[u8]> = written.into();
            if self.differences.relative_path == RelativePath::MatchesNothing {
                let warning = Warning::RelativePathMatchesNothing {
                    written: written.clone(),
                };
                diagnostics.warn(Rule::Path, warning);
                return Cow::Owned(written.into_vec());
            }
            diagnostics.warn(Rule::Path, Warning::PathReplaced { written });
        }
        let default = match path::of_url(self.url.path(), self.differences.url_path) {
            Cow::Borrowed(path) => Cow::Borrowed(path::default_path(path)),
            Cow::Owned(path) => Cow::Owned(path::default_path(&path).to_vec()),
        };
        if default.len() > LONGEST_DEFAULT_PATH
            && self.differences.long_default_path == LongDefaultPath::KeepAsWritten
        {
            diagnostics.warn(Rule::DefaultPath, Warning::PathMatchesNothing);
            return Cow::Borrowed(written);
        }
        default
    }

    pub(super) fn check_flags(
        &self,
        attributes: &ParsedAttributes<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        if attributes.secure && !is_secure(self.url, self.differences.secure_origins) {
            diagnostics.reject(Rule::Secure, Rejection::SecureFromInsecure);
        }
        if attributes.http_only && self.by_script() {
            diagnostics.reject(Rule::HttpOnly, Rejection::HttpOnlyFromScript);
        }
        if attributes.same_site == SameSite::None
            && !attributes.secure
            && self.differences.none_needs_secure
        {
            diagnostics.reject(Rule::SameSiteNone, Rejection::NoneWithoutSecure);
        }
        if attributes.partitioned && !attributes.secure {
            diagnostics.reject(Rule::Partitioned, Rejection::PartitionedWithoutSecure);
        }
    }

    /// What prefixed names demand.
    pub(super) fn check_prefix(
        &self,
        parsed: &SetCookieString<'_>,
        attributes: &ParsedAttributes<'_>,
        domain: &CookieDomain<'_>,
        path: &[u8],
        diagnostics: &mut Diagnostics,
    ) {
        let rules = self.differences.prefixes;
        if rules == Prefixes::None {
            return;
        }
        if parsed.name.is_empty()
            && let Some(prefix) = NamePrefix::of(parsed.value)
        {
            diagnostics.reject(Rule::Prefix, Rejection::HiddenPrefix { prefix });
        }
        let Some(prefix) = NamePrefix::of(parsed.name) else {
            return;
        };
        if rules == Prefixes::ExactInHeaders && !self.by_script() {
            let is_exact = parsed.name.starts_with(prefix.as_str().as_bytes());
            // CFNetwork takes `__Host-Http-` for `__Host-`, and knows no other.
            if !is_exact || prefix == NamePrefix::Http {
                return;
            }
        }
        let mut missing = |missing| {
            diagnostics.reject(Rule::Prefix, Rejection::Prefix { prefix, missing });
        };
        if !attributes.secure {
            missing(PrefixRequirement::Secure);
        }
        let requires_http_only = match rules {
            Prefixes::ExactInHeaders => prefix == NamePrefix::Http,
            _ => prefix.requires_http_only(),
        };
        if requires_http_only && !attributes.http_only {
            missing(PrefixRequirement::HttpOnly);
        }
        if prefix.requires_host_only() {
            let own_address = || {
                rules == Prefixes::OwnAddressPasses
                    && self.url.host_kind() != HostKind::Name
                    && attributes.domain == Some(self.url.host().as_bytes())
            };
            let for_host = match rules {
                Prefixes::AsKept => domain.host_only,
                _ => attributes.domain.is_none() || own_address(),
            };
            if !for_host {
                missing(PrefixRequirement::NoDomain);
            }
            let at_root = match rules {
                Prefixes::AsKept | Prefixes::ExactInHeaders => path == b"/",
                _ => attributes.path == Some(b"/"),
            };
            if !at_root {
                missing(PrefixRequirement::RootPath);
            }
        }
    }

    /// What a frame of another site may write, and whether the cookie is kept
    /// partitioned.
    pub(super) fn check_frame(
        &self,
        attributes: &ParsedAttributes<'_>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let page = self.write.page;
        if page.frame != Frame::CrossSite {
            if attributes.partitioned {
                diagnostics.effect(Rule::Partitioned, Effect::Partitioned);
            }
            return attributes.partitioned;
        }
        let is_none =
            effective(attributes.same_site, self.differences.unset_same_site) == SameSite::None;
        let policy = policy(self.differences.cross_site_frame, page.third_party);
        let (passes, partitioned) = match policy {
            CrossSitePolicy::SameSiteNone => (is_none, attributes.partitioned),
            CrossSitePolicy::PartitionedOnly => {
                (is_none && attributes.partitioned, attributes.partitioned)
            }
            CrossSitePolicy::KeptPartitioned => (is_none, true),
            CrossSitePolicy::Nothing => (false, false),
        };
        if !passes {
            let kept = match policy {
                CrossSitePolicy::SameSiteNone | CrossSitePolicy::KeptPartitioned => {
                    CrossSiteCookies::SameSiteNone
                }
                CrossSitePolicy::PartitionedOnly => CrossSiteCookies::Partitioned,
                CrossSitePolicy::Nothing => CrossSiteCookies::Nothing,
            };
            diagnostics.reject(Rule::CrossSite, Rejection::CrossSite { kept });
        } else if partitioned {
            diagnostics.effect(Rule::CrossSite, Effect::Partitioned);
        }
        partitioned
    }

    /// The value as it is kept.
    pub(super) fn value_of<'b>(
        &self,
        bytes: LineBytes,
        parsed: &SetCookieString<'b>,
        diagnostics: &mut Diagnostics,
    ) -> Cow<'b, [u8]> {
        let invalid = |text: &[u8]| bytes.non_ascii && core::str::from_utf8(text).is_err();
        match self.differences.non_ascii {
            NonAscii::KeepAndBlank if invalid(parsed.name) || invalid(parsed.value) => {
                diagnostics.warn(Rule::Retrieval, Warning::BlanksDocumentCookie);
            }
            NonAscii::ReplaceInValue if invalid(parsed.value) => {
                diagnostics.warn(Rule::Bytes, Warning::BytesReplaced);
                return replace_invalid(Cow::Borrowed(parsed.value));
            }
            _ => {}
        }
        if self.differences.drops_space_after_separators
            && let Some(value) = without_space_after_separators(parsed.value)
        {
            diagnostics.warn(Rule::WhiteSpace, Warning::SpaceDropped);
            return Cow::Owned(value);
        }
        Cow::Borrowed(parsed.value)
    }
}

/// What a cookie's SameSite amounts to.
pub(crate) fn effective(same_site: SameSite, unset: UnsetSameSite) -> SameSite {
    match (same_site, unset) {
        (SameSite::Unset, UnsetSameSite::Lax) => SameSite::Lax,
        (SameSite::Unset, UnsetSameSite::None) => SameSite::None,
        (known, _) => known,
    }
}

/// What pages of other sites may keep, the browser's setting heeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CrossSitePolicy {
    SameSiteNone,
    PartitionedOnly,
    KeptPartitioned,
    Nothing,
}

pub(crate) fn policy(frame: CrossSiteFrame, setting: ThirdPartyCookies) -> CrossSitePolicy {
    match (frame, setting) {
        (CrossSiteFrame::BySetting, ThirdPartyCookies::Allowed) => CrossSitePolicy::SameSiteNone,
        (CrossSiteFrame::BySetting, ThirdPartyCookies::Blocked) => CrossSitePolicy::PartitionedOnly,
        (CrossSiteFrame::KeptPartitioned, _) => CrossSitePolicy::KeptPartitioned,
        (CrossSiteFrame::Nothing, _) => CrossSitePolicy::Nothing,
    }
}

/// Whether the engine takes an origin to be secure.
pub(crate) fn is_secure(url: &CookieUrl, origins: SecureOrigins) -> bool {
    url.scheme() == Scheme::Https || (origins == SecureOrigins::Trustworthy && url.is_loopback())
}

/// An unquoted value without the spaces after its `,` and `=`; `None` when it
/// has none there.
fn without_space_after_separators(value: &[u8]) -> Option<Vec<u8>> {
    let is_separator = |byte: u8| matches!(byte, b',' | b'=');
    let has_space = value
        .windows(2)
        .any(|pair| is_separator(pair[0]) && pair[1] == b' ');
    if !has_space || value.first() == Some(&b'"') {
        return None;
    }
    let mut after_separator = false;
    let mut kept = value.to_vec();
    kept.retain(|&byte| {
        let dropped = after_separator && byte == b' ';
        after_separator = is_separator(byte) || dropped;
        !dropped
    });
    Some(kept)
}
