//! English for people: what happened, why, and what to do.
//!
//! Deciding knows nothing of these words; the page and the command line both
//! take them from here, so that they say the same.
//!
//! ```
//! use document_cookie::{MemoryJar, rules::{Engine, wording}};
//!
//! let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
//! let decision = &jar.receive("id=1; SameSite=None")[0];
//! println!("{}", wording::verdict(decision));
//! for finding in &decision.findings {
//!     println!("{}: {}", finding.rule.section().citation(), wording::reason(&finding.reason));
//! }
//! for fix in &decision.fixes {
//!     assert_eq!(wording::fix(fix), "Add Secure.");
//! }
//! ```

mod oddity;

pub use oddity::oddity;

use super::assumption::Assumption;
use super::cookie::{Cookie, UnixTime};
use super::cookie_date;
use super::decision::{BrokenPromise, Decision, Effect, Outcome, Part, Reason, Refusal};
use super::engine::Basis;
use super::fix::Fix;

/// What came of a write, in one sentence.
///
/// ```
/// use document_cookie::{MemoryJar, rules::{Engine, wording}};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// assert_eq!(wording::verdict(&jar.receive("id=1")[0]), "The cookie is stored.");
/// ```
#[must_use]
pub fn verdict(decision: &Decision) -> &'static str {
    match decision.outcome {
        Outcome::Stored => "The cookie is stored.",
        Outcome::Replaced => "The cookie took the place of the one that was there.",
        Outcome::Renewed => "The same cookie was there already; it ends at another time now.",
        Outcome::Unchanged => "The same cookie was there already: nothing changed.",
        Outcome::Removed => "The cookie that was there is gone.",
        Outcome::NothingToRemove => {
            "There was no such cookie to remove: name, domain and path must all be the same."
        }
        Outcome::Altered => "A cookie is stored, but not as it was written.",
        Outcome::Refused => "The browser refuses this cookie, without telling anyone.",
        Outcome::Ignored => "Nothing was written.",
        Outcome::Indeterminate => "What became of it cannot be seen from this page.",
    }
}

/// What one rule said.
///
/// ```
/// use document_cookie::{MemoryJar, rules::{Engine, wording}};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &jar.receive("id=1")[0];
/// let deciding = decision.deciding().unwrap();
/// assert_eq!(wording::reason(&deciding.reason), "Nothing stood against it.");
/// ```
#[must_use]
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Refusal(refusal) => self::refusal(refusal),
        Reason::Oddity(oddity) => self::oddity(oddity),
        Reason::Effect(effect) => self::effect(*effect),
    }
}

