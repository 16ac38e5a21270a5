//! From an input to the cookies that can be judged, and what cannot.

use crate::settings::{Settings, Source};
use cookie_formats::{
    Capture, Found, Item, Location, Omission, RequestPair, SetCookieString, Warning, read, read_as,
    read_one,
};
use cookie_rules::{
    Channel, CookieUrl, Environment, Frame, Page, Scheme, UrlError, domain::is_same_site,
};
use std::fmt;
use std::sync::Arc;

pub use cookie_formats::Format;

/// A cookie that waits to be judged.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) index: usize,
    pub(crate) line: Vec<u8>,
    pub(crate) origin: Origin,
    pub(crate) channel: Channel,
    pub(crate) date: Option<Arc<[u8]>>,
    pub(crate) location: Location,
    pub(crate) source: Option<Arc<str>>,
    pub(crate) warnings: Vec<Warning>,
}

/// Where cookies come from; those of one response share it.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    /// The URL as the input has it.
    pub(crate) url: Arc<str>,
    pub(crate) page: Arc<Page>,
}

/// How one input was read.
///
/// ```
/// use cookie_check::{Check, Format, Settings, Source};
/// use cookie_rules::{Environment, UnixTime};
///
/// let mut check = Check::new(Settings::at(UnixTime(1_795_000_000)), Environment::default());
/// let reading = check.add(&Source::new(b"GET / HTTP/1.1\nHost: a.example\nCookie: a=1; b=2\n")).unwrap();
/// assert_eq!((reading.format, reading.cookies, reading.pairs), (Some(Format::CookieField), 0, 2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// The name of the input.
    pub source: Option<Arc<str>>,
    /// What it is; `None` where it was not recognised.
    pub format: Option<Format>,
    /// How many cookies can be judged.
    pub cookies: usize,
    /// How many pairs stand in it that a browser sent, and that have no fate.
    pub pairs: usize,
    /// What there is to know about the input as a whole.
    pub warnings: Vec<Warning>,
}

/// A part of an input that gave no cookie to judge.
///
/// ```
/// use cookie_check::{Check, NotUnderstoodReason, Settings, Source};
/// use cookie_rules::{Environment, UnixTime};
///
/// let mut check = Check::new(Settings::at(UnixTime(1_795_000_000)), Environment::default());
/// check.add(&Source::new(b"Cookie: a=1")).unwrap();
/// let [pair] = check.not_understood() else { panic!() };
/// assert_eq!((&*pair.text, &pair.reason), ("a=1", &NotUnderstoodReason::SentPair));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotUnderstood {
    /// The name of the input.
    pub source: Option<Arc<str>>,
    /// Where it stands.
    pub location: Location,
    /// What stands there, or the start of it.
    pub text: String,
    /// Why it is not judged.
    pub reason: NotUnderstoodReason,
}

impl NotUnderstood {
    /// Whether something that may be a cookie is lost thereby: what breaks off,
    /// what is not recognised, what nobody knows the URL of. Comments, other
    /// fields and what a browser sent are no loss.
    ///
    /// ```
    /// use cookie_check::{Check, Settings, Source};
    /// use cookie_rules::{Environment, UnixTime};
    ///
    /// let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// check.add(&Source::new(b"HTTP/1.1 200 OK\nServer: x\nSet-Cookie: a=1\n")).unwrap();
    /// let is_loss: Vec<bool> = check.not_understood().iter().map(|it| it.is_loss()).collect();
    /// assert_eq!(is_loss, [false, true]);
    /// ```
    #[must_use]
    pub fn is_loss(&self) -> bool {
        use cookie_formats::OmissionReason::{
            Body, Comment, CookieFile, EmptyField, NotACookieObject, NotAField, NotAnAssignment,
            OtherField, OtherString, SetCookie2, ToolOutput,
        };
        match &self.reason {
            NotUnderstoodReason::SentPair => false,
            NotUnderstoodReason::LeftOut(reason) => !matches!(
                reason,
                Body | Comment
                    | CookieFile
                    | EmptyField
                    | NotACookieObject
                    | NotAField
                    | NotAnAssignment
                    | OtherField
                    | OtherString
                    | SetCookie2
                    | ToolOutput
            ),
            NotUnderstoodReason::NoUrl
            | NotUnderstoodReason::Url { .. }
            | NotUnderstoodReason::Unwritable => true,
        }
    }
}

/// Why a part of an input is not judged. `Display` is a sentence.
///
/// ```
/// use cookie_check::NotUnderstoodReason;
/// assert!(NotUnderstoodReason::NoUrl.to_string().contains("URL"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotUnderstoodReason {
    /// It was left out when the input was read.
    LeftOut(cookie_formats::OmissionReason),
    /// It is a pair that a browser sent: the cookie was kept already, and what
    /// was written is not known.
    SentPair,
    /// Neither the input nor anybody says which URL it is from.
    NoUrl,
    /// The URL that the input has for it is none of a page.
    Url {
        /// The URL.
        url: Arc<str>,
        /// What is wrong with it.
        error: UrlError,
    },
    /// A record that no `Set-Cookie` line could have made.
    Unwritable,
}

