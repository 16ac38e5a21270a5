//! Query strings: pairs with `&` between, in the encoding of forms.

use std::ops::Range;

/// Whether a text is one: at least two pairs, each with a name that is plain
/// once it is decoded. Encoded JSON may hold `=` and `&` as well.
pub(super) fn is_query_string(text: &str) -> bool {
    let is_plain = |it: char| it.is_alphanumeric() || "-._~[]* ".contains(it);
    let mut count = 0;
    text.split('&').all(|pair| {
        count += 1;
        let (name, _) = pair.split_once('=').unwrap_or_default();
        !name.is_empty()
            && decode(name).chars().all(is_plain)
            && !pair.contains(|it: char| it.is_whitespace() || it.is_control())
    }) && count > 1
}

/// The names and where the values stand.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (String, Range<usize>)> {
    let mut start = 0;
    text.split('&').map(move |pair| {
        let value = pair.find('=').map_or(pair.len(), |at| at + 1);
        let name = pair[..value].trim_end_matches('=');
        let range = start + value..start + pair.len();
        start += pair.len() + 1;
        (decode(name), range)
    })
}

/// What is not encoded well is kept as it stands.
pub(super) fn decode(text: &str) -> String {
    let spaced = text.replace('+', " ");
    super::percent::decode(&spaced).unwrap_or(spaced)
}

/// A value, in the encoding of forms.
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'_' | b'.' | b'*' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
