//! The X server that MiniBrowser, which has no headless mode, shows itself on.

use std::time::Duration;

use anyhow::Result;

use crate::installed::{Program, find};
use crate::process::Kept;

/// A running Xvfb.
#[derive(Debug)]
pub(crate) struct Display {
    _server: Kept,
    /// What `DISPLAY` must say.
    pub(crate) name: String,
}

impl Display {
    /// Starts Xvfb on a display number of its own choice.
    pub(crate) async fn start(width: u32, height: u32) -> Result<Self> {
        let screen = format!("{width}x{height}x24");
        let arguments = [
            "-displayfd",
            "1",
            "-screen",
            "0",
            &screen,
            "-nolisten",
            "tcp",
            "-noreset",
        ];
        let server = Kept::start(&find(Program::Xvfb)?, arguments, &[], None)?;
        let number: u32 = server
            .says(Duration::from_secs(15), |line| line.trim().parse().ok())
            .await?;
        Ok(Self {
            _server: server,
            name: format!(":{number}"),
        })
    }
}
