//! The browsers that cases are played in, and what the model is asked for each.

use std::fmt;
use std::str::FromStr;

use anyhow::{Result, bail};
use browsers::{Engine, Options, Server};
use cookie_rules::ThirdPartyCookies;

/// A browser. Two of them are builds of one engine with other settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Browser {
    /// The system's Chromium. Debian's blocks the cookies of third parties.
    Chromium,
    /// Upstream Chromium's headless shell, with its settings as they are made.
    ChromiumUpstream,
    /// The system's Firefox.
    Firefox,
    /// WebKitGTK's `MiniBrowser`.
    WebKit,
}

impl Browser {
    /// Every browser, in the order reports use.
    pub const ALL: [Self; 4] = [
        Self::Chromium,
        Self::ChromiumUpstream,
        Self::Firefox,
        Self::WebKit,
    ];

    /// The word used in options and measured cases.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chromium | Self::Firefox | Self::WebKit => self.engine().word(),
            Self::ChromiumUpstream => "chromium-upstream",
        }
    }

    /// The engine in it.
    pub fn engine(self) -> Engine {
        match self {
            Self::Chromium | Self::ChromiumUpstream => Engine::Chromium,
            Self::Firefox => Engine::Firefox,
            Self::WebKit => Engine::WebKit,
        }
    }

    /// How it is started.
    pub fn options(self, server: &Server) -> Options {
        let options = Options::new().through(server);
        match self {
            Self::ChromiumUpstream => options.upstream(),
            Self::Chromium | Self::Firefox | Self::WebKit => options,
        }
    }

    /// The model's engine for it.
    pub fn model(self) -> cookie_rules::Engine {
        match self.engine() {
            Engine::Chromium => cookie_rules::Engine::Chromium,
            Engine::Firefox => cookie_rules::Engine::Firefox,
            Engine::WebKit => cookie_rules::Engine::WebKitGtk,
        }
    }

    /// Its setting for the cookies of third parties.
    pub fn third_party(self) -> ThirdPartyCookies {
        match self {
            Self::Chromium => ThirdPartyCookies::Blocked,
            // Those without such a setting in the model are not asked for it.
            Self::ChromiumUpstream | Self::Firefox | Self::WebKit => ThirdPartyCookies::Allowed,
        }
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|one| one.as_str() == word) {
            Some(browser) => Ok(browser),
            // The rules call it so.
            None if word == "webkitgtk" => Ok(Self::WebKit),
            None => bail!(
                "no browser is called {word:?}: chromium, chromium-upstream, firefox or webkit"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_read_by_the_word_it_is_shown_with() {
        for browser in Browser::ALL {
            assert_eq!(browser.to_string().parse::<Browser>().unwrap(), browser);
        }
        assert!("safari".parse::<Browser>().is_err());
    }

    #[test]
    fn only_one_build_of_chromium_blocks_third_parties() {
        let blocking = Browser::ALL.into_iter().filter(|browser| {
            browser.engine() == Engine::Chromium
                && browser.third_party() == ThirdPartyCookies::Blocked
        });
        assert_eq!(blocking.collect::<Vec<_>>(), [Browser::Chromium]);
    }
}
