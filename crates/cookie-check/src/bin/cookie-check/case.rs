//! A case to replay: a page, the writes that come before, and where to read.

use crate::arguments::{FrameArgument, ThirdPartyArgument};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use std::fmt;

/// One case; what a browser was observed to do is not looked at.
#[derive(Debug, Deserialize)]
pub struct Case {
    #[serde(default)]
    pub id: serde_json::Value,
    pub page: String,
    pub writes: Vec<Line>,
    #[serde(default)]
    pub also_read_at: Vec<String>,
    pub now: Option<i64>,
    /// Where the pages that write stand.
    #[serde(default)]
    pub frame: FrameArgument,
    #[serde(default)]
    pub third_party: ThirdPartyArgument,
}

/// One write of a case.
#[derive(Debug, Deserialize)]
pub struct Line {
    pub via: Via,
    pub url: String,
    pub line: Option<Text>,
    pub line_base64: Option<String>,
}

/// How the line reaches the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    Script,
    Header,
}

impl Line {
    /// The bytes of the line.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        match (&self.line, &self.line_base64) {
            (Some(text), _) => Ok(text.0.clone()),
            (None, Some(text)) => STANDARD
                .decode(text)
                .map_err(|error| format!("line_base64 is no base64: {error}")),
            (None, None) => Err("a write has neither line nor line_base64".to_owned()),
        }
    }
}

/// A JSON string, in which half a surrogate pair may stand: a script's string
/// may hold one. It becomes the three bytes a browser makes of it.
#[derive(Debug)]
pub struct Text(Vec<u8>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(TextVisitor).map(Text)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.to_vec())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<u8>, E> {
        Ok(text.as_bytes().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(json: &str) -> Result<Vec<u8>, String> {
        serde_json::from_str::<Line>(json).unwrap().bytes()
    }

    #[test]
    fn a_line_is_text_or_base64_or_half_a_surrogate_pair() {
        let with = |rest: &str| line(&format!(r#"{{"via":"script","url":"u",{rest}}}"#));
        assert_eq!(with(r#""line":"a=é""#).unwrap(), "a=é".as_bytes());
        assert_eq!(with(r#""line_base64":"YT3p""#).unwrap(), b"a=\xe9");
        assert_eq!(with(r#""line":"\ud800""#).unwrap(), b"\xed\xa0\x80");
        assert!(with(r#""line_base64":"?""#).is_err());
        assert!(with(r#""x":1"#).is_err());
    }
}
