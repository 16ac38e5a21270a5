//! Which browser engine answers, and how far its answer rests on measurement.

use super::quirks::{self, Quirks};

/// An engine whose cookie behaviour this model knows.
///
/// There is one algorithm; an engine is a set of named differences from it,
/// see [`Quirks`].
///
/// ```
/// use document_cookie::rules::{Engine, quirks::WithoutEquals};
///
/// // A line without `=`: in Firefox alone it is a name.
/// let is_name = |engine: &Engine| engine.quirks().without_equals == WithoutEquals::Name;
/// assert!(Engine::ALL.into_iter().filter(is_name).eq([Engine::Firefox]));
/// ```
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
///
/// ```
/// use document_cookie::rules::{Basis, Engine};
///
/// assert_eq!(Engine::Standard.basis(), Basis::Specification);
/// assert_eq!(Engine::answering("Safari").basis, Basis::NotMeasured);
/// ```
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
///
/// ```
/// use document_cookie::rules::{Basis, Engine};
///
/// let answering = Engine::answering("Chromium");
/// assert_eq!(answering.engine, Engine::Chromium);
/// assert!(matches!(answering.basis, Basis::Measured { .. }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Answering {
    /// The engine whose rules are applied.
    pub engine: Engine,
    /// What the answer rests on.
    pub basis: Basis,
}

impl Engine {
    /// Every engine of the model.
    ///
    /// ```
    /// use document_cookie::rules::Engine;
    /// let names = Engine::ALL.map(Engine::id);
    /// assert_eq!(names, ["standard", "chromium", "firefox", "webkit"]);
    /// ```
    pub const ALL: [Engine; 4] = [
        Engine::Standard,
        Engine::Chromium,
        Engine::Firefox,
        Engine::WebKitGtk,
    ];

    /// The three browsers that were measured.
    ///
    /// ```
    /// use document_cookie::rules::Engine;
    /// assert!(!Engine::BROWSERS.contains(&Engine::Standard));
    /// ```
    pub const BROWSERS: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKitGtk];

    /// The name in lower case, as on a command line: `standard`, `chromium`,
    /// `firefox`, `webkit`.
    /// The same names go into [`Engine::answering`].
    ///
    /// ```
    /// use document_cookie::rules::Engine;
    /// for engine in Engine::ALL {
    ///     assert_eq!(Engine::answering(engine.id()).engine, engine);
    /// }
    /// ```
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
    ///
    /// ```
    /// use document_cookie::rules::{Basis, Engine};
    /// // libsoup decides what WebKitGTK does, and so its version is named.
    /// let version = "WebKitGTK 2.50.6 with libsoup 3.2.3";
    /// assert_eq!(Engine::WebKitGtk.basis(), Basis::Measured { version });
    /// ```
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
    ///
    /// ```
    /// use document_cookie::rules::Engine;
    /// // The longest name and value together, in bytes; WebKitGTK has no limit.
    /// assert_eq!(Engine::Firefox.quirks().size_limit, Some(4096));
    /// assert_eq!(Engine::WebKitGtk.quirks().size_limit, None);
    /// ```
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
