//! English for people: what happened, why, and what to do.
//!
//! Deciding knows nothing of these words; the page and the command line both
//! take them from here, so that they say the same.
//!
//! ```
//! use cookie_rules::{Browser, Engine, text};
//!
//! let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
//! let decision = &browser.receive("id=1; SameSite=None")[0];
//! println!("{}", text::verdict(decision));
//! for diagnostic in &decision.diagnostics {
//!     println!("{}: {}", diagnostic.rule.section().citation(), text::reason(&diagnostic.reason));
//! }
//! for suggestion in &decision.suggestions {
//!     assert_eq!(text::suggestion(suggestion), "Add Secure.");
//! }
//! ```

mod advice;
mod explanation;
mod warning;
mod withheld;

pub use advice::advice;
pub use explanation::{Example, Explanation, explanation};
pub use warning::warning;
pub use withheld::withheld;

use crate::engine::Evidence;
use crate::model::assumption::Assumption;
use crate::model::cookie::Cookie;
use crate::model::decision::{Decision, Reason};
use crate::model::effect::Effect;
use crate::model::line::LinePart;
use crate::model::outcome::Outcome;
use crate::model::rejection::{CrossSiteCookies, PrefixRequirement, Rejection};
use crate::model::suggestion::Suggestion;
use crate::model::time::UnixTime;

/// What came of a write, in one sentence.
///
/// ```
/// use cookie_rules::{Browser, Engine, text};
///
/// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
/// assert_eq!(text::verdict(&browser.receive("id=1")[0]), "The cookie is stored.");
/// ```
#[must_use]
pub fn verdict(decision: &Decision) -> &'static str {
    match decision.outcome {
        Outcome::Stored => "The cookie is stored.",
        Outcome::Replaced => "The cookie took the place of the one that was there.",
        Outcome::Renewed => "The cookie that was there has a new end.",
        Outcome::Unchanged => "The same cookie was there already: nothing changed.",
        Outcome::Removed => "The cookie that was there is gone.",
        Outcome::NothingToRemove => {
            "There was no such cookie to remove: name, domain, path and partition must all be the \
             same."
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
/// use cookie_rules::{Browser, Engine, text};
///
/// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &browser.receive("id=1")[0];
/// let deciding = decision.deciding().unwrap();
/// assert_eq!(text::reason(&deciding.reason), "Accepted.");
/// ```
#[must_use]
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Rejection(rejection) => self::rejection(rejection),
        Reason::Warning(warning) => self::warning(warning),
        Reason::Effect(effect) => self::effect(*effect),
    }
}

