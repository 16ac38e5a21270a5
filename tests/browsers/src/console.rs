//! What the browser's console says, by each engine's own means where it has
//! one, so that the pages under test are served as they were built.
//!
//! - Chromium: chromedriver's browser log. Failed loads, policy violations,
//!   uncaught errors, unhandled rejections and `console.*`.
//! - Firefox: the console service (errors, rejections, policy violations) and,
//!   for `console.*`, the lines it prints, which arrive a moment later. A load
//!   that ends in an HTTP status of failure is not among them.
//! - WebKitGTK: a script that [`crate::Server`] puts before the pages it is
//!   sent. Failed loads of elements, policy violations, uncaught errors,
//!   unhandled rejections and `console.*` of the origin the browser is at; not
//!   what workers or the engine itself say.

use std::time::Duration;

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;

use crate::engine::Engine;
use crate::server::hook::STORE;
use crate::session::Session;

/// How grave an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Errors, violations, failed loads.
    Error,
    /// Warnings.
    Warning,
    /// All else.
    Info,
}

/// One entry of the console.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ConsoleEntry {
    /// How grave it is.
    pub level: Level,
    /// The engine's wording.
    pub text: String,
}

/// What every engine's words for a violation of the page's policy have one of:
/// of its Content-Security-Policy, and of Trusted Types as a part of it.
const VIOLATION: [&str; 5] = [
    "Content Security Policy",
    "Content-Security-Policy",
    "TrustedHTML",
    "TrustedScript",
    // Those of the script that notes WebKitGTK's console.
    "policy violation:",
];

impl ConsoleEntry {
    /// Whether the page was kept from something by its own policy.
    #[must_use]
    pub fn is_violation(&self) -> bool {
        VIOLATION.iter().any(|words| self.text.contains(words))
    }
}

const FIREFOX: &str = "
    const entries = [];
    for (const message of Services.console.getMessageArray()) {
        if (!(message instanceof Ci.nsIScriptError)) continue;
        // The browser's own scripts are not the page's.
        if (/^(chrome|resource|moz-extension|jar|file):/.test(message.sourceName)) continue;
        // Refusing a cookie is no error of the page that wrote it.
        const mild = message.flags & 1 || message.category.startsWith('cookie');
        entries.push({
            level: mild ? 'warning' : message.logLevel === 1 ? 'info' : 'error',
            text: `${message.category}: ${message.errorMessage} (${message.sourceName}:${message.lineNumber})`,
        });
    }
    Services.console.reset();
    return entries;";

const WEBKIT: &str = "
    try {
        const notes = JSON.parse(sessionStorage.getItem(arguments[0]) ?? '[]');
        sessionStorage.removeItem(arguments[0]);
        return notes;
    } catch {
        return []; // A page without storage.
    }";

impl Session {
    /// Everything the console said since it was last asked.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn console(&self) -> Result<Vec<ConsoleEntry>> {
        match self.engine() {
            Engine::Chromium => {
                let log = self.browser_log().await?;
                Ok(log
                    .into_iter()
                    .map(|entry| ConsoleEntry {
                        level: match entry.level.as_str() {
                            "SEVERE" => Level::Error,
                            "WARNING" => Level::Warning,
                            _ => Level::Info,
                        },
                        text: entry.message,
                    })
                    .collect())
            }
            Engine::Firefox => {
                let noted = self.privileged(FIREFOX, Vec::new()).await?;
                let mut entries: Vec<ConsoleEntry> = serde_json::from_value(noted)?;
                tokio::time::sleep(Duration::from_millis(100)).await;
                let printed = self.output().take(|line| line.starts_with("console."));
                entries.extend(printed.into_iter().map(|line| ConsoleEntry {
                    level: if line.starts_with("console.error")
                        || line.starts_with("console.assert")
                    {
                        Level::Error
                    } else if line.starts_with("console.warn") {
                        Level::Warning
                    } else {
                        Level::Info
                    },
                    text: line,
                }));
                Ok(entries)
            }
            Engine::WebKit => {
                let noted = self.run(WEBKIT, vec![json!(STORE)]).await?;
                Ok(serde_json::from_value(noted)?)
            }
        }
    }

    /// The errors and violations among what the console said since it was last
    /// asked.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn console_errors(&self) -> Result<Vec<ConsoleEntry>> {
        let mut entries = self.console().await?;
        entries.retain(|entry| {
            let is_error = entry.level == Level::Error || entry.is_violation();
            is_error && !OF_THE_BROWSER.iter().any(|own| entry.text.contains(own))
        });
        Ok(entries)
    }
}

/// What a browser complains of to itself, wherever it is: Firefox asks for its
/// remote settings, which it cannot reach from a test.
const OF_THE_BROWSER: [&str; 1] = ["RSLoader"];
