//! How a line is read.

/// What an engine does with a control byte (00-08, 0A-1F, 7F).
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.assign("a=b\x01c");
///     browser.document_cookie().into_text().unwrap()
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
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive("a=b\rc");
///     browser.document_cookie().into_text().unwrap()
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
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.assign("a=b\tc");
///     browser.document_cookie().into_text().unwrap()
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
/// use cookie_rules::*;
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
/// use cookie_rules::{Engine, SetCookieString};
///
/// let name = |engine: Engine| SetCookieString::parse(b"\x0ca=1", engine.differences()).name;
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
/// use cookie_rules::{Browser, Engine};
///
/// let read = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.assign("text");
///     browser.document_cookie().into_text().unwrap()
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
/// use cookie_rules::*;
///
/// let outcomes = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     ["=a", "=a=b"].map(|line| browser.receive(line)[0].outcome == Outcome::Refused)
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
/// use cookie_rules::{Browser, Engine};
///
/// let line = format!("a=1; Secure={}", "x".repeat(1025));
/// let secure = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive(&line)[0].kept.as_ref().unwrap().secure
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
/// use cookie_rules::*;
///
/// let outcome = |engine, line| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive(line)[0].outcome
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
/// use cookie_rules::{Browser, Engine};
///
/// let has_end = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     let decision = &browser.receive("a=1; Max-Age=100; Max-Age=x")[0];
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
/// use cookie_rules::{Engine, cookie_date};
///
/// let reads = |engine: Engine, date: &[u8]| {
///     cookie_date::parse(date, engine.differences().date).is_some()
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

/// What double quotes mean.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let value = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive(r#"a="1;2""#)[0].kept.as_ref().unwrap().value.clone()
/// };
/// assert_eq!(*value(Engine::Standard), *br#""1"#);
/// assert_eq!(*value(Engine::Safari), *br#""1;2""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Nothing.
    AsIs,
    /// A `;` between two of them is part of the value; a `=` between two of them
    /// makes no name.
    HoldSemicolons,
}
