//! How the engines differ: one algorithm, and here all its named differences.
//! Which engine has which, and the measured case that shows it, is in
//! `quirks/engines.rs`.

mod engines;

pub use engines::{CHROMIUM, FIREFOX, STANDARD, WEBKIT_GTK};

/// What an engine does with a control byte (00-08, 0A-1F, 7F).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Refuses the cookie, wherever the byte stands.
    Refuse,
    /// Reads the line up to it (7F is an ordinary byte); a header field with a
    /// NUL is dropped.
    EndLine,
}

/// What a CR without an LF is in a header field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BareCr {
    /// A byte like any other.
    Byte,
    /// The end of the line.
    EndsField,
    /// A space.
    Space,
}

/// What an engine does with a tab that is not at the edge of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Keeps it.
    Keep,
    /// Refuses the cookie, wherever the tab stands.
    Refuse,
    /// Refuses the cookie if the path it would have holds one.
    RefuseInPath,
    /// Reads the line up to it.
    EndLine,
}

/// What an engine does with bytes that are not ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NonAscii {
    /// Keeps all bytes.
    Keep,
    /// Keeps them, and shows an empty `document.cookie` if any visible
    /// cookie's bytes are not UTF-8.
    KeepAndBlank,
    /// Replaces what is not UTF-8 in value and path; keeps the name's bytes.
    ReplaceInValue,
    /// Reads the line up to the first.
    EndLine,
}

/// Which bytes are dropped at the edges of names and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhiteSpace {
    /// Space and tab.
    SpaceAndTab,
    /// Space, tab, LF, FF and CR, before a part; space and tab after it.
    Ascii,
}

/// What a text without `=` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutEquals {
    /// The value of a nameless cookie.
    Value,
    /// The name of a cookie with an empty value.
    Name,
}

/// Whether a name may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmptyName {
    /// Yes.
    Keep,
    /// Yes, unless the value holds a `=`.
    KeepUnlessEquals,
    /// No.
    Refuse,
}

/// What happens to attributes whose value is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeLimit {
    /// Any of them is ignored.
    All(usize),
    /// Expires, Max-Age, Domain and Path are ignored; flags still set, and
    /// SameSite still counts.
    Texts(usize),
    /// There is no limit.
    None,
}

/// How a Max-Age is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxAgeSyntax {
    /// Digits, with a `-` before them or not.
    Draft,
    /// Digits, with a sign before them or not; what does not fit 64 bits is as
    /// large as they hold, whatever follows.
    Signed,
    /// Digits, which may overflow like that; anything after a `-` means ended.
    MinusEnds,
    /// C's `strtol`, cut to 32 bits; nothing is 0.
    Strtol,
}

/// What a Max-Age or Expires that cannot be read does to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The earlier one stands.
    LeavesEarlier,
    /// The earlier one is forgotten.
    Erases,
}

/// How a date is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSyntax {
    /// The draft's algorithm.
    Draft,
    /// Chromium's variant of it.
    Chromium,
    /// The parser of NSPR, Mozilla's portable runtime.
    Nspr,
    /// The parser of NSPR without its mistake about seconds, and ISO 8601.
    NsprOrIso,
    /// The parser of libsoup.
    Libsoup,
}

/// Which of Max-Age and Expires counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// A readable Max-Age.
    MaxAge,
    /// Whichever comes last.
    Last,
}

/// What becomes of a default path longer than an attribute may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongDefaultPath {
    /// It is the path.
    Keep,
    /// The path stays as written, though it begins with no `/`, and so
    /// matches nothing.
    KeepAsWritten,
}

/// Whether the path of a URL is decoded before it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlPath {
    /// No.
    AsIs,
    /// Escapes of unreserved characters are.
    DecodeUnreserved,
}

/// How a Domain attribute is held against the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainMatch {
    /// As the draft has it; a lone dot is no domain at all.
    Draft,
    /// As the draft has it, a lone dot being a domain nobody has.
    DotIsDomain,
    /// The same, after conversion to ASCII.
    Converted,
    /// libsoup's: a dot must be inside; only the host itself may differ in
    /// case; an IP address has parent domains.
    Libsoup,
}

