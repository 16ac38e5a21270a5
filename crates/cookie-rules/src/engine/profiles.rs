//! The engines as data: the draft, and what each engine does otherwise, with
//! the id of a measured case that shows it.

use super::differences::*;

const FOUR_HUNDRED_DAYS: i64 = 400 * 86_400;
const SEVEN_DAYS: i64 = 7 * 86_400;

/// The draft.
pub(super) const STANDARD: Differences = Differences {
    splits_at_line_feed: false,
    keeps_lone_surrogates: false,
    control: Control::Refuse,
    bare_cr: BareCr::Byte,
    interior_tab: Tab::Keep,
    non_ascii: NonAscii::Keep,
    white_space: WhiteSpace::SpaceAndTab,
    quotes: Quotes::AsIs,
    drops_space_after_separators: false,
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
    lifetime: LifetimePrecedence::MaxAge,
    lifetime_limit: Some(FOUR_HUNDRED_DAYS),
    script_lifetime_limit: None,
    relative_path: RelativePath::Default,
    long_default_path: LongDefaultPath::Keep,
    url_path: UrlPath::AsIs,
    domain: DomainMatch::Draft,
    public_host: PublicHost::HostOnly,
    hides_ipv6: false,
    secure_origins: SecureOrigins::Https,
    secure_overwrite: SecureOverwrite::Related,
    http_only: HttpOnlyGuard::SameKey,
    keeps_readable_if_value_same: false,
    script_view: ScriptView::Store,
    prefixes: Prefixes::Draft,
    same_site_repeat: SameSiteRepeat::LastCounts,
    none_needs_secure: true,
    unset_same_site: UnsetSameSite::Lax,
    cross_site_frame: CrossSiteFrame::BySetting,
    knows_partitioned: true,
    knows_priority: false,
    creation_time: CreationTime::Kept,
    ties: Ties::Creation,
    site_limit: None,
    throws_without_site: true,
    reporting: Reporting::Whole,
};

/// Chromium 156.
pub(super) const CHROMIUM: Differences = Differences {
    keeps_lone_surrogates: true,                  // uni-353c4ddc
    bare_cr: BareCr::EndsField,                   // ctl-9949555e
    interior_tab: Tab::Refuse,                    // ws-3577f040
    non_ascii: NonAscii::KeepAndBlank,            // uni-bbfbd4b0
    empty_name: EmptyName::KeepUnlessEquals,      // split-fc719575
    max_age: MaxAgeSyntax::Signed,                // maxage-89f685c8
    unreadable_max_age: Unreadable::Erases,       // expcombo-c256f0f2
    date: DateSyntax::Chromium,                   // date-564a019a
    unreadable_date: Unreadable::Erases,          // expcombo-f971f8e6
    date_header: Some(DateSyntax::NsprOrIso),     // seen, but in no case of the data
    domain: DomainMatch::Converted,               // dom-05d7e959, dom-213c8a3a
    secure_origins: SecureOrigins::Trustworthy,   // sec-22ea83fd
    prefixes: Prefixes::OwnAddressPasses,         // pfx-8e9408c4
    knows_priority: true,                         // seen, but in no case of the data
    creation_time: CreationTime::KeptIfValueSame, // ord-8176397c
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
    reporting: Reporting::Utf8Paths,              // uni-d6856582
    ..STANDARD
};

/// Firefox 153 ESR.
pub(super) const FIREFOX: Differences = Differences {
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
pub(super) const WEBKIT_GTK: Differences = Differences {
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
    lifetime: LifetimePrecedence::Last,                  // expcombo-4bc9f554
    lifetime_limit: None,                                // maxage-c27a1766
    url_path: UrlPath::DecodeUnreserved,                 // pmatch-c012dcde
    domain: DomainMatch::Libsoup,                        // dom-18babadb, dom-667ef523
    public_host: PublicHost::Nothing,                    // dom-c67cc3d1
    hides_ipv6: true,                                    // dom-f2e389a7
    secure_overwrite: SecureOverwrite::SameKey,          // lsca-340033bf
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

/// Safari on macOS and iOS, whose cookies CFNetwork keeps. It was not measured:
/// each difference cites the web platform test whose published expectation in
/// WebKit shows it. Where no test says anything, as of most Domain attributes
/// and of frames, the draft is assumed.
pub(super) const SAFARI: Differences = Differences {
    quotes: Quotes::HoldSemicolons, // value/value.html 3, 19; name/name.html 45
    drops_space_after_separators: true, // value/value.html 1; name/name.html 21
    empty_name: EmptyName::Refuse,  // name/name.html 2, 4; value/value.html 7, 10
    attribute_limit: AttributeLimit::None, // size/attributes.www.sub.html 1, 5, 14
    relative_path: RelativePath::MatchesNothing, // path/match.html 2, 10
    url_path: UrlPath::AsIsOrDecoded, // path/match-percent-encoded.https.html 3, 6
    prefixes: Prefixes::ExactInHeaders, // prefix/__host.header.https.html 2; prefix/__Http.https.html 4
    none_needs_secure: false,           // samesite/setcookie-*.https.html
    unset_same_site: UnsetSameSite::None, // samesite/resources, unspecified as none
    keeps_readable_if_value_same: true, // attributes/httponly-overwrite.https.html 15
    // No test, but WebKit's own account of its tracking prevention.
    script_lifetime_limit: Some(SEVEN_DAYS),
    ..STANDARD
};
