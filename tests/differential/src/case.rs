//! A case: some writes, and the page that looks afterwards. The shape is that
//! of the measured cases.

use std::collections::HashMap;
use std::fmt;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browsers::StoredCookie;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::browser::Browser;

/// Stands for half a surrogate pair, which no Rust text can hold.
pub const HALF: char = '\u{f8ff}';

/// One case.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    /// What it is called.
    pub id: String,
    /// The address of the page that looks.
    pub page: String,
    /// The writes, in order.
    pub writes: Vec<Write>,
    /// Further addresses that look after the page.
    #[serde(default)]
    pub also_read_at: Vec<String>,
    /// Whether every document of it stands in a frame of a page of another site.
    #[serde(default)]
    pub cross_site: bool,
    observed: Option<HashMap<String, Box<RawValue>>>,
    /// Whether no other case has its hosts, so that nothing it leaves matters.
    #[serde(skip)]
    pub fresh: bool,
}

impl Case {
    /// A case that was not measured.
    pub fn new(
        id: String,
        page: String,
        writes: Vec<Write>,
        also_read_at: Vec<String>,
        fresh: bool,
    ) -> Self {
        Self {
            id,
            page,
            writes,
            also_read_at,
            cross_site: false,
            observed: None,
            fresh,
        }
    }

    /// What was seen when it was measured in this browser.
    ///
    /// # Errors
    /// When nothing was.
    pub fn observed(&self, browser: Browser) -> Result<Value> {
        let observed = self
            .observed
            .as_ref()
            .and_then(|observed| observed.get(browser.as_str()));
        let observed = observed.context("not measured")?;
        Ok(serde_json::from_str(&without_halves(observed.get()))?)
    }
}

/// JSON whose halves of surrogate pairs are replaced, as a browser's driver
/// replaces them.
fn without_halves(json: &str) -> String {
    let mut text = String::new();
    let mut rest = json;
    while let Some(at) = rest.find("\\u") {
        let code = |text: &str| u16::from_str_radix(text.get(2..6)?, 16).ok();
        let escape = &rest[at..];
        let high = code(escape).is_some_and(|code| (0xd800..0xdc00).contains(&code));
        let low = |text: &str| code(text).is_some_and(|code| (0xdc00..0xe000).contains(&code));
        let pair = high && escape.get(6..8) == Some("\\u") && low(&escape[6..]);
        // An escaped backslash before a `u` is followed by anything.
        let length = if pair {
            12
        } else {
            escape.get(..6).map_or(2, str::len)
        };
        text.push_str(&rest[..at]);
        let half = !pair && (high || low(escape));
        text.push_str(if half { "\u{fffd}" } else { &escape[..length] });
        rest = &escape[length..];
    }
    text + rest
}

/// One write.
#[derive(Clone, Debug, Deserialize)]
pub struct Write {
    /// Who writes.
    pub via: Via,
    /// Where the script runs, or what was asked of the server.
    pub url: String,
    /// In JSON: it may hold half a surrogate pair, which a script can write.
    line: Option<Box<RawValue>>,
    line_base64: Option<String>,
    /// What the response's `Date` field says; without, it has none.
    #[serde(default)]
    pub date: Option<String>,
}

/// Who writes a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// A script, to `document.cookie`.
    Script,
    /// A server, by one `Set-Cookie` field.
    Header,
}

impl Write {
    /// A write of these bytes. A character that no line has stands for half a
    /// surrogate pair where a script writes.
    pub fn new(via: Via, url: &str, bytes: Vec<u8>) -> Self {
        let text = std::str::from_utf8(&bytes).ok();
        let json = text.and_then(|text| serde_json::to_string(text).ok());
        let json = json.map(|json| match via {
            Via::Script => json.replace(HALF, "\\ud83d"),
            Via::Header => json,
        });
        let line = json.and_then(|json| RawValue::from_string(json).ok());
        Self {
            via,
            url: url.to_owned(),
            line_base64: line.is_none().then(|| STANDARD.encode(&bytes)),
            line,
            date: None,
        }
    }

    /// The line as bytes.
    ///
    /// # Errors
    /// When the case has none.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        match (&self.line, &self.line_base64) {
            (Some(line), _) => Ok(serde_json::from_str::<Bytes>(line.get())?.0),
            (None, Some(base64)) => Ok(STANDARD.decode(base64)?),
            (None, None) => anyhow::bail!("a write without a line"),
        }
    }

    /// The line as a script writes it, in JSON.
    ///
    /// # Errors
    /// When it is no text.
    pub fn json(&self) -> Result<String> {
        match &self.line {
            Some(line) => Ok(line.get().to_owned()),
            None => {
                let text = String::from_utf8(self.bytes()?).context("a script writes text")?;
                Ok(serde_json::to_string(&text)?)
            }
        }
    }
}

/// The bytes of a JSON string, half a surrogate pair as its three.
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Take;
        impl Visitor<'_> for Take {
            type Value = Bytes;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
            fn visit_str<E>(self, text: &str) -> Result<Bytes, E> {
                Ok(Bytes(text.into()))
            }
        }
        deserializer.deserialize_bytes(Take)
    }
}

/// What a browser showed.
#[derive(Clone, Debug, Serialize)]
pub struct Observation {
    /// `document.cookie` at the page; `None` where reading it threw.
    pub document_cookie: Option<String>,
    /// The jar.
    pub stored: Vec<StoredCookie>,
    /// At each of the further addresses, in order.
    pub also_read_at: Vec<Reading>,
    /// The browser's clock when the writes were over, in seconds since 1970.
    pub now: i64,
}

/// What was seen at a further address.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// `document.cookie` there.
    pub document_cookie: Option<String>,
    /// The Cookie header of the request for it, one character a byte.
    pub cookie_header: Option<String>,
}
