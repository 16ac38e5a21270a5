//! How the engines differ: one algorithm, and here all its named differences.
//! Which engine has which, and the measured case that shows it, is in
//! `engine/profiles.rs`.
//!
//! ```
//! use cookie_rules::{Engine, differences::CreationTime};
//!
//! // A new value sends a cookie to the end of the line in Chromium alone.
//! let moves = |engine: &Engine| engine.differences().creation_time != CreationTime::Kept;
//! assert!(Engine::ALL.into_iter().filter(moves).eq([Engine::Chromium]));
//! ```

mod reading;
mod storing;

pub use reading::{
    AttributeLimit, BareCr, Control, DateSyntax, EmptyName, MaxAgeSyntax, NonAscii, Quotes, Tab,
    Unreadable, WhiteSpace, WithoutEquals,
};
pub use storing::{
    CreationTime, CrossSiteFrame, DomainMatch, Eviction, HttpOnlyGuard, LifetimePrecedence,
    LongDefaultPath, Prefixes, PublicHost, RelativePath, Reporting, SameSiteRepeat, ScriptView,
    SecureOrigins, SecureOverwrite, SiteLimit, Ties, UnsetSameSite, UrlPath,
};

/// All differences of one engine.
///
/// ```
/// use cookie_rules::Engine;
///
/// let [chromium, firefox, webkit] = Engine::BROWSERS.map(Engine::differences);
/// assert!(chromium.none_needs_secure && firefox.none_needs_secure);
/// assert!(!webkit.none_needs_secure);
/// // `Priority` is Chromium's own.
/// assert!(chromium.knows_priority && !firefox.knows_priority);
/// ```
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Differences {
    /// Whether a script's text is split at LF into several cookies.
    pub splits_at_line_feed: bool,
    /// Whether a lone surrogate in a script's text is kept (as ED A0 80 …)
    /// rather than replaced by U+FFFD.
    pub keeps_lone_surrogates: bool,
    /// Control bytes.
    pub control: Control,
    /// A lone CR in a header field.
    pub bare_cr: BareCr,
    /// Tabs inside a part.
    pub interior_tab: Tab,
    /// Bytes that are not ASCII.
    pub non_ascii: NonAscii,
    /// White space at the edges.
    pub white_space: WhiteSpace,
    /// Double quotes.
    pub quotes: Quotes,
    /// Whether spaces after a `,` or `=` in an unquoted value are dropped.
    pub drops_space_after_separators: bool,
    /// A text without `=`.
    pub without_equals: WithoutEquals,
    /// An empty name.
    pub empty_name: EmptyName,
    /// Whether a cookie with neither name nor value is kept.
    pub keeps_empty: bool,
    /// Whether a comma ends names, and a comma after an attribute's name ends
    /// the line.
    pub comma_ends_names: bool,
    /// How long name and value may be together, in bytes.
    pub size_limit: Option<usize>,
    /// How long attributes may be.
    pub attribute_limit: AttributeLimit,
    /// Whether Path, Domain, Expires and Max-Age without `=` are as if not
    /// there, rather than empty.
    pub needs_equals: bool,
    /// Max-Age.
    pub max_age: MaxAgeSyntax,
    /// A Max-Age that cannot be read, after one that can.
    pub unreadable_max_age: Unreadable,
    /// Expires.
    pub date: DateSyntax,
    /// An Expires that cannot be read, after one that can.
    pub unreadable_date: Unreadable,
    /// How the response's Date is read, where the difference between it and the
    /// local clock shifts Expires.
    pub date_header: Option<DateSyntax>,
    /// Which of the two counts.
    pub lifetime: LifetimePrecedence,
    /// The longest lifetime, in seconds.
    pub lifetime_limit: Option<i64>,
    /// The longest lifetime of what a script writes, in seconds, where it is
    /// another one.
    pub script_lifetime_limit: Option<i64>,
    /// Path attributes that do not begin with `/`.
    pub relative_path: RelativePath,
    /// A default path that is too long.
    pub long_default_path: LongDefaultPath,
    /// Paths of URLs.
    pub url_path: UrlPath,
    /// Domain attributes.
    pub domain: DomainMatch,
    /// Hosts that are public suffixes.
    pub public_host: PublicHost,
    /// Whether script cannot read the cookies of a host that is an IPv6
    /// address, which are kept without its brackets.
    pub hides_ipv6: bool,
    /// Secure origins.
    pub secure_origins: SecureOrigins,
    /// Secure cookies and insecure pages.
    pub secure_overwrite: SecureOverwrite,
    /// HttpOnly cookies and scripts.
    pub http_only: HttpOnlyGuard,
    /// Whether scripts go on reading a cookie whose value stays the same when
    /// HttpOnly is added to it.
    pub keeps_readable_if_value_same: bool,
    /// What script sees.
    pub script_view: ScriptView,
    /// Prefixed names.
    pub prefixes: Prefixes,
    /// SameSite written more than once.
    pub same_site_repeat: SameSiteRepeat,
    /// Whether SameSite=None needs Secure.
    pub none_needs_secure: bool,
    /// A cookie without SameSite.
    pub unset_same_site: UnsetSameSite,
    /// Writes from a frame of another site.
    pub cross_site_frame: CrossSiteFrame,
    /// Whether Partitioned is known.
    pub knows_partitioned: bool,
    /// Whether Priority is known.
    pub knows_priority: bool,
    /// The creation time of an updated cookie.
    pub creation_time: CreationTime,
    /// The order of cookies with paths of the same length.
    pub ties: Ties,
    /// How many cookies a site may have.
    pub site_limit: Option<SiteLimit>,
    /// Whether access from an opaque origin that is no sandboxed frame throws.
    pub throws_without_site: bool,
    /// How the engine's tools report cookies.
    pub reporting: Reporting,
}
