//! Signals that are always what the page's cookies hold, for Leptos 0.8 and
//! whatever else is built on `reactive_graph` 0.2.

use crate::browser::{DocumentCookie, listen};
use crate::jar::{AccessError, WriteError};
use crate::report::Report;
use crate::typed_cookie::{Definition, First, ReadError, TypedCookie};
use reactive_graph::owner::on_cleanup;
use reactive_graph::signal::{ReadSignal, signal};
use reactive_graph::traits::Set;
use std::cell::RefCell;
use std::fmt::Display;
use std::rc::Rc;
use std::str::FromStr;

/// What a cookie holds: `None` where there is none, an error where it does not
/// decode or the document may not use cookies.
pub type Reading<T> = Result<Option<T>, ReadError<<T as FromStr>::Err>>;

/// Writes a cookie, and says what came of it.
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
    pub fn set(&self, value: &T) -> Result<Report, WriteError> {
        self.cookie.set(&DocumentCookie, value)
    }
}

/// A signal that is always what the page's jar holds under this cookie's name,
/// and the way to change it.
///
/// All signals of one name agree. Each follows writes through this library at
/// once, and changes by another script or tab, by the server, and by time as
/// soon as [`watch`](crate::browser::watch) sees them. It follows until the owner it was made under is
/// disposed of; it needs one.
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
pub fn use_cookie<T>(cookie: &TypedCookie<T>) -> (ReadSignal<Reading<T>>, CookieSetter<T>)
where
    T: FromStr + Send + Sync + 'static,
    T::Err: Send + Sync,
{
    let cookie = *cookie;
    let first = cookie.definition().first(&DocumentCookie);
    let (reading, set) = signal(cookie.reading(first.clone()));
    let tell = move |first| set.set(cookie.reading(first));
    follow(*cookie.definition(), first, Box::new(tell));
    (reading, CookieSetter { cookie })
}

/// Tells what the jar holds each time that is something else, until the owner
/// is disposed of. It knows no type, so that it exists once in a program.
fn follow(definition: Definition, first: First, tell: Box<dyn Fn(First)>) {
    let told = RefCell::new(first);
    let watch = listen(Rc::new(move |_| {
        let first = definition.first(&DocumentCookie);
        if *told.borrow() != first {
            *told.borrow_mut() = first.clone();
            tell(first);
        }
    }));
    // A document without cookies never has one that changes.
    if let Ok(watch) = watch {
        on_cleanup(move || drop(watch));
    }
}
