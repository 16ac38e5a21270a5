//! The engines whose cookie behaviour is modelled, and for each its profile of
//! differences from the one algorithm.

pub mod differences;
mod profiles;

use core::fmt;
use core::str::FromStr;

use differences::Differences;

/// An engine whose cookie behaviour this model knows.
///
/// There is one algorithm; an engine is a set of named differences from it,
/// see [`Differences`].
///
/// ```
/// use cookie_rules::{Engine, differences::WithoutEquals};
///
/// // A line without `=`: in Firefox alone it is a name.
/// let is_name = |engine: &Engine| engine.differences().without_equals == WithoutEquals::Name;
/// assert!(Engine::ALL.into_iter().filter(is_name).eq([Engine::Firefox]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum Engine {
    /// The draft as written (RFC 6265bis), with no engine's differences.
    Standard,
    /// Chromium, as measured.
    Chromium,
    /// Firefox, as measured.
    Firefox,
    /// WebKitGTK, whose cookies are kept by the library libsoup; as measured.
    WebKitGtk,
    /// Safari on macOS and iOS, whose cookies are kept by CFNetwork: not
    /// measured, but as WebKit's published test expectations have it.
    Safari,
}

/// What an answer rests on.
///
/// ```
/// use cookie_rules::{Engine, EngineProfile, Evidence};
///
/// assert_eq!(Engine::Standard.evidence(), Evidence::Specification);
/// assert_eq!(EngineProfile::named("Ladybird").evidence, Evidence::NotMeasured);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Evidence {
    /// The text of the specification.
    Specification,
    /// Observations of the named version.
    Measured {
        /// The version observed, as a person would write it.
        version: &'static str,
    },
    /// What the engine's maker expects of it in published tests; where there is
    /// no such test, the specification.
    PublishedExpectations {
        /// Whose tests, as a person would write it.
        source: &'static str,
    },
    /// Nothing was observed of the engine asked for: the specification
    /// answers in its place.
    NotMeasured,
}

/// The engine that answers for a name, and on what evidence.
///
/// ```
/// use cookie_rules::{Engine, EngineProfile, Evidence};
///
/// let profile = EngineProfile::named("Chromium");
/// assert_eq!(profile.engine, Engine::Chromium);
/// assert!(matches!(profile.evidence, Evidence::Measured { .. }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct EngineProfile {
    /// The engine whose rules are applied.
    pub engine: Engine,
    /// What the answer rests on.
    pub evidence: Evidence,
}

/// The text names no engine of the model.
///
/// ```
/// use cookie_rules::Engine;
/// assert!("ladybird".parse::<Engine>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownEngine;

impl EngineProfile {
    /// The engine that answers for `name`, as [`Engine::from_str`] reads it.
    ///
    /// A name of an engine that is not of the model is answered by
    /// [`Engine::Standard`] and labelled [`Evidence::NotMeasured`].
    ///
    /// ```
    /// use cookie_rules::{Engine, EngineProfile, Evidence};
    /// let profile = EngineProfile::named("Ladybird");
    /// assert_eq!(profile.engine, Engine::Standard);
    /// assert_eq!(profile.evidence, Evidence::NotMeasured);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> EngineProfile {
        match name.parse::<Engine>() {
            Ok(engine) => engine.into(),
            Err(UnknownEngine) => EngineProfile {
                engine: Engine::Standard,
                evidence: Evidence::NotMeasured,
            },
        }
    }
}

impl From<Engine> for EngineProfile {
    fn from(engine: Engine) -> EngineProfile {
        EngineProfile {
            engine,
            evidence: engine.evidence(),
        }
    }
}

impl Engine {
    /// Every engine of the model.
    ///
    /// ```
    /// use cookie_rules::Engine;
    /// let names = Engine::ALL.map(Engine::as_str);
    /// assert_eq!(names, ["standard", "chromium", "firefox", "webkitgtk", "safari"]);
    /// ```
    pub const ALL: [Engine; 5] = [
        Engine::Standard,
        Engine::Chromium,
        Engine::Firefox,
        Engine::WebKitGtk,
        Engine::Safari,
    ];

    /// The three browsers that were measured.
    ///
    /// ```
    /// use cookie_rules::Engine;
    /// assert!(!Engine::BROWSERS.contains(&Engine::Standard));
    /// ```
    pub const BROWSERS: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKitGtk];

    /// The name in lower case, as on a command line: `standard`, `chromium`,
    /// `firefox`, `webkitgtk`, `safari`.
    ///
    /// ```
    /// use cookie_rules::Engine;
    /// for engine in Engine::ALL {
    ///     assert_eq!(engine.as_str().parse(), Ok(engine));
    /// }
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Engine::Standard => "standard",
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKitGtk => "webkitgtk",
            Engine::Safari => "safari",
        }
    }

    /// What this engine's answers rest on.
    ///
    /// ```
    /// use cookie_rules::{Engine, Evidence};
    /// // libsoup decides what WebKitGTK does, and so its version is named.
    /// let version = "WebKitGTK 2.50.6 with libsoup 3.2.3";
    /// assert_eq!(Engine::WebKitGtk.evidence(), Evidence::Measured { version });
    /// ```
    #[must_use]
    pub const fn evidence(self) -> Evidence {
        match self {
            Engine::Standard => Evidence::Specification,
            Engine::Chromium => Evidence::Measured {
                version: "Chromium 156",
            },
            Engine::Firefox => Evidence::Measured {
                version: "Firefox 153 ESR",
            },
            Engine::WebKitGtk => Evidence::Measured {
                version: "WebKitGTK 2.50.6 with libsoup 3.2.3",
            },
            Engine::Safari => Evidence::PublishedExpectations {
                source: "WebKit's published test expectations",
            },
        }
    }

    /// How this engine differs from the one algorithm.
    ///
    /// ```
    /// use cookie_rules::Engine;
    /// // The longest name and value together, in bytes; WebKitGTK has no limit.
    /// assert_eq!(Engine::Firefox.differences().size_limit, Some(4096));
    /// assert_eq!(Engine::WebKitGtk.differences().size_limit, None);
    /// ```
    #[must_use]
    pub const fn differences(self) -> &'static Differences {
        match self {
            Engine::Standard => &profiles::STANDARD,
            Engine::Chromium => &profiles::CHROMIUM,
            Engine::Firefox => &profiles::FIREFOX,
            Engine::WebKitGtk => &profiles::WEBKIT_GTK,
            Engine::Safari => &profiles::SAFARI,
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Engine {
    type Err = UnknownEngine;

    /// Reads a name in any case of letters; `webkit` is another one for
    /// WebKitGTK.
    fn from_str(name: &str) -> Result<Engine, UnknownEngine> {
        if name.eq_ignore_ascii_case("webkit") {
            return Ok(Engine::WebKitGtk);
        }
        Engine::ALL
            .into_iter()
            .find(|engine| engine.as_str().eq_ignore_ascii_case(name))
            .ok_or(UnknownEngine)
    }
}

impl fmt::Display for UnknownEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the engines are standard, chromium, firefox, webkitgtk and safari")
    }
}

impl core::error::Error for UnknownEngine {}
