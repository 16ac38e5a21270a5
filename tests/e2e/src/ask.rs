//! Programs beside the test that are asked by JSON and answer by it.

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The Python that can import what the tests ask.
pub(crate) fn python() -> Result<OsString> {
    std::env::var_os("COOKIE_WORKBENCH_PYTHON")
        .context("COOKIE_WORKBENCH_PYTHON names no Python: run these tests by `./dev test e2e`")
}

/// What a program writes to its standard output of a question on its standard
/// input.
pub(crate) fn ask(command: &mut Command, question: &Value) -> Result<Value> {
    let program = command.get_program().to_owned();
    let program = program.display();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{program} does not start"))?;
    let mut input = child.stdin.take().context("no standard input")?;
    input.write_all(question.to_string().as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{program} failed: {errors}");
    serde_json::from_slice(&output.stdout).with_context(|| format!("the answer of {program}"))
}