/// Why a write has no effect.
///
/// ```
/// use cookie_rules::{Rejection, text};
/// let words = text::rejection(&Rejection::PartitionedWithoutSecure);
/// assert_eq!(words, "A Partitioned cookie must also be Secure.");
/// ```
#[must_use]
pub fn rejection(rejection: &Rejection) -> String {
    match rejection {
        Rejection::AccessThrows => {
            "This document has no origin of its own (a sandboxed frame, or a \
             data: page), and touching document.cookie throws a SecurityError."
                .into()
        }
        Rejection::NoCookieStore => {
            "This document has no URL that cookies could belong to, so nothing is written.".into()
        }
        Rejection::NothingWritten => "The text is empty, so there is nothing to write.".into(),
        Rejection::ControlByte { byte, offset, part } => format!(
            "No cookie may hold a control character, and there is {} {} at byte {offset}.",
            byte_name(*byte),
            in_part(*part)
        ),
        Rejection::NulInHeader => {
            "A NUL in a header makes the browser drop the header, or the whole response.".into()
        }
        Rejection::Tab { offset, part } => format!(
            "There is a tab {} at byte {offset}; this browser takes no tab inside a cookie.",
            in_part(*part)
        ),
        Rejection::Empty => "The cookie has neither a name nor a value.".into(),
        Rejection::NoName => {
            "Nothing stands before a `=`: the cookie has no name, and this browser takes none \
             without."
                .into()
        }
        Rejection::NamelessValueWithEquals => {
            "The cookie has no name and a `=` in its value: read back, it would look like another \
             cookie."
                .into()
        }
        Rejection::QuotedName => {
            "The `=` stands between two double quotes, which this browser takes for a quoted name."
                .into()
        }
        Rejection::TooLong { bytes, limit } => format!(
            "Name and value are {bytes} bytes long together; no more than {limit} are allowed, so \
             {} are too many. Spread the data over several cookies, or keep it on the server.",
            bytes.saturating_sub(*limit)
        ),
        Rejection::DomainNotOfHost { domain, host } => match trouble_with_domain(domain) {
            Some(trouble) => format!(
                "The Domain `{}` {trouble}: it must be a bare name, that of the host `{host}` or of \
                 a parent domain of it.",
                text(domain)
            ),
            None => format!(
                "The Domain is `{}`, but the page's host is `{host}`: a page may only name its own \
                 host or a parent domain of it.",
                text(domain)
            ),
        },
        Rejection::DomainNotAscii { domain } => format!(
            "The Domain `{}` is not plain ASCII; this browser wants the form that begins with \
             `xn--`.",
            text(domain)
        ),
        Rejection::DomainWithoutDot { domain } => format!(
            "The Domain `{}` has no dot inside, and this browser takes no such Domain, not even \
             from the host of that name.",
            text(domain)
        ),
        Rejection::DomainCapitals { domain } => format!(
            "The Domain `{}` has capital letters, and this browser compares them with the host's \
             small ones.",
            text(domain)
        ),
        Rejection::DomainIsPublic {
            domain,
            listed: true,
        } => format!(
            "`{}` is a public suffix: anyone can register a name under it, so no cookie may cover \
             all of it.",
            text(domain)
        ),
        Rejection::DomainIsPublic {
            domain,
            listed: false,
        } => format!(
            "`{}` is a single label, as `com` is, and no cookie may cover all hosts below one: \
             browsers make no exception for names of local networks.",
            text(domain)
        ),
        Rejection::HostIsPublic { host } => format!(
            "The host `{host}` is itself a public suffix, and this browser stores no cookies for \
             such hosts."
        ),
        Rejection::SecureFromInsecure => {
            "The cookie is Secure, but the page is not on https: only secure pages may write \
             Secure cookies."
                .into()
        }
        Rejection::HttpOnlyFromScript => {
            "The cookie is HttpOnly, which means that scripts cannot touch it: a script cannot \
             write one either."
                .into()
        }
        Rejection::OverwritesSecure { existing } => format!(
            "{} is Secure, and a page that is not on https must leave it alone.",
            cookie(existing)
        ),
        Rejection::OverwritesHttpOnly { existing } => format!(
            "{} is HttpOnly, and a script can neither change nor delete it.",
            cookie(existing)
        ),
        Rejection::Prefix { prefix, missing } => {
            let prefix = prefix.as_str();
            match missing {
                PrefixRequirement::Secure => {
                    format!("A name that begins with `{prefix}` demands Secure, which is missing.")
                }
                PrefixRequirement::HttpOnly => format!(
                    "A name that begins with `{prefix}` demands HttpOnly, which is missing."
                ),
                PrefixRequirement::NoDomain => format!(
                    "A name that begins with `{prefix}` demands a cookie for this host only, so \
                     there may be no Domain."
                ),
                PrefixRequirement::RootPath => format!(
                    "A name that begins with `{prefix}` demands a cookie for the whole host, so \
                     it needs Path=/."
                ),
            }
        }
        Rejection::HiddenPrefix { prefix } => format!(
            "The cookie has no name, and its value begins with `{}`: sent to a server it would \
             look like a cookie of that kind.",
            prefix.as_str()
        ),
        Rejection::NoneWithoutSecure => {
            "SameSite=None sends the cookie along from every site, and browsers allow that for \
             Secure cookies only."
                .into()
        }
        Rejection::PartitionedWithoutSecure => "A Partitioned cookie must also be Secure.".into(),
        Rejection::CrossSite { kept } => format!(
            "The cookie is written across sites: by a frame, or the response to a request, of \
             another site than the one in the address bar. {}",
            match kept {
                CrossSiteCookies::SameSiteNone => {
                    "There this browser keeps cookies with SameSite=None and Secure alone. A fetch \
                     also needs credentials: 'include', and the server's consent by CORS."
                }
                CrossSiteCookies::Partitioned => {
                    "Third-party cookies are blocked, so this browser keeps there cookies with \
                     SameSite=None, Secure and Partitioned alone."
                }
                CrossSiteCookies::Nothing => "There this browser keeps none.",
            }
        ),
        Rejection::FullOfSecure { limit } => format!(
            "The site has {limit} cookies, as many as it may have, all of them Secure; one that \
             is not Secure does not push them out."
        ),
    }
}

