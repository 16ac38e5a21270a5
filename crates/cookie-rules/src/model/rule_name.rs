//! The stable names of everything the rules can say.

use core::fmt;
use core::str::FromStr;

use super::decision::{Diagnostic, Reason};
use super::effect::Effect;
use super::rejection::{PrefixRequirement, Rejection};
use super::warning::Warning;

/// Writes down every name once: the variant, its text and its kind.
macro_rules! rule_names {
    ($($kind:ident { $($variant:ident = $name:literal,)* })*) => {
        /// The stable name of something the rules can say: what a command line
        /// or a configuration calls it by.
        ///
        /// ```
        /// use cookie_rules::*;
        ///
        /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
        /// let decision = &browser.receive("id=1; SameSite=None")[0];
        /// let name = decision.deciding().unwrap().name();
        /// assert_eq!(name.as_str(), "none-without-secure");
        /// assert_eq!("none-without-secure".parse(), Ok(name));
        /// assert_eq!(name.kind(), RuleKind::Rejection);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum RuleName {
            $($(#[doc = concat!("`", $name, "`")] $variant,)*)*
        }

        impl RuleName {
            /// Every name: rejections first, then warnings, effects and advice.
            ///
            /// ```
            /// use cookie_rules::RuleName;
            /// for name in RuleName::ALL {
            ///     assert_eq!(name.as_str().parse(), Ok(*name));
            /// }
            /// ```
            pub const ALL: &[RuleName] = &[$($(RuleName::$variant,)*)*];

            /// The name itself, in lower case with hyphens.
            ///
            /// ```
            /// use cookie_rules::RuleName;
            /// assert_eq!(RuleName::DefaultPathNarrow.as_str(), "default-path-narrow");
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($(RuleName::$variant => $name,)*)*
                }
            }

            /// What is said under this name.
            ///
            /// ```
            /// use cookie_rules::{RuleKind, RuleName};
            /// assert_eq!(RuleName::SessionReadable.kind(), RuleKind::Advice);
            /// ```
            #[must_use]
            pub const fn kind(self) -> RuleKind {
                match self {
                    $($(RuleName::$variant => RuleKind::$kind,)*)*
                }
            }
        }
    };
}