/// Why a write has no effect.
///
/// ```
/// use document_cookie::rules::{Refusal, wording};
/// let words = wording::refusal(&Refusal::PartitionedWithoutSecure);
/// assert_eq!(words, "A Partitioned cookie must also be Secure.");
/// ```
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::AccessThrows => "This document has no origin of its own (a sandboxed frame, or a \
             data: page), and touching document.cookie throws a SecurityError."
            .into(),
        Refusal::NoCookieStore => {
            "This document has no URL that cookies could belong to, so nothing is written.".into()
        }
        Refusal::NothingWritten => "The text is empty, so there is nothing to write.".into(),
        Refusal::ControlByte { byte, offset, part } => format!(
            "{} is a control character, which no cookie may hold: {} at byte {offset}.",
            byte_name(*byte),
            in_part(*part)
        ),
        Refusal::NulInHeader => {
            "A NUL in a header makes the browser drop the header, or the whole response.".into()
        }
        Refusal::Tab { offset, part } => format!(
            "There is a tab {} at byte {offset}; this browser takes no tab inside a cookie.",
            in_part(*part)
        ),
        Refusal::Empty => "The cookie has neither a name nor a value.".into(),
        Refusal::NoName => "There is nothing before the `=`: the cookie has no name.".into(),
        Refusal::NamelessValueWithEquals => {
            "The cookie has no name and a `=` in its value: read back, it would look like another \
             cookie."
                .into()
        }
        Refusal::TooLong { bytes, limit } => format!(
            "Name and value are {bytes} bytes long together; no more than {limit} are allowed."
        ),
        Refusal::DomainNotOfHost { domain, host } => format!(
            "The Domain is `{}`, but the page's host is `{host}`: a page may only name its own \
             host or a parent domain of it.",
            text(domain)
        ),
        Refusal::DomainNotAscii { domain } => format!(
            "The Domain `{}` is not plain ASCII; this browser wants the form that begins with \
             `xn--`.",
            text(domain)
        ),
        Refusal::DomainWithoutDot { domain } => format!(
            "The Domain `{}` has no dot inside, and this browser takes no such Domain, not even \
             from the host of that name.",
            text(domain)
        ),
        Refusal::DomainCapitals { domain } => format!(
            "The Domain `{}` has capital letters, and this browser compares them with the host's \
             small ones.",
            text(domain)
        ),
        Refusal::DomainIsPublic { domain } => format!(
            "`{}` is a public suffix: anyone can register a name under it, so no cookie may cover \
             all of it.",
            text(domain)
        ),
        Refusal::HostIsPublic { host } => format!(
            "The host `{host}` is itself a public suffix, and this browser stores no cookies for \
             such hosts."
        ),
        Refusal::SecureFromInsecure => {
            "The cookie is Secure, but the page is not on https: only secure pages may write \
             Secure cookies."
                .into()
        }
        Refusal::HttpOnlyFromScript => {
            "The cookie is HttpOnly, which means that scripts cannot touch it: a script cannot \
             write one either."
                .into()
        }
        Refusal::OverwritesSecure { existing } => format!(
            "{} is Secure, and a page that is not on https must leave it alone.",
            cookie(existing)
        ),
        Refusal::OverwritesHttpOnly { existing } => format!(
            "{} is HttpOnly, and a script can neither change nor delete it.",
            cookie(existing)
        ),
        Refusal::Prefix { prefix, broken } => {
            let prefix = prefix.as_str();
            match broken {
                BrokenPromise::Secure => {
                    format!("A name that begins with `{prefix}` promises Secure, which is missing.")
                }
                BrokenPromise::HttpOnly => format!(
                    "A name that begins with `{prefix}` promises HttpOnly, which is missing."
                ),
                BrokenPromise::NoDomain => format!(
                    "A name that begins with `{prefix}` promises a cookie for this host only, so \
                     there may be no Domain."
                ),
                BrokenPromise::RootPath => format!(
                    "A name that begins with `{prefix}` promises a cookie for the whole host, so \
                     it needs Path=/."
                ),
            }
        }
        Refusal::HiddenPrefix { prefix } => format!(
            "The cookie has no name, and its value begins with `{}`: sent to a server it would \
             look like a cookie of that kind.",
            prefix.as_str()
        ),
        Refusal::NoneWithoutSecure => {
            "SameSite=None sends the cookie along from every site, and browsers allow that for \
             Secure cookies only."
                .into()
        }
        Refusal::PartitionedWithoutSecure => "A Partitioned cookie must also be Secure.".into(),
        Refusal::CrossSite => {
            "The page is a frame inside a page of another site, and this browser does not let it \
             write this cookie."
                .into()
        }
        Refusal::FullOfSecure { limit } => format!(
            "The site has {limit} cookies, as many as it may have, all of them Secure; one that \
             is not Secure does not push them out."
        ),
    }
}

/// What the cookie became.
///
/// ```
/// use document_cookie::rules::{Effect, UnixTime, wording};
/// let words = wording::effect(Effect::Expires(UnixTime(1_813_054_830)));
/// assert_eq!(words, "The cookie lives until Tue, 15 Jun 2027 10:20:30 GMT.");
/// ```
#[must_use]
pub fn effect(effect: Effect) -> String {
    match effect {
        Effect::Expires(at) => format!("The cookie lives until {}.", date(at)),
        Effect::Ended => {
            "The cookie had already ended: written like this, it deletes the one that is there."
                .into()
        }
        Effect::DomainWide => "All hosts below the Domain get the cookie too.".into(),
        Effect::TookPlace => "It met a cookie of the same name, domain and path.".into(),
        Effect::KeptApart => {
            "It is kept apart for the site in the address bar: under another one it is not there."
                .into()
        }
        Effect::MadeRoom { evicted } => format!(
            "The site had too many cookies: {evicted} made room, those longest untouched first."
        ),
        Effect::Kept => "Nothing stood against it.".into(),
        Effect::NothingThere => {
            "There is no cookie of that name with the same domain and path.".into()
        }
    }
}

