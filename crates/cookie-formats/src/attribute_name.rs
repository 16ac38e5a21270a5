//! The names of attributes, and those that people write for them.

/// Attributes of the specification and of engines, and those of older ones that
/// programs still write, without hyphens and in lower case.
const NAMES: [&[u8]; 14] = [
    b"path",
    b"domain",
    b"expires",
    b"expire",
    b"expiry",
    b"maxage",
    b"secure",
    b"httponly",
    b"samesite",
    b"partitioned",
    b"priority",
    b"version",
    b"comment",
    b"discard",
];

/// Whether this is the name of an attribute, or close to one: `Max_Age` and
/// `http only` are.
pub(crate) fn is_close(name: &[u8]) -> bool {
    let mut letters = [0; 12];
    let mut length = 0;
    for byte in name.trim_ascii() {
        if matches!(byte, b'-' | b'_' | b' ') {
            continue;
        }
        if length == letters.len() {
            return false;
        }
        letters[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    NAMES.contains(&&letters[..length])
}

/// Whether this byte may stand in a token (RFC 9110, section 5.6.2), which
/// names of cookies and fields are.
pub(crate) const fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_were_meant_are_close() {
        for name in [
            &b"Path"[..],
            b" Max-Age ",
            b"MaxAge",
            b"HTTP-Only",
            b"expire",
        ] {
            assert!(is_close(name), "{name:?}");
        }
        for name in [&b"sid"[..], b"pathway", b"", b"partitionedpartitioned"] {
            assert!(!is_close(name), "{name:?}");
        }
    }
}
