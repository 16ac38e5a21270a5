//! Signals that are always what a jar's cookies hold, for Leptos 0.8 and whatever
//! else is built on `reactive_graph` 0.2.

use crate::browser::DocumentCookie;
use crate::error::Error;
use crate::jar::{CookieJar, Listener, Watch};
use crate::report::Report;
use crate::typed_cookie::{Definition, TypedCookie, ValueError};
use reactive_graph::owner::{StoredValue, on_cleanup, provide_context, use_context};
use reactive_graph::signal::RwSignal;
use reactive_graph::traits::{DefinedAt, GetValue, Notify, ReadUntracked, Track};
use std::borrow::Borrow;
use std::cell::Cell;
use std::fmt::{self, Display};
use std::ops::Deref;
use std::panic::Location;
use std::rc::Rc;
use std::str::FromStr;
use std::sync::Arc;

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
pub type Reading<T> = Result<Option<T>, Error>;

/// A jar as signals use it: no more of it than they need gets into a program.
trait SignalJar: Send + Sync {
    fn read(&self) -> Result<String, Error>;
    fn find(&self, name: &str) -> Result<Option<String>, Error>;
    fn write(&self, line: &str) -> Result<(), Error>;
    fn confirms_writes(&self) -> bool;
    fn listen(&self, listener: Listener) -> Result<Watch, Error>;
    #[cfg(feature = "rules")]
    fn url(&self) -> Option<cookie_rules::CookieUrl>;
    #[cfg(feature = "rules")]
    fn context(&self) -> Option<crate::prediction::Context>;
}

impl<J: CookieJar + Send + Sync> SignalJar for J {
    fn read(&self) -> Result<String, Error> {
        CookieJar::read(self)
    }

    fn find(&self, name: &str) -> Result<Option<String>, Error> {
        CookieJar::find(self, name)
    }

    fn write(&self, line: &str) -> Result<(), Error> {
        CookieJar::write(self, line)
    }

    fn confirms_writes(&self) -> bool {
        CookieJar::confirms_writes(self)
    }

    fn listen(&self, listener: Listener) -> Result<Watch, Error> {
        CookieJar::listen(self, listener)
    }

    #[cfg(feature = "rules")]
    fn url(&self) -> Option<cookie_rules::CookieUrl> {
        CookieJar::url(self)
    }

    #[cfg(feature = "rules")]
    fn context(&self) -> Option<crate::prediction::Context> {
        CookieJar::context(self)
    }
}

/// The jar that signals read and write.
#[derive(Clone)]
struct SharedJar(Arc<dyn SignalJar>);

impl CookieJar for SharedJar {
    fn read(&self) -> Result<String, Error> {
        self.0.read()
    }

    fn find(&self, name: &str) -> Result<Option<String>, Error> {
        self.0.find(name)
    }

    fn write(&self, line: &str) -> Result<(), Error> {
        self.0.write(line)
    }

    fn confirms_writes(&self) -> bool {
        self.0.confirms_writes()
    }

    fn listen(&self, listener: Listener) -> Result<Watch, Error> {
        self.0.listen(listener)
    }

    #[cfg(feature = "rules")]
    fn url(&self) -> Option<cookie_rules::CookieUrl> {
        self.0.url()
    }

    #[cfg(feature = "rules")]
    fn context(&self) -> Option<crate::prediction::Context> {
        self.0.context()
    }
}

/// Gives the signals of this owner and all below it a jar: in a test a
/// `MemoryJar`, on a server the [`RequestJar`](crate::RequestJar) of a request.
/// Without one they use the page's own,
/// [`DocumentCookie`].
///
/// ```
/// # use reactive_graph::owner::Owner;
/// use document_cookie::leptos::{provide_cookie_jar, use_cookie};
/// use document_cookie::{RequestJar, TypedCookie};
///
/// const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count");
///
/// # let owner = Owner::new();
/// # owner.with(|| {
/// provide_cookie_jar(RequestJar::new("visit_count=2"));
/// let (visits, _) = use_cookie(&VISITS);
/// assert_eq!(visits.value(), Some(2));
/// # });
/// ```
pub fn provide_cookie_jar(jar: impl CookieJar + Send + Sync + 'static) {
    provide_context(SharedJar(Arc::new(jar)));
}

fn jar_in_context() -> SharedJar {
    use_context().unwrap_or_else(|| SharedJar(Arc::new(DocumentCookie)))
}

/// A signal that is what the jar holds under a cookie's name.
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
    jar: StoredValue<SharedJar>,
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

impl<T: FromStr<Err: ValueError>> CookieSignal<T> {
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

