//! What a browser's jar really holds, beyond what any page can see.
//!
//! - Chromium: `Storage.getCookies` of the DevTools protocol: every cookie.
//! - Firefox: the cookie service, asked in the browser's own context: every
//!   cookie; the only one of the three that tells an unset `SameSite` apart.
//! - WebKitGTK: its driver tells the cookies of the page it is at, the `HttpOnly`
//!   ones too. So [`Session::jar`] visits each address it is given; a cookie
//!   that none of them would send is not seen, and the page changes. It knows
//!   nothing of partitions, and `SameSite` reads `None` for an unset one.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::session::Session;

/// A cookie as a browser keeps it. The fields and words are those of the
/// measured cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredCookie {
    /// The name; empty for a nameless cookie.
    pub name: String,
    /// The value; bytes that are not UTF-8 come as the driver renders them.
    pub value: String,
    /// The host, or the domain without its leading dot.
    pub domain: String,
    /// Whether it is sent to that host alone, not to those below it.
    pub host_only: bool,
    /// The path.
    pub path: String,
    /// The `Secure` flag.
    pub secure: bool,
    /// The `HttpOnly` flag.
    pub http_only: bool,
    /// Whether it lies in a partition of the jar.
    pub partitioned: bool,
    /// The `SameSite` attribute; `None` where the engine does not tell.
    pub same_site: Option<SameSite>,
    /// When it expires; `None` for the end of the browser's session.
    pub expires: Option<Expiry>,
}

/// The `SameSite` attribute as kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SameSite {
    /// `Strict`.
    Strict,
    /// `Lax`.
    Lax,
    /// `None`.
    None,
    /// The attribute was absent or not understood.
    Unset,
}

/// A moment, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expiry {
    /// Seconds since 1970, in UTC.
    pub at: i64,
}

const FIREFOX: &str = "
    const words = { 0: 'none', 1: 'lax', 2: 'strict', 256: 'unset' };
    const now = Date.now();
    // Names and paths come as one character a byte.
    const text = bytes => {
        try {
            return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
                .decode(Uint8Array.from(bytes, byte => byte.charCodeAt(0)));
        } catch {
            return bytes;
        }
    };
    return Services.cookies.cookies.map(cookie => {
        // Milliseconds in recent versions, seconds in older ones.
        const expiry = cookie.expiry > 1e11 ? cookie.expiry : cookie.expiry * 1000;
        if (!cookie.isSession && expiry <= now) return null;
        return {
            name: text(cookie.name),
            value: cookie.value,
            domain: cookie.host.replace(/^\\./, ''),
            host_only: !cookie.isDomain,
            path: text(cookie.path),
            secure: cookie.isSecure,
            http_only: cookie.isHttpOnly,
            partitioned: (cookie.originAttributes.partitionKey ?? '') !== '',
            same_site: words[cookie.sameSite] ?? null,
            expires: cookie.isSession ? null : { at: Math.round(expiry / 1000) },
        };
    }).filter(cookie => cookie);";

impl Session {
    /// The cookies of the jar. `addresses` are visited by WebKitGTK alone, and
    /// decide there what is seen.
    ///
    /// # Errors
    /// When the driver fails or answers in an unknown shape.
    pub async fn jar(&self, addresses: &[&str]) -> Result<Vec<StoredCookie>> {
        match self.engine() {
            Engine::Chromium => {
                let answer = self.devtools("Storage.getCookies", json!({})).await?;
                let cookies = answer["cookies"].as_array().context("no list of cookies")?;
                Ok(cookies.iter().map(from_devtools).collect())
            }
            Engine::Firefox => {
                let answer = self.privileged(FIREFOX, Vec::new()).await?;
                serde_json::from_value(answer).context("Firefox's cookies")
            }
            Engine::WebKit => {
                let mut jar: Vec<StoredCookie> = Vec::new();
                for address in addresses {
                    self.goto(*address).await?;
                    for cookie in self.cookies_here().await? {
                        if !jar.contains(&cookie) {
                            jar.push(cookie);
                        }
                    }
                }
                Ok(jar)
            }
        }
    }

    /// The cookies that the page the browser is at would be sent, the `HttpOnly`
    /// ones too, by WebDriver's own command, which all three know.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn cookies_here(&self) -> Result<Vec<StoredCookie>> {
        let cookies = self.get_all_cookies().await?;
        Ok(cookies
            .into_iter()
            .map(|cookie| {
                let domain = cookie.domain.unwrap_or_default();
                StoredCookie {
                    name: cookie.name,
                    value: cookie.value,
                    host_only: !domain.starts_with('.'),
                    domain: domain.trim_start_matches('.').to_owned(),
                    path: cookie.path.unwrap_or_default(),
                    secure: cookie.secure.unwrap_or_default(),
                    http_only: cookie.http_only.unwrap_or_default(),
                    partitioned: false,
                    same_site: cookie.same_site.and_then(|same_site| match same_site {
                        thirtyfour::SameSite::Strict => Some(SameSite::Strict),
                        thirtyfour::SameSite::Lax => Some(SameSite::Lax),
                        _ => None,
                    }),
                    expires: cookie.expiry.map(|at| Expiry { at }),
                }
            })
            .collect())
    }

    /// Empties the jar; in WebKitGTK only of what the present page would be
    /// sent, so that a fresh host name is the better way there.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn empty_jar(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                self.devtools("Storage.clearCookies", json!({})).await?;
            }
            Engine::Firefox => {
                self.privileged("Services.cookies.removeAll();", Vec::new())
                    .await?;
            }
            Engine::WebKit => self.delete_all_cookies().await?,
        }
        Ok(())
    }
}

/// A cookie as `Storage.getCookies` gives it.
fn from_devtools(cookie: &Value) -> StoredCookie {
    let text = |key: &str| cookie[key].as_str().unwrap_or_default().to_owned();
    let flag = |key: &str| cookie[key].as_bool().unwrap_or_default();
    let domain = text("domain");
    StoredCookie {
        name: text("name"),
        value: text("value"),
        host_only: !domain.starts_with('.'),
        domain: domain.trim_start_matches('.').to_owned(),
        path: text("path"),
        secure: flag("secure"),
        http_only: flag("httpOnly"),
        partitioned: !cookie["partitionKey"].is_null(),
        same_site: Some(match cookie["sameSite"].as_str() {
            Some("Strict") => SameSite::Strict,
            Some("Lax") => SameSite::Lax,
            Some("None") => SameSite::None,
            _ => SameSite::Unset,
        }),
        expires: cookie["expires"]
            .as_f64()
            .filter(|&at| at >= 0.0 && !flag("session"))
            .map(|at| Expiry {
                at: at.round() as i64,
            }),
    }
}
