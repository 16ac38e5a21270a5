//! JSON that is read where it stands: fields, elements and scalars as raw text.

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::ops::Range;

/// Where a raw value stands in the text it was borrowed from.
pub(crate) fn span(text: &str, raw: &RawValue) -> Range<usize> {
    let start = (raw.get().as_ptr().addr()).saturating_sub(text.as_ptr().addr());
    start..start + raw.get().len()
}

/// Calls back for every field of an object; what is no object has none.
pub(crate) fn fields<'t>(
    raw: &'t RawValue,
    take: &mut dyn FnMut(String, &'t RawValue),
) -> Result<(), serde_json::Error> {
    if !raw.get().starts_with('{') {
        return Ok(());
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(EachField(take))
}

/// Calls back for every element of an array; what is no array has none.
pub(crate) fn elements<'t>(
    raw: &'t RawValue,
    take: &mut dyn FnMut(&'t RawValue),
) -> Result<(), serde_json::Error> {
    if !raw.get().starts_with('[') {
        return Ok(());
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_seq(EachElement(take))
}

struct EachField<'f, 't>(&'f mut dyn FnMut(String, &'t RawValue));

impl<'t> Visitor<'t> for EachField<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
            (self.0)(key, value);
        }
        Ok(())
    }
}

struct EachElement<'f, 't>(&'f mut dyn FnMut(&'t RawValue));

impl<'t> Visitor<'t> for EachElement<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(element) = seq.next_element::<&RawValue>()? {
            (self.0)(element);
        }
        Ok(())
    }
}

/// A value that is no list and no object, as far as cookies need it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Scalar {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    /// A list or an object.
    Other,
}

impl Scalar {
    pub(crate) fn of(raw: &RawValue) -> Self {
        let text = raw.get();
        let read = match text.as_bytes().first() {
            Some(b'"') => serde_json::from_str(text).ok().map(Self::Text),
            Some(b't') => Some(Self::Bool(true)),
            Some(b'f') => Some(Self::Bool(false)),
            Some(b'n') => Some(Self::Null),
            _ => text.parse().ok().map(Self::Number),
        };
        read.unwrap_or(Self::Other)
    }

    pub(crate) fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A text as a JSON string, which is one of JavaScript and of Python too.
pub(crate) fn string(text: &str) -> String {
    // A text has no way to fail.
    serde_json::to_string(text).unwrap_or_default()
}
