//! How a cookie is stored, found again and given way to others.

/// Which of Max-Age and Expires counts.
///
/// ```
/// use cookie_rules::*;
///
/// let outcome = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive("a=1; Max-Age=100; Expires=Thu, 01 Jan 1970 00:00:00 GMT")[0].outcome
/// };
/// assert_eq!(outcome(Engine::Firefox), Outcome::Stored);
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::NothingToRemove);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifetimePrecedence {
    /// A readable Max-Age.
    MaxAge,
    /// Whichever comes last.
    Last,
}

/// What becomes of a default path longer than an attribute may be.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let url = format!("https://example.com/{}/", "x".repeat(1024));
/// let read = |engine| {
///     let mut browser = Browser::new(engine, &url).unwrap();
///     browser.assign("a=1");
///     browser.document_cookie().into_text().unwrap()
/// };
/// assert_eq!(read(Engine::Chromium), "a=1");
/// assert_eq!(read(Engine::Firefox), "");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongDefaultPath {
    /// It is the path.
    Keep,
    /// The path stays as written, though it begins with no `/`, and so
    /// matches nothing.
    KeepAsWritten,
}

/// Whether the path of a URL is decoded before it is compared.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/%78").unwrap();
///     browser.assign("a=1; Path=/x");
///     browser.document_cookie().into_text().unwrap()
/// };
/// assert_eq!(read(Engine::Chromium), "");
/// assert_eq!(read(Engine::WebKitGtk), "a=1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlPath {
    /// No.
    AsIs,
    /// Escapes of unreserved characters are.
    DecodeUnreserved,
    /// It is compared as it is, and with all its escapes decoded; bytes beyond
    /// ASCII in the path of a header are taken for Latin-1.
    AsIsOrDecoded,
}

/// What becomes of a Path attribute that does not begin with `/`.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/a/b").unwrap();
///     browser.assign("id=1; Path=a");
///     browser.document_cookie().into_text().unwrap()
/// };
/// assert_eq!(read(Engine::Standard), "id=1");
/// assert_eq!(read(Engine::Safari), "");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelativePath {
    /// The default path takes its place.
    Default,
    /// It is the path, and so matches no URL.
    MatchesNothing,
}

/// How a Domain attribute is held against the host.
///
/// ```
/// use cookie_rules::*;
///
/// let outcome = |engine| {
///     let mut browser = Browser::new(engine, "https://sub.example.com/").unwrap();
///     browser.receive("a=1; Domain=EXAMPLE.COM")[0].outcome
/// };
/// assert_eq!(outcome(Engine::Firefox), Outcome::Stored);
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::Refused);
/// ```
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
///
/// ```
/// use cookie_rules::*;
///
/// let list = SuffixList::from_rules("io\ngithub.io", &NoConversion);
/// let page = Page::parse("https://github.io/").unwrap();
/// let (via, now) = (Via::Script { text: b"a=1" }, UnixTime(1_795_000_000));
/// let outcome = |engine| {
///     let rules = Rules { suffixes: &list, ..Rules::new(engine) };
///     rules.decide(&Jar::new(), &Write { page: &page, via, now })[0].outcome
/// };
/// assert_eq!(outcome(Engine::Chromium), Outcome::Stored);
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::Refused);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicHost {
    /// Cookies for itself.
    HostOnly,
    /// Nothing.
    Nothing,
}

/// Which origins count as secure.
///
/// ```
/// use cookie_rules::*;
///
/// let outcome = |engine| {
///     let mut browser = Browser::new(engine, "http://localhost/").unwrap();
///     browser.receive("a=1; Secure")[0].outcome
/// };
/// assert_eq!(outcome(Engine::Chromium), Outcome::Stored);
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::Refused);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecureOrigins {
    /// Those over https.
    Https,
    /// Those, and this machine over http.
    Trustworthy,
}