/// What the cookie became.
///
/// ```
/// use cookie_rules::{Effect, UnixTime, text};
/// let words = text::effect(Effect::Expires(UnixTime(1_813_054_830)));
/// assert_eq!(words, "The cookie lives until Tue, 15 Jun 2027 10:20:30 GMT.");
/// ```
#[must_use]
pub fn effect(effect: Effect) -> String {
    match effect {
        Effect::Expires(at) => format!("The cookie lives until {}.", date(at)),
        Effect::AlreadyExpired => {
            "The cookie had already ended: written like this, it deletes the one that is there."
                .into()
        }
        Effect::DomainWide => "All hosts below the Domain get the cookie too.".into(),
        Effect::Replaces => "It met a cookie of the same name, domain and path.".into(),
        Effect::Partitioned => {
            "It is kept apart for the site in the address bar: under another one it is not there."
                .into()
        }
        Effect::MadeRoom { evicted } => format!(
            "The site had too many cookies: {evicted} made room, those longest untouched first."
        ),
        Effect::Accepted => "Accepted.".into(),
        Effect::NoSuchCookie => {
            "There is no cookie of that name with the same domain, path and partition.".into()
        }
    }
}

/// What to do.
///
/// ```
/// use cookie_rules::{Suggestion, text};
/// assert_eq!(text::suggestion(&Suggestion::SetMaxAge(3600)), "Write Max-Age=3600.");
/// ```
#[must_use]
pub fn suggestion(suggestion: &Suggestion) -> String {
    match suggestion {
        Suggestion::AddSecure => "Add Secure.".into(),
        Suggestion::AddHttpOnly => "Add HttpOnly.".into(),
        Suggestion::AddPartitioned => "Add Partitioned.".into(),
        Suggestion::WriteOverHttps => "Write it from the https page.".into(),
        Suggestion::SendAsHeader => "Let the server send it, in a Set-Cookie header.".into(),
        Suggestion::Drop(name) => format!("Leave out {}.", name.as_str()),
        Suggestion::SetPath(path) => format!("Write Path={path}."),
        Suggestion::SetDomain(domain) => format!("Write Domain={domain}."),
        Suggestion::Shorten { bytes: 1 } => "Make it shorter by one byte.".into(),
        Suggestion::Shorten { bytes } => format!("Make it shorter by {bytes} bytes."),
        Suggestion::PercentEncode => {
            "Write what a cookie cannot hold as %XX (encodeURIComponent does).".into()
        }
        Suggestion::RemoveControls => "Take out tabs and control characters.".into(),
        Suggestion::GiveName => "Give it a name: write name=value.".into(),
        Suggestion::SameSiteLax => "Write SameSite=Lax.".into(),
        Suggestion::SameSiteNone => "Write SameSite=None.".into(),
        Suggestion::SameSiteStrict => "Write SameSite=Strict.".into(),
        Suggestion::SetExpires(at) => format!("Write Expires={}.", date(*at)),
        Suggestion::SetMaxAge(seconds) => format!("Write Max-Age={seconds}."),
        Suggestion::SplitFields => "Send each cookie in a Set-Cookie header of its own.".into(),
        Suggestion::SplitLines => "Write each cookie by itself.".into(),
        Suggestion::SemicolonForComma => "Separate attributes by `;`, not by `,`.".into(),
        Suggestion::Spell { name, .. } => format!("Write it {name}."),
        Suggestion::PutCookieFirst => "Begin the line with name=value.".into(),
        Suggestion::UnescapeHtml => {
            "Write the characters themselves, not what HTML writes for them.".into()
        }
    }
}

