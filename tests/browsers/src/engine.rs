//! The three engines a test can run in.

use std::fmt;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

/// A browser engine that is driven here. Safari is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, through WebKitWebDriver. Its cookies are libsoup's.
    WebKit,
}

impl Engine {
    /// Every engine, in the order reports use.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The word used in environment variables, options and measured cases.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engine named by `COOKIE_WORKBENCH_ENGINE`.
    ///
    /// # Errors
    /// When the variable is absent or names no engine.
    pub fn from_env() -> Result<Self> {
        std::env::var("COOKIE_WORKBENCH_ENGINE")
            .context("COOKIE_WORKBENCH_ENGINE names no engine")?
            .parse()
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Engine {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|engine| engine.word() == word) {
            Some(engine) => Ok(engine),
            None => bail!("no engine is called {word:?}: chromium, firefox or webkit"),
        }
    }
}
