//! Deleting a cookie of which only the name is known: `document.cookie` shows
//! neither path nor domain, and a removal has to name both. Pure: the jar is
//! an argument.

use crate::cookie_string::CookieString;
use crate::error::Error;
use crate::jar::CookieJar;
use crate::part::starts_with_prefix;
use crate::set_cookie::{InvalidPart, SameSite, SetCookie};
use cookie_rules::{CookieUrl, HostKind};
use std::ops::RangeInclusive;

/// Where a copy of a cookie lies, as the line that deleted it says.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; Path=/; Domain=example.com");
/// let scope = &ID.delete_all(&jar).unwrap().deleted[0].scope;
/// assert_eq!(scope.path, "/");
/// assert_eq!(scope.domain.as_deref(), Some("example.com"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Scope {
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

/// A copy that was copy: the value it had, and where it lay.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; Path=/");
/// let copy = &ID.delete_all(&jar).unwrap().deleted[0];
/// assert_eq!((&*copy.value, &*copy.scope.path), ("1", "/"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeletedCopy {
    /// The value it had, not decoded.
    pub value: String,
    /// Where it lay.
    pub scope: Scope,
}

/// A copy that was deleted though another was meant, and was written again.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::deletion::delete_copy;
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// jar.receive("id=host; Path=/");
/// jar.receive("id=domain; Path=/; Domain=example.com");
/// // The second copy is meant; the first is the easier one to delete.
/// let deletion = delete_copy(&jar, "id", 1).unwrap();
/// assert_eq!(deletion.deleted[0].value, "domain");
/// assert!(deletion.restored.iter().all(|restored| restored.shows));
/// assert_eq!(jar.read().unwrap(), "id=host");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RestoredCopy {
    /// The value it has again, and where.
    pub copy: DeletedCopy,
    /// Whether it shows again. Its lifetime, `SameSite` and `Secure` nobody
    /// could know: it now lasts for the session.
    pub shows: bool,
}

