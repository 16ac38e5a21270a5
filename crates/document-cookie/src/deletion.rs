//! Deleting a cookie of which only the name is known: `document.cookie` shows
//! neither path nor domain, and a removal has to name both. Pure: the jar is
//! an argument.

use crate::cookie_string::CookieString;
use crate::jar::{AccessError, CookieJar, Location, WriteError};
use crate::part::starts_with_prefix;
use crate::set_cookie::{InvalidPart, Lifetime, SameSite, SetCookie};
use std::ops::RangeInclusive;
use std::time::Duration;

/// Where a copy of a cookie lies, as the line that hit it says.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; Path=/; Domain=example.com");
/// let place = &ID.delete_all(&jar).unwrap().went[0].place;
/// assert_eq!(place.path, "/");
/// assert_eq!(place.domain.as_deref(), Some("example.com"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its path.
    pub path: String,
    /// Its domain; `None` for this host alone.
    pub domain: Option<String>,
    /// Whether it is kept apart for each site that embeds this one.
    pub partitioned: bool,
    /// Whether the line had `Secure`, without which browsers refuse to touch a
    /// prefixed or partitioned cookie.
    pub secure: bool,
}

/// A copy that was hit: the value it had, and where it lay.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; Path=/");
/// let hit = &ID.delete_all(&jar).unwrap().went[0];
/// assert_eq!((&*hit.value, &*hit.place.path), ("1", "/"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The value it had, not decoded.
    pub value: String,
    /// Where it lay.
    pub place: Place,
}

/// A copy that was hit though another was meant, and was written again.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::deletion::delete_copy;
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// jar.receive("id=host; Path=/");
/// jar.receive("id=domain; Path=/; Domain=example.com");
/// // The second copy is meant; the first is the easier one to hit.
/// let deletion = delete_copy(&jar, "id", 1, &jar.location().unwrap()).unwrap();
/// assert_eq!(deletion.went[0].value, "domain");
/// assert!(deletion.restored.iter().all(|restored| restored.shows));
/// assert_eq!(jar.read().unwrap(), "id=host");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The value it has again, and where.
    pub hit: Hit,
    /// Whether it shows again. Its lifetime, `SameSite` and `Secure` nobody
    /// could know: it now lasts for the session.
    pub shows: bool,
}

/// What may keep a copy that shows after every attempt to remove it.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; Path=/");
/// // What went, nothing may keep.
/// assert!(ID.delete_all(&jar).unwrap().may_keep().is_empty());
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MayKeep {
    /// It is `HttpOnly`: Firefox and WebKitGTK may show a script its own value
    /// over a cookie that it cannot change.
    HttpOnly,
    /// It is `Secure`, and the page is not.
    Secure,
    /// Its path is above the page's in another spelling, such as with
    /// escapes.
    Path,
    /// Its domain is one that no line may name any more, such as a public
    /// suffix.
    Domain,
    /// It is in a partition of another site.
    Partition,
}

impl MayKeep {
    /// Everything that may.
    ///
    /// ```
    /// use document_cookie::deletion::MayKeep;
    /// assert!(MayKeep::ALL.contains(&MayKeep::HttpOnly));
    /// ```
    pub const ALL: [Self; 5] = [
        Self::HttpOnly,
        Self::Secure,
        Self::Path,
        Self::Domain,
        Self::Partition,
    ];
}

/// What came of a deletion.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; Path=/");
/// jar.receive("id=2; Path=/; Domain=example.com");
/// let deletion = ID.delete_all(&jar).unwrap();
/// assert_eq!((deletion.went.len(), deletion.stayed.len()), (2, 0));
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deletion {
    /// The copies that went, in the order they were hit.
    pub went: Vec<Hit>,
    /// The copies that were hit though another was meant.
    pub restored: Vec<Restored>,
    /// The values that still show under this name.
    pub stayed: Vec<String>,
    /// Whether the copy meant could be told from the others; when all copies
    /// were meant, always.
    pub certain: bool,
    /// How many lines were written.
    pub lines: usize,
}

impl Deletion {
    /// What may keep the copies that stayed; empty when none did.
    ///
    /// A cookie that script cannot see may be there all the same: an
    /// `HttpOnly` one, or one of a path that is not above the page's.
    ///
    /// ```
    /// use document_cookie::deletion::Deletion;
    /// let deletion = Deletion { stayed: vec!["1".to_owned()], ..Deletion::default() };
    /// assert!(!deletion.may_keep().is_empty());
    /// ```
    #[must_use]
    pub fn may_keep(&self) -> &'static [MayKeep] {
        match self.stayed.as_slice() {
            [] => &[],
            _ => &MayKeep::ALL,
        }
    }
}

