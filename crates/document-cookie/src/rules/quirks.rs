//! How the engines differ: one algorithm, and here all its named differences,
//! each with a measured case that shows it (its id in the test data).

/// What an engine does with a control byte (00-08, 0A-1F, 7F).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Refuses the cookie, wherever the byte stands.
    Refuse,
    /// Reads the line up to it (7F is an ordinary byte).
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
    /// Digits, with a sign before them or not.
    Signed,
    /// Digits; anything after a `-` means ended.
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

/// How an Expires date is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSyntax {
    /// The draft's algorithm.
    Draft,
    /// Chromium's variant of it.
    Chromium,
    /// The parser of NSPR, Mozilla's portable runtime.
    Nspr,
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
    /// another domain or path shows up there, and a cookie a script changed
    /// moves to the end.
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
    /// How many bytes the cookies partitioned under one site may hold.
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
    /// Whether Expires is shifted by the difference between the response's
    /// Date and the local clock.
    pub heeds_date_header: bool,
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

const FOUR_HUNDRED_DAYS: i64 = 34_560_000;

/// The draft.
pub const STANDARD: Quirks = Quirks {
    splits_at_line_feed: false,
    keeps_lone_surrogates: false,
    control: Control::Refuse,
    bare_cr: BareCr::Byte,
    interior_tab: Tab::Keep,
    non_ascii: NonAscii::Keep,
    white_space: WhiteSpace::SpaceAndTab,
    without_equals: WithoutEquals::Value,
    empty_name: EmptyName::Keep,
    keeps_empty: false,
    comma_ends_names: false,
    size_limit: Some(4096),
    attribute_limit: AttributeLimit::All(1024),
    needs_equals: false,
    max_age: MaxAgeSyntax::Draft,
    unreadable_max_age: Unreadable::LeavesEarlier,
    date: DateSyntax::Draft,
    unreadable_date: Unreadable::LeavesEarlier,
    heeds_date_header: false,
    lifetime: Lifetime::MaxAge,
    lifetime_limit: Some(FOUR_HUNDRED_DAYS),
    long_default_path: LongDefaultPath::Keep,
    url_path: UrlPath::AsIs,
    domain: DomainMatch::Draft,
    public_host: PublicHost::HostOnly,
    hides_ipv6: false,
    secure_origins: SecureOrigins::Https,
    leave_secure_alone: LeaveSecureAlone::Related,
    http_only: HttpOnlyGuard::SameKey,
    script_view: ScriptView::Store,
    prefixes: Prefixes::Draft,
    same_site_repeat: SameSiteRepeat::LastCounts,
    none_needs_secure: true,
    unset_same_site: UnsetSameSite::Lax,
    cross_site_frame: CrossSiteFrame::SameSiteNone,
    knows_partitioned: true,
    knows_priority: false,
    creation_time: CreationTime::Kept,
    ties: Ties::Creation,
    site_limit: None,
    throws_without_site: true,
    reporting: Reporting::Whole,
};

/// Chromium 156.
pub const CHROMIUM: Quirks = Quirks {
    keeps_lone_surrogates: true,                       // uni-353c4ddc
    bare_cr: BareCr::EndsField,                        // ctl-9949555e
    interior_tab: Tab::Refuse,                         // ws-3577f040
    non_ascii: NonAscii::KeepAndBlank,                 // uni-bbfbd4b0
    empty_name: EmptyName::KeepUnlessEquals,           // split-fc719575
    max_age: MaxAgeSyntax::Signed,                     // maxage-89f685c8
    unreadable_max_age: Unreadable::Erases,            // expcombo-c256f0f2
    date: DateSyntax::Chromium,                        // date-564a019a
    unreadable_date: Unreadable::Erases,               // expcombo-f971f8e6
    heeds_date_header: true,                           // cookie-rules §8
    domain: DomainMatch::Converted,                    // dom-05d7e959, dom-213c8a3a
    secure_origins: SecureOrigins::Trustworthy,        // sec-22ea83fd
    prefixes: Prefixes::OwnAddressPasses,              // pfx-8e9408c4
    cross_site_frame: CrossSiteFrame::PartitionedOnly, // cookie-rules §16
    knows_priority: true,                              // cookie-rules §21
    creation_time: CreationTime::KeptIfValueSame,      // ord-8176397c
    site_limit: Some(SiteLimit {
        most: 180,
        left: 150,
        eviction: Eviction::ByPriority {
            low: 30,
            medium: 50,
            high: 70,
        },
        partition_bytes: 10_240,
        partition_tolerated: 10_240,
    }), // cookie-rules §21
    reporting: Reporting::Utf8Paths,                   // uni-d6856582
    ..STANDARD
};

