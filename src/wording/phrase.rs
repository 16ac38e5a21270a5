//! A sentence whose names and values stay apart from its words, so that a view
//! can isolate the first and mask the second. Pure.

use std::fmt;

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(String),
    /// A cookie's name, a path, an attribute: shown as code.
    Code(String),
    /// A cookie's value, which a view may have to mask.
    Value(String),
    /// The same without quotation marks: a number.
    BareValue(String),
}

/// A sentence, or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(pub Vec<Span>);

impl Phrase {
    /// With words behind it.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Text(text.into()));
        self
    }

    /// With a name, a path or an attribute behind it.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.0.push(Span::Code(code.into()));
        self
    }

    /// With the name of a cookie behind it, which may have none.
    #[must_use]
    pub fn name(self, name: &str) -> Self {
        if name.is_empty() {
            self.text("the cookie without a name")
        } else {
            self.code(name)
        }
    }

    /// With a value behind it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.0.push(Span::Value(value.into()));
        self
    }

    /// With a value behind it that needs no quotation marks.
    #[must_use]
    pub fn bare_value(mut self, value: impl Into<String>) -> Self {
        self.0.push(Span::BareValue(value.into()));
        self
    }

    /// With another phrase behind it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        if !self.0.is_empty() && !other.0.is_empty() {
            self.0.push(Span::Text(" ".to_owned()));
        }
        self.0.extend(other.0);
        self
    }

    /// A text of the rules, whose quotes stand between backticks.
    #[must_use]
    pub fn of_quoting(text: &str) -> Self {
        let span = |(index, part): (usize, &str)| match index % 2 {
            0 => Span::Text(part.to_owned()),
            _ => Span::Code(part.to_owned()),
        };
        let spans = text.split('`').enumerate().map(span);
        Self(
            spans
                .filter(|span| *span != Span::Text(String::new()))
                .collect(),
        )
    }

    /// As plain text, with what stands for each value.
    #[must_use]
    pub fn to_text(&self, masked: impl Fn(&str) -> String) -> String {
        let mut out = String::new();
        for span in &self.0 {
            match span {
                Span::Text(text) | Span::Code(text) => out.push_str(text),
                Span::BareValue(value) => out.push_str(&masked(value)),
                Span::Value(value) => {
                    out.push('“');
                    out.push_str(&masked(value));
                    out.push('”');
                }
            }
        }
        out
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_can_be_masked_and_names_stay() {
        let phrase = Phrase::default()
            .text("Replaced. ")
            .name("flavour")
            .text(" was ")
            .value("oat")
            .text(".");
        assert_eq!(phrase.to_string(), "Replaced. flavour was “oat”.");
        assert_eq!(
            phrase.to_text(|_| "•".to_owned()),
            "Replaced. flavour was “•”."
        );
    }

    #[test]
    fn what_the_rules_quote_is_code() {
        let phrase = Phrase::of_quoting("The Domain is `a.b`, not ours.");
        assert_eq!(phrase.0[1], Span::Code("a.b".to_owned()));
        assert_eq!(phrase.to_string(), "The Domain is a.b, not ours.");
    }
}
