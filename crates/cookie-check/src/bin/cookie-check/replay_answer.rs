//! What the rules say, as JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cookie_rules::{
    CompiledList, Decision, Engine, Idna, Jar, Page, Reported, Request, Rules, ScriptRead,
    UnixTime, text,
};
use serde_json::{Map, Value, json};

/// The rules of an engine, with the list of public suffixes and the
/// conversion of hosts that a native program has.
pub fn rules(engine: Engine) -> Rules<'static> {
    Rules {
        engine,
        suffixes: &CompiledList,
        to_ascii: &Idna,
    }
}

/// What `document.cookie` reads; null where access throws.
pub fn document_cookie(rules: &Rules<'_>, jar: &Jar, page: &Page, now: UnixTime) -> Value {
    match rules.document_cookie(jar, page, now) {
        ScriptRead::Text(text) => Value::String(text),
        ScriptRead::Throws => Value::Null,
    }
}

/// What can be read at another URL: by script, and by the server of a
/// same-site top-level GET. A header's bytes are one character each.
pub fn read_at(rules: &Rules<'_>, jar: &Jar, page: &Page, now: UnixTime) -> Value {
    let header = page
        .url
        .clone()
        .and_then(|url| rules.cookie_header(jar, &Request::navigation(url), now));
    let header = header.map(|bytes| bytes.into_iter().map(char::from).collect::<String>());
    json!({
        "document_cookie": document_cookie(rules, jar, page, now),
        "cookie_header": header,
    })
}

/// The cookies the engine's own tools report at a page.
pub fn stored(rules: &Rules<'_>, jar: &Jar, page: &Page, now: UnixTime) -> Value {
    let reported = rules.reported(jar, page, now);
    reported.iter().map(cookie).collect()
}

fn cookie(reported: &Reported<'_>) -> Value {
    let cookie = reported.cookie;
    let mut fields = Map::new();
    text(&mut fields, "name", &cookie.name);
    text(&mut fields, "value", &cookie.value);
    fields.insert("domain".to_owned(), lossy(&cookie.domain));
    fields.insert("host_only".to_owned(), cookie.host_only.into());
    fields.insert("path".to_owned(), lossy(&reported.path));
    fields.insert("secure".to_owned(), cookie.secure.into());
    fields.insert("http_only".to_owned(), cookie.http_only.into());
    fields.insert("partitioned".to_owned(), cookie.partition.is_some().into());
    fields.insert("same_site".to_owned(), cookie.same_site.as_str().into());
    let expires = reported.expires.map(|UnixTime(at)| json!({ "at": at }));
    fields.insert("expires".to_owned(), expires.unwrap_or(Value::Null));
    Value::Object(fields)
}

/// Bytes that are no UTF-8 stand in base64 beside a null.
fn text(fields: &mut Map<String, Value>, key: &str, bytes: &[u8]) {
    match std::str::from_utf8(bytes) {
        Ok(text) => fields.insert(key.to_owned(), text.into()),
        Err(_) => {
            fields.insert(key.to_owned(), Value::Null);
            fields.insert(format!("{key}_base64"), STANDARD.encode(bytes).into())
        }
    };
}

fn lossy(bytes: &[u8]) -> Value {
    String::from_utf8_lossy(bytes).into()
}

/// What became of one write: one answer for each cookie that its line makes.
pub fn decisions(decisions: &[Decision]) -> Value {
    decisions.iter().map(decision).collect()
}

fn decision(decision: &Decision) -> Value {
    let reasons: Vec<Value> = decision
        .diagnostics
        .iter()
        .map(|diagnostic| {
            json!({
                "rule": format!("{:?}", diagnostic.rule),
                "section": diagnostic.rule.section().citation(),
                "decided": diagnostic.decided,
                "text": text::reason(&diagnostic.reason),
            })
        })
        .collect();
    let suggestions: Vec<String> = decision.suggestions.iter().map(text::suggestion).collect();
    let assumptions: Vec<&str> = decision.assumptions.iter().map(text::assumption).collect();
    json!({
        "outcome": decision.outcome.as_str(),
        "reasons": reasons,
        "fixes": suggestions,
        "assumptions": assumptions,
    })
}