/// What an answer takes for granted.
///
/// ```
/// use cookie_rules::{Assumption, text};
/// assert_eq!(text::assumption(Assumption::Clock), "The clock of the browser is right.");
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
        Assumption::ThirdPartyAllowed => {
            "Cookies of other sites are allowed, as Chrome ships; an incognito window blocks them."
        }
        Assumption::ThirdPartyBlocked => {
            "Cookies of other sites are blocked, as in an incognito window or by choice."
        }
        Assumption::SiteOpenBefore => {
            "A page of the site was open before its first response set a cookie; else the script \
             is shown what it wrote."
        }
        Assumption::PublishedExpectations => {
            "This is from WebKit's published test expectations, not measured here; where they say \
             nothing, the standard is assumed."
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
/// use cookie_rules::{EngineProfile, text};
/// let words = text::evidence(EngineProfile::named("Ladybird").evidence);
/// assert_eq!(words, "not measured: as RFC 6265bis has it");
/// ```
#[must_use]
pub fn evidence(evidence: Evidence) -> String {
    match evidence {
        Evidence::Specification => "as RFC 6265bis has it".into(),
        Evidence::Measured { version } => format!("as measured in {version}"),
        Evidence::PublishedExpectations { source } => {
            format!("from {source}, not measured here")
        }
        Evidence::NotMeasured => "not measured: as RFC 6265bis has it".into(),
    }
}

/// A cookie by its name, domain and path.
fn cookie(cookie: &Cookie) -> String {
    let scope = if cookie.host_only { "" } else { "." };
    format!(
        "The cookie `{}` of {scope}{}{}",
        text(&cookie.name),
        text(&cookie.domain),
        text(&cookie.path)
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

/// A time beyond the year 9999 is none that anyone meant, and is written as the
/// last one that a date can say.
fn date(time: UnixTime) -> String {
    time.to_nearest_imf_fixdate()
}

/// A length of time in the unit that people would choose, whole ones.
fn lasting(seconds: i64) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    // Of the calendar, so that whole years of it come out as such.
    const YEAR: i64 = 31_556_952;
    let (count, unit) = match seconds {
        ..MINUTE => (seconds, "second"),
        MINUTE..HOUR => (seconds / MINUTE, "minute"),
        HOUR..DAY => (seconds / HOUR, "hour"),
        _ if seconds < 700 * DAY => (seconds / DAY, "day"),
        _ => ((seconds + 10 * DAY) / YEAR, "year"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {unit}{plural}", grouped(count))
}

/// A number with its thousands set apart.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    if number < 0 {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What keeps the text of a Domain from being the name of one.
fn trouble_with_domain(domain: &[u8]) -> Option<&'static str> {
    let last = domain.last()?;
    let holds = |byte: u8| domain.contains(&byte);
    Some(match () {
        () if holds(b'"') || holds(b'\'') => "has quotes",
        () if domain.windows(3).any(|part| part == b"://") => "has a scheme",
        () if holds(b'/') => "has a path",
        () if holds(b':') => "has a port",
        () if holds(b'*') => "has a wildcard",
        () if holds(b',') || holds(b' ') => "is more than one name",
        () if *last == b'.' => "ends with a dot",
        () if domain.starts_with(b"..") => "begins with two dots",
        () => return None,
    })
}

fn in_part(part: LinePart) -> &'static str {
    match part {
        LinePart::Name => "in the name,",
        LinePart::Value => "in the value,",
        LinePart::Attribute => "in an attribute,",
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
