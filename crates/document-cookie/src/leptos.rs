//! Signals that are always what the page's cookies hold, for Leptos 0.8 and
//! whatever else is built on `reactive_graph` 0.2.

use crate::browser::{DocumentCookie, listen};
use crate::jar::{AccessError, WriteError};
use crate::report::Report;
use crate::typed_cookie::{Definition, ReadError, TypedCookie};
use reactive_graph::owner::on_cleanup;
use reactive_graph::signal::RwSignal;
use reactive_graph::traits::{DefinedAt, Notify, ReadUntracked, Track};
use std::cell::Cell;
use std::fmt::{self, Display};
use std::ops::Deref;
use std::panic::Location;
use std::rc::Rc;
use std::str::FromStr;

/// What a cookie holds: `None` where there is none, an error where it does not
/// decode or the document may not use cookies.
///
/// ```
/// use document_cookie::leptos::Reading;
/// fn shown(visits: Reading<u32>) -> String {
///     match visits {
///         Ok(Some(visits)) => visits.to_string(),
///         Ok(None) => "no visit yet".to_owned(),
///         Err(error) => error.to_string(),
///     }
/// }
/// assert_eq!(shown(Ok(Some(3))), "3");
/// ```
pub type Reading<T> = Result<Option<T>, ReadError<<T as FromStr>::Err>>;

/// A signal that is what the page's jar holds under a cookie's name.
///
/// It holds nothing itself: who reads it reads the jar, in microseconds, and is
/// told when to read again. So it cannot be wrong, and what is reactive exists
/// once in a program, whatever the types of its cookies.
///
/// It is read as any signal is: `get`, `get_untracked`, and with
/// [`reactive_graph::traits`] `read`, `with` and the others.
///
/// ```no_run
/// use document_cookie::TypedCookie;
/// use document_cookie::leptos::{CookieSignal, use_cookie};
///
/// const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count");
///
/// fn shown(visits: CookieSignal<u32>) -> u32 {
///     visits.get().ok().flatten().unwrap_or(0)
/// }
/// ```
pub struct CookieSignal<T> {
    cookie: TypedCookie<T>,
    /// What it holds nobody asks; programs have signals of this type already.
    changes: RwSignal<u32>,
}

impl<T> Clone for CookieSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for CookieSignal<T> {}

impl<T> fmt::Debug for CookieSignal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cookie.fmt(f)
    }
}

impl<T: FromStr> CookieSignal<T> {
    /// What the cookie holds; whoever asks for it within an effect or a view is
    /// asked again when it changes.
    ///
    /// # Errors
    /// As [`TypedCookie::get`].
    ///
    /// ```no_run
    /// # use document_cookie::leptos::CookieSignal;
    /// fn shown(visits: CookieSignal<u32>) -> impl Fn() -> u32 {
    ///     move || visits.get().ok().flatten().unwrap_or(0)
    /// }
    /// ```
    pub fn get(&self) -> Reading<T> {
        self.changes.track();
        self.get_untracked()
    }

    /// What the cookie holds now.
    ///
    /// # Errors
    /// As [`TypedCookie::get`].
    ///
    /// ```no_run
    /// # use document_cookie::leptos::{CookieSetter, CookieSignal};
    /// fn count(visits: CookieSignal<u32>, set_visits: CookieSetter<u32>) {
    ///     let before = visits.get_untracked().ok().flatten().unwrap_or(0);
    ///     let report = set_visits.set(&(before + 1));
    ///     // Show what came of it.
    /// }
    /// ```
    pub fn get_untracked(&self) -> Reading<T> {
        self.cookie.get(&DocumentCookie)
    }
}

impl<T> DefinedAt for CookieSignal<T> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.changes.defined_at()
    }
}

impl<T> Track for CookieSignal<T> {
    fn track(&self) {
        self.changes.track();
    }
}

impl<T: FromStr> ReadUntracked for CookieSignal<T> {
    type Value = Read<T>;

    fn try_read_untracked(&self) -> Option<Read<T>> {
        Some(Read(self.get_untracked()))
    }
}