/// Removes every copy of `name` that a script at `location` can reach: at the
/// page's path and each above it, with and without its last slash, of this host
/// alone and of each domain above it, in its partition and out of it.
///
/// Longer paths go first. It ends as soon as no copy shows.
///
/// # Errors
/// When the name is none that can be written, or the document may not use
/// cookies.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::deletion::delete_all;
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://www.example.com/shop/cart").unwrap();
/// jar.receive("id=1; Path=/");
/// jar.receive("id=2; Path=/shop");
/// jar.receive("id=3; Path=/shop; Domain=example.com");
/// let deletion = delete_all(&jar, "id", &jar.location().unwrap()).unwrap();
/// assert_eq!(deletion.went.len(), 3);
/// assert_eq!(deletion.went[0].place.path, "/shop");
/// assert_eq!(jar.read().unwrap(), "");
/// # }
/// ```
pub fn delete_all(
    jar: &impl CookieJar,
    name: &str,
    location: &Location,
) -> Result<Deletion, WriteError> {
    let mut deletion = Deletion {
        certain: true,
        stayed: values(jar, name)?,
        ..Deletion::default()
    };
    for place in places(name, location) {
        if deletion.stayed.is_empty() {
            break;
        }
        if let Some((_, hit)) = attempt(jar, name, place, &mut deletion)? {
            deletion.went.push(hit);
        }
    }
    Ok(deletion)
}

/// Removes one copy of `name` of which nothing is known but its number in the
/// cookie-string, from 0, among the copies of its name.
///
/// Each removal that hits another copy is undone before the next attempt: that
/// copy is written again with the value it had, for the session, and reported
/// as [`Restored`]. Copies of equal values are taken to stand in the order of
/// their paths, and the report is then not [`certain`](Deletion::certain).
///
/// # Errors
/// As [`delete_all`].
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::deletion::delete_copy;
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
///
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/a/b").unwrap();
/// jar.receive("id=far; Path=/");
/// jar.receive("id=near; Path=/a");
/// assert_eq!(jar.read().unwrap(), "id=near; id=far");
/// let deletion = delete_copy(&jar, "id", 1, &jar.location().unwrap()).unwrap();
/// assert_eq!(deletion.went[0].value, "far");
/// assert_eq!(deletion.restored[0].hit.value, "near");
/// assert_eq!(jar.read().unwrap(), "id=near");
/// # }
/// ```
pub fn delete_copy(
    jar: &impl CookieJar,
    name: &str,
    number: usize,
    location: &Location,
) -> Result<Deletion, WriteError> {
    let mut deletion = Deletion {
        certain: true,
        stayed: values(jar, name)?,
        ..Deletion::default()
    };
    // Where the copy meant stands, and how many of its equals came before it.
    let mut meant = number;
    let mut equals_before = None;
    for place in places(name, location) {
        if meant >= deletion.stayed.len() {
            break;
        }
        let Some((run, hit)) = attempt(jar, name, place, &mut deletion)? else {
            continue;
        };
        let one_of_equals = run.start() != run.end();
        if run.contains(&meant) {
            let before = equals_before.get_or_insert(meant - run.start());
            deletion.certain &= !one_of_equals;
            if *before == 0 {
                deletion.went.push(hit);
                return Ok(deletion);
            }
            *before -= 1;
        }
        let gone = *run.start();
        meant -= usize::from(gone < meant);
        let without = deletion.stayed.clone();
        jar.write(&restoring(name, &hit)?.line())?;
        deletion.lines += 1;
        deletion.stayed = values(jar, name)?;
        let at = first_difference(&without, &deletion.stayed);
        let shows = deletion.stayed.len() > without.len();
        meant += usize::from(shows && at <= meant && !(one_of_equals && run.contains(&meant)));
        deletion.restored.push(Restored { hit, shows });
    }
    Ok(deletion)
}

/// The cookie-string's values of a name.
fn values(jar: &impl CookieJar, name: &str) -> Result<Vec<String>, AccessError> {
    let shown = jar.read()?;
    let copies = CookieString::new(&shown).get_all(name);
    Ok(copies.map(|entry| entry.value.to_owned()).collect())
}

