//! How a cookie is stored, found again and given way to others.

/// Which of Max-Age and Expires counts.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let outcome = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive("a=1; Max-Age=100; Expires=Thu, 01 Jan 1970 00:00:00 GMT")[0].outcome
/// };
/// assert_eq!(outcome(Engine::Firefox), Outcome::Stored);
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::NothingToRemove);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// A readable Max-Age.
    MaxAge,
    /// Whichever comes last.
    Last,
}

/// What becomes of a default path longer than an attribute may be.
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let url = format!("https://example.com/{}/", "x".repeat(1024));
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, &url).unwrap();
///     jar.write("a=1").unwrap();
///     jar.read().unwrap()
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
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/%78").unwrap();
///     jar.write("a=1; Path=/x").unwrap();
///     jar.read().unwrap()
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
}

/// How a Domain attribute is held against the host.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let outcome = |engine| {
///     let jar = MemoryJar::new(engine, "https://sub.example.com/").unwrap();
///     jar.receive("a=1; Domain=EXAMPLE.COM")[0].outcome
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
/// use document_cookie::rules::{suffix_list::SuffixList, *};
///
/// let list = SuffixList::parse("io(github)").unwrap();
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
/// use document_cookie::{MemoryJar, rules::*};
///
/// let outcome = |engine| {
///     let jar = MemoryJar::new(engine, "http://localhost/").unwrap();
///     jar.receive("a=1; Secure")[0].outcome
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
/// use document_cookie::{MemoryJar, rules::*};
///
/// let outcome = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive("a=1; Path=/shop; Secure");
///     jar.visit("http://example.com/").unwrap();
///     jar.receive("a=2; Path=/shop/cart")[0].outcome
/// };
/// assert_eq!(outcome(Engine::Chromium), Outcome::Refused);
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::Stored);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaveSecureAlone {
    /// Those of the same name, a related domain, and a path that matches.
    Related,
    /// Those of the same name, domain and path.
    SameKey,
}

/// What script sees after a write the store refused.
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     for line in ["a=1", "b=1", "a=2"] {
///         jar.write(line).unwrap();
///     }
///     jar.read().unwrap()
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
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive("a=1; Path=/elsewhere; HttpOnly");
///     jar.write("a=2; Path=/elsewhere").unwrap();
///     jar.visit("https://example.com/elsewhere").unwrap();
///     jar.read().unwrap()
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
/// use document_cookie::{MemoryJar, rules::*};
///
/// let outcome = |engine, line| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive(line)[0].outcome
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
    /// Not at all.
    None,
}

/// What a SameSite value nobody knows does to an earlier one.
///
/// ```
/// use document_cookie::{MemoryJar, rules::{Engine, SameSite}};
///
/// let same_site = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     let decision = &jar.receive("a=1; SameSite=Strict; SameSite=x")[0];
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
/// use document_cookie::rules::*;
///
/// let (page, now) = (Page::parse("https://example.com/").unwrap(), UnixTime(1_795_000_000));
/// let address = page.address.clone().unwrap();
/// // A form of another site that is posted.
/// let (initiator, method) = (Initiator::CrossSite, Method::Unsafe);
/// let post = Request { initiator, method, ..Request::navigation(address) };
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
/// use document_cookie::{MemoryJar, rules::*};
///
/// let page = Page::parse("https://example.com/").unwrap().in_frame(Frame::CrossSite);
/// let kept = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.visit_page(page.clone());
///     jar.receive("a=1; SameSite=None; Secure")[0].kept.clone()
/// };
/// assert_eq!(kept(Engine::Chromium), None);
/// assert!(kept(Engine::Firefox).unwrap().partition.is_some());
/// ```
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
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     for line in ["a=1", "b=1", "a=2"] {
///         jar.receive(line);
///     }
///     jar.read().unwrap()
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
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive("a=1");
///     jar.receive("a=2; Domain=example.com");
///     jar.read().unwrap()
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
/// use document_cookie::{CookieJar, CookieString, MemoryJar, rules::Engine};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// for number in 0..181 {
///     jar.receive(&format!("a{number}=1"));
/// }
/// let text = jar.read().unwrap();
/// let limit = Engine::Firefox.quirks().site_limit.unwrap();
/// assert_eq!((limit.most, limit.left), (180, 150));
/// assert_eq!(CookieString::new(&text).entries().count(), limit.left);
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
/// use document_cookie::{MemoryJar, rules::*};
///
/// // As many Secure ones as may be, and one that is not.
/// let last = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     for number in 0..180 {
///         jar.receive(&format!("a{number}=1; Secure"));
///     }
///     jar.receive("b=1").remove(0)
/// };
/// let chromium = last(Engine::Chromium);
/// assert!(matches!(chromium.refusal(), Some(Refusal::FullOfSecure { limit: 180 })));
/// let firefox = last(Engine::Firefox);
/// assert_eq!((firefox.outcome, firefox.evicted.len()), (Outcome::Refused, 0));
/// ```
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
///
/// ```
/// use document_cookie::rules::{Engine, quirks::Reporting};
/// assert_eq!(Engine::Firefox.quirks().reporting, Reporting::Whole);
/// assert_eq!(Engine::WebKitGtk.quirks().reporting, Reporting::PageOnly);
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