    /// The value, if there is one that can be read; whoever asks for it within an
    /// effect or a view is asked again when it changes.
    ///
    /// ```no_run
    /// # use document_cookie::leptos::CookieSignal;
    /// fn shown(visits: CookieSignal<u32>) -> impl Fn() -> u32 {
    ///     move || visits.value().unwrap_or(0)
    /// }
    /// ```
    pub fn value(&self) -> Option<T> {
        self.get().ok().flatten()
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
        self.cookie.get(&jar_of(self.jar))
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

impl<T: FromStr<Err: ValueError>> ReadUntracked for CookieSignal<T> {
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
pub struct Read<T>(Reading<T>);

impl<T> Deref for Read<T> {
    type Target = Reading<T>;

    fn deref(&self) -> &Reading<T> {
        &self.0
    }
}

impl<T> fmt::Debug for Read<T>
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
pub struct CookieSetter<T> {
    cookie: TypedCookie<T>,
    jar: StoredValue<SharedJar>,
    changes: RwSignal<u32>,
}

impl<T> Clone for CookieSetter<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for CookieSetter<T> {}

impl<T> fmt::Debug for CookieSetter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cookie.fmt(f)
    }
}

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
    pub fn delete(&self) -> Result<Report, Error> {
        self.acting(|jar| self.cookie.delete(jar))
    }

    /// A jar that only collects lines tells nobody that it changed.
    fn acting<R>(&self, act: impl FnOnce(&SharedJar) -> R) -> R {
        let jar = jar_of(self.jar);
        let result = act(&jar);
        if !CookieJar::confirms_writes(&jar) {
            self.changes.notify();
        }
        result
    }

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
    ///         Ok(report) => report.outcome.to_string(),
    ///         Err(error) => error.to_string(),
    ///     }
    /// }
    /// ```
    pub fn set<V>(&self, value: &V) -> Result<Report, Error>
    where
        T: Borrow<V>,
        V: Display + ?Sized,
    {
        self.acting(|jar| self.cookie.set(jar, value))
    }
}

/// A signal that is always what the jar holds under this cookie's name, and the
/// way to change it. The jar is that of [`provide_cookie_jar`], or the page's own.
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
    let (jar, changes) = follow(cookie.constant_name(), *cookie.definition());
    (
        CookieSignal {
            cookie,
            jar,
            changes,
        },
        CookieSetter {
            cookie,
            jar,
            changes,
        },
    )
}

/// The jar, and a signal that changes with what it holds under a name, until the
/// owner is disposed of. It knows no type, so that it exists once in a program.
fn follow(name: &'static str, definition: Definition) -> (StoredValue<SharedJar>, RwSignal<u32>) {
    let jar = jar_in_context();
    let changes = RwSignal::new(0);
    let watched = jar.clone();
    // A document that may not use cookies shows none.
    let first = move || definition.first(name, &watched).unwrap_or_default();
    let shown = Cell::new(first());
    let watch = CookieJar::listen(
        &jar,
        Rc::new(move |_| {
            let now = first();
            let changed = shown.take() != now;
            shown.set(now);
            if changed {
                changes.notify();
            }
        }),
    );
    // A document without cookies never has one that changes.
    if let Ok(watch) = watch {
        on_cleanup(move || drop(watch));
    }
    (StoredValue::new(jar), changes)
}

/// The jar of a signal; the page's own, once its owner is gone.
fn jar_of(jar: StoredValue<SharedJar>) -> SharedJar {
    jar.try_get_value()
        .unwrap_or_else(|| SharedJar(Arc::new(DocumentCookie)))
}

#[cfg(all(test, feature = "rules", not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::MemoryJar;
    use cookie_rules::{Engine, Outcome};
    use reactive_graph::owner::Owner;

    const COUNT: TypedCookie<u32> = TypedCookie::new("count");

    fn jar() -> Arc<MemoryJar> {
        Arc::new(MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap())
    }

    #[test]
    fn a_component_works_natively_over_a_jar_in_memory() {
        let (owner, jar) = (Owner::new(), jar());
        owner.with(|| {
            provide_cookie_jar(Arc::clone(&jar));
            let (count, set_count) = use_cookie(&COUNT);
            assert_eq!(count.value(), None);
            assert_eq!(set_count.set(&1).unwrap().outcome, Outcome::Stored);
            assert_eq!(count.value(), Some(1));
            jar.receive("count=2; Path=/");
            assert_eq!(count.get(), Ok(Some(2)));
            assert_eq!(set_count.delete().unwrap().outcome, Outcome::Removed);
            assert_eq!(count.value(), None);
        });
    }

    #[test]
    fn a_signal_never_shows_what_was_refused() {
        let (owner, jar) = (Owner::new(), jar());
        owner.with(|| {
            provide_cookie_jar(Arc::clone(&jar));
            jar.receive("count=1; Path=/; HttpOnly");
            let (count, set_count) = use_cookie(&COUNT);
            let report = set_count.set(&2).unwrap();
            assert_eq!(report.outcome, Outcome::Refused);
            assert!(report.prediction.is_some());
            assert_eq!(count.value(), None);
        });
    }

    #[test]
    fn without_a_browser_and_a_jar_it_is_an_error_and_no_panic() {
        let owner = Owner::new();
        owner.with(|| {
            let (count, set_count) = use_cookie(&COUNT);
            assert_eq!(count.get(), Err(Error::NoDocument));
            assert!(set_count.set(&1).is_err());
        });
    }
}
