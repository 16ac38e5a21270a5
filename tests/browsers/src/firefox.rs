//! What only geckodriver offers: scripts in the browser's own context.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use crate::engine::Engine;
use crate::session::Session;

/// Chooses the context in which scripts run: `chrome` or `content`.
#[derive(Debug)]
struct Switch(&'static str);

impl FormatRequestData for Switch {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(
            "POST".parse().expect("a method"),
            format!("/session/{session}/moz/context"),
        )
        .add_body(json!({ "context": self.0 }))
    }
}

impl Session {
    /// Runs a script in Firefox's own context, where `Services` is at hand.
    ///
    /// # Errors
    /// In another engine, or when the script throws.
    pub async fn privileged(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        ensure!(
            self.engine() == Engine::Firefox,
            "a privileged script runs in Firefox only"
        );
        self.cmd(Switch("chrome")).await?;
        let answer = self.run(script, arguments).await;
        // Back to the page, whatever came of it.
        self.cmd(Switch("content")).await?;
        answer.context("a script in Firefox's own context")
    }
}