/// Which Secure cookies an insecure page must leave alone.
///
/// ```
/// use cookie_rules::*;
///
/// let outcome = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive("a=1; Path=/shop; Secure");
///     browser.visit("http://example.com/").unwrap();
///     browser.receive("a=2; Path=/shop/cart")[0].outcome
/// };
/// assert_eq!(outcome(Engine::Chromium), Outcome::Refused);
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::Stored);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecureOverwrite {
    /// Those of the same name, a related domain, and a path that matches.
    Related,
    /// Those of the same name, domain and path.
    SameKey,
}

/// What script sees after a write the store refused.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     for line in ["a=1", "b=1", "a=2"] {
///         browser.assign(line);
///     }
///     browser.document_cookie().into_text().unwrap()
/// };
/// assert_eq!(read(Engine::Standard), "a=2; b=1");
/// assert_eq!(read(Engine::Firefox), "b=1; a=2");
/// ```
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
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive("a=1; Path=/elsewhere; HttpOnly");
///     browser.assign("a=2; Path=/elsewhere");
///     browser.visit("https://example.com/elsewhere").unwrap();
///     browser.document_cookie().into_text().unwrap()
/// };
/// assert_eq!(read(Engine::Chromium), "");
/// // It is not visible from the page that writes, and so is written over.
/// assert_eq!(read(Engine::WebKitGtk), "a=2");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpOnlyGuard {
    /// Those of the same name, domain and path.
    SameKey,
    /// Those of the same name and path, in any domain, that match the page.
    VisibleNameAndPath,
}

/// How prefixed names are treated.
///
/// ```
/// use cookie_rules::*;
///
/// let outcome = |engine, line| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive(line)[0].outcome
/// };
/// // The path is `/` by default, which Chromium does not take for a promise kept.
/// assert_eq!(outcome(Engine::Chromium, "__Host-a=1; Secure"), Outcome::Refused);
/// assert_eq!(outcome(Engine::Firefox, "__Host-a=1; Secure"), Outcome::Stored);
/// assert_eq!(outcome(Engine::WebKitGtk, "__Host-a=1"), Outcome::Stored);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefixes {
    /// The draft's rules: `__Host-` needs an explicit `Path=/` and no Domain.
    Draft,
    /// The same, though a Domain that is the host's own IP address passes.
    OwnAddressPasses,
    /// What counts is the cookie as it would be kept: a path `/`, a host-only
    /// cookie; a text without `=` is a name.
    AsKept,
    /// In a header `__Secure-` and `__Host-` are matched in their exact case, and
    /// no other prefix is; from a script all are, in any case. A path `/` by
    /// default is enough.
    ExactInHeaders,
    /// Not at all.
    None,
}

/// What a SameSite value nobody knows does to an earlier one.
///
/// ```
/// use cookie_rules::{Browser, Engine, SameSite};
///
/// let same_site = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     let decision = &browser.receive("a=1; SameSite=Strict; SameSite=x")[0];
///     decision.kept.as_ref().unwrap().same_site
/// };
/// assert_eq!(same_site(Engine::Chromium), SameSite::Unset);
/// assert_eq!(same_site(Engine::WebKitGtk), SameSite::Strict);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameSiteRepeat {
    /// The last counts, known or not.
    LastCounts,
    /// Only `Strict` and `Lax` count.
    StrictAndLaxCount,
}

/// What a cookie without SameSite is taken for.
///
/// ```
/// use cookie_rules::*;
///
/// let (page, now) = (Page::parse("https://example.com/").unwrap(), UnixTime(1_795_000_000));
/// let url = page.url.clone().unwrap();
/// // A form of another site that is posted.
/// let (initiator, method) = (Initiator::CrossSite, Method::Unsafe);
/// let post = Request { initiator, method, ..Request::navigation(url) };
/// let carries = |engine| {
///     let (rules, mut jar) = (Rules::new(engine), Jar::new());
///     rules.apply(&mut jar, &Write { page: &page, via: Via::Script { text: b"a=1" }, now });
///     rules.cookie_header(&jar, &post, now).is_some()
/// };
/// assert_eq!([Engine::Chromium, Engine::Firefox].map(carries), [false, true]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsetSameSite {
    /// Lax.
    Lax,
    /// None.
    None,
}

