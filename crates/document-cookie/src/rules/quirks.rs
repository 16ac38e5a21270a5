//! How the engines differ: one algorithm, and here all its named differences.
//! Which engine has which, and the measured case that shows it, is in
//! `quirks/engines.rs`.
//!
//! ```
//! use document_cookie::rules::{Engine, quirks::CreationTime};
//!
//! // A new value sends a cookie to the end of the line in Chromium alone.
//! let moves = |engine: &Engine| engine.quirks().creation_time != CreationTime::Kept;
//! assert!(Engine::ALL.into_iter().filter(moves).eq([Engine::Chromium]));
//! ```

mod engines;

pub use engines::{CHROMIUM, FIREFOX, STANDARD, WEBKIT_GTK};

/// What an engine does with a control byte (00-08, 0A-1F, 7F).
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.write("a=b\x01c").unwrap();
///     jar.read().unwrap()
/// };
/// assert_eq!(read(Engine::Firefox), "");
/// assert_eq!(read(Engine::WebKitGtk), "a=b");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Refuses the cookie, wherever the byte stands.
    Refuse,
    /// Reads the line up to it (7F is an ordinary byte); a header field with a
    /// NUL is dropped.
    EndLine,
}

/// What a CR without an LF is in a header field.
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive("a=b\rc");
///     jar.read().unwrap()
/// };
/// assert_eq!(read(Engine::Chromium), "a=b");
/// assert_eq!(read(Engine::WebKitGtk), "a=b c");
/// // A byte like any other, and so one that no cookie may hold.
/// assert_eq!(read(Engine::Standard), "");
/// ```
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
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.write("a=b\tc").unwrap();
///     jar.read().unwrap()
/// };
/// assert_eq!(read(Engine::Chromium), "");
/// assert_eq!(read(Engine::Firefox), "a=b\tc");
/// assert_eq!(read(Engine::WebKitGtk), "a=b");
/// ```
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
///
/// ```
/// use document_cookie::rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap();
/// let read = |engine| {
///     let (rules, now, mut jar) = (Rules::new(engine), UnixTime(1_795_000_000), Jar::new());
///     // Latin-1, which is not UTF-8.
///     let via = Via::Header { field: b"a=\xe9", date: None };
///     rules.apply(&mut jar, &Write { page: &page, via, now });
///     rules.document_cookie(&jar, &page, now)
/// };
/// assert_eq!(read(Engine::Chromium), ScriptRead::Text(String::new()));
/// assert_eq!(read(Engine::Firefox), ScriptRead::Text("a=\u{fffd}".to_owned()));
/// assert_eq!(read(Engine::WebKitGtk), ScriptRead::Text("a=".to_owned()));
/// ```
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
///
/// ```
/// use document_cookie::rules::{Engine, SetCookieString};
///
/// let name = |engine: Engine| SetCookieString::parse(b"\x0ca=1", engine.quirks()).name;
/// assert_eq!(name(Engine::Standard), b"\x0ca");
/// assert_eq!(name(Engine::WebKitGtk), b"a");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhiteSpace {
    /// Space and tab.
    SpaceAndTab,
    /// Space, tab, LF, FF and CR, before a part; space and tab after it.
    Ascii,
}

/// What a text without `=` is.
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let read = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.write("text").unwrap();
///     jar.read().unwrap()
/// };
/// assert_eq!(read(Engine::Chromium), "text");
/// assert_eq!(read(Engine::Firefox), "text=");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutEquals {
    /// The value of a nameless cookie.
    Value,
    /// The name of a cookie with an empty value.
    Name,
}

/// Whether a name may be empty.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let outcomes = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     ["=a", "=a=b"].map(|line| jar.receive(line)[0].outcome == Outcome::Refused)
/// };
/// assert_eq!(outcomes(Engine::Chromium), [false, true]);
/// assert_eq!(outcomes(Engine::Firefox), [true, true]);
/// assert_eq!(outcomes(Engine::WebKitGtk), [false, false]);
/// ```
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
///
/// ```
/// use document_cookie::{MemoryJar, rules::Engine};
///
/// let line = format!("a=1; Secure={}", "x".repeat(1025));
/// let secure = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive(&line)[0].kept.as_ref().unwrap().secure
/// };
/// assert!(!secure(Engine::Chromium));
/// assert!(secure(Engine::Firefox) && secure(Engine::WebKitGtk));
/// ```
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
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let outcome = |engine, line| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive(line)[0].outcome
/// };
/// let ended = Outcome::NothingToRemove;
/// assert_eq!(outcome(Engine::Firefox, "a=1; Max-Age=-"), ended);
/// assert_eq!(outcome(Engine::WebKitGtk, "a=1; Max-Age="), ended);
/// assert_eq!(outcome(Engine::WebKitGtk, "a=1; Max-Age=2147483648"), ended);
/// ```
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
///
/// ```
/// use document_cookie::{MemoryJar, rules::Engine};
///
/// let has_end = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     let decision = &jar.receive("a=1; Max-Age=100; Max-Age=x")[0];
///     decision.kept.as_ref().unwrap().expires.is_some()
/// };
/// assert!(!has_end(Engine::Chromium) && !has_end(Engine::Firefox));
/// assert!(has_end(Engine::Standard) && has_end(Engine::WebKitGtk));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The earlier one stands.
    LeavesEarlier,
    /// The earlier one is forgotten.
    Erases,
}

/// How a date is read.
///
/// ```
/// use document_cookie::rules::{Engine, cookie_date};
///
/// let reads = |engine: Engine, date: &[u8]| {
///     cookie_date::parse(date, engine.quirks().date).is_some()
/// };
/// assert!(reads(Engine::Firefox, b"06/15/2027 10:20:30"));
/// assert!(!reads(Engine::Chromium, b"06/15/2027 10:20:30"));
/// assert!(reads(Engine::Chromium, b"15 June 2027 10:20:30"));
/// assert!(!reads(Engine::WebKitGtk, b"15 June 2027 10:20:30"));
/// ```
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

/// All differences of one engine.
///
/// ```
/// use document_cookie::rules::Engine;
///
/// let [chromium, firefox, webkit] = Engine::BROWSERS.map(Engine::quirks);
/// assert!(chromium.none_needs_secure && firefox.none_needs_secure);
/// assert!(!webkit.none_needs_secure);
/// // `Priority` is Chromium's own.
/// assert!(chromium.knows_priority && !firefox.knows_priority);
/// ```
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
