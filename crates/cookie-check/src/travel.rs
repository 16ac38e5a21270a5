//! Which requests carry a cookie, and why the others do not.

use crate::answer::CookieAnswer;
use crate::check::Check;
use cookie_rules::domain::is_same_site;
use cookie_rules::{
    Cookie, CookieUrl, Destination, Engine, Environment, Frame, HostKind, Initiator, Jar, Method,
    Request, Rules, Scheme, ThirdPartyCookies, UnixTime, Withheld,
};
use std::fmt;

/// A request that a cookie may travel with, as it stands to the URL that set
/// the cookie.
///
/// ```
/// use cookie_check::RequestKind;
/// assert_eq!(RequestKind::CrossPost.as_str(), "cross-post");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RequestKind {
    /// To the URL itself, from the address bar.
    SameUrl,
    /// To a path below that of the URL.
    DeeperPath,
    /// To the path above that of the URL.
    ParentPath,
    /// To a host below that of the URL.
    Subdomain,
    /// To the host above that of the URL.
    ParentDomain,
    /// To the URL without TLS.
    Http,
    /// By a link on another site.
    CrossLink,
    /// By a form of another site that is posted.
    CrossPost,
    /// By an image in a page of another site.
    CrossImage,
    /// By a script of another site that asks for cookies to be sent.
    CrossFetch,
    /// For a frame in a page of another site.
    CrossFrame,
}

impl RequestKind {
    /// Every kind, in the order in which a table shows them.
    pub const ALL: [Self; 11] = [
        Self::SameUrl,
        Self::DeeperPath,
        Self::ParentPath,
        Self::Subdomain,
        Self::ParentDomain,
        Self::Http,
        Self::CrossLink,
        Self::CrossPost,
        Self::CrossImage,
        Self::CrossFetch,
        Self::CrossFrame,
    ];

    /// The stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameUrl => "same-url",
            Self::DeeperPath => "deeper-path",
            Self::ParentPath => "parent-path",
            Self::Subdomain => "subdomain",
            Self::ParentDomain => "parent-domain",
            Self::Http => "http",
            Self::CrossLink => "cross-link",
            Self::CrossPost => "cross-post",
            Self::CrossImage => "cross-image",
            Self::CrossFetch => "cross-fetch",
            Self::CrossFrame => "cross-frame",
        }
    }

    /// The request of this kind that goes with a URL; `None` where there is
    /// none, such as to the host above `localhost`.
    ///
    /// ```
    /// use cookie_check::RequestKind;
    /// use cookie_rules::{CookieUrl, Environment};
    ///
    /// let url = CookieUrl::parse("https://www.example.com/shop/cart").unwrap();
    /// let request = |kind: RequestKind| kind.request(&url, &Environment::default()).unwrap();
    /// assert_eq!(request(RequestKind::DeeperPath).url.path(), "/shop/cart/deeper");
    /// assert_eq!(request(RequestKind::ParentPath).url.path(), "/shop");
    /// assert_eq!(request(RequestKind::ParentDomain).url.host(), "example.com");
    /// ```
    #[must_use]
    pub fn request(self, url: &CookieUrl, environment: &Environment) -> Option<Request> {
        let at = |host: &str, path: &str| {
            let scheme = match url.scheme() {
                Scheme::Http => "http",
                Scheme::Https => "https",
            };
            environment
                .parse_url(&format!("{scheme}://{host}{path}"))
                .ok()
        };
        let (host, path) = (url.host(), url.path());
        let is_name = url.host_kind() == HostKind::Name;
        let to = match self {
            Self::DeeperPath => at(host, &format!("{}/deeper", path.trim_end_matches('/'))),
            Self::ParentPath => at(host, parent_path(path)),
            Self::Subdomain if is_name => at(&format!("sub.{host}"), path),
            Self::ParentDomain if is_name => at(host.split_once('.')?.1, path),
            Self::Subdomain | Self::ParentDomain => None,
            Self::Http => Some(url.clone().with_scheme(Scheme::Http)),
            _ => Some(url.clone()),
        }?;
        let request = Request::navigation(to);
        Some(match self {
            Self::CrossLink => Request {
                initiator: Initiator::CrossSite,
                ..request
            },
            Self::CrossPost => Request {
                initiator: Initiator::CrossSite,
                method: Method::Unsafe,
                ..request
            },
            Self::CrossImage | Self::CrossFetch | Self::CrossFrame => Request {
                initiator: Initiator::CrossSite,
                destination: Destination::Within,
                ..request
            },
            _ => request,
        })
    }
}

