//! String literals alone, in arrays and in objects, as Node, Python and Ruby
//! print them.
//!
//! Where a `set-cookie` key or string stands among them, only its values are
//! cookies; a `cookie` key holds the pairs of a request.

use super::collector::Collector;
use super::piece::Piece;
use super::request_pairs;
use super::set_cookie_strings::{Likeness, likeness};
use super::string_literal::{self, LiteralError, StringLiteral};
use crate::{Channel, OmissionReason, SetCookieString, Warning};
use std::ops::Range;

pub(super) fn read(text: &[u8], out: &mut Collector) {
    let mut reader = Reader {
        out,
        has_names: has_names(text),
        depth: 0,
        name: None,
        expression: None,
    };
    let mut tokens = tokens(text).peekable();
    while let Some(token) = tokens.next() {
        let goes_on = matches!(tokens.peek(), Some(Token::Plus));
        let is_key = matches!(tokens.peek(), Some(Token::KeyMark));
        match token {
            Token::String(literal) if is_key => reader.key(&literal.text),
            Token::Word(word) if is_key => reader.key(word.text),
            Token::String(literal) => {
                reader.operand(literal.place.span(), Some(literal.text), goes_on);
            }
            Token::Word(word) => reader.operand(word.span(), None, goes_on),
            Token::Plus | Token::KeyMark => {}
            Token::Open => reader.open(),
            Token::Close => reader.close(),
            Token::LeftOut(span, reason) => reader.out.omit(span, reason),
        }
    }
}

/// Whether a string or a key among these is the name of a field with cookies.
pub(super) fn has_names(text: &[u8]) -> bool {
    let mut after_open = false;
    let mut tokens = tokens(text).peekable();
    while let Some(token) = tokens.next() {
        let is_key = matches!(tokens.peek(), Some(Token::KeyMark));
        let is_element = matches!(tokens.peek(), Some(Token::String(_) | Token::Open));
        let found = match &token {
            Token::String(it) => (is_key || is_element && after_open) && is_name(&it.text),
            _ => false,
        };
        if found {
            return true;
        }
        after_open |= matches!(token, Token::Open);
    }
    false
}

fn is_name(text: &[u8]) -> bool {
    name_of(text) != Name::Other
}

/// Whether the input begins with a string or an array, perhaps assigned to a
/// variable, and one of the strings looks like a cookie.
pub(super) fn is_recognisable(text: &[u8]) -> bool {
    without_assignment(text.trim_ascii_start())
        .first()
        .is_some_and(|it| b"[\"'`".contains(it))
        && tokens(text).any(|token| match token {
            Token::String(literal) => is_like_a_cookie(&literal.text),
            _ => false,
        })
}

/// What stands behind `const name =`, or behind the `document.cookie` that was
/// typed into a console.
fn without_assignment(text: &[u8]) -> &[u8] {
    const KEYWORDS: [&[u8]; 3] = [b"const ", b"let ", b"var "];
    if let Some(printed) = text.strip_prefix(b"document.cookie") {
        return printed.trim_ascii_start();
    }
    let named = KEYWORDS.iter().find_map(|it| text.strip_prefix(*it));
    let assigned = named.and_then(|named| {
        let equals = memchr::memchr(b'=', named)?;
        Some(named[equals + 1..].trim_ascii_start())
    });
    assigned.unwrap_or(text)
}

fn is_like_a_cookie(text: &[u8]) -> bool {
    likeness(whole(text)) >= Likeness::Pair
}

fn whole(text: &[u8]) -> Piece<'_> {
    Piece { text, start: 0 }
}

/// Literals with `+` between, so far.
struct Expression {
    span: Range<usize>,
    /// `None` once something other than a literal is among them.
    text: Option<Vec<u8>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    SetCookie,
    Cookie,
    Other,
}

fn name_of(text: &[u8]) -> Name {
    if text.eq_ignore_ascii_case(b"set-cookie") {
        Name::SetCookie
    } else if text.eq_ignore_ascii_case(b"cookie") {
        Name::Cookie
    } else {
        Name::Other
    }
}

struct Reader<'c> {
    out: &'c mut Collector,
    has_names: bool,
    depth: usize,
    /// The name whose values come now, and the depth it stands at.
    name: Option<(Name, usize)>,
    expression: Option<Expression>,
}

