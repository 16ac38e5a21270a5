//! What was measured beside what was played.

use serde_json::{Value, json};

use crate::case::Observation;

/// Clocks and answers take this long, in seconds.
const LENIENCE: i64 = 2;

/// The differences, each in a sentence; none where all is as it was measured.
pub fn differences(measured: &Value, played: &Observation) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, measured: &Value, played: &Value| {
        if !agree(measured, played) {
            found.push(format!("{what}: measured {measured}, played {played}"));
        }
    };
    compare(
        "document.cookie",
        &measured["document_cookie"],
        &json!(played.document_cookie),
    );
    let further = measured["also_read_at"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    for (at, (measured, played)) in further.iter().zip(&played.also_read_at).enumerate() {
        let header = json!(played.cookie_header);
        compare(&format!("header {at}"), &measured["cookie_header"], &header);
        let read = json!(played.document_cookie);
        compare(
            &format!("document.cookie {at}"),
            &measured["document_cookie"],
            &read,
        );
    }
    let clocks = Clocks {
        measured: measured["now"].as_i64(),
        played: played.now,
    };
    let mut left: Vec<Value> = played.stored.iter().map(|cookie| json!(cookie)).collect();
    for cookie in measured["stored"].as_array().into_iter().flatten() {
        match left
            .iter()
            .position(|other| same_cookie(cookie, other, &clocks))
        {
            Some(at) => drop(left.remove(at)),
            None => found.push(format!("not in the jar as measured: {cookie}")),
        }
    }
    found.extend(
        left.iter()
            .map(|cookie| format!("in the jar, not measured: {cookie}")),
    );
    found
}

/// Whether two values are the same, where a text may be measured by its length.
fn agree(measured: &Value, played: &Value) -> bool {
    match (
        measured.get("length").and_then(Value::as_u64),
        played.as_str(),
    ) {
        (Some(length), Some(text)) => length == text.encode_utf16().count() as u64,
        _ => measured == played,
    }
}

/// The clocks at the writes, in seconds since 1970.
struct Clocks {
    /// Known where the case depends on it.
    measured: Option<i64>,
    played: i64,
}

/// Whether two cookies are the same in all that was recorded.
fn same_cookie(measured: &Value, played: &Value, clocks: &Clocks) -> bool {
    let recorded = |key: &str| !measured[key].is_null();
    let texts = ["name", "value", "path"];
    let flags = ["domain", "host_only", "secure", "http_only", "partitioned"];
    texts
        .iter()
        .all(|key| !recorded(key) || agree(&measured[*key], &played[*key]))
        && flags.iter().all(|key| measured[*key] == played[*key])
        && (!recorded("same_site")
            || played["same_site"].is_null()
            || measured["same_site"] == played["same_site"])
        && same_expiry(
            &measured["expires"],
            played["expires"]["at"].as_i64(),
            clocks,
        )
}

/// Whether two cookies live until the same moment, or for the same time.
fn same_expiry(measured: &Value, played: Option<i64>, clocks: &Clocks) -> bool {
    let Some(played) = played else {
        return measured.is_null();
    };
    let near = |moment: i64| (moment - played).abs() <= LENIENCE;
    let at = measured["at"].as_i64();
    let lasts = measured["in"]
        .as_i64()
        .or_else(|| Some(at? - clocks.measured?));
    at.is_some_and(near) || lasts.is_some_and(|lasts| near(clocks.played + lasts))
}