impl fmt::Display for RequestKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

fn parent_path(path: &str) -> &str {
    let path = path.strip_suffix('/').unwrap_or(path);
    match path.rfind('/') {
        None | Some(0) => "/",
        Some(slash) => &path[..slash],
    }
}

/// Whether a request carries a cookie.
///
/// ```
/// use cookie_check::Carried;
/// use cookie_rules::Withheld;
/// assert!(Carried::Yes.is_yes() && !Carried::No(Withheld::Path).is_yes());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carried {
    /// It does.
    Yes,
    /// It does not.
    No(Withheld),
    /// There is no such cookie: the engine did not keep it.
    NotKept,
}

impl Carried {
    /// Whether it does.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }
}

/// A request, and for each engine whether it carries the cookie.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TravelRow {
    /// How it stands to the URL that set the cookie.
    pub kind: RequestKind,
    /// The request.
    pub request: Request,
    /// For each engine of the answer, in that order.
    pub carried: Vec<(Engine, Carried)>,
}

/// Where a cookie travels: a row for each kind of request there is.
///
/// ```
/// use cookie_check::{Check, RequestKind, Settings, Source, travel};
/// use cookie_rules::{Environment, UnixTime};
///
/// let (settings, environment) = (Settings::at(UnixTime(1_795_000_000)), Environment::default());
/// let mut check = Check::new(settings.clone(), environment.clone());
/// let url = Some("https://example.com/");
/// check.add(&Source { url, ..Source::new(b"a=1; Path=/; SameSite=Lax") }).unwrap();
/// let rows = travel(&check.next().unwrap(), &settings, &environment);
/// let is_carried = |kind| {
///     let row = rows.iter().find(|row| row.kind == kind).unwrap();
///     row.carried.iter().all(|(_, carried)| carried.is_yes())
/// };
/// assert!(is_carried(RequestKind::DeeperPath) && is_carried(RequestKind::CrossLink));
/// assert!(!is_carried(RequestKind::Subdomain) && !is_carried(RequestKind::CrossPost));
/// ```
#[must_use]
pub fn travel(
    answer: &CookieAnswer,
    settings: &crate::Settings,
    environment: &Environment,
) -> Vec<TravelRow> {
    let Some(url) = &answer.page.url else {
        return Vec::new();
    };
    let rows = RequestKind::ALL.into_iter().filter_map(|kind| {
        let mut request = kind.request(url, environment)?;
        request.third_party = settings.third_party;
        let carried = carried_by(answer, &request, settings, environment);
        Some(TravelRow {
            kind,
            request,
            carried,
        })
    });
    rows.collect()
}

/// Whether a request carries a cookie, for each engine of the answer.
///
/// ```
/// use cookie_check::{Check, Settings, Source, carried_by};
/// use cookie_rules::{CookieUrl, Environment, Request, UnixTime};
///
/// let (settings, environment) = (Settings::at(UnixTime(1_795_000_000)), Environment::default());
/// let mut check = Check::new(settings.clone(), environment.clone());
/// let url = Some("https://example.com/");
/// check.add(&Source { url, ..Source::new(b"a=1; Path=/shop") }).unwrap();
/// let answer = check.next().unwrap();
/// let request = Request::navigation(CookieUrl::parse("https://example.com/shop/cart").unwrap());
/// let carried = carried_by(&answer, &request, &settings, &environment);
/// assert!(carried.iter().all(|(_, carried)| carried.is_yes()));
/// ```
#[must_use]
pub fn carried_by(
    answer: &CookieAnswer,
    request: &Request,
    settings: &crate::Settings,
    environment: &Environment,
) -> Vec<(Engine, Carried)> {
    let carried = answer.engines.iter().map(|it| {
        let rules = environment.rules(it.engine);
        let kept = it.verdicts().find_map(|it| it.decision.kept.as_ref());
        let carried = kept.map_or(Carried::NotKept, |cookie| {
            let set_in = Partition::of_frame(answer.page.frame);
            carried(&rules, cookie, set_in, request, settings.now)
        });
        (it.engine, carried)
    });
    carried.collect()
}

/// The site in the address bar: the cookie's own, or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Partition {
    OwnSite,
    OtherSite,
}

impl Partition {
    const fn of_frame(frame: Frame) -> Self {
        match frame {
            Frame::CrossSite => Self::OtherSite,
            Frame::TopLevel | Frame::SameSite => Self::OwnSite,
        }
    }

