//! What only chromedriver offers: commands of the DevTools protocol.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use crate::engine::Engine;
use crate::session::Session;

/// One command of the DevTools protocol.
#[derive(Debug)]
struct Devtools<'a> {
    command: &'a str,
    parameters: Value,
}

impl FormatRequestData for Devtools<'_> {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(
            "POST".parse().expect("a method"),
            format!("/session/{session}/goog/cdp/execute"),
        )
        .add_body(json!({ "cmd": self.command, "params": self.parameters }))
    }
}

impl Session {
    /// Runs a command of the DevTools protocol in Chromium.
    ///
    /// # Errors
    /// In another engine, or when the command fails.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        ensure!(
            self.engine() == Engine::Chromium,
            "{command} exists in Chromium only"
        );
        let answer = self
            .cmd(Devtools {
                command,
                parameters,
            })
            .await;
        answer
            .and_then(|answer| answer.value_json())
            .with_context(|| command.to_owned())
    }
}
