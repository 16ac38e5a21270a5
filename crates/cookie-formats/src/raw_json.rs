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
    /// The whole part; what 64 bits cannot hold is the nearest that they can.
    Number(i64),
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
            _ => whole_number(text).map(Self::Number),
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

/// The whole part of a decimal number, with an exponent or without; what 64
/// bits cannot hold is the nearest that they can. Floating point would lose
/// digits, and weigh more than all the readers of JSON together.
pub(crate) fn whole_number(text: &str) -> Option<i64> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (is_negative, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, mantissa),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut all = whole.bytes().chain(fraction.bytes());
    if whole.is_empty() || !all.clone().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    /// More digits than any number that fits has, and zeros before them.
    const MOST_DIGITS: i64 = 400;
    let point = i64::try_from(whole.len()).ok()? + i64::from(exponent);
    let mut number: i64 = 0;
    for _ in 0..point.min(MOST_DIGITS) {
        let digit = all.next().map_or(0, |digit| i64::from(digit - b'0'));
        number = number.saturating_mul(10).saturating_add(digit);
    }
    Some(if is_negative { -number } else { number })
}

/// A text as a JSON string, which is one of JavaScript and of Python too.
pub(crate) fn string(text: &str) -> String {
    // A text has no way to fail.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_up_to_what_fits() {
        for (text, number) in [
            ("0", 0),
            ("1795375000", 1_795_375_000),
            ("1795375000.987", 1_795_375_000),
            ("1.795375000987E9", 1_795_375_000),
            ("17953750009e-1", 1_795_375_000),
            ("2e+3", 2000),
            ("-1", -1),
            ("-0.5", 0),
            ("1e400", i64::MAX),
            ("1e-400", 0),
            ("-99999999999999999999", -i64::MAX),
        ] {
            assert_eq!(whole_number(text), Some(number), "{text}");
        }
        for text in [
            "",
            "-",
            ".5",
            "1e",
            "1e1.5",
            "1x",
            "0x10",
            "1e9999999999",
            "+1",
        ] {
            assert_eq!(whole_number(text), None, "{text}");
        }
    }
}