/// What may block the deletion of a copy that shows after every attempt.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// jar.receive("id=1; Path=/");
/// // What is deleted, nothing blocks.
/// assert!(ID.delete_all(&jar).unwrap().blocked_by().is_empty());
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum BlockedBy {
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

impl BlockedBy {
    /// Everything that may.
    ///
    /// ```
    /// use document_cookie::deletion::BlockedBy;
    /// assert!(BlockedBy::ALL.contains(&BlockedBy::HttpOnly));
    /// ```
    pub const ALL: [Self; 5] = [
        Self::HttpOnly,
        Self::Secure,
        Self::Path,
        Self::Domain,
        Self::Partition,
    ];

    /// What hides a copy from script altogether.
    const HIDING: [Self; 3] = [Self::HttpOnly, Self::Secure, Self::Path];
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
/// assert_eq!((deletion.deleted.len(), deletion.remaining.len()), (2, 0));
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Deletion {
    /// The copies that were deleted, in that order.
    pub deleted: Vec<DeletedCopy>,
    /// The copies that were deleted though another was meant.
    pub restored: Vec<RestoredCopy>,
    /// The values that still show under this name.
    pub remaining: Vec<String>,
    /// Whether the copy meant could be told from the others; when all copies
    /// were meant, always.
    pub certain: bool,
    /// How many lines were written.
    pub lines: usize,
}

impl Deletion {
    /// What may block the copies that remain; where none showed and none was
    /// deleted, what may hide one from script. Empty when all that showed is
    /// gone.
    ///
    /// ```
    /// use document_cookie::deletion::Deletion;
    /// let mut deletion = Deletion::default();
    /// deletion.remaining.push("1".to_owned());
    /// assert!(!deletion.blocked_by().is_empty());
    /// ```
    #[must_use]
    pub fn blocked_by(&self) -> &'static [BlockedBy] {
        match (self.remaining.as_slice(), self.deleted.as_slice()) {
            ([], []) => &BlockedBy::HIDING,
            ([], _) => &[],
            _ => &BlockedBy::ALL,
        }
    }
}

/// Removes every copy of `name` that a script of the page can reach: at the
/// page's path and each above it, with and without its last slash, of this host
/// alone and of each domain above it, in its partition and out of it.
///
/// Longer paths go first. It ends as soon as no copy shows. Where the jar does
/// not know its URL, those at `/` of this host alone are removed.
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
/// let deletion = delete_all(&jar, "id").unwrap();
/// assert_eq!(deletion.deleted.len(), 3);
/// assert_eq!(deletion.deleted[0].scope.path, "/shop");
/// assert_eq!(jar.read().unwrap(), "");
/// # }
/// ```
pub fn delete_all(jar: &(impl CookieJar + ?Sized), name: &str) -> Result<Deletion, Error> {
    let mut deletion = Deletion {
        certain: true,
        remaining: values(jar, name)?,
        ..Deletion::default()
    };
    for scope in scopes(name, jar.url().as_ref()) {
        if deletion.remaining.is_empty() {
            break;
        }
        if let Some((_, copy)) = attempt(jar, name, scope, &mut deletion)? {
            deletion.deleted.push(copy);
        }
    }
    Ok(deletion)
}

/// Removes one copy of `name` of which nothing is known but its number in the
/// cookie-string, from 0, among the copies of its name.
///
/// Each removal of another copy is undone before the next attempt: that
/// copy is written again with the value it had, for the session, and reported
/// as [`RestoredCopy`]. Copies of equal values are taken to stand in the order of
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
/// let deletion = delete_copy(&jar, "id", 1).unwrap();
/// assert_eq!(deletion.deleted[0].value, "far");
/// assert_eq!(deletion.restored[0].copy.value, "near");
/// assert_eq!(jar.read().unwrap(), "id=near");
/// # }
/// ```
pub fn delete_copy(
    jar: &(impl CookieJar + ?Sized),
    name: &str,
    number: usize,
) -> Result<Deletion, Error> {
    let mut deletion = Deletion {
        certain: true,
        remaining: values(jar, name)?,
        ..Deletion::default()
    };
    // Where the copy meant stands, and how many of its equals came before it.
    let mut meant = number;
    let mut equals_before = None;
    for scope in scopes(name, jar.url().as_ref()) {
        if meant >= deletion.remaining.len() {
            break;
        }
        let Some((run, copy)) = attempt(jar, name, scope, &mut deletion)? else {
            continue;
        };
        let one_of_equals = run.start() != run.end();
        if run.contains(&meant) {
            let before = equals_before.get_or_insert(meant - run.start());
            deletion.certain &= !one_of_equals;
            if *before == 0 {
                deletion.deleted.push(copy);
                return Ok(deletion);
            }
            *before -= 1;
        }
        let gone = *run.start();
        meant -= usize::from(gone < meant);
        let without = deletion.remaining.clone();
        jar.write(&restoring(name, &copy)?.line())?;
        deletion.lines += 1;
        deletion.remaining = values(jar, name)?;
        let at = first_difference(&without, &deletion.remaining);
        let shows = deletion.remaining.len() > without.len();
        meant += usize::from(shows && at <= meant && !(one_of_equals && run.contains(&meant)));
        deletion.restored.push(RestoredCopy { copy, shows });
    }
    Ok(deletion)
}

/// The cookie-string's values of a name.
fn values(jar: &(impl CookieJar + ?Sized), name: &str) -> Result<Vec<String>, Error> {
    let shown = jar.read()?;
    let copies = CookieString::new(&shown).get_all(name);
    Ok(copies.map(|entry| entry.value.to_owned()).collect())
}

/// Tries to remove the copy that lies at `place`. Gives what it
/// deleted, and where that stood: it is one of a run of equal values.
fn attempt(
    jar: &(impl CookieJar + ?Sized),
    name: &str,
    scope: Scope,
    deletion: &mut Deletion,
) -> Result<Option<(RangeInclusive<usize>, DeletedCopy)>, Error> {
    jar.write(&removal(name, &scope)?.line())?;
    deletion.lines += 1;
    let after = values(jar, name)?;
    let before = std::mem::replace(&mut deletion.remaining, after);
    if before.len() <= deletion.remaining.len() {
        return Ok(None);
    }
    let end = first_difference(&before, &deletion.remaining);
    let Some(value) = before.get(end).cloned() else {
        return Ok(None);
    };
    let equals = before.iter().take(end).rev();
    let start = end - equals.take_while(|other| **other == value).count();
    Ok(Some((start..=end, DeletedCopy { value, scope })))
}

fn first_difference(one: &[String], other: &[String]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

fn removal<'a>(name: &'a str, scope: &'a Scope) -> Result<SetCookie<'a>, InvalidPart> {
    at(SetCookie::removal(name)?, scope)
}

fn restoring<'a>(name: &'a str, copy: &'a DeletedCopy) -> Result<SetCookie<'a>, InvalidPart> {
    at(SetCookie::new(name, copy.value.as_str())?, &copy.scope)
}

fn at<'a>(cookie: SetCookie<'a>, scope: &'a Scope) -> Result<SetCookie<'a>, InvalidPart> {
    let cookie = match &scope.domain {
        Some(domain) => cookie.domain(domain.as_str())?,
        None => cookie,
    };
    let cookie = cookie.path(scope.path.as_str())?;
    let cookie = match scope.partitioned {
        // In a frame of another site only None passes; elsewhere it does not
        // matter to a removal.
        true => cookie.partitioned().same_site(SameSite::None),
        false => cookie.same_site(SameSite::Unset),
    };
    Ok(cookie.with_secure(scope.secure))
}

/// Everywhere a copy may lie, longer paths first.
fn scopes(name: &str, url: Option<&CookieUrl>) -> Vec<Scope> {
    let mut scopes = Vec::new();
    let domains = url.map_or_else(|| vec![None], domains);
    // Whether it is partitioned, and whether the line has Secure.
    // WebKitGTK knows no prefixes, and may have kept one without it.
    let kinds: &[(bool, bool)] = if starts_with_prefix(name) {
        &[(false, true), (false, false), (true, true)]
    } else {
        &[(false, false), (true, true)]
    };
    for path in paths(url.map_or("/", CookieUrl::path)) {
        for &(partitioned, secure) in kinds {
            for domain in &domains {
                scopes.push(Scope {
                    path: path.to_owned(),
                    domain: domain.map(str::to_owned),
                    partitioned,
                    secure,
                });
            }
        }
    }
    scopes
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
fn domains(url: &CookieUrl) -> Vec<Option<&str>> {
    let mut domains = vec![None];
    // A host with a dot at its end has no Domain that a line can name.
    if url.host_kind() != HostKind::Name || url.host().ends_with('.') {
        return domains;
    }
    let mut domain = url.host();
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
    fn a_deletion_that_found_nothing_says_what_may_hide() {
        let nothing = Deletion::default();
        assert!(nothing.blocked_by().contains(&BlockedBy::HttpOnly));
        assert!(!nothing.blocked_by().contains(&BlockedBy::Domain));
    }

    #[test]
    fn domains_are_those_above_the_host() {
        let is = |url: &str, expected: &[Option<&str>]| {
            let url = url.parse().unwrap();
            assert_eq!(domains(&url), expected);
        };
        is("https://a.b.c/", &[None, Some("a.b.c"), Some("b.c")]);
        is("http://localhost/", &[None, Some("localhost")]);
        is("http://127.0.0.1/", &[None]);
        is("http://[::1]/", &[None]);
    }

    #[test]
    fn a_prefixed_name_is_tried_with_secure_first() {
        let url = "https://e.org/".parse().unwrap();
        let scopes = scopes("__Host-a", Some(&url));
        assert!(scopes[0].secure && !scopes[0].partitioned);
        assert!(scopes.iter().any(|scope| !scope.secure));
        let plain = super::scopes("a", Some(&url));
        assert!(plain.iter().all(|scope| scope.secure == scope.partitioned));
    }
}
