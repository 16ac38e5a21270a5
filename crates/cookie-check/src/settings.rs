//! Under what an input is judged.

use cookie_formats::Format;
use cookie_rules::{Channel, CookieUrl, Engine, Frame, ThirdPartyCookies, UnixTime};

/// Under what every cookie of a check is judged.
///
/// ```
/// use cookie_check::{Jars, Settings};
/// use cookie_rules::UnixTime;
///
/// let settings = Settings::at(UnixTime(1_795_000_000));
/// assert_eq!(settings.jars, Jars::InOrder);
/// assert_eq!(settings.engines.len(), 4);
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    /// Who answers, in this order, each once.
    pub engines: Vec<Engine>,
    /// Who writes, where a person says so; else as the input has it, and a
    /// server where that says nothing.
    pub channel: Option<Channel>,
    /// Where the page stands that writes, or that the response is for.
    pub frame: Frame,
    /// The browser's setting for cookies of other sites.
    pub third_party: ThirdPartyCookies,
    /// The page that makes the requests, if it is another than their own: where
    /// its site is another, the cookies are those of another site.
    pub from: Option<CookieUrl>,
    /// The browser's clock.
    pub now: UnixTime,
    /// Whether cookies meet those before them.
    pub jars: Jars,
    /// Whether advice is asked for.
    pub advice: bool,
}

impl Settings {
    /// Chromium, Firefox, WebKitGTK and Safari, at the top, with cookies of
    /// other sites allowed, in order, at this time.
    ///
    /// ```
    /// use cookie_check::Settings;
    /// use cookie_rules::{Engine, UnixTime};
    /// assert!(!Settings::at(UnixTime(0)).engines.contains(&Engine::Standard));
    /// ```
    #[must_use]
    pub fn at(now: UnixTime) -> Self {
        let [chromium, firefox, webkit_gtk] = Engine::BROWSERS;
        Self {
            engines: vec![chromium, firefox, webkit_gtk, Engine::Safari],
            channel: None,
            frame: Frame::TopLevel,
            third_party: ThirdPartyCookies::Allowed,
            from: None,
            now,
            jars: Jars::InOrder,
            advice: false,
        }
    }
}

/// Whether cookies meet those before them.
///
/// ```
/// assert_ne!(cookie_check::Jars::InOrder, cookie_check::Jars::EachAlone);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Jars {
    /// Each engine keeps one jar for the whole check, as a browser would.
    #[default]
    InOrder,
    /// Every cookie is judged by itself.
    EachAlone,
}

/// One input of a check.
///
/// ```
/// use cookie_check::Source;
/// let source = Source { url: Some("https://example.com/"), ..Source::new(b"a=1") };
/// assert_eq!(source.format, None);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The input as it is.
    pub text: &'a [u8],
    /// The URL of what the input gives no URL for.
    pub url: Option<&'a str>,
    /// The format, where a person says so.
    pub format: Option<Format>,
    /// Whether it is one line, as an argument of a command is: line breaks in
    /// it belong to the cookie, unless it is unmistakably something else, such
    /// as a response head.
    pub is_one_line: bool,
    /// What to call it among others: the name of a file.
    pub name: Option<&'a str>,
}

impl<'a> Source<'a> {
    /// An input of which nothing is known.
    ///
    /// ```
    /// assert!(cookie_check::Source::new(b"a=1").url.is_none());
    /// ```
    #[must_use]
    pub const fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            url: None,
            format: None,
            is_one_line: false,
            name: None,
        }
    }
}
