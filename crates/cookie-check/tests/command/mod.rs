//! Runs the command as a person or a job does.
#![allow(dead_code, reason = "each test file uses what it needs of it")]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

/// 2026-11-22, 10:20:30 GMT.
pub const NOW: &str = "1795342830";

/// What the command said, and its exit status.
pub struct Answer {
    pub output: String,
    pub errors: String,
    pub status: i32,
}

impl Answer {
    /// The output with every run of white space as one blank, for words that
    /// may stand in several lines.
    pub fn words(&self) -> String {
        self.output.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.output).unwrap()
    }
}

/// Runs the command with this input.
pub fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Answer {
    run_in(arguments, input.as_ref(), &[])
}

/// The same with these variables.
pub fn run_in(arguments: &[&str], input: &[u8], variables: &[(&str, &str)]) -> Answer {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cookie-check"))
        .args(arguments)
        .env_remove("COLUMNS")
        .env_remove("NO_COLOR")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // The command may have seen enough.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Answer {
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

/// Lines checked at a URL, at a fixed time.
pub fn check(lines: &[&str], more: &[&str]) -> Answer {
    let url = ["--url", "https://example.com/a", "--at", NOW];
    run(&[lines, &url, more].concat(), "")
}