rule_names! {
    Rejection {
        AccessThrows = "access-throws",
        NoCookieStore = "no-cookie-store",
        NothingWritten = "nothing-written",
        ControlCharacter = "control-character",
        NulInHeader = "nul-in-header",
        Tab = "tab",
        Empty = "empty",
        NoName = "no-name",
        NamelessWithEquals = "nameless-with-equals",
        QuotedName = "quoted-name",
        TooLong = "too-long",
        DomainNotOfHost = "domain-not-of-host",
        DomainNotAscii = "domain-not-ascii",
        DomainWithoutDot = "domain-without-dot",
        DomainCapitals = "domain-capitals",
        DomainPublicSuffix = "domain-public-suffix",
        HostPublicSuffix = "host-public-suffix",
        SecureFromInsecure = "secure-from-insecure",
        HttpOnlyFromScript = "httponly-from-script",
        OverwritesSecure = "overwrites-secure",
        OverwritesHttpOnly = "overwrites-httponly",
        PrefixWithoutSecure = "prefix-without-secure",
        PrefixWithoutHttpOnly = "prefix-without-httponly",
        PrefixWithDomain = "prefix-with-domain",
        PrefixWithoutRootPath = "prefix-without-root-path",
        HiddenPrefix = "hidden-prefix",
        NoneWithoutSecure = "none-without-secure",
        PartitionedWithoutSecure = "partitioned-without-secure",
        CrossSite = "cross-site",
        FullOfSecure = "full-of-secure",
    }
    Warning {
        CutShort = "cut-short",
        SplitAtLineFeed = "split-at-line-feed",
        BytesReplaced = "bytes-replaced",
        BlanksDocumentCookie = "blanks-document-cookie",
        Nameless = "nameless",
        ValueLess = "without-value",
        QuotedSemicolon = "quoted-semicolon",
        QuotesKept = "quotes-kept",
        ValueCut = "value-cut",
        CommaFolded = "comma-folded",
        CommaForSemicolon = "comma-for-semicolon",
        NamedLikeAttribute = "named-like-attribute",
        SecondPair = "second-pair",
        MisspelledAttribute = "misspelled-attribute",
        UnknownAttribute = "unknown-attribute",
        ObsoleteAttribute = "obsolete-attribute",
        RepeatedAttribute = "repeated-attribute",
        AttributeTooLong = "attribute-too-long",
        AttributeValueUnknown = "attribute-value-unknown",
        FlagWithValue = "flag-with-value",
        AttributeNotSupported = "attribute-not-supported",
        MaxAgeUnreadable = "max-age-unreadable",
        DateUnreadable = "date-unreadable",
        DateWithZone = "date-with-zone",
        LifetimeClamped = "lifetime-clamped",
        MaxAgeInMilliseconds = "max-age-in-milliseconds",
        MaxAgeIsPointInTime = "max-age-is-point-in-time",
        MaxAgeOverflow = "max-age-overflow",
        SavedResponse = "saved-response",
        ShiftedByServerClock = "shifted-by-server-clock",
        LifetimeTwice = "lifetime-twice",
        PathReplaced = "path-replaced",
        PathElsewhere = "path-elsewhere",
        PathMatchesNothing = "path-matches-nothing",
        DefaultPathNarrow = "default-path-narrow",
        DomainBecameHostOnly = "domain-became-host-only",
        DomainConverted = "domain-converted",
        LoneDotDomain = "lone-dot-domain",
        RelativePathMatchesNothing = "relative-path-matches-nothing",
        StillReadable = "still-readable",
        SpaceDropped = "space-dropped",
        ScriptLifetimeClamped = "script-lifetime-clamped",
        HiddenFromScript = "hidden-from-script",
        NotAddressed = "not-addressed",
    }
    Effect {
        Expires = "expires",
        AlreadyExpired = "already-expired",
        DomainWide = "domain-wide",
        Replaces = "replaces",
        Partitioned = "partitioned",
        MadeRoom = "made-room",
        Accepted = "accepted",
        NoSuchCookie = "no-such-cookie",
    }
    Advice {
        SessionReadable = "session-readable",
        SameSiteUnset = "samesite-unset",
        LifetimeOverCap = "lifetime-over-cap",
        HostPrefixFits = "host-prefix-fits",
        DomainWiderThanNeeded = "domain-wider-than-needed",
        ReadDifferently = "read-differently",
        ThirdPartyUnpartitioned = "third-party-unpartitioned",
    }
}

/// What is said under a name.
///
/// ```
/// use cookie_rules::{RuleKind, RuleName};
/// let kinds = RuleName::ALL.iter().map(|name| name.kind());
/// assert!(kinds.is_sorted());
/// assert!(RuleKind::Rejection < RuleKind::Warning);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleKind {
    /// Why a write has no effect: [`Rejection`].
    Rejection,
    /// What is not as the writer may think: [`Warning`].
    Warning,
    /// What the cookie became: [`Effect`].
    Effect,
    /// What would be better, whatever the browser does: [`Advice`](crate::Advice).
    Advice,
}

/// The text is the name of no rule.
///
/// ```
/// use cookie_rules::RuleName;
/// assert!("none-without-secur".parse::<RuleName>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownRuleName;

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RuleName {
    type Err = UnknownRuleName;

    fn from_str(text: &str) -> Result<RuleName, UnknownRuleName> {
        let is = |name: &&RuleName| name.as_str() == text;
        RuleName::ALL
            .iter()
            .find(is)
            .copied()
            .ok_or(UnknownRuleName)
    }
}

impl fmt::Display for UnknownRuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no rule has this name")
    }
}

impl core::error::Error for UnknownRuleName {}

