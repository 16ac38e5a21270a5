//! The engines as data: the draft, and what each engine does otherwise, with
//! the id of a measured case that shows it.

use super::*;

const FOUR_HUNDRED_DAYS: i64 = 34_560_000;

/// The draft.
///
/// ```
/// use document_cookie::rules::quirks::STANDARD;
/// assert_eq!(STANDARD.lifetime_limit, Some(400 * 86_400));
/// assert!(!STANDARD.knows_priority);
/// ```
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
    date_header: None,
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
///
/// ```
/// use document_cookie::rules::quirks::{CHROMIUM, STANDARD, Tab};
/// assert_eq!((CHROMIUM.interior_tab, STANDARD.interior_tab), (Tab::Refuse, Tab::Keep));
/// ```
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
    date_header: Some(DateSyntax::NsprOrIso),          // seen, but in no case of the data
    domain: DomainMatch::Converted,                    // dom-05d7e959, dom-213c8a3a
    secure_origins: SecureOrigins::Trustworthy,        // sec-22ea83fd
    prefixes: Prefixes::OwnAddressPasses,              // pfx-8e9408c4
    cross_site_frame: CrossSiteFrame::PartitionedOnly, // seen, but in no case of the data
    knows_priority: true,                              // seen, but in no case of the data
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
    }), // seen, but in no case of the data
    reporting: Reporting::Utf8Paths,                   // uni-d6856582
    ..STANDARD
};

/// Firefox 153 ESR.
///
/// ```
/// use document_cookie::rules::quirks::{EmptyName, FIREFOX, STANDARD};
/// assert_eq!((FIREFOX.empty_name, STANDARD.empty_name), (EmptyName::Refuse, EmptyName::Keep));
/// ```
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
    date_header: Some(DateSyntax::Nspr), // seen, but in no case of the data
    long_default_path: LongDefaultPath::KeepAsWritten, // dpath-ace6105f
    domain: DomainMatch::DotIsDomain,    // dom-213c8a3a
    secure_origins: SecureOrigins::Trustworthy, // sec-22ea83fd
    script_view: ScriptView::OwnCopy,    // lsca-62a5b720, ord-37f22517
    prefixes: Prefixes::AsKept,          // pfx-65594f6a, pfx-41b63123
    unset_same_site: UnsetSameSite::None, // seen, but in no case of the data
    cross_site_frame: CrossSiteFrame::KeptPartitioned, // seen, but in no case of the data
    site_limit: Some(SiteLimit {
        most: 180,
        left: 150,
        eviction: Eviction::InsecureFirst,
        partition_bytes: 10_240,
        partition_tolerated: 12_288,
    }), // seen, but in no case of the data
    throws_without_site: false,          // ctx-af30a2d3
    ..STANDARD
};

/// WebKitGTK 2.50.6 with libsoup 3.2.3.
///
/// ```
/// use document_cookie::rules::quirks::{Prefixes, WEBKIT_GTK};
/// assert_eq!(WEBKIT_GTK.prefixes, Prefixes::None);
/// // Neither name and value nor the lifetime have a limit.
/// assert_eq!((WEBKIT_GTK.size_limit, WEBKIT_GTK.lifetime_limit), (None, None));
/// ```
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
    needs_equals: true,                                  // seen, but in no case of the data
    max_age: MaxAgeSyntax::Strtol,                       // maxage-b45cb9db
    date: DateSyntax::Libsoup,                           // date-564a019a
    unreadable_date: Unreadable::Erases,                 // expcombo-f971f8e6
    lifetime: Lifetime::Last,                            // expcombo-4bc9f554
    lifetime_limit: None,                                // maxage-c27a1766
    url_path: UrlPath::DecodeUnreserved,                 // pmatch-c012dcde
    domain: DomainMatch::Libsoup,                        // dom-18babadb, dom-667ef523
    public_host: PublicHost::Nothing,                    // dom-c67cc3d1
    hides_ipv6: true,                                    // dom-f2e389a7
    leave_secure_alone: LeaveSecureAlone::SameKey,       // lsca-340033bf
    http_only: HttpOnlyGuard::VisibleNameAndPath,        // ho-62112303
    prefixes: Prefixes::None,                            // pfx-2d91539d
    same_site_repeat: SameSiteRepeat::StrictAndLaxCount, // ss-239f7cc0, ss-c6df80b3
    none_needs_secure: false,                            // sec-dfa10a38
    unset_same_site: UnsetSameSite::None,                // seen, but in no case of the data
    cross_site_frame: CrossSiteFrame::Nothing,           // seen, but in no case of the data
    knows_partitioned: false,                            // part-d0703817
    ties: Ties::DomainLists,                             // ord-17cf702f
    throws_without_site: false,                          // ctx-af30a2d3
    reporting: Reporting::PageOnly,                      // size-c087fb0d, maxage-8569d468
    ..STANDARD
};
