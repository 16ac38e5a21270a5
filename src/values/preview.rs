//! A value in one line of the list: what it is, its keys, or its text. Pure.

use super::notes::jwt_state;
use cookie_formats::value::{Content, Key, Node, NodeKind, OpenedValue, Step};

/// As many keys as a row has room for.
const MAX_KEYS: usize = 6;

/// As much text as a row has room for.
const MAX_TEXT: usize = 300;

/// How far before what was found an excerpt begins.
const EXCERPT_BEFORE: usize = 20;

/// A value in one line. A mask hides the text alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// What it is, or the names in it.
    pub outline: String,
    /// Its text.
    pub text: String,
    /// What there is to know of it.
    pub note: String,
}

impl Preview {
    /// A text as it stands.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self {
            text: cut(text).to_owned(),
            ..Self::default()
        }
    }

    /// Whether what is said of a value depends on the time.
    #[must_use]
    pub fn expires(opened: &OpenedValue) -> bool {
        opened.steps().any(|step| matches!(step, Step::Jwt(_)))
    }

    /// Of a value at `now` (seconds since 1970), whose days `day` writes.
    #[must_use]
    pub fn of(opened: &OpenedValue, now: u64, day: impl Fn(u64) -> String) -> Self {
        let mut preview = Self::default();
        let mut is_jwt = false;
        for step in opened.steps() {
            match step {
                Step::Jwt(jwt) => {
                    is_jwt = true;
                    preview.note = jwt_state(jwt, now).unwrap_or_default();
                }
                Step::Signed(signed) => {
                    preview.note = format!("signed ({})", signed.scheme.title());
                }
                _ => {}
            }
        }
        match opened.tree().map(|root| outline(&root)) {
            Some(names) if is_jwt => preview.outline = format!("JWT {names}"),
            Some(names) => preview.outline = names,
            None if opened.content() == Content::Encrypted => {
                "encrypted".clone_into(&mut preview.outline);
            }
            None => preview.text = cut(opened.text()).to_owned(),
        }
        if let Some(time) = opened.time() {
            preview.note = day(time.seconds.max(0).cast_unsigned());
        }
        preview
    }
}

/// The names of an object, or how long a list is.
fn outline(root: &Node<'_>) -> String {
    let children = root.children();
    if root.kind() == NodeKind::Array {
        return match children.len() {
            1 => "[1 item]".to_owned(),
            count => format!("[{count} items]"),
        };
    }
    let names = children.iter().take(MAX_KEYS).map(|(key, _)| match key {
        Key::Name(name) => cut(name).to_owned(),
        Key::Index(index) => index.to_string(),
    });
    let mut names: Vec<String> = names.collect();
    if children.len() > MAX_KEYS {
        names.push(format!("+{}", children.len() - MAX_KEYS));
    }
    format!("{{{}}}", names.join(", "))
}

fn cut(text: &str) -> &str {
    let end = text.char_indices().nth(MAX_TEXT);
    end.map_or(text, |(end, _)| &text[..end])
}

/// The text around what is searched for, whatever the case of ASCII letters;
/// none where it is not there.
#[must_use]
pub fn excerpt(text: &str, sought: &str) -> Option<String> {
    let sought = sought.to_ascii_lowercase();
    // Of the same length, so that a place in one is a place in the other.
    let at = text.to_ascii_lowercase().find(&sought)?;
    let before = &text[..at];
    let start = before.char_indices().rev().nth(EXCERPT_BEFORE);
    Some(match start {
        Some((start, _)) => format!("…{}", cut(&text[start..])),
        None => cut(text).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview(value: &str) -> (String, String, String) {
        let day = |seconds| format!("day {}", seconds / 86_400);
        let preview = Preview::of(&OpenedValue::open(value), 1_795_000_000, day);
        (preview.outline, preview.text, preview.note)
    }

    fn of(outline: &str, text: &str, note: &str) -> (String, String, String) {
        (outline.to_owned(), text.to_owned(), note.to_owned())
    }

    #[test]
    fn a_structure_shows_its_names_and_a_text_itself() {
        assert_eq!(preview("caf%C3%A9"), of("", "café", ""));
        assert_eq!(preview(r#"{"a":1,"b":2}"#), of("{a, b}", "", ""));
        assert_eq!(preview("[1,2,3]"), of("[3 items]", "", ""));
        assert_eq!(preview("a=1&b=2"), of("{a, b}", "", ""));
        let many: Vec<String> = (0..9).map(|it| format!("\"k{it}\":0")).collect();
        let many = format!("{{{}}}", many.join(","));
        assert_eq!(preview(&many), of("{k0, k1, k2, k3, k4, k5, +3}", "", ""));
    }

    #[test]
    fn a_token_says_what_it_is_and_whether_it_expired() {
        // {"alg":"HS256"} . {"exp":1700000000}
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2ln";
        assert_eq!(preview(token), of("JWT {exp}", "", "expired"));
    }

    #[test]
    fn a_time_is_annotated_and_not_replaced() {
        assert_eq!(preview("1795375000"), of("", "1795375000", "day 20779"));
    }

    #[test]
    fn what_is_searched_for_is_shown_with_what_stands_around_it() {
        let text = format!("{}Needle{}", "é".repeat(50), "x".repeat(10));
        let expected = format!("…{}Needle{}", "é".repeat(21), "x".repeat(10));
        assert_eq!(excerpt(&text, "nEEDLE").unwrap(), expected);
        assert_eq!(excerpt("needle", "needle").unwrap(), "needle");
        assert_eq!(excerpt("hay", "needle"), None);
    }
}