impl Diagnostic {
    /// The stable name of what was said.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let diagnostic = &browser.receive("id=1; Domain=example.org")[0].diagnostics[0];
    /// assert_eq!(diagnostic.name(), RuleName::DomainNotOfHost);
    /// ```
    #[must_use]
    pub fn name(&self) -> RuleName {
        match &self.reason {
            Reason::Rejection(rejection) => rejection.name(),
            Reason::Warning(warning) => warning.name(),
            Reason::Effect(effect) => effect.name(),
        }
    }
}

impl Rejection {
    /// Its stable name.
    ///
    /// ```
    /// use cookie_rules::Rejection;
    /// assert_eq!(Rejection::NoName.name().as_str(), "no-name");
    /// ```
    #[must_use]
    pub fn name(&self) -> RuleName {
        match self {
            Rejection::AccessThrows => RuleName::AccessThrows,
            Rejection::NoCookieStore => RuleName::NoCookieStore,
            Rejection::NothingWritten => RuleName::NothingWritten,
            Rejection::ControlByte { .. } => RuleName::ControlCharacter,
            Rejection::NulInHeader => RuleName::NulInHeader,
            Rejection::Tab { .. } => RuleName::Tab,
            Rejection::Empty => RuleName::Empty,
            Rejection::NoName => RuleName::NoName,
            Rejection::NamelessValueWithEquals => RuleName::NamelessWithEquals,
            Rejection::QuotedName => RuleName::QuotedName,
            Rejection::TooLong { .. } => RuleName::TooLong,
            Rejection::DomainNotOfHost { .. } => RuleName::DomainNotOfHost,
            Rejection::DomainNotAscii { .. } => RuleName::DomainNotAscii,
            Rejection::DomainWithoutDot { .. } => RuleName::DomainWithoutDot,
            Rejection::DomainCapitals { .. } => RuleName::DomainCapitals,
            Rejection::DomainIsPublic { .. } => RuleName::DomainPublicSuffix,
            Rejection::HostIsPublic { .. } => RuleName::HostPublicSuffix,
            Rejection::SecureFromInsecure => RuleName::SecureFromInsecure,
            Rejection::HttpOnlyFromScript => RuleName::HttpOnlyFromScript,
            Rejection::OverwritesSecure { .. } => RuleName::OverwritesSecure,
            Rejection::OverwritesHttpOnly { .. } => RuleName::OverwritesHttpOnly,
            Rejection::Prefix { missing, .. } => match missing {
                PrefixRequirement::Secure => RuleName::PrefixWithoutSecure,
                PrefixRequirement::HttpOnly => RuleName::PrefixWithoutHttpOnly,
                PrefixRequirement::NoDomain => RuleName::PrefixWithDomain,
                PrefixRequirement::RootPath => RuleName::PrefixWithoutRootPath,
            },
            Rejection::HiddenPrefix { .. } => RuleName::HiddenPrefix,
            Rejection::NoneWithoutSecure => RuleName::NoneWithoutSecure,
            Rejection::PartitionedWithoutSecure => RuleName::PartitionedWithoutSecure,
            Rejection::CrossSite { .. } => RuleName::CrossSite,
            Rejection::FullOfSecure { .. } => RuleName::FullOfSecure,
        }
    }
}