impl Reader<'_> {
    fn key(&mut self, text: &[u8]) {
        let is_within = self
            .name
            .is_some_and(|(name, depth)| name != Name::Other && depth < self.depth);
        if !is_within {
            self.name = Some((name_of(text), self.depth));
        }
    }

    /// A part of an expression; `text` is `None` for what is no literal.
    fn operand(&mut self, span: Range<usize>, text: Option<Vec<u8>>, goes_on: bool) {
        let mut all = match self.expression.take() {
            None => Expression { span, text },
            Some(mut before) => {
                before.span.end = span.end;
                match (&mut before.text, text) {
                    (Some(all), Some(text)) => all.extend_from_slice(&text),
                    (all, _) => *all = None,
                }
                before
            }
        };
        if goes_on {
            self.expression = Some(all);
            return;
        }
        match all.text.take() {
            Some(text) => self.string(all.span, text),
            None => {
                if self.name.is_some_and(|(name, _)| name != Name::Other) {
                    self.out.omit(all.span, OmissionReason::ComputedExpression);
                }
                self.end_value();
            }
        }
    }

    fn string(&mut self, span: Range<usize>, text: Vec<u8>) {
        let name = name_of(&text);
        if name != Name::Other {
            // An array of names and values in turn.
            self.name = Some((name, self.depth));
            return;
        }
        match self.name {
            Some((Name::SetCookie, _)) => self.cookie(span, text, Some(Channel::Server)),
            Some((Name::Cookie, _)) => {
                request_pairs::push_unescaped(&text, span, None, self.out);
            }
            _ if self.has_names || !is_like_a_cookie(&text) => {
                self.out.omit(span, OmissionReason::OtherString);
            }
            // What a console prints for `document.cookie`.
            _ if self.depth == 0 && request_pairs::looks_like_pairs(whole(&text)) => {
                self.out.warn(Warning::PairsAssumed);
                request_pairs::push_unescaped(&text, span, None, self.out);
            }
            _ => self.cookie(span, text, None),
        }
        self.end_value();
    }

    fn cookie(&mut self, span: Range<usize>, text: Vec<u8>, channel: Option<Channel>) {
        if text.trim_ascii().is_empty() {
            self.out.omit(span, OmissionReason::EmptyField);
            return;
        }
        let cookie = SetCookieString {
            channel,
            ..SetCookieString::new(text)
        };
        self.out.set_cookie(span, cookie);
    }

    /// A value ends what a name stands for, unless it is one of an array.
    fn end_value(&mut self) {
        if self.name.is_some_and(|(_, depth)| depth >= self.depth) {
            self.name = None;
        }
    }

    fn open(&mut self) {
        self.depth += 1;
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.end_value();
    }
}

enum Token<'a> {
    String(StringLiteral<'a>),
    /// A name without quotes, a number, anything else.
    Word(Piece<'a>),
    /// `:` or `=>` behind a key.
    KeyMark,
    Plus,
    Open,
    Close,
    LeftOut(Range<usize>, OmissionReason),
}

fn tokens(text: &[u8]) -> impl Iterator<Item = Token<'_>> {
    let mut tokens = Tokens {
        rest: Piece { text, start: 0 },
        templates_end: true,
    };
    std::iter::from_fn(move || tokens.next())
}

struct Tokens<'a> {
    rest: Piece<'a>,
    /// Whether the templates so far ended. Each that does not is looked for up
    /// to the end of the input, which must not happen for every line.
    templates_end: bool,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        let separators = self
            .rest
            .text
            .iter()
            .take_while(|it| it.is_ascii_whitespace() || matches!(it, b',' | b';'));
        self.rest = self.rest.from(separators.count());
        let rest = self.rest;
        let (token, length) = match rest.text {
            [] => return None,
            [b'[' | b'{' | b'(', ..] => (Token::Open, 1),
            [b']' | b'}' | b')', ..] => (Token::Close, 1),
            [b':', ..] => (Token::KeyMark, 1),
            [b'=', b'>', ..] => (Token::KeyMark, 2),
            [b'+', ..] => (Token::Plus, 1),
            // `... 12 more items`
            [b'.', b'.', b'.', ..] => self.left_out(OmissionReason::Elided),
            [b'`', ..] if !self.templates_end => self.left_out(OmissionReason::UnterminatedLiteral),
            [b'"' | b'\'' | b'`', ..] => self.literal(),
            text => {
                let length = text
                    .iter()
                    .position(|it| b"[]{}(),;:+\"'`=\r\n\t ".contains(it))
                    .unwrap_or(text.len())
                    .max(1);
                (Token::Word(rest.until(length)), length)
            }
        };
        self.rest = rest.from(length);
        Some(token)
    }

    fn literal(&mut self) -> (Token<'a>, usize) {
        match string_literal::parse(self.rest) {
            Ok(literal) => {
                let length = literal.place.text.len();
                (Token::String(literal), length)
            }
            Err(LiteralError::Unterminated | LiteralError::Other) => {
                self.templates_end &= self.rest.text[0] != b'`';
                self.left_out(OmissionReason::UnterminatedLiteral)
            }
            Err(LiteralError::Template) => self.left_out(OmissionReason::ComputedExpression),
        }
    }

    /// The rest of the line.
    fn left_out(&self, reason: OmissionReason) -> (Token<'a>, usize) {
        let text = self.rest.text;
        let length = memchr::memchr(b'\n', text).unwrap_or(text.len());
        (
            Token::LeftOut(self.rest.until(length).span(), reason),
            length,
        )
    }
}
