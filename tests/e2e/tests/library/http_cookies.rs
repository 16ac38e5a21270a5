//! Names and values exchanged with Python's `http.cookies`, and so with Django.

use crate::dice::{CASES, Dice, MOST};
use crate::text_jar::TextJar;
use anyhow::{Context, Result, ensure};
use document_cookie::{Encoding, TypedCookie};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Writes the pairs that it reads, and reads what was written elsewhere.
const PROGRAM: &str = r#"
import json, sys
from http.cookies import SimpleCookie
asked = json.load(sys.stdin)
written, read = [], []
for name, value in asked["write"]:
    cookie = SimpleCookie()
    cookie[name] = value
    written.append(cookie[name].OutputString())
for name, header in asked["read"]:
    cookie = SimpleCookie()
    cookie.load(header)
    read.append(cookie[name].value if name in cookie else None)
json.dump({"written": written, "read": read}, sys.stdout)
"#;

fn ask(question: &Value) -> Result<Value> {
    let python = std::env::var_os("COOKIE_WORKBENCH_PYTHON")
        .context("COOKIE_WORKBENCH_PYTHON names no Python: run these tests by `./dev test e2e`")?;
    let mut child = Command::new(python)
        .args(["-c", PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().context("no standard input")?;
    input.write_all(question.to_string().as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "Python failed");
    Ok(serde_json::from_slice(&output.stdout)?)
}

#[test]
fn python_and_the_library_read_what_the_other_wrote() -> Result<()> {
    let mut dice = Dice::new(3);
    let mut cases = Vec::new();
    while cases.len() < CASES {
        let (name, value) = (dice.token(), dice.value());
        let cookie = TypedCookie::<String>::new(name.clone().leak()).encoding(Encoding::Quoted);
        let line = cookie.line(&value)?;
        // The value has no `;` of its own any more.
        let pair = line.split(';').next().unwrap_or_default().to_owned();
        if pair.len() <= MOST {
            cases.push((name, value, cookie, pair));
        }
    }
    let write = cases.iter().map(|(name, value, ..)| json!([name, value]));
    let read = cases.iter().map(|(name, _, _, pair)| json!([name, pair]));
    let (write, read): (Vec<_>, Vec<_>) = (write.collect(), read.collect());
    let answer = ask(&json!({ "write": write, "read": read }))?;
    let list = |part: &str| answer[part].as_array().cloned().unwrap_or_default();
    let (written, read) = (list("written"), list("read"));
    ensure!(
        written.len() == CASES && read.len() == CASES,
        "not all answers"
    );
    for (((name, value, cookie, pair), written), read) in cases.iter().zip(written).zip(read) {
        ensure!(
            read.as_str() == Some(value),
            "Python reads {read} of {pair:?}, which was {value:?}"
        );
        let written = written.as_str().unwrap_or_default();
        let found = cookie.get(&TextJar(written));
        ensure!(
            found.as_ref() == Ok(&Some(value.clone())),
            "{name}: {value:?}, not {found:?}, from {written:?}"
        );
    }
    Ok(())
}