    fn of_request(request: &Request) -> Self {
        match (request.initiator, request.destination) {
            (Initiator::CrossSite, Destination::Within) => Self::OtherSite,
            _ => Self::OwnSite,
        }
    }
}

fn carried(
    rules: &Rules<'_>,
    cookie: &Cookie,
    set_in: Partition,
    request: &Request,
    now: UnixTime,
) -> Carried {
    // The rules keep a jar for one site in the address bar.
    let is_elsewhere = cookie.partition.is_some() && set_in != Partition::of_request(request);
    match rules.withheld(cookie, request, now) {
        None if is_elsewhere => Carried::No(Withheld::Partition),
        None => Carried::Yes,
        Some(withheld) => Carried::No(withheld),
    }
}

/// What a request carries by one engine's rules.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Sent<'c> {
    /// Whose rules.
    pub engine: Engine,
    /// The cookies that the request carries, in the order it carries them.
    pub cookies: Vec<&'c Cookie>,
    /// Those that it does not carry, by name, and why.
    pub withheld: Vec<(&'c Cookie, Withheld)>,
}

impl Check {
    /// Which of the cookies that were kept so far a request carries, and why it
    /// does not carry the others.
    ///
    /// ```
    /// use cookie_check::{Check, Settings, Source};
    /// use cookie_rules::{CookieUrl, Environment, Request, UnixTime, Withheld};
    ///
    /// let mut check = Check::new(Settings::at(UnixTime(1_795_000_000)), Environment::default());
    /// let url = Some("https://example.com/");
    /// check.add(&Source { url, ..Source::new(b"a=1; Path=/\nb=2; Path=/b") }).unwrap();
    /// while check.next().is_some() {}
    /// let request = Request::navigation(CookieUrl::parse("https://example.com/").unwrap());
    /// let sent = &check.sent(&request)[0];
    /// assert_eq!(*sent.cookies[0].name, *b"a");
    /// assert_eq!(sent.withheld[0].1, Withheld::Path);
    /// ```
    #[must_use]
    pub fn sent(&self, request: &Request) -> Vec<Sent<'_>> {
        let engines = self.settings.engines.iter().zip(&self.jars);
        engines
            .map(|(engine, jar)| self.sent_by(*engine, jar, request))
            .collect()
    }

    fn sent_by<'c>(&self, engine: Engine, jar: &'c Jar, request: &Request) -> Sent<'c> {
        let now = self.settings.now;
        let rules = self.environment.rules(engine);
        let set_in = match (&self.settings.from, self.settings.frame) {
            (Some(from), _) if !is_same_site(from, &request.url, &*self.environment.suffixes) => {
                Partition::OtherSite
            }
            (_, frame) => Partition::of_frame(frame),
        };
        let carried = |cookie: &Cookie| carried(&rules, cookie, set_in, request, now);
        let mut withheld: Vec<(&Cookie, Withheld)> = jar
            .cookies(now)
            .filter_map(|cookie| match carried(cookie) {
                Carried::No(why) => Some((&**cookie, why)),
                Carried::Yes | Carried::NotKept => None,
            })
            .collect();
        withheld.sort_by_key(|(cookie, _)| (&cookie.name, &cookie.domain, &cookie.path));
        let mut cookies = rules.sent(jar, request, now);
        cookies.retain(|cookie| carried(cookie).is_yes());
        Sent {
            engine,
            cookies,
            withheld,
        }
    }
}

/// The request that a page makes.
///
/// ```
/// use cookie_check::request;
/// use cookie_rules::{CookieUrl, Destination, Environment, Initiator, Method, ThirdPartyCookies};
///
/// let url = |url| CookieUrl::parse(url).unwrap();
/// let from = url("https://shop.example.org/");
/// let environment = Environment::default();
/// let request = request(url("https://example.com/"), Some(&from), &environment);
/// assert_eq!(request.initiator, Initiator::CrossSite);
/// ```
#[must_use]
pub fn request(to: CookieUrl, from: Option<&CookieUrl>, environment: &Environment) -> Request {
    let suffixes = &*environment.suffixes;
    let initiator = match from {
        Some(from) if !is_same_site(from, &to, suffixes) => Initiator::CrossSite,
        _ => Initiator::SameSite,
    };
    Request {
        initiator,
        third_party: ThirdPartyCookies::default(),
        ..Request::navigation(to)
    }
}