/// What [`CookieSignal`] gives to those who `read` it.
///
/// ```no_run
/// # use document_cookie::leptos::CookieSignal;
/// use reactive_graph::traits::Read;
///
/// fn is_set(visits: CookieSignal<u32>) -> bool {
///     matches!(*visits.read(), Ok(Some(_)))
/// }
/// ```
pub struct Read<T: FromStr>(Reading<T>);

impl<T: FromStr> Deref for Read<T> {
    type Target = Reading<T>;

    fn deref(&self) -> &Reading<T> {
        &self.0
    }
}

impl<T: FromStr> fmt::Debug for Read<T>
where
    Reading<T>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Writes a cookie, and says what came of it.
///
/// ```no_run
/// use document_cookie::Outcome;
/// use document_cookie::leptos::CookieSetter;
///
/// fn count(visits: CookieSetter<u32>) -> bool {
///     visits.set(&1).is_ok_and(|report| report.outcome != Outcome::Refused)
/// }
/// ```
#[derive(Debug)]
pub struct CookieSetter<T> {
    cookie: TypedCookie<T>,
}

impl<T> Clone for CookieSetter<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for CookieSetter<T> {}

impl<T> CookieSetter<T> {
    /// Removes the cookie, as [`TypedCookie::delete`]. When it returns, the
    /// signals of this cookie hold what the jar holds.
    ///
    /// # Errors
    /// When the document may not use cookies.
    ///
    /// ```no_run
    /// # use document_cookie::leptos::CookieSetter;
    /// fn forget(visits: CookieSetter<u32>) -> bool {
    ///     visits.delete().is_ok_and(|report| report.after().is_empty())
    /// }
    /// ```
    pub fn delete(&self) -> Result<Report, AccessError> {
        self.cookie.delete(&DocumentCookie)
    }
}

impl<T: Display> CookieSetter<T> {
    /// Writes the cookie, as [`TypedCookie::set`]. When it returns, the signals
    /// of this cookie hold what the jar holds: the new value if the browser
    /// kept it, and the old one if it refused.
    ///
    /// # Errors
    /// When the value cannot be written, or the document may not use cookies.
    ///
    /// ```no_run
    /// # use document_cookie::leptos::CookieSetter;
    /// fn say(visits: CookieSetter<u32>) -> String {
    ///     match visits.set(&1) {
    ///         Ok(report) => report.outcome.word().to_owned(),
    ///         Err(error) => error.to_string(),
    ///     }
    /// }
    /// ```
    pub fn set(&self, value: &T) -> Result<Report, WriteError> {
        self.cookie.set(&DocumentCookie, value)
    }
}

/// A signal that is always what the page's jar holds under this cookie's name,
/// and the way to change it.
///
/// All signals of one name agree. Each follows writes through this library at
/// once, and changes by another script or tab, by the server, and by time as
/// soon as they are seen: with a `CookieStore` at once, without one and at a
/// cookie's end within a second. It follows until the owner it was made under
/// is disposed of; it needs one.
///
/// ```no_run
/// use document_cookie::TypedCookie;
/// use document_cookie::leptos::use_cookie;
///
/// const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count");
///
/// # fn component() {
/// let (visits, set_visits) = use_cookie(&VISITS);
/// // In a view: move || visits.get().ok().flatten()
/// let report = set_visits.set(&1);
/// # let _ = (visits, report);
/// # }
/// ```
pub fn use_cookie<T>(cookie: &TypedCookie<T>) -> (CookieSignal<T>, CookieSetter<T>) {
    let cookie = *cookie;
    let changes = follow(*cookie.definition());
    (CookieSignal { cookie, changes }, CookieSetter { cookie })
}

/// A signal that changes with what the jar holds under a name, until the owner
/// is disposed of. It knows no type, so that it exists once in a program.
fn follow(definition: Definition) -> RwSignal<u32> {
    let changes = RwSignal::new(0);
    // A document that may not use cookies shows none.
    let first = move || definition.first(&DocumentCookie).unwrap_or_default();
    let told = Cell::new(first());
    let watch = listen(Rc::new(move |_| {
        let now = first();
        let changed = told.take() != now;
        told.set(now);
        if changed {
            changes.notify();
        }
    }));
    // A document without cookies never has one that changes.
    if let Ok(watch) = watch {
        on_cleanup(move || drop(watch));
    }
    changes
}
