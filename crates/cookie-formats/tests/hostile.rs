//! Inputs that nobody means well with: large, deep, cut off, changed.

mod samples;

use cookie_formats::{Capture, Format, read, read_as};
use proptest::prelude::*;
use samples::SAMPLES;
use std::time::{Duration, Instant};

/// What holds of every capture: places are within the input and in order, and
/// lines are those of the places.
fn assert_sound(input: &[u8], capture: &Capture) {
    let utf16 = capture.warnings.iter().any(|it| {
        matches!(
            it,
            cookie_formats::Warning::Utf16 | cookie_formats::Warning::BrokenUtf16
        )
    });
    let locations = capture.items.iter().map(|it| it.location);
    let omitted = capture.omissions.iter().map(|it| it.location);
    for location in locations.clone().chain(omitted) {
        assert!(location.start <= location.end && location.end <= input.len());
        assert!(1 <= location.line && location.line <= location.last_line);
        if !utf16 {
            let before = &input[..location.start];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            assert_eq!(location.line, line);
        }
    }
    assert!(locations.is_sorted_by_key(|it| it.start));
}

#[test]
fn samples_are_recognised() {
    for (format, text) in SAMPLES {
        let capture = read(text.as_bytes());
        if format != Format::Joined {
            assert_eq!(capture.format, Some(format), "{text}");
        }
        assert!(!capture.items.is_empty(), "{text}");
    }
}

#[test]
fn every_cut_of_every_format_is_read() {
    for (format, text) in SAMPLES {
        let utf16: Vec<u8> = format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [text.as_bytes(), &utf16] {
            for end in 0..=bytes.len() {
                let cut = &bytes[..end];
                assert_sound(cut, &read(cut));
                assert_sound(cut, &read_as(cut, format));
            }
        }
    }
}

#[test]
fn every_format_may_be_forced_on_every_other() {
    for (_, text) in SAMPLES {
        for format in Format::ALL {
            let capture = read_as(text.as_bytes(), format);
            assert_eq!(capture.format, Some(format));
            assert_sound(text.as_bytes(), &capture);
        }
    }
}

/// Reads a large input; what is quadratic would take minutes, or hours.
fn assert_quick(what: &str, input: &[u8], formats: &[Format]) -> Capture {
    let start = Instant::now();
    let capture = read(input);
    for format in formats {
        let _ = read_as(input, *format);
    }
    let limit = Duration::from_secs(60) * (1 + formats.len() as u32);
    assert!(start.elapsed() < limit, "{what}: {:?}", start.elapsed());
    capture
}

/// Programs that are not optimised take some thirty times as long.
const LARGE: usize = if cfg!(debug_assertions) {
    100_000
} else {
    10_000_000
};

fn repeated(text: &str) -> Vec<u8> {
    text.repeat(LARGE / text.len()).into_bytes()
}

#[test]
fn large_inputs_of_lines_take_linear_time() {
    for (format, text) in SAMPLES {
        if text.ends_with('\n') {
            let capture = assert_quick(format.title(), &repeated(text), &[]);
            assert!(capture.items.len() > LARGE / 500, "{format}");
        }
    }
}

#[test]
fn large_json_takes_linear_time() {
    let cookie = r#"{"name":"n","value":"v","domain":"a.example","path":"/"},"#;
    let mut array = repeated(cookie);
    array.pop();
    let array = [b"[", &array[..], b"]"].concat();
    let capture = assert_quick("array", &array, &[]);
    assert_eq!(capture.items.len(), LARGE / cookie.len());

    let field = r#"{"name":"set-cookie","value":"a=1\nb=2"},"#;
    let mut fields = repeated(field);
    fields.pop();
    let har = [
        br#"{"log":{"entries":[{"request":{"url":"https://a.example/"},"response":{"headers":["#,
        &fields[..],
        b"]}}]}}",
    ]
    .concat();
    let capture = assert_quick("HAR", &har, &[]);
    assert_eq!(capture.items.len(), LARGE / field.len() * 2);
    assert_eq!(capture.omissions, []);
}

#[test]
fn deep_json_is_answered() {
    let depth = LARGE / 2;
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"result\":", "}")] {
        let deep = open.repeat(depth / open.len()) + "1" + &close.repeat(depth / open.len());
        assert!(
            assert_quick(open, deep.as_bytes(), &[Format::Har])
                .items
                .is_empty()
        );
        let within = format!(r#"[{{"name":"a","value":"1","x":{deep},"path":"/"}}]"#);
        assert_eq!(assert_quick(open, within.as_bytes(), &[]).items.len(), 1);
    }
}

#[test]
fn single_characters_over_and_over_take_linear_time() {
    for text in [
        "\n",
        " ",
        "\t",
        ",",
        ";",
        "=",
        "\"",
        "'",
        "`",
        "\\",
        "\\`\n",
        "`\\",
        "^\"",
        "$'",
        "<",
        "> \n",
        "* \n",
        "#",
        "[",
        "{",
        "(",
        "+",
        ":",
        "a=\n",
        ", a=",
        ",\"",
        "\0",
        "\u{e9}",
        "'+",
        "document.cookie=",
        "document.cookie=`",
        "document.cookie",
        "document.cookie='a=1'",
        "Set-Cookie:",
        "\"Set-Cookie: ",
        "set-cookie\n",
        "-b ",
        "-H ",
        "curl ",
        "HTTP/1.1 302\nLocation: /\n\n",
    ] {
        assert_quick(
            text,
            &repeated(text),
            &[Format::Script, Format::StringLiterals, Format::CurlCommand],
        );
    }
}

#[test]
fn the_items_of_a_capture_are_bounded() {
    let capture = read("a=\n".repeat(600_000).as_bytes());
    assert_eq!(capture.items.len(), 500_000);
    assert_eq!(capture.omissions.len(), 1);
}

#[test]
fn a_long_origin_is_not_copied_for_every_redirection() {
    let host = "a".repeat(LARGE / 2);
    let input = format!("--x--  https://{host}/\n")
        + &"HTTP/1.1 302 Found\nLocation: /\nSet-Cookie: a=1\n\n".repeat(LARGE / 200);
    let capture = assert_quick("redirections", input.as_bytes(), &[]);
    assert_eq!(capture.items.len(), LARGE / 200);
}

/// A sample with a few bytes changed, removed, or doubled.
fn changed() -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 0..6);
    (prop::sample::select(SAMPLES.to_vec()), changes).prop_map(|((_, text), changes)| {
        let mut bytes = text.as_bytes().to_vec();
        for (index, byte, kind) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = index.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, byte),
                _ => bytes.extend_from_within(at..),
            }
        }
        bytes
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read(input in prop::collection::vec(any::<u8>(), 0..200)) {
        assert_sound(&input, &read(&input));
    }

    #[test]
    fn changed_samples_are_read(input in changed(), format in prop::sample::select(Format::ALL.to_vec())) {
        assert_sound(&input, &read(&input));
        assert_sound(&input, &read_as(&input, format));
    }

    #[test]
    fn text_without_an_equals_sign_has_no_cookie_with_a_value(input in "[a-zA-Z ,.\n]{0,200}") {
        let capture = read(input.as_bytes());
        prop_assert!(capture.items.len() <= 1);
    }
}
