//! What each driver is asked for: a fresh, quiet browser that sends all its
//! traffic to the test's server when there is one.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::installed::{Program, find};
use crate::session::{Build, Options};

/// Chromium's arguments. `HttpsUpgrades` would try https first for an address
/// that says http, and the test's server answers there too.
const CHROMIUM: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-default-apps",
    "--disable-client-side-phishing-detection",
    "--metrics-recording-only",
    "--disable-dev-shm-usage",
    "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
];

/// Chromium's preferences: no connections made ahead, no account, no
/// suggestions.
fn chromium_preferences() -> Value {
    json!({
        "net": { "network_prediction_options": 2 },
        "search": { "suggest_enabled": false },
        "signin": { "allowed": false, "allowed_on_next_startup": false },
        "safebrowsing": { "enabled": false },
    })
}

/// Firefox's preferences: no https-first, no captive-portal probes, no
/// settings, suggestions or safe-browsing lists fetched in the background, and
/// what pages write to the console printed.
fn firefox_preferences() -> Value {
    json!({
        "app.normandy.enabled": false,
        "app.update.enabled": false,
        "browser.chrome.site_icons": false,
        "browser.contentblocking.category": "standard",
        "browser.dom.window.dump.enabled": true,
        "browser.newtabpage.enabled": false,
        "browser.region.network.url": "",
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.search.update": false,
        "browser.startup.page": 0,
        "datareporting.policy.dataSubmissionEnabled": false,
        "devtools.console.stdout.chrome": false,
        "devtools.console.stdout.content": true,
        "dom.push.enabled": false,
        "dom.security.https_first": false,
        "dom.security.https_first_schemeless": false,
        "extensions.getAddons.cache.enabled": false,
        "extensions.update.enabled": false,
        "messaging-system.rsexperimentloader.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.prefetch-next": false,
        "network.proxy.allow_hijacking_localhost": true,
        "network.stricttransportsecurity.preloadlist": false,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "toolkit.telemetry.enabled": false,
        "toolkit.telemetry.server": "",
    })
}

/// The `alwaysMatch` capabilities of a new session.
pub(crate) fn capabilities(engine: Engine, options: &Options, folder: &Path) -> Result<Value> {
    let (width, height) = options.size;
    let mut asked = json!({
        "acceptInsecureCerts": true,
        "timeouts": { "pageLoad": 30_000, "script": 30_000, "implicit": 0 },
    });
    match engine {
        Engine::Chromium => {
            let mut arguments: Vec<String> = CHROMIUM.iter().map(|&text| text.into()).collect();
            arguments.push(format!("--window-size={width},{height}"));
            let program = match options.build {
                Build::System => {
                    let profile = folder.join("profile");
                    arguments.push(format!("--user-data-dir={}", profile.display()));
                    Program::Chromium
                }
                // Where the profile is named, the driver opens no page, and the
                // shell opens none by itself; unnamed, it is made in TMPDIR.
                Build::Upstream => Program::ChromiumUpstream,
            };
            if let Some(address) = options.proxy {
                arguments.push(format!("--proxy-server={address}"));
                // Loopback names too: without this they go round the proxy.
                arguments.push("--proxy-bypass-list=<-loopback>".into());
            }
            asked["goog:chromeOptions"] = json!({
                "binary": find(program)?,
                "args": arguments,
                "prefs": chromium_preferences(),
            });
            asked["goog:loggingPrefs"] = json!({ "browser": "ALL" });
        }
        Engine::Firefox => {
            let arguments = [
                "-headless".into(),
                "-width".into(),
                width.to_string(),
                "-height".into(),
                height.to_string(),
            ];
            asked["moz:firefoxOptions"] = json!({
                "binary": find(Program::Firefox)?,
                "args": arguments,
                "prefs": firefox_preferences(),
            });
            asked["proxy"] = proxy(options.proxy);
        }
        Engine::WebKit => {
            // Full-screen, so that the window's size is the page's.
            let mut arguments = vec!["--automation".to_owned(), "--full-screen".to_owned()];
            if let Some(address) = options.proxy {
                // Behind an HTTP proxy WebKitGTK refuses the test's certificate,
                // whatever it was told, and the driver knows no other kind.
                arguments.push(format!("--proxy=socks5://{address}"));
            }
            asked["webkitgtk:browserOptions"] =
                json!({ "binary": find(Program::MiniBrowser)?, "args": arguments });
        }
    }
    Ok(asked)
}

/// The standard's `proxy` capability: one address for both schemes.
fn proxy(address: Option<SocketAddr>) -> Value {
    match address {
        Some(address) => json!({
            "proxyType": "manual",
            "httpProxy": address.to_string(),
            "sslProxy": address.to_string(),
        }),
        None => json!({ "proxyType": "direct" }),
    }
}
