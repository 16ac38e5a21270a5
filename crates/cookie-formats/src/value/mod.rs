//! A cookie's value opened up: through its encodings to the text inside, and
//! back with an edit.
//!
//! ```
//! use cookie_formats::value::{Content, OpenedValue};
//!
//! let opened = OpenedValue::open("eyJ0aGVtZSI6ImRhcmsifQ%3D%3D");
//! assert_eq!(opened.text(), r#"{"theme":"dark"}"#);
//! assert_eq!(opened.content(), Content::Json);
//!
//! let edited = opened.with_text(r#"{"theme":"light"}"#);
//! assert_eq!(OpenedValue::open(&edited.value).text(), r#"{"theme":"light"}"#);
//! ```
//!
//! - Encodings are found, not known: a word can look like base64 by chance.
//!   [`OpenedValue::open_steps`] shows a value as it stands.
//! - Signatures are shown and never verified.
//! - What was not edited stays byte for byte as it was.

mod base64_text;
mod jwt;
mod percent;
mod query_string;
mod quoted;
mod signed;
mod splice;
mod step;
mod tree;
mod unix_time;

pub use base64_text::Base64Spelling;
pub use jwt::Jwt;
pub(crate) use percent::decode as percent_decoded;
pub use signed::{SignatureScheme, SignedValue};
pub use step::Step;
pub use tree::{Key, Node, NodeKind};
pub use unix_time::{TimeUnit, UnixTime};

use serde::de::IgnoredAny;
use std::fmt;
use tree::Grammar;

/// The most steps that are found by themselves.
const MOST_STEPS: usize = 4;

/// A value and what was found inside it, step by step.
///
/// ```
/// use cookie_formats::value::OpenedValue;
///
/// let opened = OpenedValue::open("plain");
/// assert_eq!(opened.text(), "plain");
/// assert_eq!(opened.steps().count(), 0);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedValue {
    /// From the outside in.
    layers: Vec<Layer>,
    text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Layer {
    step: Step,
    /// What the step was taken from.
    outer: String,
}

/// What the innermost text is.
///
/// ```
/// use cookie_formats::value::{Content, OpenedValue};
/// assert_eq!(OpenedValue::open("a=1&b=2").content(), Content::QueryString);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Content {
    /// A JSON object or array.
    Json,
    /// Pairs with `&` between.
    QueryString,
    /// Something encrypted: an encrypted token, or a cookie of Rails.
    Encrypted,
    /// Anything else.
    Text,
}

/// A value written anew.
///
/// ```
/// use cookie_formats::value::{OpenedValue, SignatureScheme};
///
/// let value = "s:abc.sGYWkiiyavqZ5p9Le5JXEVhDD0fLCnLD2BmIVHJXCyA";
/// let edited = OpenedValue::open(value).with_text("abd");
/// assert_eq!(edited.value, "s:abd.sGYWkiiyavqZ5p9Le5JXEVhDD0fLCnLD2BmIVHJXCyA");
/// assert_eq!(edited.stale_signatures, [SignatureScheme::Express]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub struct Rewritten {
    /// The value.
    pub value: String,
    /// The signatures in it that are of the old text, and that who holds the
    /// key will reject.
    pub stale_signatures: Vec<SignatureScheme>,
}

/// Why a part cannot be replaced.
///
/// ```
/// use cookie_formats::value::{EditError, OpenedValue};
///
/// let opened = OpenedValue::open(r#"{"a":1}"#);
/// let node = opened.tree().unwrap().children().remove(0).1;
/// assert_eq!(opened.with_node(&node, "one"), Err(EditError::NotJson));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EditError {
    /// What is to stand in the place of a number, an object or the like is no
    /// JSON.
    NotJson,
    /// The part is of another value.
    OtherValue,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotJson => "the new text is not JSON",
            Self::OtherValue => "the part is of another value",
        })
    }
}

impl std::error::Error for EditError {}

impl OpenedValue {
    /// Opens a value as far as its encodings are beyond doubt, at most four
    /// steps.
    ///
    /// ```
    /// use cookie_formats::value::OpenedValue;
    /// assert_eq!(OpenedValue::open("\"Thanks\\054 friend\"").text(), "Thanks, friend");
    /// ```
    #[must_use]
    pub fn open(value: &str) -> Self {
        Self::open_steps(value, MOST_STEPS)
    }

    /// Opens a value by so many steps at most; 0 shows it as it stands.
    ///
    /// ```
    /// use cookie_formats::value::OpenedValue;
    /// assert_eq!(OpenedValue::open_steps("a%20b", 0).text(), "a%20b");
    /// ```
    #[must_use]
    pub fn open_steps(value: &str, most: usize) -> Self {
        let mut opened = Self {
            layers: Vec::new(),
            text: value.to_owned(),
        };
        while opened.layers.len() < most.min(MOST_STEPS) {
            let Some((step, inner)) = Step::of(&opened.text) else {
                break;
            };
            let outer = std::mem::replace(&mut opened.text, inner);
            opened.layers.push(Layer { step, outer });
        }
        opened
    }

