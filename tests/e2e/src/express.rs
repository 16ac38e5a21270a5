//! Express's own writing of cookies, in a Node beside the test.

use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Answers one request by the code, and prints the Set-Cookie fields of the
/// answer as browsers read them.
const PROGRAM: &str = "
const express = require(process.env.COOKIE_WORKBENCH_EXPRESS);
const app = express();
app.get('/', (request, res) => {
    new Function('res', process.argv[1])(res);
    res.end();
});
const server = app.listen(0, '127.0.0.1', () => {
    require('http').get(server.address(), answer => {
        const lines = answer.headers['set-cookie'] ?? [];
        console.log(JSON.stringify(lines.map(line => Buffer.from(line, 'latin1').toString())));
        answer.resume();
        server.close();
    });
});";

/// The values of the Set-Cookie fields of `res`, after code of a handler ran
/// over it.
///
/// # Errors
/// When Node or Express fails, or the code does.
pub fn run_code(code: &str) -> Result<Vec<String>> {
    let folder = std::env::var_os("COOKIE_WORKBENCH_EXPRESS")
        .context("COOKIE_WORKBENCH_EXPRESS names no Express: run these by `./dev test e2e`")?;
    let output = Command::new("node")
        .args(["-e", PROGRAM, code])
        .env("COOKIE_WORKBENCH_EXPRESS", folder)
        .output()
        .context("node does not start")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "Express failed: {said}");
    serde_json::from_slice(&output.stdout).context("Express's answer")
}
