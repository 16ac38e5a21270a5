//! The command answers the measured cases as the browsers did.

mod command;

use command::run;
use serde_json::{Value, json};
use std::io::Write;

/// Whether what was answered is what was recorded: null was not recorded,
/// a length stands for a long text, and times may be two seconds off.
fn same(recorded: &Value, answered: &Value, key: &str, now: i64) -> bool {
    if recorded.is_null() && key != "document_cookie" && key != "expires" && key != "cookie_header"
    {
        return true;
    }
    if let Some(length) = recorded.get("length") {
        let text = answered.as_str().unwrap_or_default();
        return length.as_u64() == Some(text.chars().count() as u64);
    }
    if key == "expires" && !recorded.is_null() {
        let at = recorded["at"]
            .as_i64()
            .or_else(|| Some(now + recorded["in"].as_i64()?));
        return at
            .zip(answered["at"].as_i64())
            .is_some_and(|(recorded, answered)| (recorded - answered).abs() <= 2);
    }
    match (recorded, answered) {
        (Value::Object(fields), Value::Object(_)) => fields
            .iter()
            .all(|(key, field)| same(field, &answered[key], key, now)),
        (Value::Array(recorded), Value::Array(answered)) if key == "stored" => {
            // The order of a jar was not recorded.
            let mut rest: Vec<&Value> = answered.iter().collect();
            recorded.len() == rest.len()
                && recorded.iter().all(|one| {
                    let found = rest.iter().position(|other| same(one, other, "", now));
                    found.map(|at| rest.remove(at)).is_some()
                })
        }
        (Value::Array(recorded), Value::Array(answered)) => {
            recorded.len() == answered.len()
                && recorded
                    .iter()
                    .zip(answered)
                    .all(|(one, other)| same(one, other, "", now))
        }
        _ => recorded == answered,
    }
}

fn measured_cases_are_answered(engine: &str) {
    const SOME_TIME: i64 = 1_795_375_000;
    let text = include_str!("../../cookie-rules/tests/data/cookie-writes.json");
    let mut input = Vec::new();
    let mut expected = Vec::new();
    for line in text.lines().map(|line| line.trim().trim_end_matches(',')) {
        // Half a surrogate pair is no text to the reader used here.
        let Ok(mut case) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        if !case.is_object() {
            continue;
        }
        let observed = case["observed"][engine].take();
        let now = observed["now"].as_i64().unwrap_or(SOME_TIME);
        case.as_object_mut().unwrap().remove("observed");
        case["now"] = json!(now);
        writeln!(input, "{case}").unwrap();
        expected.push((case["id"].clone(), observed, now));
    }
    assert!(expected.len() > 700);
    let answer = run(&["replay", "--engine", engine], &input);
    assert_eq!(answer.status, 0);
    let answers: Vec<Value> = answer
        .output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), expected.len());
    let mut wrong = Vec::new();
    for ((id, observed, now), answer) in expected.iter().zip(&answers) {
        assert_eq!(id, &answer["id"]);
        for key in ["document_cookie", "stored", "also_read_at"] {
            if observed.get(key).is_some() && !same(&observed[key], &answer[key], key, *now) {
                wrong.push(format!("{id} {key}: {} but {}", observed[key], answer[key]));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        answers.len(),
        wrong.join("\n")
    );
}

#[test]
fn chromium_is_answered_as_measured() {
    measured_cases_are_answered("chromium");
}

#[test]
fn firefox_is_answered_as_measured() {
    measured_cases_are_answered("firefox");
}

#[test]
fn webkitgtk_is_answered_as_measured() {
    measured_cases_are_answered("webkit");
}

#[test]
fn a_malformed_line_is_an_error_of_its_own_and_a_2() {
    let case = r#"{"id":"b","page":"http://app.test/","writes":[{"via":"header","url":"http://app.test/","line_base64":"YT3p"}]}"#;
    let arguments = ["replay", "--engine", "chromium", "--now", "1795000000"];
    let answer = run(&arguments, format!("nonsense\n{{\"id\":\"a\"}}\n{case}\n"));
    assert_eq!(answer.status, 2);
    let lines: Vec<Value> = answer
        .output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0]["error"].is_string() && lines[1]["error"].is_string());
    assert_eq!(lines[1]["id"], "a");
    assert_eq!(lines[2]["stored"][0]["value_base64"], "6Q==");
    assert_eq!(lines[2]["writes"][0][0]["outcome"], "stored");
    assert_eq!(run(&arguments, case).status, 0);
}

#[test]
fn a_case_may_stand_in_a_frame_of_another_site() {
    let case = |frame: &str| {
        format!(
            r#"{{"page":"https://a.example/","frame":"{frame}","writes":[{{"via":"header","url":"https://a.example/","line":"a=1; SameSite=Lax"}}]}}"#
        )
    };
    let outcome = |frame: &str| {
        let answer = run(&["replay", "--engine", "chromium"], case(frame)).json();
        answer["writes"][0][0]["outcome"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        (&*outcome("top"), &*outcome("cross-site")),
        ("stored", "refused")
    );
}
