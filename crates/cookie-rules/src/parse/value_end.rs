//! Values that a `;` cut though they had not come to their end.

use core::ops::Range;
use memchr::{memchr, memrchr};

use super::comma::closing_quote;
use super::misreading::offset_of;
use crate::model::warning::ValueKind;

/// A value that goes on behind the `;` that ended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CutValue {
    /// What shows that it goes on; `None` for double quotes.
    pub(crate) kind: Option<ValueKind>,
    /// Where all of it lies in the line.
    pub(crate) range: Range<usize>,
}

impl CutValue {
    /// Whether a part of the line lies in the value.
    pub(crate) fn holds(&self, line: &[u8], part: &[u8]) -> bool {
        self.range.contains(&offset_of(line, part))
    }
}

/// The value of a line, if the first `;` cut it.
pub(crate) fn cut_value(line: &[u8]) -> Option<CutValue> {
    let semicolon = memchr(b';', line)?;
    let equals = memchr(b'=', &line[..semicolon])?;
    let blank = line[equals + 1..semicolon]
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let start = equals + 1 + blank;
    let kept = line[start..semicolon].trim_ascii_end();
    let (kind, end) = match kept.first()? {
        b'"' => (None, closing_quote(line, start)? + 1),
        b'{' | b'[' => (Some(ValueKind::Bracket), closing_bracket(line, start)?),
        _ if kept.starts_with(b"data:") => {
            (Some(ValueKind::DataUrl), end_of_data_url(line, semicolon)?)
        }
        _ if is_entity(kept) => (Some(ValueKind::Entity), end_of_html(line, start, semicolon)),
        _ => return None,
    };
    (end > semicolon).then_some(CutValue {
        kind,
        range: start..end,
    })
}

/// Where the bracket that opens at `start` is closed, brackets in strings left
/// out.
fn closing_bracket(line: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0usize;
    let (mut in_string, mut escaped) = (false, false);
    for (at, &byte) in line.iter().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// `data:image/png;base64,…` and `data:text/plain;charset=utf-8,…`
fn end_of_data_url(line: &[u8], semicolon: usize) -> Option<usize> {
    let rest = &line[semicolon..];
    let comma = memchr(b',', rest)?;
    // Its parameters come before the comma.
    let parameters = rest[..comma].split(|&byte| byte == b';').skip(1);
    let mut is_url = true;
    for parameter in parameters {
        is_url &= parameter == b"base64" || parameter.contains(&b'=');
    }
    is_url.then(|| end_of_part(line, semicolon + comma))
}

/// Where a value ends whose parts end with characters written as HTML has them.
fn end_of_html(line: &[u8], start: usize, semicolon: usize) -> usize {
    let mut end = semicolon;
    while is_entity(&line[start..end]) && end < line.len() {
        end = end_of_part(line, end + 1);
    }
    end
}

/// Where the part ends that `from` lies in.
fn end_of_part(line: &[u8], from: usize) -> usize {
    let rest = line.get(from..).unwrap_or_default();
    let len = memchr(b';', rest).unwrap_or(rest.len());
    from + rest[..len].trim_ascii_end().len()
}

/// Whether a text ends with `&amp`, `&quot`, `&#39` or another such.
fn is_entity(text: &[u8]) -> bool {
    const NAMES: [&[u8]; 6] = [b"amp", b"lt", b"gt", b"quot", b"apos", b"nbsp"];
    let Some(at) = memrchr(b'&', text) else {
        return false;
    };
    let name = &text[at + 1..];
    let is_number = name
        .strip_prefix(b"#")
        .is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_hexdigit));
    is_number || NAMES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Option<&str> {
        let value = cut_value(line.as_bytes())?;
        Some(&line[value.range])
    }

    #[test]
    fn a_quote_that_is_closed_behind_the_semicolon_holds_it() {
        assert_eq!(cut(r#"a="x; y"; Path=/"#), Some(r#""x; y""#));
        assert_eq!(
            cut(r#"a="{\"a\":1;\"b\":2}"; Path=/"#),
            Some(r#""{\"a\":1;\"b\":2}""#)
        );
        assert_eq!(
            cut(r#"a="{"a":1;"b":2}"; Path=/"#),
            Some(r#""{"a":1;"b":2}""#)
        );
        assert_eq!(cut(r#"a="x"; Path=/"#), None);
        assert_eq!(cut(r#"a="x; Path=/"#), None);
    }

    #[test]
    fn a_bracket_that_is_closed_behind_the_semicolon_holds_it() {
        assert_eq!(cut(r#"a={"b":"c;d"}; Path=/"#), Some(r#"{"b":"c;d"}"#));
        assert_eq!(cut("a=[1;2]; Path=/"), Some("[1;2]"));
        assert_eq!(cut(r#"a={"b":1}; Path=/"#), None);
        assert_eq!(cut("a={b; Path=/"), None);
    }

    #[test]
    fn data_urls_and_html_go_on_behind_a_semicolon() {
        assert_eq!(
            cut("bg=data:image/png;base64,iVBOR; Path=/"),
            Some("data:image/png;base64,iVBOR")
        );
        assert_eq!(cut("u=a&amp;b; Path=/"), Some("a&amp;b"));
        assert_eq!(cut("u=a&lt;b&amp;c; Path=/"), Some("a&lt;b&amp;c"));
        assert_eq!(cut("u=a&b; Path=/"), None);
    }
}
