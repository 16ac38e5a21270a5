//! Values opened up: what is found inside, and that an edit comes back through
//! the same steps.

use cookie_formats::value::{
    Content, EditError, Key, Node, NodeKind, OpenedValue, SignatureScheme, Step,
};
use proptest::prelude::*;

fn chain(opened: &OpenedValue) -> Vec<String> {
    opened.steps().map(ToString::to_string).collect()
}

const SHA256: &str = "sGYWkiiyavqZ5p9Le5JXEVhDD0fLCnLD2BmIVHJXCyA";
const SHA1: &str = "x0hvX7BSNDIDTHPQzhZDOC7aqy8";

#[test]
fn chains_are_found_from_the_outside_in() {
    for (value, expected, text) in [
        ("plain", &[][..], "plain"),
        ("caf%C3%A9", &["percent"], "café"),
        ("%7B%22a%22%3A1%7D", &["percent"], r#"{"a":1}"#),
        ("eyJhIjoxfQ%3D%3D", &["percent", "base64"], r#"{"a":1}"#),
        (r#""{\"a\":1\054\"b\":2}""#, &["quoted"], r#"{"a":1,"b":2}"#),
        (
            "j%3A%7B%22a%22%3A1%7D",
            &["percent", "Express j:"],
            r#"{"a":1}"#,
        ),
        (
            "\"%22ZXlKaElqb3hmUT09%22\"",
            &["quoted", "percent", "quoted", "base64"],
            "eyJhIjoxfQ==",
        ),
        ("1795375000", &[], "1795375000"),
        ("theme=dark&lang=%C3%A9", &[], "theme=dark&lang=%C3%A9"),
        (
            "theme%3Ddark%26lang%3Den",
            &["percent"],
            "theme=dark&lang=en",
        ),
        ("100%", &[], "100%"),
        ("", &[], ""),
    ] {
        let opened = OpenedValue::open(value);
        assert_eq!(chain(&opened), expected, "{value}");
        assert_eq!(opened.text(), text, "{value}");
        assert_eq!(opened.value(), value);
    }
}

#[test]
fn values_of_frameworks_are_shown_in_parts() {
    let rails = "0".repeat(40);
    for (value, scheme, payload, signed_at) in [
        (
            format!("abc:1xWrwq:{SHA256}"),
            SignatureScheme::Django,
            "abc",
            true,
        ),
        (format!("abc:{SHA1}"), SignatureScheme::Django, "abc", false),
        (
            format!("s%3Aabc.{SHA256}"),
            SignatureScheme::Express,
            "abc",
            false,
        ),
        (
            format!("eyJhIjoxfQ.aQAAAA.{SHA1}"),
            SignatureScheme::Flask,
            r#"{"a":1}"#,
            true,
        ),
        (
            format!("eyJhIjoxfQ%3D%3D--{rails}"),
            SignatureScheme::Rails,
            r#"{"a":1}"#,
            false,
        ),
    ] {
        let opened = OpenedValue::open(&value);
        let signed = opened.steps().find_map(|step| match step {
            Step::Signed(signed) => Some(signed),
            _ => None,
        });
        let signed = signed.unwrap_or_else(|| panic!("{value}"));
        assert_eq!(signed.scheme, scheme, "{value}");
        assert_eq!(signed.signed_at.is_some(), signed_at, "{value}");
        assert_eq!(opened.text(), payload, "{value}");
        let edited = opened.with_text("{}");
        assert_eq!(edited.stale_signatures, [scheme]);
        assert!(edited.value.ends_with(&signed.signature));
        assert_eq!(opened.with_text(payload).stale_signatures, []);
    }
}

#[test]
fn what_is_compressed_or_encrypted_is_not_opened() {
    let opened = OpenedValue::open(&format!(".eJwrSS0uAQAEXQHB:1xWrwq:{SHA256}"));
    let Some(Step::Signed(signed)) = opened.steps().next() else {
        panic!()
    };
    assert!(signed.is_compressed);
    // {"alg":"dir","enc":"A128GCM"}
    let token = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXY.Y2lwaGVy.dGFn";
    assert_eq!(OpenedValue::open(token).content(), Content::Encrypted);
    let rails = "c2VjcmV0--YWJjZGVmZ2hpamts--YWJjZGVmZ2hpamtsbW5vcA==";
    assert_eq!(OpenedValue::open(rails).content(), Content::Encrypted);
}

#[test]
fn claims_of_a_token_are_dates() {
    // {"alg":"none","typ":"JWT"} . {"iat":1795370000,"nbf":1795370001,"exp":1795375000.5,"sub":"x"}
    let token = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.\
        eyJpYXQiOjE3OTUzNzAwMDAsIm5iZiI6MTc5NTM3MDAwMSwiZXhwIjoxNzk1Mzc1MDAwLjUsInN1YiI6IngifQ.";
    let opened = OpenedValue::open(token);
    let Some(Step::Jwt(jwt)) = opened.steps().next() else {
        panic!()
    };
    assert_eq!(jwt.header, r#"{"alg":"none","typ":"JWT"}"#);
    assert_eq!(
        (jwt.issued_at, jwt.not_before, jwt.expires_at),
        (
            Some(1_795_370_000),
            Some(1_795_370_001),
            Some(1_795_375_000)
        )
    );
    assert_eq!(jwt.is_expired_at(1_795_374_999), Some(false));
    let edited = opened.with_text("{}");
    assert_eq!(edited.value, "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.e30.");
    assert_eq!(edited.stale_signatures, [SignatureScheme::Jwt]);
}

#[test]
fn a_value_can_be_shown_as_it_stands() {
    let value = "eyJhIjoxfQ%3D%3D";
    assert_eq!(OpenedValue::open_steps(value, 0).text(), value);
    assert_eq!(OpenedValue::open_steps(value, 1).text(), "eyJhIjoxfQ==");
}

#[test]
fn a_tree_keeps_order_duplicates_and_spelling() {
    let opened = OpenedValue::open(r#" { "b" : 1.50, "a": [true, null], "b": "\u00e9" } "#);
    let children = opened.tree().unwrap().children();
    let keys: Vec<_> = children.iter().map(|(key, _)| key.to_string()).collect();
    assert_eq!(keys, ["b", "a", "b"]);
    assert_eq!(children[0].1.source(), "1.50");
    assert_eq!(children[2].1.text().as_deref(), Some("é"));
    let list = children[1].1.children();
    assert_eq!(
        (list[0].1.kind(), list[1].1.kind()),
        (NodeKind::Bool, NodeKind::Null)
    );
    assert_eq!(list[1].0, Key::Index(1));
    let edited = opened.with_node(&list[0].1, "false").unwrap();
    assert_eq!(
        edited.value,
        r#" { "b" : 1.50, "a": [false, null], "b": "\u00e9" } "#
    );
    assert_eq!(
        opened.with_node(&list[0].1, "maybe"),
        Err(EditError::NotJson)
    );
    let other = OpenedValue::open("[1]");
    assert_eq!(
        other.with_node(&list[0].1, "false"),
        Err(EditError::OtherValue)
    );
}

#[test]
fn a_pair_of_a_query_string_is_edited_alone() {
    let opened = OpenedValue::open("a=%31&b=x+y&b=z");
    let children = opened.tree().unwrap().children();
    assert_eq!(children[1].1.text().as_deref(), Some("x y"));
    let edited = opened.with_node(&children[1].1, "é &").unwrap();
    assert_eq!(edited.value, "a=%31&b=%C3%A9+%26&b=z");
    assert_eq!(
        opened.with_node(&children[0].1, "1").unwrap().value,
        "a=%31&b=x+y&b=z"
    );
}

#[test]
fn an_edit_of_a_chain_changes_only_what_was_edited() {
    let value = "%7b%22user%22:%22j%6fe%22,%22n%22:1%7d";
    let opened = OpenedValue::open(value);
    let n = opened.tree().unwrap().children().remove(1).1;
    assert_eq!(
        opened.with_node(&n, "2").unwrap().value,
        "%7b%22user%22:%22j%6fe%22,%22n%22:2%7d"
    );
}

#[test]
fn large_and_deep_values_are_opened() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let opened = OpenedValue::open(&deep);
    assert_eq!(opened.content(), Content::Json);
    let inner = opened.tree().unwrap().children().remove(0).1;
    assert_eq!(inner.children().len(), 1);
    let edited = opened.with_node(&inner, "7").unwrap();
    assert_eq!(edited.value, "[7]");
    for unit in [
        "%41", "QUFB", "a=1&", "\\141", "1,", "\"", "s:", "--", ".", "aaaa.",
    ] {
        let large = unit.repeat(10_000);
        let quoted = format!("\"{large}\"");
        let array = format!("[{large}1]");
        for value in [large, quoted, array] {
            let opened = OpenedValue::open(&value);
            let edited = format!("{}!", opened.text());
            let _ = (
                opened.with_text(&edited),
                opened.tree().map(|it| it.children()),
            );
        }
    }
}

/// Puts a text through an encoder, as sites do.
fn encoded(text: &str, encoder: u8) -> String {
    use base64::Engine;
    use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
    match encoder {
        0 => text.bytes().map(|byte| format!("%{byte:02X}")).collect(),
        1 => BASE64_STANDARD.encode(text),
        2 => BASE64_URL_SAFE_NO_PAD.encode(text),
        3 => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        4 => format!("s:{text}.{SHA256}"),
        _ => format!(
            "eyJhbGciOiJIUzI1NiJ9.{}.c2ln",
            BASE64_URL_SAFE_NO_PAD.encode(text)
        ),
    }
}

fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?[1-9][0-9]{0,12}(\\.[0-9]{1,3})?",
        "[a-zé🍪 ;,%&=]{0,12}".prop_map(|text| format!("\"{text}\"")),
    ];
    let value = scalar.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|it| format!("[{}]", it.join(", "))),
            prop::collection::vec(("[a-z_]{1,8}", inner), 0..4).prop_map(|fields| {
                let fields: Vec<_> = fields
                    .into_iter()
                    .map(|(key, value)| format!("\"{key}\":{value}"))
                    .collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    });
    prop::collection::vec(value, 1..4).prop_map(|it| format!("{{\"k\":[{}]}}", it.join(",")))
}

/// A JSON text behind up to four encoders.
fn chained() -> impl Strategy<Value = (String, String)> {
    // The claims of a token are JSON and not encoded once more.
    let encoders = (0..6u8, prop::collection::vec(0..5u8, 0..=3));
    (json(), prop::option::of(encoders)).prop_map(|(text, encoders)| {
        let encoders = encoders.map(|(first, others)| [&[first], &others[..]].concat());
        let value = encoders
            .unwrap_or_default()
            .into_iter()
            .fold(text.clone(), |value, encoder| encoded(&value, encoder));
        (text, value)
    })
}

fn leaves<'a>(node: &Node<'a>, out: &mut Vec<Node<'a>>) {
    let children = node.children();
    if node.text().is_some() {
        out.push(node.clone());
    }
    for (_, child) in children {
        leaves(&child, out);
    }
}

