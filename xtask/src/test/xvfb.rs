//! An X server that shows nothing, for the browser that cannot do without.

use crate::Failure;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running X server; it ends when this is dropped.
pub(super) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts it on a number that is free.
    pub(super) fn start(xvfb: &Path) -> Result<Self, Failure> {
        let mut server = Command::new(xvfb)
            // It chooses the number itself, and writes it once it can be used.
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24"])
            .args(["-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} cannot be run: {error}", xvfb.display()))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            // Nothing is read where it ends before it says so.
            let _ = BufReader::new(output).read_line(&mut number);
        }
        let name = format!(":{}", number.trim());
        let display = Self { server, name };
        if number.trim().is_empty() {
            return Err(format!("{} did not start", xvfb.display()));
        }
        Ok(display)
    }

    /// What programs are told of it as `DISPLAY`.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
