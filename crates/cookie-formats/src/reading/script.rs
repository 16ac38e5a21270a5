//! Assignments to `document.cookie` in source code.

use super::collector::Collector;
use super::piece::{Piece, find_iter};
use super::string_literal::{self, LiteralError};
use crate::{Channel, OmissionReason, SetCookieString};
use std::ops::Range;

const TARGET: &[u8] = b"document.cookie";

pub(super) fn read(text: &[u8], out: &mut Collector) {
    let source = Piece { text, start: 0 };
    // Up to where everything is accounted for.
    let mut done = 0;
    for at in find_iter(text, TARGET) {
        // It may stand in a literal or a comment that was read already.
        if at < done {
            continue;
        }
        let line = line_start(text, at, done);
        leave_out(source, done..line, out);
        if is_comment(&text[line..at]) {
            done = line_end(text, at);
            out.omit(line..done, OmissionReason::Comment);
            continue;
        }
        let target = at..at + TARGET.len();
        done = target.end;
        let Some(expression) = assigned(source.from(target.end)) else {
            out.omit(target, OmissionReason::NotAnAssignment);
            continue;
        };
        match literals(expression) {
            Ok((span, text)) => {
                done = span.end;
                let cookie = SetCookieString {
                    channel: Some(Channel::Script),
                    ..SetCookieString::new(text)
                };
                out.set_cookie(span, cookie);
            }
            Err(reason) => {
                done = statement_end(text, expression.start);
                out.omit(target.start..done, reason);
            }
        }
    }
    leave_out(source, done..text.len(), out);
}

/// Whether there is anything for this reader.
pub(super) fn is_recognisable(text: &[u8]) -> bool {
    let source = Piece { text, start: 0 };
    find_iter(text, TARGET).any(|at| assigned(source.from(at + TARGET.len())).is_some())
}

fn leave_out(source: Piece<'_>, range: Range<usize>, out: &mut Collector) {
    let code = source.until(range.end).from(range.start).trim();
    // What is left of a statement that was read.
    if code.text.iter().any(|it| !b";, \r\n\t)}".contains(it)) {
        out.omit(code.span(), OmissionReason::NotAnAssignment);
    }
}

/// Where the line begins, no further back than `least`.
fn line_start(text: &[u8], at: usize, least: usize) -> usize {
    memchr::memrchr(b'\n', &text[least..at]).map_or(least, |found| least + found + 1)
}

fn line_end(text: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |found| at + found)
}

/// Where an expression ends that cannot be read: with its line, or before the
/// next assignment. It is not looked for far, lest it be looked for again and
/// again in a long line.
fn statement_end(text: &[u8], at: usize) -> usize {
    const LONGEST: usize = 500;
    let near = &text[at..text.len().min(at + LONGEST)];
    let line = memchr::memchr(b'\n', near);
    let next = find_iter(near, TARGET).next();
    at + line.into_iter().chain(next).min().unwrap_or(near.len())
}

/// Whether a comment is open at the end of this part of a line. The slashes of
/// a URL open none.
fn is_comment(before: &[u8]) -> bool {
    let start = before.trim_ascii_start();
    start.starts_with(b"*")
        || start.starts_with(b"/*")
        || start.starts_with(b"//")
        || find_iter(before, b"//").any(|at| at > 0 && before[at - 1] != b':')
}

/// What stands behind the `=` of an assignment.
fn assigned(after: Piece<'_>) -> Option<Piece<'_>> {
    let after = after.trim_start();
    let value = after.text.strip_prefix(b"=")?;
    let is_comparison = matches!(value.first(), Some(b'=' | b'>'));
    (!is_comparison).then(|| after.from(1).trim_start())
}

/// A literal, or several with `+` between.
fn literals(expression: Piece<'_>) -> Result<(Range<usize>, Vec<u8>), OmissionReason> {
    let mut text = Vec::new();
    let mut rest = expression;
    loop {
        let literal = string_literal::parse(rest).map_err(|error| match error {
            LiteralError::Unterminated => OmissionReason::UnterminatedLiteral,
            LiteralError::Other | LiteralError::Template => OmissionReason::ComputedExpression,
        })?;
        text.extend_from_slice(&literal.text);
        let end = literal.place.end();
        let after = rest.from(literal.place.text.len()).trim_start();
        match after.text.first() {
            Some(b'+') => rest = after.from(1).trim_start(),
            // A method or an index makes another text of it.
            Some(b'.' | b'[' | b'?') => return Err(OmissionReason::ComputedExpression),
            _ => return Ok((expression.start..end, text)),
        }
    }
}
