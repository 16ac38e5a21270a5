//! The page's size and colour scheme.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::json;
use tokio::time::sleep;

use crate::engine::Engine;
use crate::session::Session;

/// What `prefers-color-scheme` answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorScheme {
    /// `light`.
    Light,
    /// `dark`.
    Dark,
}

impl ColorScheme {
    fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What `GTK_THEME` must say for WebKitGTK to answer so.
    pub(crate) fn gtk_theme(self) -> &'static str {
        match self {
            Self::Light => "Adwaita",
            Self::Dark => "Adwaita:dark",
        }
    }
}

/// Gives the content area an exact size: a window of Firefox has a minimum
/// width of 500, the element that shows the page has none.
const FIREFOX_SIZE: &str = "
    const [width, height] = arguments;
    const browser = gBrowser.selectedBrowser;
    for (const edge of ['min', 'max']) {
        browser.style.setProperty(edge + '-width', width + 'px');
        browser.style.setProperty(edge + '-height', height + 'px');
    }
    browser.getBoundingClientRect();";

const FIREFOX_SCHEME: &str =
    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);";

impl Session {
    /// Makes the page's viewport exactly this wide and high, in CSS pixels,
    /// also narrower than a window can be.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn viewport(&self, width: u32, height: u32) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let metrics = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
                });
                self.devtools("Emulation.setDeviceMetricsOverride", metrics)
                    .await?;
            }
            Engine::Firefox => {
                self.privileged(FIREFOX_SIZE, vec![json!(width), json!(height)])
                    .await?;
            }
            Engine::WebKit => self.set_window_rect(0, 0, width, height).await?,
        }
        // The page learns of it a frame later.
        let since = Instant::now();
        loop {
            let size = self
                .run("return [innerWidth, innerHeight]", Vec::new())
                .await?;
            if size == json!([width, height]) {
                return Ok(());
            }
            ensure!(
                since.elapsed() < Duration::from_secs(5),
                "{width} × {height} became {size}"
            );
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Changes what `prefers-color-scheme` answers. WebKitGTK takes it from
    /// its environment at the start ([`crate::Options::scheme`]) and is left as it is.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn prefer(&self, scheme: ColorScheme) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let features = json!({
                    "features": [{ "name": "prefers-color-scheme", "value": scheme.word() }],
                });
                self.devtools("Emulation.setEmulatedMedia", features)
                    .await?;
            }
            Engine::Firefox => {
                let number = if scheme == ColorScheme::Dark { 0 } else { 1 };
                self.privileged(FIREFOX_SCHEME, vec![json!(number)]).await?;
            }
            Engine::WebKit => {}
        }
        Ok(())
    }
}