impl fmt::Display for NotUnderstoodReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeftOut(reason) => reason.fmt(f),
            Self::SentPair => f.write_str(
                "A browser sent this pair in a Cookie field, so it was kept already; a request \
                 does not say how, and a pair has no fate.",
            ),
            Self::NoUrl => f.write_str("The input does not say which URL this is from."),
            Self::Url { url, error } => write!(f, "The URL {url} cannot be used: {error}."),
            Self::Unwritable => f.write_str(
                "No Set-Cookie line makes this cookie: its name, value or path has a `;`, a \
                 control character, or white space at an end.",
            ),
        }
    }
}

/// Where the candidates and the rest of an input go.
pub(crate) struct Reader<'r> {
    pub(crate) settings: &'r Settings,
    pub(crate) environment: &'r Environment,
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) not_understood: Vec<NotUnderstood>,
    /// How many cookies there were in the inputs before.
    pub(crate) before: usize,
    /// The one that was needed last.
    pub(crate) origin: Option<Origin>,
}

impl Reader<'_> {
    /// Reads an input.
    ///
    /// # Errors
    /// When the URL given with it is none of a page.
    pub(crate) fn read(&mut self, source: &Source<'_>) -> Result<Reading, UrlError> {
        let given = match source.url {
            Some(url) => Some(self.origin(url.into())?),
            None => None,
        };
        let mut capture = capture(source, self.settings.channel);
        if let Some(given) = &given {
            take_scheme(&mut capture, given);
        }
        let name: Option<Arc<str>> = source.name.map(Into::into);
        let mut reading = Reading {
            source: name.clone(),
            format: capture.format,
            cookies: 0,
            pairs: 0,
            warnings: capture.warnings,
        };
        // Both stand in the order of the input.
        let mut omissions = capture.omissions.into_iter().peekable();
        for item in capture.items {
            let location = item.location;
            let is_before = |it: &Omission| it.location.start < location.start;
            while let Some(omission) = omissions.next_if(is_before) {
                self.left_out(source.text, name.as_ref(), omission);
            }
            if let Found::RequestPair(pair) = &item.found {
                reading.pairs += 1;
                self.not_understood.push(NotUnderstood {
                    source: name.clone(),
                    location,
                    text: pair_text(pair),
                    reason: NotUnderstoodReason::SentPair,
                });
                continue;
            }
            match self.candidate(item, given.as_ref(), name.as_ref()) {
                Ok(candidate) => {
                    reading.cookies += 1;
                    self.candidates.push(candidate);
                }
                Err(reason) => {
                    self.not_understood(source.text, name.as_ref(), location, reason);
                }
            }
        }
        for omission in omissions {
            self.left_out(source.text, name.as_ref(), omission);
        }
        Ok(reading)
    }

    fn origin(&mut self, url: Arc<str>) -> Result<Origin, UrlError> {
        if let Some(origin) = self.origin.as_ref().filter(|it| it.url == url) {
            return Ok(origin.clone());
        }
        let page = Page::of_parsed(self.environment.parse_url(&url))?;
        let frame = self.frame(&page);
        let page = page
            .in_frame(frame)
            .with_third_party(self.settings.third_party);
        let origin = Origin {
            url,
            page: Arc::new(page),
        };
        self.origin = Some(origin.clone());
        Ok(origin)
    }

    fn candidate(
        &mut self,
        item: Item,
        given: Option<&Origin>,
        source: Option<&Arc<str>>,
    ) -> Result<Candidate, NotUnderstoodReason> {
        let (cookie, url) = match item.found {
            Found::SetCookie(cookie) => {
                let url = cookie.url.clone();
                (cookie, url)
            }
            Found::Record(record) => {
                let line = record
                    .set_cookie_string()
                    .ok_or(NotUnderstoodReason::Unwritable)?;
                let url = record.url.clone().or_else(|| {
                    // An export says which cookies a browser has, not where
                    // they came from: their own host can write them.
                    let domain = record.domain.as_deref()?;
                    let path = record.path.as_deref().filter(|it| it.starts_with('/'));
                    Some(format!("https://{domain}{}", path.unwrap_or("/")).into())
                });
                (SetCookieString::new(line), url)
            }
            _ => return Err(NotUnderstoodReason::SentPair),
        };
        let origin = match (url, given) {
            (Some(url), _) => {
                let origin = self.origin(Arc::clone(&url));
                origin.map_err(|error| NotUnderstoodReason::Url { url, error })?
            }
            (None, Some(origin)) => origin.clone(),
            (None, None) => return Err(NotUnderstoodReason::NoUrl),
        };
        let channel = self.settings.channel.unwrap_or(match cookie.channel {
            Some(cookie_formats::Channel::Script) => Channel::Script,
            Some(cookie_formats::Channel::Server) | None => Channel::Header,
        });
        Ok(Candidate {
            index: self.before + self.candidates.len(),
            line: cookie.text,
            origin,
            channel,
            date: cookie.response_date,
            location: item.location,
            source: source.cloned(),
            warnings: item.warnings,
        })
    }

    /// A request that a page of another site makes is as one in a frame there.
    fn frame(&self, page: &Page) -> Frame {
        let suffixes = &*self.environment.suffixes;
        match (&self.settings.from, &page.url) {
            (Some(from), Some(url)) if !is_same_site(from, url, suffixes) => Frame::CrossSite,
            _ => self.settings.frame,
        }
    }

    fn left_out(&mut self, input: &[u8], source: Option<&Arc<str>>, omission: Omission) {
        let reason = NotUnderstoodReason::LeftOut(omission.reason);
        self.not_understood(input, source, omission.location, reason);
    }

    fn not_understood(
        &mut self,
        input: &[u8],
        source: Option<&Arc<str>>,
        location: Location,
        reason: NotUnderstoodReason,
    ) {
        self.not_understood.push(NotUnderstood {
            source: source.cloned(),
            text: excerpt(input, location),
            location,
            reason,
        });
    }
}

