//! A jar on a server: it reads a request's Cookie header, and collects what the
//! answer is to set. Pure.

use crate::cookie_string::CookieString;
use crate::error::Error;
use crate::jar::CookieJar;
use std::sync::{Mutex, PoisonError};

/// The cookies of one request, and the `Set-Cookie` lines of its answer.
///
/// What was written is read back at once, as the next request would carry it if
/// the browser kept it. Whether it does, nobody on a server knows: reports say
/// [`Outcome::Indeterminate`](crate::Outcome::Indeterminate).
///
/// ```
/// use document_cookie::{RequestJar, TypedCookie};
///
/// const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count");
///
/// // The value of the request's Cookie header.
/// let jar = RequestJar::new("visit_count=1; theme=dark");
/// let visits = VISITS.get_or(&jar, 0);
/// VISITS.write(&jar, &(visits + 1)).unwrap();
/// assert_eq!(VISITS.get(&jar), Ok(Some(2)));
/// // Each is the value of one Set-Cookie field.
/// assert_eq!(jar.set_cookie_lines(), ["visit_count=2; Path=/; SameSite=Lax"]);
/// ```
#[derive(Debug, Default)]
pub struct RequestJar(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    shown: Vec<(String, String)>,
    lines: Vec<String>,
}

impl RequestJar {
    /// Takes the value of a request's Cookie header; empty where it has none.
    ///
    /// ```
    /// use document_cookie::{CookieJar, RequestJar};
    /// assert_eq!(RequestJar::new("a=1; b=2").read().unwrap(), "a=1; b=2");
    /// ```
    #[must_use]
    pub fn new(cookie_header: &str) -> Self {
        let shown = CookieString::new(cookie_header).entries();
        Self(Mutex::new(State {
            shown: shown
                .map(|entry| (entry.name.to_owned(), entry.value.to_owned()))
                .collect(),
            lines: Vec::new(),
        }))
    }

    /// What was written, in order: each the value of one `Set-Cookie` field.
    ///
    /// ```
    /// use document_cookie::{CookieJar, RequestJar};
    /// let jar = RequestJar::new("");
    /// jar.write("a=1; Path=/").unwrap();
    /// assert_eq!(jar.set_cookie_lines(), ["a=1; Path=/"]);
    /// ```
    #[must_use]
    pub fn set_cookie_lines(&self) -> Vec<String> {
        self.state(|state| state.lines.clone())
    }

    fn state<T>(&self, f: impl FnOnce(&mut State) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl CookieJar for RequestJar {
    fn read(&self) -> Result<String, Error> {
        Ok(self.state(|state| {
            let pairs = state.shown.iter().map(|(name, value)| match &**name {
                "" => value.clone(),
                name => format!("{name}={value}"),
            });
            pairs.collect::<Vec<_>>().join("; ")
        }))
    }

    fn write(&self, line: &str) -> Result<(), Error> {
        // A line falls into pieces as a cookie-string does.
        let mut pieces = CookieString::new(line).entries();
        self.state(|state| {
            state.lines.push(line.to_owned());
            let Some(cookie) = pieces.next() else {
                return;
            };
            let removes = pieces.any(|attribute| {
                attribute.name.eq_ignore_ascii_case("max-age")
                    && attribute.value.parse::<i64>().is_ok_and(|age| age <= 0)
            });
            let at = state.shown.iter().position(|(name, _)| name == cookie.name);
            match at {
                Some(at) if removes => drop(state.shown.remove(at)),
                Some(at) => cookie.value.clone_into(&mut state.shown[at].1),
                None if removes => {}
                None => {
                    let pair = (cookie.name.to_owned(), cookie.value.to_owned());
                    state.shown.push(pair);
                }
            }
        });
        Ok(())
    }

    fn confirms_writes(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Outcome, SetCookie, write_verified};

    #[test]
    fn what_a_browser_makes_of_an_answer_is_not_known_on_a_server() {
        let jar = RequestJar::new("id=1");
        let cookie = SetCookie::new("id", "2").unwrap();
        let report = write_verified(&jar, &cookie).unwrap();
        assert_eq!(report.outcome, Outcome::Indeterminate);
        assert!(report.into_result().is_ok());
        let removal = SetCookie::removal("id").unwrap();
        let report = write_verified(&jar, &removal).unwrap();
        assert_eq!(report.outcome, Outcome::Indeterminate);
        assert_eq!(jar.read().unwrap(), "");
        assert_eq!(jar.set_cookie_lines().len(), 2);
    }
}
