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
            let prefix = match attributes.http_only {
                true => NamePrefix::HostHttp,
                false => NamePrefix::Host,
            };
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

    /// A session of the host itself has no need to be read by the hosts below
    /// it, nor one of the whole site by a host under it.
    fn wider_than_needed(
        &self,
        write: &Write<'_>,
        parsed: &SetCookieString<'_>,
        attributes: &ParsedAttributes<'_>,
    ) -> Option<Advice> {
        let url = write.page.url.as_ref()?;
        let requested = attributes.domain?;
        let requested = requested.strip_prefix(b".").unwrap_or(requested);
        if url.host_kind() != HostKind::Name || !is_session(parsed.name) {
            return None;
        }
        domain::matches(url.host().as_bytes(), requested).then(|| Advice::DomainWiderThanNeeded {
            domain: String::from_utf8_lossy(requested)
                .to_ascii_lowercase()
                .into(),
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

/// Whether a name looks like that of a session or of a key to an account.
fn is_session(name: &[u8]) -> bool {
    const WORDS: [&[u8]; 9] = [
        b"session",
        b"sessid",
        b"sess_id",
        b"token",
        b"auth",
        b"jwt",
        b"login",
        b"remember",
        b"sid",
    ];
    let contains = |word: &[u8]| {
        name.windows(word.len())
            .any(|part| part.eq_ignore_ascii_case(word))
    };
    // A token against forgery is there for scripts to read.
    let against_forgery = contains(b"csrf") || contains(b"xsrf");
    !against_forgery && WORDS.into_iter().any(contains)
}
