//! Advice on lines that browsers take as they stand.

use super::line_advice::{Advice, Reading};
use crate::engine::Engine;
use crate::matching::domain;
use crate::model::name_prefix::NamePrefix;
use crate::model::page::Frame;
use crate::model::same_site::SameSite;
use crate::model::url::{HostKind, Scheme};
use crate::model::write::{Via, Write};
use crate::parse::attributes::ParsedAttributes;
use crate::parse::max_age::MaxAge;
use crate::parse::set_cookie_string::SetCookieString;
use crate::storage::jar::Jar;
use crate::storage::rules::Rules;

/// The longest lifetime that Chromium and Firefox give, in seconds.
const LONGEST_LIFE: i64 = 400 * 86_400;

impl Rules<'_> {
    /// What would be better in a line, whatever becomes of it; of a line that
    /// deletes a cookie, nothing. The engine of the rules says how the line is
    /// read.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let rules = Rules::new(Engine::Standard);
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let via = Via::Header { field: b"theme=dark; Path=/; Secure", date: None };
    /// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
    /// let prefix = NamePrefix::Host;
    /// assert_eq!(rules.advise(&write), [Advice::SameSiteUnset, Advice::HostPrefixFits { prefix }]);
    /// ```
    #[must_use]
    pub fn advise(&self, write: &Write<'_>) -> Vec<Advice> {
        let (Via::Script { text: line } | Via::Header { field: line, .. }) = write.via;
        let differences = self.engine.differences();
        let parsed = SetCookieString::parse(line, differences);
        let attributes = ParsedAttributes::read(&parsed, differences);
        let now = write.now.0;
        let asked = match (attributes.lifetime.max_age, attributes.lifetime.expires) {
            (Some(MaxAge::Seconds(seconds)), _) => Some(seconds),
            (Some(MaxAge::Ended), _) => Some(0),
            (Some(MaxAge::Session), _) | (None, None) => None,
            (None, Some(at)) => Some(at.0.saturating_sub(now)),
        };
        if asked.is_some_and(|asked| asked <= 0) {
            return Vec::new();
        }
        let mut advice = Vec::new();
        let by_server = matches!(write.via, Via::Header { .. });
        if by_server && !attributes.http_only && is_session(parsed.name) {
            advice.push(Advice::SessionReadable);
        }
        if attributes.same_site == SameSite::Unset {
            advice.push(Advice::SameSiteUnset);
        }
        if let Some(asked) = asked.filter(|&asked| asked > LONGEST_LIFE) {
            let given = LONGEST_LIFE;
            advice.push(Advice::LifetimeOverCap { asked, given });
        }
        let is_https = write
            .page
            .url
            .as_ref()
            .is_some_and(|url| url.scheme() == Scheme::Https);
        if attributes.secure
            && is_https
            && attributes.domain.is_none()
            && attributes.path == Some(b"/")
            && !parsed.name.is_empty()
            && NamePrefix::of(parsed.name).is_none()
        {
            let prefix = NamePrefix::Host;
            advice.push(Advice::HostPrefixFits { prefix });
        }
        advice.extend(self.wider_than_needed(write, &parsed, &attributes));
        if (attributes.same_site == SameSite::None || write.page.frame == Frame::CrossSite)
            && !attributes.partitioned
        {
            advice.push(Advice::ThirdPartyUnpartitioned);
        }
        let readings = self.readings(write);
        if readings.len() > 1 {
            advice.push(Advice::ReadDifferently { readings });
        }
        advice
    }

    /// A Domain that is the host itself was hardly meant for the hosts below it,
    /// and a session has no need to be read by the host's siblings.
    fn wider_than_needed(
        &self,
        write: &Write<'_>,
        parsed: &SetCookieString<'_>,
        attributes: &ParsedAttributes<'_>,
    ) -> Option<Advice> {
        let url = write.page.url.as_ref()?;
        let requested = attributes.domain?;
        let requested = requested.strip_prefix(b".").unwrap_or(requested);
        let host = url.host().as_bytes();
        let is_host = requested.eq_ignore_ascii_case(host);
        if url.host_kind() != HostKind::Name
            || !domain::matches(host, requested)
            || !(is_host || is_session(parsed.name))
        {
            return None;
        }
        let domain = String::from_utf8_lossy(requested).to_ascii_lowercase();
        Some(Advice::DomainWiderThanNeeded {
            domain: domain.into(),
        })
    }

    /// What the engines keep of the line; those that agree stand together.
    fn readings(&self, write: &Write<'_>) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::new();
        for engine in Engine::BROWSERS {
            let rules = Rules { engine, ..*self };
            let decisions = rules.write_unadvised(&mut Jar::new(), write);
            let cookie = decisions.iter().find_map(|decision| decision.kept.as_ref());
            // What is refused for its attributes is another matter.
            let Some(cookie) = cookie else { continue };
            let is_same =
                |other: &&mut Reading| other.name == cookie.name && other.value == cookie.value;
            match readings.iter_mut().find(is_same) {
                Some(reading) => reading.engines.push(engine),
                None => readings.push(Reading {
                    engines: vec![engine],
                    name: cookie.name.clone(),
                    value: cookie.value.clone(),
                }),
            }
        }
        readings
    }
}

/// Whether a name looks like that of a session or of a key to an account:
/// `PHPSESSID`, `connect.sid`, `access_token`.
fn is_session(name: &[u8]) -> bool {
    // Whole words of the name, and parts of one.
    const WORDS: [&[u8]; 7] = [b"sid", b"ssid", b"auth", b"sso", b"jwt", b"jsid", b"bearer"];
    const PARTS: [&[u8]; 6] = [
        b"sess",
        b"token",
        b"authent",
        b"remember",
        b"credential",
        b"identity",
    ];
    let contains = |part: &[u8]| {
        name.windows(part.len())
            .any(|found| found.eq_ignore_ascii_case(part))
    };
    // A token against forgery is there for scripts to read.
    if contains(b"csrf") || contains(b"xsrf") {
        return false;
    }
    let mut words = name.split(|byte| !byte.is_ascii_alphanumeric());
    let is_known = |word: &[u8]| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    PARTS.into_iter().any(contains) || words.any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sessions_are_told_from_others() {
        for name in [
            "PHPSESSID",
            "JSESSIONID",
            "ASP.NET_SessionId",
            "connect.sid",
            "sid",
            "session",
            "_app_session",
            "sessionid",
            "access_token",
            "remember_me",
            "auth",
            "jwt",
            "next-auth.session-token",
            ".AspNetCore.Identity.Application",
        ] {
            assert!(is_session(name.as_bytes()), "{name}");
        }
        for name in [
            "theme",
            "lang",
            "XSRF-TOKEN",
            "csrftoken",
            "_ga",
            "author",
            "inside",
            "sidebar",
            "cart",
            "last_seen",
        ] {
            assert!(!is_session(name.as_bytes()), "{name}");
        }
    }
}