impl Warning {
    /// Its stable name.
    ///
    /// ```
    /// use cookie_rules::Warning;
    /// assert_eq!(Warning::QuotesKept.name().as_str(), "quotes-kept");
    /// ```
    #[must_use]
    pub fn name(&self) -> RuleName {
        match self {
            Warning::CutShort { .. } => RuleName::CutShort,
            Warning::SplitAtLineFeed => RuleName::SplitAtLineFeed,
            Warning::BytesReplaced => RuleName::BytesReplaced,
            Warning::BlanksDocumentCookie => RuleName::BlanksDocumentCookie,
            Warning::Nameless => RuleName::Nameless,
            Warning::ValueLess => RuleName::ValueLess,
            Warning::QuotedSemicolon => RuleName::QuotedSemicolon,
            Warning::QuotesKept => RuleName::QuotesKept,
            Warning::CommaFolded { .. } => RuleName::CommaFolded,
            Warning::ValueCut { .. } => RuleName::ValueCut,
            Warning::CommaForSemicolon { .. } => RuleName::CommaForSemicolon,
            Warning::NamedLikeAttribute { .. } => RuleName::NamedLikeAttribute,
            Warning::SecondPair { .. } => RuleName::SecondPair,
            Warning::MisspelledAttribute { .. } => RuleName::MisspelledAttribute,
            Warning::ObsoleteAttribute { .. } => RuleName::ObsoleteAttribute,
            Warning::UnknownAttribute { .. } => RuleName::UnknownAttribute,
            Warning::RepeatedAttribute { .. } => RuleName::RepeatedAttribute,
            Warning::AttributeTooLong { .. } => RuleName::AttributeTooLong,
            Warning::AttributeValueUnknown { .. } => RuleName::AttributeValueUnknown,
            Warning::FlagWithValue { .. } => RuleName::FlagWithValue,
            Warning::AttributeNotSupported { .. } => RuleName::AttributeNotSupported,
            Warning::MaxAgeUnreadable { .. } => RuleName::MaxAgeUnreadable,
            Warning::DateUnreadable { .. } => RuleName::DateUnreadable,
            Warning::DateWithZone { .. } => RuleName::DateWithZone,
            Warning::LifetimeClamped { .. } => RuleName::LifetimeClamped,
            Warning::MaxAgeInMilliseconds { .. } => RuleName::MaxAgeInMilliseconds,
            Warning::ShiftedByServerClock { .. } => RuleName::ShiftedByServerClock,
            Warning::LifetimeTwice { .. } => RuleName::LifetimeTwice,
            Warning::PathReplaced { .. } => RuleName::PathReplaced,
            Warning::PathElsewhere => RuleName::PathElsewhere,
            Warning::PathMatchesNothing => RuleName::PathMatchesNothing,
            Warning::DefaultPathNarrow { .. } => RuleName::DefaultPathNarrow,
            Warning::DomainBecameHostOnly => RuleName::DomainBecameHostOnly,
            Warning::DomainConverted => RuleName::DomainConverted,
            Warning::LoneDotDomain => RuleName::LoneDotDomain,
            Warning::RelativePathMatchesNothing { .. } => RuleName::RelativePathMatchesNothing,
            Warning::StillReadable => RuleName::StillReadable,
            Warning::SpaceDropped => RuleName::SpaceDropped,
            Warning::ScriptLifetimeClamped { .. } => RuleName::ScriptLifetimeClamped,
            Warning::HiddenFromScript => RuleName::HiddenFromScript,
            Warning::NotAddressed { .. } => RuleName::NotAddressed,
            Warning::MaxAgeIsPointInTime { .. } => RuleName::MaxAgeIsPointInTime,
            Warning::MaxAgeOverflow { .. } => RuleName::MaxAgeOverflow,
            Warning::SavedResponse { .. } => RuleName::SavedResponse,
        }
    }
}

impl Effect {
    /// Its stable name.
    ///
    /// ```
    /// use cookie_rules::Effect;
    /// assert_eq!(Effect::Accepted.name().as_str(), "accepted");
    /// ```
    #[must_use]
    pub fn name(self) -> RuleName {
        match self {
            Effect::Expires(_) => RuleName::Expires,
            Effect::AlreadyExpired => RuleName::AlreadyExpired,
            Effect::DomainWide => RuleName::DomainWide,
            Effect::Replaces => RuleName::Replaces,
            Effect::Partitioned => RuleName::Partitioned,
            Effect::MadeRoom { .. } => RuleName::MadeRoom,
            Effect::Accepted => RuleName::Accepted,
            Effect::NoSuchCookie => RuleName::NoSuchCookie,
        }
    }
}
