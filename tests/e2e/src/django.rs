//! Django's own reading and writing of cookies, in a Python beside the test.

use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};

use crate::ask::python;

/// Reads one JSON object, writes one.
const PROGRAM: &str = r#"
import json, sys
from django.conf import settings
settings.configure()
from django.http import HttpResponse
from django.http.cookie import parse_cookie
asked = json.load(sys.stdin)
if "parse" in asked:
    json.dump(parse_cookie(asked["parse"]), sys.stdout)
elif "run" in asked:
    response = HttpResponse()
    exec(asked["run"], {"response": response})
    json.dump([morsel.OutputString() for morsel in response.cookies.values()], sys.stdout)
else:
    response = HttpResponse()
    for name, value, options in asked["set"]:
        response.set_cookie(name, value, **options)
    json.dump([morsel.OutputString() for morsel in response.cookies.values()], sys.stdout)
"#;

/// What `request.COOKIES` would hold for this Cookie header.
///
/// # Errors
/// When Python or Django fails.
pub fn parse_cookie(header: &str) -> Result<Value> {
    ask(&json!({ "parse": header }))
}

/// The values of the Set-Cookie fields that `HttpResponse.set_cookie` makes of
/// names, values and options.
///
/// # Errors
/// When Python or Django fails.
pub fn set_cookie(cookies: &[(&str, &str, Value)]) -> Result<Vec<String>> {
    let lines = ask(&json!({ "set": cookies }))?;
    Ok(serde_json::from_value(lines)?)
}

/// The values of the Set-Cookie fields of a `response`, after code of a view
/// ran over it.
///
/// # Errors
/// When Python or Django fails, or the code does.
pub fn run_code(code: &str) -> Result<Vec<String>> {
    Ok(serde_json::from_value(ask(&json!({ "run": code }))?)?)
}

fn ask(question: &Value) -> Result<Value> {
    crate::ask::ask(Command::new(python()?).args(["-c", PROGRAM]), question)
}
