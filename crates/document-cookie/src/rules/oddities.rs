//! Mistakes people make in lines that every rule lets pass.

use super::decision::{Oddity, Part};
use super::findings::{Findings, Told};
use super::line_bytes::find;
use super::rule::Rule;
use super::set_cookie_string::SetCookieString;

/// Reports what the line's writer probably meant otherwise.
pub(super) fn report_misreadings(
    line: &[u8],
    parsed: &SetCookieString<'_>,
    may_be_folded: bool,
    findings: &mut Findings<impl Told>,
) {
    let value = parsed.value;
    if value.first() == Some(&b'"') {
        if value.len() >= 2 && value.last() == Some(&b'"') {
            findings.odd(Rule::NameAndValue, Oddity::QuotesKept);
        } else if quoted_value(line).is_some() {
            findings.odd(Rule::NameAndValue, Oddity::QuotedSemicolon);
        }
    }
    if may_be_folded && let Some((name, offset)) = folded_name(line) {
        findings.odd(
            Rule::Attributes,
            Oddity::CommaFolded {
                name: name.into(),
                part: part_at(line, offset),
            },
        );
    }
}

/// The name in `…, name=`: two fields joined by a comma look like this.
pub(super) fn folded_name(line: &[u8]) -> Option<(&[u8], usize)> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.$".contains(byte);
    let mut from = 0;
    loop {
        let offset = find(line, from, b',', b',');
        from = offset + 1;
        let after = line.get(from..)?;
        let Some(after) = after.strip_prefix(b" ") else {
            continue;
        };
        let after = after.trim_ascii_start();
        let len = after.iter().take_while(|byte| is_name(byte)).count();
        if len > 0 && after.get(len) == Some(&b'=') {
            return Some((&after[..len], offset));
        }
    }
}

/// In which part of a line an offset lies.
pub(super) fn part_at(line: &[u8], offset: usize) -> Part {
    let before = &line[..offset];
    if before.contains(&b';') {
        Part::Attribute
    } else if before.contains(&b'=') {
        Part::Value
    } else {
        Part::Name
    }
}

/// Where the first tab with text on both sides stands.
pub(super) fn interior_tab(line: &[u8]) -> usize {
    let edge = |byte: &u8| matches!(byte, b' ' | b'\t');
    let is_interior = |&offset: &usize| {
        let ends_part = |byte: Option<&u8>| matches!(byte, None | Some(b';' | b'='));
        let before = line[..offset].iter().rfind(|byte| !edge(byte));
        let after = line[offset..].iter().find(|byte| !edge(byte));
        !ends_part(before) && !ends_part(after)
    };
    (0..line.len())
        .filter(|&offset| line[offset] == b'\t')
        .find(is_interior)
        .unwrap_or(0)
}

/// Where the text between the quotes of a value lies, if a `;` is in it.
pub(super) fn quoted_value(line: &[u8]) -> Option<core::ops::Range<usize>> {
    let equals = line.iter().position(|&byte| byte == b'=')?;
    let blank = line[equals + 1..]
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let quote = equals + 1 + blank;
    if line.get(quote) != Some(&b'"') || line[..equals].contains(&b';') {
        return None;
    }
    let len = line[quote + 1..].iter().position(|&byte| byte == b'"')?;
    let range = quote + 1..quote + 1 + len;
    line[range.clone()].contains(&b';').then_some(range)
}
