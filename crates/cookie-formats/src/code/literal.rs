//! Texts as literals of the languages that code is written in.

pub(super) use crate::raw_json::string as json;

/// In single quotes, in which a POSIX shell knows no escapes.
pub(super) fn shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// In Rust.
pub(super) fn rust(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            _ if character.is_control() => out.extend(character.escape_default()),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

/// `{ a: 1, b: 2 }` of JavaScript.
pub(super) fn object(fields: &[(&str, Option<String>)]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .filter_map(|(name, value)| Some(format!("{name}: {}", value.as_ref()?)))
        .collect();
    if fields.is_empty() {
        return "{}".to_owned();
    }
    format!("{{ {} }}", fields.join(", "))
}
