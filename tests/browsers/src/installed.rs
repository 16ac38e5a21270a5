//! Finds the browsers, drivers and the X server on this machine.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// A program that the sessions need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The Chromium browser.
    Chromium,
    /// The headless shell of Chromium as it is published, without what a
    /// distribution changes.
    ChromiumUpstream,
    /// Chromium's driver.
    Chromedriver,
    /// The Firefox browser.
    Firefox,
    /// Firefox's driver.
    Geckodriver,
    /// WebKitGTK's driver.
    WebKitDriver,
    /// WebKitGTK's small browser, the one its driver is meant for.
    MiniBrowser,
    /// The X server without a screen that MiniBrowser shows itself on.
    Xvfb,
}

/// Where a program may be, and what brings it.
struct Lookup {
    variable: &'static str,
    /// Names looked up on `PATH`, and absolute paths of the usual places.
    places: &'static [&'static str],
    package: &'static str,
}

impl Program {
    fn lookup(self) -> Lookup {
        let (variable, places, package): (_, &[_], _) = match self {
            Self::Chromium => (
                "COOKIE_WORKBENCH_CHROMIUM",
                &["chromium", "chromium-browser", "google-chrome"],
                "chromium",
            ),
            Self::ChromiumUpstream => (
                "COOKIE_WORKBENCH_CHROMIUM_UPSTREAM",
                &["chrome-headless-shell"],
                "@sparticuz/chromium (of npm; `./dev setup` unpacks it)",
            ),
            Self::Chromedriver => (
                "COOKIE_WORKBENCH_CHROMEDRIVER",
                &["chromedriver"],
                "chromium-driver",
            ),
            Self::Firefox => (
                "COOKIE_WORKBENCH_FIREFOX",
                &["firefox-esr", "firefox"],
                "firefox-esr",
            ),
            Self::Geckodriver => (
                "COOKIE_WORKBENCH_GECKODRIVER",
                &["geckodriver"],
                "geckodriver (`cargo install geckodriver`)",
            ),
            Self::WebKitDriver => (
                "COOKIE_WORKBENCH_WEBKITDRIVER",
                &["WebKitWebDriver"],
                "webkit2gtk-driver",
            ),
            Self::MiniBrowser => (
                "COOKIE_WORKBENCH_MINIBROWSER",
                &[
                    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
                    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
                    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
                    "/usr/lib/webkit2gtk-4.1/MiniBrowser",
                ],
                "libwebkit2gtk-4.1-0",
            ),
            Self::Xvfb => ("COOKIE_WORKBENCH_XVFB", &["Xvfb"], "xvfb"),
        };
        Lookup {
            variable,
            places,
            package,
        }
    }
}

/// The path of a program: from its environment variable, else from `PATH`,
/// else from the usual places.
///
/// # Errors
/// When it is in none of them, or the variable names no file; the message
/// names the package that brings it.
pub fn find(program: Program) -> Result<PathBuf> {
    let Lookup {
        variable,
        places,
        package,
    } = program.lookup();
    if let Some(named) = env::var_os(variable).filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        if named.is_file() {
            return Ok(named);
        }
        bail!("{variable} names {}, which is no file", named.display());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    for place in places {
        let found = if Path::new(place).is_absolute() {
            Some(PathBuf::from(place)).filter(|place| place.is_file())
        } else {
            env::split_paths(&path)
                .map(|folder| folder.join(place))
                .find(|file| file.is_file())
        };
        if let Some(found) = found {
            return Ok(found);
        }
    }
    bail!(
        "{} is not installed: install the package {package}, or set {variable} to its path",
        places.first().unwrap_or(&package)
    )
}
