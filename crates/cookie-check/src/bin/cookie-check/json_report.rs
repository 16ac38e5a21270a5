//! The answer as one JSON object, written as it is found out.

use cookie_check::{CookieAnswer, NotUnderstood, json};
use std::io::{self, Write};

/// The object while it is written. Each cookie stands on a line of its own.
pub struct JsonReport<'o, W: Write> {
    output: &'o mut W,
    is_first: bool,
}

impl<'o, W: Write> JsonReport<'o, W> {
    pub fn begin(output: &'o mut W) -> io::Result<Self> {
        write!(output, "{{\"schema\":{},\"cookies\":[", json::SCHEMA)?;
        Ok(Self {
            output,
            is_first: true,
        })
    }

    pub fn cookie(&mut self, answer: &CookieAnswer) -> io::Result<()> {
        self.output
            .write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        serde_json::to_writer(&mut *self.output, answer)?;
        Ok(())
    }

    pub fn end(self, not_understood: &[NotUnderstood]) -> io::Result<()> {
        self.output.write_all(b"\n],\"not_understood\":")?;
        serde_json::to_writer(&mut *self.output, not_understood)?;
        self.output.write_all(b"}\n")
    }
}
