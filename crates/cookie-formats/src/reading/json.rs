//! JSON documents with cookies in them: HAR files and the exports of tools.
//!
//! A document is walked as it is parsed, so that one that breaks off gives what
//! stands before. Only the levels that lead to cookies are entered; everything
//! else is skipped as raw text, which has no limit of depth.

use super::collector::Collector;
use super::cookie_objects::{self, Traits};
use super::{har, utf8};
use crate::raw_json::{fields, span};
use crate::{Format, OmissionReason, Warning};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::ops::Range;

/// Reads what it finds, and says whose format it seems to be.
pub(super) fn read(text: &[u8], out: &mut Collector) -> Option<Format> {
    let text = utf8(text, out)?;
    let mut document = Document {
        text,
        out,
        traits: Traits::default(),
        cookie: Vec::new(),
        is_har: false,
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let walk = Walk {
        level: Level::Document,
        document: &mut document,
    };
    let result = walk
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end());
    document.end();
    let format = document.format();
    if format == Some(Format::Har) && out.item_count() == 0 {
        out.warn(Warning::NoCookiesInHar);
    }
    if let Err(error) = result {
        out.omit(offset(text, &error)..text.len(), broken(&error));
    }
    format
}

/// Whether a text begins as JSON that may hold objects.
pub(super) fn is_recognisable(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let Some((first, rest)) = text.split_first() else {
        return false;
    };
    let next = rest.trim_ascii_start().first();
    match first {
        b'{' => matches!(next, Some(b'"' | b'}') | None),
        b'[' => matches!(next, Some(b'{' | b']') | None),
        _ => false,
    }
}

pub(super) fn broken(error: &serde_json::Error) -> OmissionReason {
    let message = error.to_string();
    // The location says where.
    let message = message.split(" at line ").next().unwrap_or_default();
    OmissionReason::BrokenJson {
        message: message.to_owned(),
    }
}

/// The byte at which parsing stopped.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let before = match error.line() {
        0 | 1 => 0,
        line => memchr::memchr_iter(b'\n', text.as_bytes())
            .nth(line - 2)
            .map_or(0, |at| at + 1),
    };
    (before + error.column().saturating_sub(1)).min(text.len())
}

/// The levels that are walked while they are parsed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Document,
    Log,
    Entries,
    Cookies,
}

impl Level {
    /// The level that a field leads to.
    fn enter(self, key: &str) -> Option<Self> {
        match (self, key) {
            (Self::Document, "log") => Some(Self::Log),
            (Self::Document, "cookies") => Some(Self::Cookies),
            // The browser's protocol answers so.
            (Self::Document, "result") => Some(Self::Document),
            (Self::Log, "entries") => Some(Self::Entries),
            _ => None,
        }
    }
}

struct Document<'t, 'c> {
    text: &'t str,
    out: &'c mut Collector,
    traits: Traits,
    /// The fields of the document, which may be a single cookie.
    cookie: Vec<(String, &'t RawValue)>,
    is_har: bool,
}

impl<'t> Document<'t, '_> {
    fn field(&mut self, level: Level, key: String, value: &'t RawValue) {
        if level != Level::Document {
            return;
        }
        self.traits.document_field(&key);
        if cookie_objects::is_field(&key) {
            self.cookie.push((key, value));
        }
    }

    fn element(&mut self, level: Level, element: &'t RawValue) {
        let span = span(self.text, element);
        match level {
            Level::Entries => har::entry(self.text, element, self.out),
            Level::Document | Level::Cookies => {
                if !element.get().starts_with('{') {
                    self.out.omit(span, OmissionReason::NotACookieObject);
                    return;
                }
                let mut cookie = Vec::new();
                match fields(element, &mut |key, value| cookie.push((key, value))) {
                    Ok(()) => self.take(span, &cookie),
                    Err(error) => self.out.omit(span, broken(&error)),
                }
            }
            Level::Log => {}
        }
    }

    fn take(&mut self, span: Range<usize>, cookie: &[(String, &RawValue)]) {
        self.traits.cookie(cookie);
        match cookie_objects::record(cookie) {
            Ok((record, warnings)) => self.out.record(span, record, warnings),
            Err(reason) => self.out.omit(span, reason),
        }
    }

    /// A document that is one cookie.
    fn end(&mut self) {
        let cookie = std::mem::take(&mut self.cookie);
        if cookie_objects::is_cookie(&cookie) {
            self.take(0..self.text.len(), &cookie);
        }
    }

    fn format(&self) -> Option<Format> {
        if self.is_har {
            return Some(Format::Har);
        }
        self.traits.format()
    }
}

struct Walk<'d, 't, 'c> {
    level: Level,
    document: &'d mut Document<'t, 'c>,
}

impl<'t> DeserializeSeed<'t> for Walk<'_, 't, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Walk<'_, 't, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if let Some(level) = self.level.enter(&key) {
                self.document.is_har |= level == Level::Entries;
                self.document.traits.document_field(&key);
                map.next_value_seed(Walk {
                    level,
                    document: &mut *self.document,
                })?;
            } else {
                let value = map.next_value::<&RawValue>()?;
                self.document.field(self.level, key, value);
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(element) = seq.next_element::<&RawValue>()? {
            self.document.element(self.level, element);
        }
        Ok(())
    }

    // Where a level is missing, there is nothing to walk.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