/// Tries to remove the copy that lies at `place`. Gives what it hit, and where
/// that stood: the hit is one of a run of equal values.
fn attempt(
    jar: &impl CookieJar,
    name: &str,
    place: Place,
    deletion: &mut Deletion,
) -> Result<Option<(RangeInclusive<usize>, Hit)>, WriteError> {
    jar.write(&removal(name, &place)?.line())?;
    deletion.lines += 1;
    let after = values(jar, name)?;
    let before = std::mem::replace(&mut deletion.stayed, after);
    if before.len() <= deletion.stayed.len() {
        return Ok(None);
    }
    let end = first_difference(&before, &deletion.stayed);
    let Some(value) = before.get(end).cloned() else {
        return Ok(None);
    };
    let equals = before.iter().take(end).rev();
    let start = end - equals.take_while(|other| **other == value).count();
    Ok(Some((start..=end, Hit { value, place })))
}

fn first_difference(one: &[String], other: &[String]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

fn removal<'a>(name: &'a str, place: &'a Place) -> Result<SetCookie<'a>, InvalidPart> {
    let cookie = SetCookie::removal(name)?;
    Ok(at(cookie, place)?.lifetime(Lifetime::For(Duration::ZERO)))
}

fn restoring<'a>(name: &'a str, hit: &'a Hit) -> Result<SetCookie<'a>, InvalidPart> {
    at(SetCookie::new(name, hit.value.as_str())?, &hit.place)
}

fn at<'a>(cookie: SetCookie<'a>, place: &'a Place) -> Result<SetCookie<'a>, InvalidPart> {
    let cookie = match &place.domain {
        Some(domain) => cookie.domain(domain.as_str())?,
        None => cookie,
    };
    Ok(cookie
        .path(place.path.as_str())?
        .secure(place.secure)
        .partitioned(place.partitioned)
        // In a frame of another site only None passes; elsewhere it does not
        // matter to a removal.
        .same_site(place.partitioned.then_some(SameSite::None)))
}

/// Everywhere a copy may lie, longer paths first.
fn places(name: &str, location: &Location) -> Vec<Place> {
    let mut places = Vec::new();
    let domains = domains(&location.host);
    // Whether it is partitioned, and whether the line has Secure.
    // WebKitGTK knows no prefixes, and may have kept one without it.
    let kinds: &[(bool, bool)] = if starts_with_prefix(name) {
        &[(false, true), (false, false), (true, true)]
    } else {
        &[(false, false), (true, true)]
    };
    for path in paths(&location.path) {
        for &(partitioned, secure) in kinds {
            for domain in &domains {
                places.push(Place {
                    path: path.to_owned(),
                    domain: domain.map(str::to_owned),
                    partitioned,
                    secure,
                });
            }
        }
    }
    places
}

/// The page's path and each above it, with and without its last slash.
fn paths(path: &str) -> Vec<&str> {
    let mut paths = vec![path];
    for (at, _) in path.rmatch_indices('/') {
        for end in [at + 1, at] {
            if let Some(above) = path.get(..end)
                && !above.is_empty()
                && paths.last() != Some(&above)
            {
                paths.push(above);
            }
        }
    }
    paths
}

/// This host alone, the host with those below it, and each domain above it but
/// the last label, which no browser takes.
fn domains(host: &str) -> Vec<Option<&str>> {
    let mut domains = vec![None];
    if host.is_empty() || host.ends_with(|last: char| last.is_ascii_digit() || last == ']') {
        return domains;
    }
    let mut domain = host;
    domains.push(Some(domain));
    while let Some((_, above)) = domain.split_once('.')
        && above.contains('.')
    {
        domains.push(Some(above));
        domain = above;
    }
    domains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_above_the_page_longest_first() {
        assert_eq!(
            paths("/a/b/c.html"),
            ["/a/b/c.html", "/a/b/", "/a/b", "/a/", "/a", "/"]
        );
        assert_eq!(paths("/a/"), ["/a/", "/a", "/"]);
        assert_eq!(paths("/"), ["/"]);
    }

    #[test]
    fn domains_are_those_above_the_host() {
        let some = [None, Some("a.b.c"), Some("b.c")];
        assert_eq!(domains("a.b.c"), some);
        assert_eq!(domains("localhost"), [None, Some("localhost")]);
        assert_eq!(domains("127.0.0.1"), [None]);
        assert_eq!(domains("[::1]"), [None]);
    }

    #[test]
    fn a_prefixed_name_is_tried_with_secure_first() {
        let location = Location::of_url("https://e.org/").unwrap();
        let places = places("__Host-a", &location);
        assert!(places[0].secure && !places[0].partitioned);
        assert!(places.iter().any(|place| !place.secure));
        let plain = super::places("a", &location);
        assert!(plain.iter().all(|place| place.secure == place.partitioned));
    }
}
