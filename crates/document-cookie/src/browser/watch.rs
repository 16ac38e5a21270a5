//! What changes in the page's cookies, one by one, for as long as somebody
//! listens.

use super::feed::{self, listen};
use super::{DocumentCookie, ends};
use crate::change::{Change, ChangeKind, ChangeSource, changes};
use crate::error::Error;
use crate::jar::{CookieJar, Watch};
use std::cell::RefCell;
use std::rc::Rc;

/// What a listener has not been called for yet: it may write while it is called, and
/// is called with that afterwards.
#[derive(Default)]
struct Pending {
    shown: String,
    queue: Vec<Change>,
    delivering: bool,
}

/// Calls `listener` with every change of the cookies that script can see,
/// whoever made it: this program, another script or tab, the server, or time.
///
/// Changes made through this library in this document are reported before the
/// write returns; those from elsewhere at once where the browser has a
/// `CookieStore`, else within a second or when the person comes back.
/// A change that comes and goes between two looks is not seen. Nothing runs
/// while nobody listens.
///
/// # Errors
/// When the document may not use cookies.
///
/// ```no_run
/// use document_cookie::browser::watch;
///
/// let watch = watch(|change| {
///     let (name, kind) = (&change.name, &change.kind);
///     // Show it.
/// });
/// // Listens until `watch` is dropped.
/// ```
pub fn watch(listener: impl Fn(&Change) + 'static) -> Result<Watch, Error> {
    feed::note_lines(ends::note);
    let pending = RefCell::new(Pending {
        shown: DocumentCookie.read()?,
        ..Pending::default()
    });
    listen(Rc::new(move |source| {
        // It was read a moment ago, or this would not be called.
        let shown = DocumentCookie.read().unwrap_or_default();
        let nested = {
            let mut pending = pending.borrow_mut();
            for mut change in changes(&pending.shown, &shown, source) {
                if let ChangeKind::Removed { value } = &mut change.kind {
                    if ends::has_ended(&change.name) {
                        let value = std::mem::take(value);
                        change.kind = ChangeKind::Expired { value };
                    }
                } else if source == ChangeSource::Elsewhere {
                    // When it ends now, nobody here knows.
                    ends::forget(&change.name);
                }
                pending.queue.push(change);
            }
            pending.shown = shown;
            std::mem::replace(&mut pending.delivering, true)
        };
        if nested {
            return;
        }
        loop {
            let queue = std::mem::take(&mut pending.borrow_mut().queue);
            if queue.is_empty() {
                break;
            }
            queue.iter().for_each(&listener);
        }
        pending.borrow_mut().delivering = false;
    }))
}