proptest! {
    #[test]
    fn chains_of_up_to_four_open((text, value) in chained()) {
        let opened = OpenedValue::open(&value);
        prop_assert_eq!(opened.text(), text);
        prop_assert_eq!(opened.content(), Content::Json);
    }

    #[test]
    fn without_an_edit_a_value_is_the_same_byte_for_byte(value in prop_oneof![
        ".{0,60}",
        "[a-zA-Z0-9+/=_%\\.:;\"\\\\-]{0,60}",
        "(%[0-9A-F]{2}|[a-z]){0,20}",
        "\"(\\\\[0-7]{3}|[a-z]|\\\\.){0,20}\"",
        chained().prop_map(|it| it.1),
    ]) {
        for most in 0..5 {
            let opened = OpenedValue::open_steps(&value, most);
            prop_assert_eq!(opened.value(), &value);
            prop_assert!(opened.steps().count() <= most);
            prop_assert_eq!(opened.with_text(opened.text()).value, value.clone());
            if let Some(tree) = opened.tree() {
                prop_assert_eq!(opened.with_node(&tree, tree.source()).unwrap().value, value.clone());
            }
        }
    }

    #[test]
    fn an_edit_comes_back_through_the_same_chain((_, value) in chained(), new in json()) {
        let opened = OpenedValue::open(&value);
        let edited = OpenedValue::open(&opened.with_text(&new).value);
        prop_assert_eq!(edited.text(), new);
        // Which of the two spellings of base64 it is can depend on the text.
        let kinds = |opened| chain(opened).join(" ").replace("base64url", "base64");
        prop_assert_eq!(kinds(&edited), kinds(&opened));
    }

    #[test]
    fn an_edit_of_a_leaf_changes_no_other((_, value) in chained(), at in any::<prop::sample::Index>(), new in "[a-zé\"]{0,6}") {
        let opened = OpenedValue::open(&value);
        let tree = opened.tree().unwrap();
        let mut before = Vec::new();
        leaves(&tree, &mut before);
        prop_assume!(!before.is_empty());
        let at = at.index(before.len());
        let new = match before[at].kind() {
            NodeKind::String => new,
            _ => "7".to_owned(),
        };
        let edited = OpenedValue::open(&opened.with_node(&before[at], &new).unwrap().value);
        let tree = edited.tree().unwrap();
        let mut after = Vec::new();
        leaves(&tree, &mut after);
        prop_assert_eq!(before.len(), after.len());
        for (index, (before, after)) in before.iter().zip(&after).enumerate() {
            if index == at {
                prop_assert_eq!(after.text(), Some(new.clone()));
            } else {
                prop_assert_eq!(after.source(), before.source());
            }
        }
    }

    #[test]
    fn any_text_can_take_the_place((_, value) in chained(), new in ".{0,30}") {
        // It need not be found again: what it is now may look like something else.
        let _ = OpenedValue::open(&value).with_text(&new);
    }
}
