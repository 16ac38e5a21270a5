//! One browser with a fresh profile, and the driver that leads it.

use std::ffi::OsStr;
use std::net::SocketAddr;
use std::ops::Deref;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::time::timeout;

use crate::capabilities::capabilities;
use crate::display::Display;
use crate::engine::Engine;
use crate::installed::{Program, find};
use crate::process::{Kept, Output, free_port};
use crate::server::Server;
use crate::viewport::ColorScheme;

/// A driver is up within this time, or it is given up.
const DRIVER_STARTS: Duration = Duration::from_secs(20);
/// The longest wait for one answer of a driver.
const ANSWER: Duration = Duration::from_secs(60);
/// How long a browser may take to close before it is killed.
const CLOSING: Duration = Duration::from_secs(5);

/// How a session's browser is started.
#[derive(Clone, Debug)]
pub struct Options {
    pub(crate) proxy: Option<SocketAddr>,
    pub(crate) size: (u32, u32),
    pub(crate) scheme: ColorScheme,
    pub(crate) build: Build,
}

/// Which build of an engine is started, where there are several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Build {
    /// The system's.
    #[default]
    System,
    /// Upstream Chromium's headless shell.
    Upstream,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            proxy: None,
            size: (1280, 900),
            scheme: ColorScheme::Light,
            build: Build::System,
        }
    }
}

impl Options {
    /// No proxy, a window of 1280 × 900, light.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends every request of the browser to this server.
    #[must_use]
    pub fn through(mut self, server: &Server) -> Self {
        self.proxy = Some(server.address());
        self
    }

    /// The window's size at the start, in CSS pixels.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// Upstream Chromium's headless shell, in place of the system's Chromium.
    /// Another engine has one build, and starts that.
    #[must_use]
    pub fn upstream(mut self) -> Self {
        self.build = Build::Upstream;
        self
    }

    /// What `prefers-color-scheme` answers at the start.
    #[must_use]
    pub fn scheme(mut self, scheme: ColorScheme) -> Self {
        self.scheme = scheme;
        self
    }
}

/// A running browser. Dropping it ends the browser, the driver and, for
/// WebKitGTK, the X server; [`Session::quit`] lets the browser close first.
#[derive(Debug)]
pub struct Session {
    engine: Engine,
    web: Option<WebDriver>,
    driver: Kept,
    _display: Option<Display>,
    _folder: TempDir,
}

impl Session {
    /// Starts a driver and a browser.
    ///
    /// # Errors
    /// When a program is missing (the message names the package) or does not
    /// start in time.
    pub async fn start(engine: Engine, options: Options) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("browser-").tempdir()?;
        let display = match engine {
            Engine::WebKit => Some(Display::start(2560, 2560).await?),
            Engine::Chromium | Engine::Firefox => None,
        };
        let port = free_port()?;
        let (program, arguments) = match engine {
            Engine::Chromium => {
                let mut arguments = vec![format!("--port={port}")];
                if options.build == Build::Upstream {
                    // Its version is another than the driver's.
                    arguments.push("--disable-build-check".into());
                }
                (Program::Chromedriver, arguments)
            }
            Engine::Firefox => (
                Program::Geckodriver,
                vec![
                    format!("--port={port}"),
                    // The jar and the console are read from the browser's own context.
                    "--allow-system-access".into(),
                ],
            ),
            Engine::WebKit => (Program::WebKitDriver, vec![format!("--port={port}")]),
        };
        let here = folder.path().as_os_str();
        let mut variables: Vec<(&str, &OsStr)> = [
            "TMPDIR",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
        ]
        .map(|name| (name, here))
        .into();
        // Where Chromium's headless shell logs, which else is beside the program.
        let log = folder.path().join("chrome_debug.log");
        variables.push(("CHROME_LOG_FILE", log.as_os_str()));
        // Without it Firefox ignores the preference that keeps it from Mozilla's settings.
        variables.push(("MOZ_REMOTE_SETTINGS_DEVTOOLS", OsStr::new("1")));
        if let Some(display) = &display {
            variables.push(("DISPLAY", OsStr::new(&display.name)));
            variables.push(("GDK_BACKEND", OsStr::new("x11")));
            variables.push(("GTK_THEME", OsStr::new(options.scheme.gtk_theme())));
        }
        let driver = Kept::start(&find(program)?, arguments, &variables, Some(folder.path()))?;
        driver.listens(port, DRIVER_STARTS).await?;

        let asked = capabilities(engine, &options, folder.path())?;
        let web = connect(port, &asked)
            .await
            .with_context(|| format!("{engine} did not start:{}", driver.output().tail()))?;
        let session = Self {
            engine,
            web: Some(web),
            driver,
            _display: display,
            _folder: folder,
        };
        session.viewport(options.size.0, options.size.1).await?;
        if engine != Engine::WebKit {
            session.prefer(options.scheme).await?;
        }
        Ok(session)
    }

    /// The engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// What the driver and the browser wrote to standard output and error.
    #[must_use]
    pub fn output(&self) -> &Output {
        self.driver.output()
    }

    /// Runs a script in the page and returns its value.
    ///
    /// # Errors
    /// When the script throws or the driver fails.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.execute(script, arguments).await?.json().clone())
    }

    /// Runs a script whose last argument is a callback, and returns what the
    /// callback is given, within 30 seconds.
    ///
    /// # Errors
    /// When the script throws, does not call back, or the driver fails.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.execute_async(script, arguments).await?.json().clone())
    }

    /// Closes the browser, then ends the driver.
    pub async fn quit(mut self) {
        if let Some(web) = self.web.take() {
            // What does not close in time is killed with the driver.
            let _ = timeout(CLOSING, web.clone().quit()).await;
            let _ = web.leak();
        }
    }
}

impl Deref for Session {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        // `None` only within `quit`, which owns the session.
        self.web.as_ref().expect("a session that has not quit")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.driver.end();
        if let Some(web) = self.web.take() {
            // The driver is gone: thirtyfour has nobody left to tell.
            let _ = web.leak();
        }
    }
}

/// Opens a session at the driver on `port`.
async fn connect(port: u16, asked: &Value) -> Result<WebDriver> {
    let client = reqwest::Client::builder()
        .no_proxy()
        .timeout(ANSWER)
        .build()?;
    let mut capabilities = Capabilities::new();
    for (key, value) in asked.as_object().into_iter().flatten() {
        capabilities.set(key.clone(), value)?;
    }
    let address = format!("http://127.0.0.1:{port}");
    Ok(WebDriver::builder(address, capabilities)
        .client(client)
        .await?)
}