fn capture(source: &Source<'_>, channel: Option<Channel>) -> Capture {
    match source.format {
        Some(format) => read_as(source.text, format),
        None if source.is_one_line => {
            let capture = read(source.text);
            if is_unmistakable(&capture) {
                capture
            } else {
                read_one(source.text)
            }
        }
        None => {
            let capture = read(source.text);
            if channel == Some(Channel::Script)
                && !is_unmistakable(&capture)
                && breaks_inside_a_cookie(source.text)
            {
                return read_one(source.text.trim_ascii_end());
            }
            // Who says by whom it is written says that it is no Cookie field.
            if channel.is_some() && capture.warnings.contains(&Warning::PairsAssumed) {
                read_as(source.text, Format::SetCookieStrings)
            } else {
                capture
            }
        }
    }
}

/// Whether a text that a script assigns goes on behind a line break: the first
/// line begins a pair, and a later one, without an equals sign, begins none.
fn breaks_inside_a_cookie(text: &[u8]) -> bool {
    let mut lines = text.split(|byte| *byte == b'\n');
    let has_pair = |line: &[u8]| {
        let end = line.iter().position(|byte| *byte == b';');
        line[..end.unwrap_or(line.len())].contains(&b'=')
    };
    lines.next().is_some_and(has_pair)
        && lines.any(|line| !line.trim_ascii().is_empty() && !has_pair(line))
}

/// Whether a text that could be one set-cookie-string is something else.
fn is_unmistakable(capture: &Capture) -> bool {
    match capture.format {
        None
        | Some(Format::SetCookieStrings | Format::Joined | Format::StringLiterals)
        | Some(Format::CookieTable) => false,
        Some(Format::CookieField) => !capture.warnings.contains(&Warning::PairsAssumed),
        // One `Set-Cookie:` alone is the name of the field before the line.
        Some(Format::Heads | Format::LogLines) => {
            capture.items.len() + capture.omissions.len() != 1
                || matches!(capture.items[..], [Item { location, .. }] if location.line > 1)
        }
        Some(_) => !capture.items.is_empty(),
    }
}

/// Where the input does not say whether it was TLS, a URL of the same host that
/// was given with it does.
fn take_scheme(capture: &mut Capture, given: &Origin) {
    let Some(given) = given.page.url.as_ref() else {
        return;
    };
    let is_assumed = |it: &Warning| *it == Warning::HttpsAssumed;
    if given.scheme() != Scheme::Http || !capture.warnings.iter().any(is_assumed) {
        return;
    }
    let mut is_taken = false;
    for item in &mut capture.items {
        let Found::SetCookie(SetCookieString { url: Some(url), .. }) = &mut item.found else {
            continue;
        };
        let assumed = CookieUrl::parse(url);
        if assumed.is_ok_and(|assumed| assumed.host() == given.host()) {
            *url = url.replacen("https:", "http:", 1).into();
            is_taken = true;
        }
    }
    capture.warnings.retain(|it| !(is_taken && is_assumed(it)));
}

fn pair_text(pair: &RequestPair) -> String {
    let value = start(&pair.value);
    if pair.name.is_empty() {
        value
    } else {
        format!("{}={value}", start(&pair.name))
    }
}

/// The start of what stands at a place.
fn excerpt(input: &[u8], location: Location) -> String {
    let end = location.end.min(input.len());
    start(input[location.start.min(end)..end].trim_ascii())
}

/// Enough of a text to find it by.
fn start(text: &[u8]) -> String {
    const LONGEST: usize = 200;
    let start = String::from_utf8_lossy(&text[..text.len().min(LONGEST)]);
    if text.len() > LONGEST {
        format!("{}…", start.trim_end_matches('\u{fffd}'))
    } else {
        start.into_owned()
    }
}
