//! The sentences on what is inside a value: its chain, signatures, the times of
//! a token. Pure; how a time is written is an argument.

use crate::wording;
use cookie_formats::value::{Content, Jwt, OpenedValue, SignatureScheme, Step};

/// What is behind each step, from the outside in: `percent → base64 → JSON`.
/// None where the value is what it looks like.
#[must_use]
pub fn chain(opened: &OpenedValue) -> Option<String> {
    let mut words: Vec<String> = opened.steps().map(ToString::to_string).collect();
    let content = match opened.content() {
        Content::Json => Some("JSON"),
        Content::QueryString => Some("query string"),
        Content::Encrypted => Some("encrypted"),
        _ => match opened.time() {
            Some(_) => Some("time"),
            None if words.is_empty() => None,
            None => Some("text"),
        },
    };
    words.extend(content.map(str::to_owned));
    (!words.is_empty()).then(|| words.join(" → "))
}

/// Whether a token counts at `now` (seconds since 1970), where it says so.
#[must_use]
pub fn jwt_state(jwt: &Jwt, now: u64) -> Option<String> {
    let now = now.cast_signed();
    if jwt.is_expired_at(now)? {
        return Some("expired".to_owned());
    }
    let early = jwt.not_before.is_some_and(|start| now < start);
    Some(
        if early {
            "not valid yet"
        } else {
            "not expired"
        }
        .to_owned(),
    )
}

/// What is to be known of a value where it may not be shown.
#[must_use]
pub fn masked_notes(opened: &OpenedValue) -> Vec<String> {
    let signed = opened.steps().filter_map(|step| match step {
        Step::Jwt(_) => Some("JSON Web Token".to_owned()),
        Step::Signed(signed) => Some(format!("Signed as {} signs values", signed.scheme.title())),
        _ => None,
    });
    signed
        .map(|what| format!("{what}. Not verified: only who holds the key can."))
        .collect()
}

/// What there is to know of a value beside what it says, a sentence each.
/// `cookie_end` is when the cookie ends in words, where that is known.
#[must_use]
pub fn notes(
    opened: &OpenedValue,
    now: u64,
    cookie_end: Option<&str>,
    date: impl Fn(u64) -> String,
) -> Vec<String> {
    let date = |seconds: i64| date(seconds.max(0).cast_unsigned());
    let mut notes = Vec::new();
    for step in opened.steps() {
        match step {
            Step::Jwt(jwt) => notes.extend(jwt_notes(jwt, now, cookie_end, &date)),
            Step::Signed(signed) => {
                let mut note = format!("Signed as {} signs values", signed.scheme.title());
                if let Some(time) = signed.signed_at {
                    note.push_str(&format!(", on {}", date(time)));
                }
                note.push_str(". Not verified: only who holds the key can.");
                notes.push(note);
                if signed.is_compressed {
                    notes.push("What is signed is compressed and shown as it stands.".to_owned());
                }
            }
            _ => {}
        }
    }
    if opened.content() == Content::Encrypted {
        notes.push("Encrypted: only who holds the key can read it.".to_owned());
    }
    if let Some(time) = opened.time() {
        notes.push(format!("Read as a time: {}.", date(time.seconds)));
    }
    notes
}

fn jwt_notes(
    jwt: &Jwt,
    now: u64,
    cookie_end: Option<&str>,
    date: &impl Fn(i64) -> String,
) -> Vec<String> {
    let algorithm = jwt.algorithm.as_deref().unwrap_or("no algorithm");
    let mut notes = vec![format!(
        "JSON Web Token, {algorithm}. Not verified: only who holds the key can."
    )];
    let span = |time: i64| wording::left(now.abs_diff(time.max(0).cast_unsigned()));
    if let Some(end) = jwt.expires_at {
        let mut note = match jwt.is_expired_at(now.cast_signed()) {
            Some(true) => format!("The token expired {} ago, on {}", span(end), date(end)),
            _ => format!("The token expires in {}, on {}", span(end), date(end)),
        };
        note.push_str(&match cookie_end {
            Some(end) => format!("; the cookie ends {end}."),
            None => "; when the cookie ends is not known.".to_owned(),
        });
        notes.push(note);
    } else {
        notes.push("The token does not say when it expires.".to_owned());
    }
    if let Some(start) = jwt.not_before.filter(|start| now.cast_signed() < *start) {
        notes.push(format!("It is not valid before {}.", date(start)));
    }
    if let Some(time) = jwt.issued_at {
        notes.push(format!("It was issued on {}.", date(time)));
    }
    notes
}

/// That an edit leaves signatures behind; none where it leaves none.
#[must_use]
pub fn stale(signatures: &[SignatureScheme]) -> Option<String> {
    let titles: Vec<&str> = signatures.iter().map(|it| it.title()).collect();
    (!titles.is_empty()).then(|| {
        format!(
            "The signature ({}) stays that of the old value; who holds the key will reject it.",
            titles.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_000_000;

    fn of(value: &str) -> String {
        let opened = OpenedValue::open(value);
        let date = |seconds| format!("[{seconds}]");
        notes(&opened, NOW, Some("when the browser closes"), date).join(" ")
    }

    #[test]
    fn a_chain_names_each_step_and_what_is_inside() {
        let chain = |value| chain(&OpenedValue::open(value));
        assert_eq!(chain("plain"), None);
        assert_eq!(chain("a%20b").unwrap(), "percent → text");
        assert_eq!(
            chain("eyJhIjoxfQ%3D%3D").unwrap(),
            "percent → base64 → JSON"
        );
        assert_eq!(chain("a=1&b=2").unwrap(), "query string");
        assert_eq!(chain("1795375000").unwrap(), "time");
    }

    #[test]
    fn a_token_is_never_claimed_verified_and_its_end_stands_beside_the_cookies_own() {
        // {"alg":"HS256"} . {"exp":1700000000}
        let words = of("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2ln");
        assert!(words.contains("Not verified"), "{words}");
        assert!(
            words.contains("expired 3 y 4 d ago, on [1700000000]"),
            "{words}"
        );
        assert!(
            words.contains("the cookie ends when the browser closes"),
            "{words}"
        );
    }

    #[test]
    fn who_signed_and_when_is_said_and_that_nobody_verified_it() {
        let words = of("s:abc.sGYWkiiyavqZ5p9Le5JXEVhDD0fLCnLD2BmIVHJXCyA");
        assert_eq!(
            words,
            "Signed as Express signs values. Not verified: only who holds the key can."
        );
    }

    #[test]
    fn an_edit_says_which_signature_it_leaves_behind() {
        let opened = OpenedValue::open("s:abc.sGYWkiiyavqZ5p9Le5JXEVhDD0fLCnLD2BmIVHJXCyA");
        let edited = opened.with_text("abd");
        assert!(stale(&edited.stale_signatures).unwrap().contains("Express"));
        assert_eq!(stale(&opened.with_text("abc").stale_signatures), None);
    }
}