/// What to do.
///
/// ```
/// use document_cookie::rules::{Fix, wording};
/// assert_eq!(wording::fix(&Fix::SetMaxAge(3600)), "Write Max-Age=3600.");
/// ```
#[must_use]
pub fn fix(fix: &Fix) -> String {
    match fix {
        Fix::AddSecure => "Add Secure.".into(),
        Fix::AddHttpOnly => "Add HttpOnly.".into(),
        Fix::AddPartitioned => "Add Partitioned.".into(),
        Fix::WriteOverHttps => "Write it from the https page.".into(),
        Fix::SendAsHeader => "Let the server send it, in a Set-Cookie header.".into(),
        Fix::Drop(super::AttributeName::HttpOnly) => {
            "Leave out HttpOnly, or let the server send the cookie.".into()
        }
        Fix::Drop(name) => format!("Leave out {}.", name.as_str()),
        Fix::SetPath(path) => format!("Write Path={path}."),
        Fix::SetDomain(domain) => format!("Write Domain={domain}."),
        Fix::Shorten { bytes: 1 } => "Make it shorter by one byte.".into(),
        Fix::Shorten { bytes } => format!("Make it shorter by {bytes} bytes."),
        Fix::PercentEncode => {
            "Write what a cookie cannot hold as %XX (encodeURIComponent does).".into()
        }
        Fix::RemoveControls => "Take out tabs and control characters.".into(),
        Fix::GiveName => "Give it a name: write name=value.".into(),
        Fix::SameSiteLax => "Write SameSite=Lax, Strict or None.".into(),
        Fix::SameSiteNone => "Write SameSite=None.".into(),
        Fix::SetExpires(at) => format!("Write Expires={}.", date(*at)),
        Fix::SetMaxAge(seconds) => format!("Write Max-Age={seconds}."),
        Fix::SplitFields => "Send each cookie in a Set-Cookie header of its own.".into(),
        Fix::SplitLines => "Write each cookie by itself.".into(),
        Fix::SemicolonForComma => "Part attributes by `;`, not by `,`.".into(),
    }
}

/// What an answer takes for granted.
///
/// ```
/// use document_cookie::rules::{Assumption, wording};
/// assert_eq!(wording::assumption(Assumption::Clock), "The clock of the browser is right.");
/// ```
#[must_use]
pub fn assumption(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::CookiesAllowed => {
            "Cookies are not blocked by the person, an extension or a policy."
        }
        Assumption::NoHiddenHttpOnly => {
            "No HttpOnly cookie of the same name, domain and path is there: scripts cannot see \
             one, and cannot overwrite it."
        }
        Assumption::NoHiddenSecure => {
            "No Secure cookie of the same name is there: a page on http cannot see one, and must \
             leave it alone."
        }
        Assumption::RoomLeft => "The site does not already have as many cookies as it may have.",
        Assumption::SuffixList => {
            "The browser's own list of public suffixes says the same about this domain."
        }
        Assumption::Clock => "The clock of the browser is right.",
        Assumption::ServerClock => {
            "The response's Date agrees with the browser's clock; otherwise Expires is shifted."
        }
        Assumption::ThirdPartyPolicy => {
            "The browser treats frames of other sites as it does when nothing is set otherwise."
        }
        Assumption::LibsoupVersion => {
            "WebKitGTK runs on libsoup 3.2, as measured; from libsoup 3.4 on much is stricter."
        }
        Assumption::NotMeasured => "This follows the specification; no browser was asked.",
        Assumption::UnicodeDomain => "The Domain, which is not ASCII, is converted as it was here.",
    }
}

/// What an engine's answer rests on.
///
/// ```
/// use document_cookie::rules::{Engine, wording};
/// let words = wording::basis(Engine::answering("Safari").basis);
/// assert_eq!(words, "not measured: as RFC 6265bis has it");
/// ```
#[must_use]
pub fn basis(basis: Basis) -> String {
    match basis {
        Basis::Specification => "as RFC 6265bis has it".into(),
        Basis::Measured { version } => format!("as measured in {version}"),
        Basis::NotMeasured => "not measured: as RFC 6265bis has it".into(),
    }
}

/// A cookie by its name, domain and path.
fn cookie(cookie: &Cookie) -> String {
    let scope = if cookie.host_only { "" } else { "." };
    format!(
        "The cookie `{}` of {scope}{}{}",
        text(cookie.name()),
        text(cookie.domain()),
        text(cookie.path())
    )
}

/// Text that may not be UTF-8, cut so that it fits a sentence.
fn text(bytes: &[u8]) -> String {
    const LONGEST: usize = 60;
    let text = String::from_utf8_lossy(bytes);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into_owned(),
    }
}

fn date(UnixTime(seconds): UnixTime) -> String {
    // A year has four digits; what lies beyond is no date anyone meant.
    const YEAR_0: i64 = -62_167_219_200;
    const YEAR_9999: i64 = 253_402_300_799;
    cookie_date::serialise(UnixTime(seconds.clamp(YEAR_0, YEAR_9999)))
}

fn days(seconds: i64) -> String {
    match seconds / 86_400 {
        1 => "1 day".into(),
        days => format!("{days} days"),
    }
}

fn in_part(part: Part) -> &'static str {
    match part {
        Part::Name => "in the name,",
        Part::Value => "in the value,",
        Part::Attribute => "in an attribute,",
    }
}

fn byte_name(byte: u8) -> String {
    match byte {
        0 => "NUL".into(),
        b'\t' => "a tab".into(),
        b'\n' => "a line feed".into(),
        b'\r' => "a carriage return".into(),
        0x7f => "DEL".into(),
        b'!'..=b'~' => format!("`{}`", char::from(byte)),
        _ => format!("byte {byte:02X}"),
    }
}