/// What a host that is itself a public suffix may keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicHost {
    /// Cookies for itself.
    HostOnly,
    /// Nothing.
    Nothing,
}

/// Which origins count as secure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecureOrigins {
    /// Those over https.
    Https,
    /// Those, and this machine over http.
    Trustworthy,
}

/// Which Secure cookies an insecure page must leave alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaveSecureAlone {
    /// Those of the same name, a related domain, and a path that matches.
    Related,
    /// Those of the same name, domain and path.
    SameKey,
}

/// What script sees after a write the store refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptView {
    /// The store.
    Store,
    /// Its own process's copy: a cookie refused to protect a Secure one of
    /// another domain or path shows up there, as does one refused to protect an
    /// HttpOnly one that was there before the process, or for want of room; and
    /// a cookie a script
    /// changed moves to the end. All until the browser leaves the site or its
    /// scheme.
    OwnCopy,
}

/// Which HttpOnly cookies a script must leave alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpOnlyGuard {
    /// Those of the same name, domain and path.
    SameKey,
    /// Those of the same name and path, in any domain, that match the page.
    VisibleNameAndPath,
}

/// How prefixed names are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefixes {
    /// The draft's rules: `__Host-` needs an explicit `Path=/` and no Domain.
    Draft,
    /// The same, though a Domain that is the host's own IP address passes.
    OwnAddressPasses,
    /// What counts is the cookie as it would be kept: a path `/`, a host-only
    /// cookie; a text without `=` is a name.
    AsKept,
    /// Not at all.
    None,
}

/// What a SameSite value nobody knows does to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameSiteRepeat {
    /// The last counts, known or not.
    LastCounts,
    /// Only `Strict` and `Lax` count.
    StrictAndLaxCount,
}

/// What a cookie without SameSite is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsetSameSite {
    /// Lax.
    Lax,
    /// None.
    None,
}

/// What a frame of another site may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrossSiteFrame {
    /// Cookies with SameSite=None.
    SameSiteNone,
    /// Cookies with SameSite=None and Partitioned.
    PartitionedOnly,
    /// Cookies that are neither Strict nor Lax, all kept partitioned.
    KeptPartitioned,
    /// Nothing.
    Nothing,
}

/// Whether a cookie that is updated keeps its place in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreationTime {
    /// Yes.
    Kept,
    /// Only if its value is the same.
    KeptIfValueSame,
}

/// Which of two cookies with paths of the same length is read first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// The older.
    Creation,
    /// That of the host's own domain, then that of the host alone, then those
    /// of parent domains; the older within each.
    DomainLists,
}

/// How many cookies a site may have, and who makes room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteLimit {
    /// How many a site may have.
    pub most: usize,
    /// How many are left when one more comes.
    pub left: usize,
    /// Who makes room.
    pub eviction: Eviction,
    /// How many bytes the cookies partitioned under one site may hold. They are
    /// counted too: as a site's where those that are not Secure go first, and
    /// otherwise one goes for one that comes.
    pub partition_bytes: usize,
    /// How many they may hold before any has to go.
    pub partition_tolerated: usize,
}

/// Who makes room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eviction {
    /// Low before Medium before High, cookies that are not Secure first; each
    /// priority keeps its floor. The newcomer is one of them.
    ByPriority {
        /// How many Low ones stay.
        low: usize,
        /// How many Medium ones stay.
        medium: usize,
        /// How many High ones stay.
        high: usize,
    },
    /// Those not Secure first. A newcomer that is not Secure is refused where
    /// all are.
    InsecureFirst,
}

/// How the engine's own tools report a cookie: the test data was recorded
/// with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporting {
    /// All cookies, whole.
    Whole,
    /// All cookies; bytes that are not UTF-8 are left out of paths.
    Utf8Paths,
    /// Those the page sees, HttpOnly ones included, and times in 32 bits.
    PageOnly,
}

/// All differences of one engine.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quirks {
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
    pub lifetime: Lifetime,
    /// The longest lifetime, in seconds.
    pub lifetime_limit: Option<i64>,
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
    pub leave_secure_alone: LeaveSecureAlone,
    /// HttpOnly cookies and scripts.
    pub http_only: HttpOnlyGuard,
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
