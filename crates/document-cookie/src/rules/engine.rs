//! Which browser engine answers, and how far its answer rests on measurement.

use super::quirks::{self, Quirks};

/// An engine whose cookie behaviour this model knows.
///
/// There is one algorithm; an engine is a set of named differences from it,
/// see [`Quirks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Engine {
    /// The draft as written (RFC 6265bis), with no engine's differences.
    Standard,
    /// Chromium, as measured.
    Chromium,
    /// Firefox, as measured.
    Firefox,
    /// WebKitGTK, whose cookies are kept by the library libsoup.
    WebKitGtk,
}

/// What an answer rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// The text of the specification.
    Specification,
    /// Observations of the named version.
    Measured {
        /// The version observed, as a person would write it.
        version: &'static str,
    },
    /// Nothing was observed of the engine asked for: the specification
    /// answers in its place.
    NotMeasured,
}

/// The engine that answers for a name, and on what basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Answering {
    /// The engine whose rules are applied.
    pub engine: Engine,
    /// What the answer rests on.
    pub basis: Basis,
}

impl Engine {
    /// Every engine of the model.
    pub const ALL: [Engine; 4] = [
        Engine::Standard,
        Engine::Chromium,
        Engine::Firefox,
        Engine::WebKitGtk,
    ];

    /// The three browsers that were measured.
    pub const BROWSERS: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKitGtk];

    /// The name in lower case, as on a command line: `standard`, `chromium`,
    /// `firefox`, `webkit`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Engine::Standard => "standard",
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKitGtk => "webkit",
        }
    }

    /// What this engine's answers rest on.
    #[must_use]
    pub fn basis(self) -> Basis {
        let version = match self {
            Engine::Standard => return Basis::Specification,
            Engine::Chromium => "Chromium 156",
            Engine::Firefox => "Firefox 153 ESR",
            Engine::WebKitGtk => "WebKitGTK 2.50.6 with libsoup 3.2.3",
        };
        Basis::Measured { version }
    }

    /// The engine that answers for `name`.
    ///
    /// A name of an engine that was not measured, Safari's included, is
    /// answered by [`Engine::Standard`] and labelled [`Basis::NotMeasured`].
    ///
    /// ```
    /// use document_cookie::rules::{Basis, Engine};
    /// let answering = Engine::answering("Safari");
    /// assert_eq!(answering.engine, Engine::Standard);
    /// assert_eq!(answering.basis, Basis::NotMeasured);
    /// ```
    #[must_use]
    pub fn answering(name: &str) -> Answering {
        let known = match name.to_ascii_lowercase().as_str() {
            "standard" => Some(Engine::Standard),
            "chromium" => Some(Engine::Chromium),
            "firefox" => Some(Engine::Firefox),
            "webkit" | "webkitgtk" => Some(Engine::WebKitGtk),
            _ => None,
        };
        match known {
            Some(engine) => Answering {
                engine,
                basis: engine.basis(),
            },
            None => Answering {
                engine: Engine::Standard,
                basis: Basis::NotMeasured,
            },
        }
    }

    /// How this engine differs from the one algorithm.
    #[must_use]
    pub fn quirks(self) -> &'static Quirks {
        match self {
            Engine::Standard => &quirks::STANDARD,
            Engine::Chromium => &quirks::CHROMIUM,
            Engine::Firefox => &quirks::FIREFOX,
            Engine::WebKitGtk => &quirks::WEBKIT_GTK,
        }
    }
}
