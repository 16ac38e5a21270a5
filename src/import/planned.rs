//! A cookie of the preview: what would become of it, and why. Pure.

use super::candidate::Candidate;
use crate::activity::Forecast;
use crate::session::Cookie;
use cookie_formats::CookieRecord;
use document_cookie::SetCookie;

/// What would become of a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// There is none like it here.
    New,
    /// One at its place is otherwise.
    Changed,
    /// One at its place is exactly so.
    Same,
    /// It is here, and not in the snapshot that is to be restored: what would
    /// be written removes it.
    Extra,
    /// It cannot be written here.
    Impossible,
}

impl ImportState {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::Changed,
        Self::Same,
        Self::Extra,
        Self::Impossible,
    ];

    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Extra => "removal",
            Self::Impossible => "impossible",
        }
    }

    /// Its sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::New => "+",
            Self::Changed => "~",
            Self::Same => "=",
            Self::Extra => "−",
            Self::Impossible => "✕",
        }
    }
}

/// A cookie of the preview.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What is to be imported.
    pub candidate: Candidate,
    /// What would become of it.
    pub state: ImportState,
    /// What would be written; none where that is impossible.
    pub write: Option<SetCookie<'static>>,
    /// What the rules say of it, where they were asked.
    pub forecast: Option<Forecast>,
    /// The value that it would take the place of.
    pub old_value: Option<String>,
    /// The attributes that would be otherwise, each with what it was and what
    /// it would be.
    pub changes: Vec<Change>,
    /// Why it is impossible.
    pub reason: Option<String>,
    /// What would make it possible.
    pub remedy: Option<Remedy>,
}

impl Planned {
    /// A cookie that is here and not in the snapshot that is to be restored.
    #[must_use]
    pub fn extra(cookie: &Cookie, record: CookieRecord) -> Self {
        let write = cookie.exact_removal();
        let reason = write.is_none().then(|| {
            "It is not in the snapshot, and where it lies is not known: delete it in the list."
                .to_owned()
        });
        Self {
            candidate: Candidate::of_record(record),
            state: match write {
                Some(_) => ImportState::Extra,
                None => ImportState::Impossible,
            },
            write,
            forecast: None,
            old_value: None,
            changes: Vec::new(),
            reason,
            remedy: None,
        }
    }
}

/// An attribute that would be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub attribute: &'static str,
    /// What it was.
    pub from: String,
    /// What it would be.
    pub to: String,
}

/// What makes an impossible cookie possible, by a press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// To write it for this host.
    ForThisHost,
    /// To write it without `HttpOnly`.
    WithoutHttpOnly,
    /// To write it with Secure.
    WithSecure,
}

impl Remedy {
    /// What its button is called.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::ForThisHost => "Use it for this host",
            Self::WithoutHttpOnly => "Drop HttpOnly",
            Self::WithSecure => "Add Secure",
        }
    }

    /// The cookie as it is possible.
    pub fn apply(&self, record: &mut CookieRecord) {
        match self {
            Self::ForThisHost => {
                (record.domain, record.host_only, record.url) = (None, Some(true), None);
            }
            Self::WithoutHttpOnly => record.http_only = Some(false),
            Self::WithSecure => record.secure = Some(true),
        }
    }
}