/// Firefox 153 ESR.
pub const FIREFOX: Quirks = Quirks {
    interior_tab: Tab::RefuseInPath,     // ws-4bffc2a2, ws-2640cded
    non_ascii: NonAscii::ReplaceInValue, // uni-bbfbd4b0, uni-a3487492
    without_equals: WithoutEquals::Name, // split-c6add34a
    empty_name: EmptyName::Refuse,       // split-6e19ec48
    attribute_limit: AttributeLimit::Texts(1024), // size-bae6c483, size-5d88f15b
    max_age: MaxAgeSyntax::MinusEnds,    // maxage-317e11b7
    unreadable_max_age: Unreadable::Erases, // expcombo-c256f0f2
    date: DateSyntax::Nspr,              // date-e2b172bb
    unreadable_date: Unreadable::Erases, // expcombo-f971f8e6
    heeds_date_header: true,             // cookie-rules §8
    long_default_path: LongDefaultPath::KeepAsWritten, // dpath-ace6105f
    domain: DomainMatch::DotIsDomain,    // dom-213c8a3a
    secure_origins: SecureOrigins::Trustworthy, // sec-22ea83fd
    script_view: ScriptView::OwnCopy,    // lsca-62a5b720, ord-37f22517
    prefixes: Prefixes::AsKept,          // pfx-65594f6a, pfx-41b63123
    unset_same_site: UnsetSameSite::None, // cookie-rules §16
    cross_site_frame: CrossSiteFrame::KeptPartitioned, // cookie-rules §16
    site_limit: Some(SiteLimit {
        most: 180,
        left: 150,
        eviction: Eviction::InsecureFirst,
        partition_bytes: 10_240,
        partition_tolerated: 12_288,
    }), // cookie-rules §21
    throws_without_site: false,          // ctx-af30a2d3
    ..STANDARD
};

/// WebKitGTK 2.50.6 with libsoup 3.2.3.
pub const WEBKIT_GTK: Quirks = Quirks {
    splits_at_line_feed: true,                           // ctl-3338dd5e
    control: Control::EndLine,                           // ctl-3553c081, ctl-791a0a8f
    bare_cr: BareCr::Space,                              // ctl-9949555e
    interior_tab: Tab::EndLine,                          // ws-e6b2e0df
    non_ascii: NonAscii::EndLine,                        // uni-8b8d6cec
    white_space: WhiteSpace::Ascii,                      // ws-8beb4a57
    keeps_empty: true,                                   // split-c9dcee46
    comma_ends_names: true,                              // hdr-93359633
    size_limit: None,                                    // size-7ac3de5a
    attribute_limit: AttributeLimit::None,               // size-773de371
    needs_equals: true,                                  // cookie-rules §6
    max_age: MaxAgeSyntax::Strtol, // maxage-60000000000000000: maxage-b45cb9db
    date: DateSyntax::Libsoup,     // date-564a019a
    unreadable_date: Unreadable::Erases, // expcombo-f971f8e6
    lifetime: Lifetime::Last,      // cookie-rules case 20
    lifetime_limit: None,          // maxage-c27a1766
    url_path: UrlPath::DecodeUnreserved, // pmatch-c012dcde
    domain: DomainMatch::Libsoup,  // dom-18babadb, dom-667ef523
    public_host: PublicHost::Nothing, // dom-c67cc3d1
    hides_ipv6: true,              // dom-f2e389a7
    leave_secure_alone: LeaveSecureAlone::SameKey, // lsca-340033bf
    http_only: HttpOnlyGuard::VisibleNameAndPath, // ho-62112303
    prefixes: Prefixes::None,      // pfx-2d91539d
    same_site_repeat: SameSiteRepeat::StrictAndLaxCount, // ss-239f7cc0, ss-c6df80b3
    none_needs_secure: false,      // sec-dfa10a38
    unset_same_site: UnsetSameSite::None, // cookie-rules §16
    cross_site_frame: CrossSiteFrame::Nothing, // cookie-rules §16
    knows_partitioned: false,      // part-d0703817
    ties: Ties::DomainLists,       // ord-17cf702f
    throws_without_site: false,    // ctx-af30a2d3
    reporting: Reporting::PageOnly, // size-c087fb0d, maxage-8569d468
    ..STANDARD
};