    /// The value itself.
    ///
    /// ```
    /// use cookie_formats::value::OpenedValue;
    /// assert_eq!(OpenedValue::open("a%20b").value(), "a%20b");
    /// ```
    #[must_use]
    pub fn value(&self) -> &str {
        self.layers.first().map_or(&self.text, |layer| &layer.outer)
    }

    /// The innermost text.
    ///
    /// ```
    /// use cookie_formats::value::OpenedValue;
    /// assert_eq!(OpenedValue::open("a%20b").text(), "a b");
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The steps from the value to the innermost text.
    ///
    /// ```
    /// use cookie_formats::value::{OpenedValue, Step};
    /// assert!(OpenedValue::open("a%20b").steps().eq([&Step::Percent]));
    /// ```
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.layers.iter().map(|layer| &layer.step)
    }

    /// What the innermost text is.
    ///
    /// ```
    /// use cookie_formats::value::{Content, OpenedValue};
    /// assert_eq!(OpenedValue::open("[1]").content(), Content::Json);
    /// ```
    #[must_use]
    pub fn content(&self) -> Content {
        if is_json(&self.text) {
            Content::Json
        } else if query_string::is_query_string(&self.text) {
            Content::QueryString
        } else if jwt::is_encrypted(&self.text) || signed::is_encrypted_by_rails(&self.text) {
            Content::Encrypted
        } else {
            Content::Text
        }
    }

    /// The innermost text as a tree, where it is JSON or a query string.
    ///
    /// ```
    /// use cookie_formats::value::OpenedValue;
    /// assert_eq!(OpenedValue::open("[1,2]").tree().unwrap().children().len(), 2);
    /// assert_eq!(OpenedValue::open("plain").tree(), None);
    /// ```
    #[must_use]
    pub fn tree(&self) -> Option<Node<'_>> {
        match self.content() {
            Content::Json => Some(Node::root(&self.text, Grammar::Json)),
            Content::QueryString => Some(Node::root(&self.text, Grammar::QueryString)),
            Content::Encrypted | Content::Text => None,
        }
    }

    /// The time that the innermost text is.
    ///
    /// ```
    /// use cookie_formats::value::OpenedValue;
    /// assert_eq!(OpenedValue::open("1795375000").time().unwrap().seconds, 1_795_375_000);
    /// ```
    #[must_use]
    pub fn time(&self) -> Option<UnixTime> {
        UnixTime::of(&self.text)
    }

    /// The value with another innermost text, written back through the same
    /// steps. What did not change is spelt as it was.
    ///
    /// ```
    /// use cookie_formats::value::OpenedValue;
    /// let opened = OpenedValue::open("%61%20b");
    /// assert_eq!(opened.with_text("a c").value, "%61%20c");
    /// assert_eq!(opened.with_text("a b").value, "%61%20b");
    /// ```
    pub fn with_text(&self, text: &str) -> Rewritten {
        if text == self.text {
            return Rewritten {
                value: self.value().to_owned(),
                stale_signatures: Vec::new(),
            };
        }
        let mut new = text.to_owned();
        let mut old = &self.text;
        for layer in self.layers.iter().rev() {
            new = layer.step.encode_like(&layer.outer, old, &new);
            old = &layer.outer;
        }
        Rewritten {
            value: new,
            stale_signatures: self.steps().filter_map(Step::signature).collect(),
        }
    }

    /// The value with another text in the place of one part of its tree. For a
    /// string the text is what it says, for other parts of JSON it is JSON.
    ///
    /// # Errors
    /// When the text must be JSON and is not, and when the part is of another
    /// value.
    ///
    /// ```
    /// use cookie_formats::value::OpenedValue;
    /// let opened = OpenedValue::open(r#"{ "a": "x", "b": 1.0 }"#);
    /// let a = opened.tree().unwrap().children().remove(0).1;
    /// assert_eq!(opened.with_node(&a, "\"").unwrap().value, r#"{ "a": "\"", "b": 1.0 }"#);
    /// ```
    pub fn with_node(&self, node: &Node<'_>, text: &str) -> Result<Rewritten, EditError> {
        let range = node.range();
        if node.whole() != self.text {
            return Err(EditError::OtherValue);
        }
        if node.text().as_deref() == Some(text) {
            return Ok(self.with_text(&self.text));
        }
        let new = match (node.grammar(), node.kind()) {
            (Grammar::QueryString, _) => text.to_owned(),
            (Grammar::QueryValue, _) => query_string::encode(text),
            (Grammar::Json, NodeKind::String) => crate::raw_json::string(text),
            (Grammar::Json, _) if serde_json::from_str::<IgnoredAny>(text).is_ok() => {
                text.to_owned()
            }
            (Grammar::Json, _) => return Err(EditError::NotJson),
        };
        let (before, after) = (&self.text[..range.start], &self.text[range.end..]);
        Ok(self.with_text(&[before, &new, after].concat()))
    }
}

/// Whether a text is a JSON object or array. Deep ones are read without
/// recursion.
fn is_json(text: &str) -> bool {
    text.trim_ascii_start().starts_with(['{', '['])
        && serde_json::from_str::<IgnoredAny>(text).is_ok()
}