/// What a frame of another site may write.
///
/// ```
/// use cookie_rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap().in_frame(Frame::CrossSite);
/// let kept = |engine, third_party| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.visit_page(page.clone().with_third_party(third_party));
///     browser.receive("a=1; SameSite=None; Secure")[0].kept.clone()
/// };
/// assert!(kept(Engine::Chromium, ThirdPartyCookies::Allowed).is_some());
/// assert_eq!(kept(Engine::Chromium, ThirdPartyCookies::Blocked), None);
/// let firefox = kept(Engine::Firefox, ThirdPartyCookies::Allowed).unwrap();
/// assert!(firefox.partition.is_some());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrossSiteFrame {
    /// Where third parties are allowed, cookies with SameSite=None; where they
    /// are blocked, those with SameSite=None and Partitioned.
    BySetting,
    /// Cookies that are neither Strict nor Lax, all kept partitioned.
    KeptPartitioned,
    /// Nothing.
    Nothing,
}

/// Whether a cookie that is updated keeps its place in line.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     for line in ["a=1", "b=1", "a=2"] {
///         browser.receive(line);
///     }
///     browser.document_cookie().into_text().unwrap()
/// };
/// assert_eq!(read(Engine::Chromium), "b=1; a=2");
/// assert_eq!(read(Engine::WebKitGtk), "a=2; b=1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreationTime {
    /// Yes.
    Kept,
    /// Only if its value is the same.
    KeptIfValueSame,
}

/// Which of two cookies with paths of the same length is read first.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive("a=1");
///     browser.receive("a=2; Domain=example.com");
///     browser.document_cookie().into_text().unwrap()
/// };
/// assert_eq!(read(Engine::Firefox), "a=1; a=2");
/// assert_eq!(read(Engine::WebKitGtk), "a=2; a=1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// The older.
    Creation,
    /// That of the host's own domain, then that of the host alone, then those
    /// of parent domains; the older within each.
    DomainLists,
}

/// How many cookies a site may have, and who makes room.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
/// for number in 0..181 {
///     browser.receive(&format!("a{number}=1"));
/// }
/// let limit = Engine::Firefox.differences().site_limit.unwrap();
/// assert_eq!((limit.most, limit.left), (180, 150));
/// assert_eq!(browser.jar().cookies(browser.clock()).count(), limit.left);
/// ```
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
///
/// ```
/// use cookie_rules::*;
///
/// // As many Secure ones as may be, and one that is not.
/// let last = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     for number in 0..180 {
///         browser.receive(&format!("a{number}=1; Secure"));
///     }
///     browser.receive("b=1").remove(0)
/// };
/// let chromium = last(Engine::Chromium);
/// assert!(matches!(chromium.rejection(), Some(Rejection::FullOfSecure { limit: 180 })));
/// let firefox = last(Engine::Firefox);
/// assert_eq!((firefox.outcome, firefox.evicted.len()), (Outcome::Refused, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eviction {
    /// Low before Medium before High, cookies that are not Secure first; each
    /// priority keeps its floor. The candidate is one of them.
    ByPriority {
        /// How many Low ones stay.
        low: usize,
        /// How many Medium ones stay.
        medium: usize,
        /// How many High ones stay.
        high: usize,
    },
    /// Those not Secure first. A candidate that is not Secure is refused where
    /// all are.
    InsecureFirst,
}

/// How the engine's own tools report a cookie: the test data was recorded
/// with them.
///
/// ```
/// use cookie_rules::{Engine, differences::Reporting};
/// assert_eq!(Engine::Firefox.differences().reporting, Reporting::Whole);
/// assert_eq!(Engine::WebKitGtk.differences().reporting, Reporting::PageOnly);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporting {
    /// All cookies, whole.
    Whole,
    /// All cookies; bytes that are not UTF-8 are left out of paths.
    Utf8Paths,
    /// Those the page sees, HttpOnly ones included, and times in 32 bits.
    PageOnly,
}
