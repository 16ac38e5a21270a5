//! What Playwright and Selenium make of cookies, each by its own client in a
//! Chromium beside the test.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use browsers::{Program, find};
use serde_json::{Value, json};

/// Runs each code over a context of its own; prints the cookies of each, and
/// its storage state.
const PLAYWRIGHT: &str = "
const { chromium } = require(process.env.COOKIE_WORKBENCH_PLAYWRIGHT);
(async () => {
    const browser = await chromium.launch({
        executablePath: process.env.COOKIE_WORKBENCH_CHROMIUM, args: ['--no-sandbox'],
    });
    const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
    const told = [];
    for (const code of asked) {
        const context = await browser.newContext();
        await new Function('context', `return (async () => { ${code} })()`)(context);
        told.push({ cookies: await context.cookies(), state: await context.storageState() });
        await context.close();
    }
    await browser.close();
    console.log(JSON.stringify(told));
})();";

/// Opens an address, and prints the cookies that the driver tells of.
const SELENIUM: &str = "
import json, os, sys
from selenium import webdriver
options = webdriver.ChromeOptions()
options.binary_location = os.environ['COOKIE_WORKBENCH_CHROMIUM']
for argument in ['--headless=new', '--no-sandbox']:
    options.add_argument(argument)
service = webdriver.ChromeService(os.environ['COOKIE_WORKBENCH_CHROMEDRIVER'])
driver = webdriver.Chrome(options=options, service=service)
try:
    driver.get(json.load(sys.stdin))
    json.dump(driver.get_cookies(), sys.stdout)
finally:
    driver.quit()";

/// What Playwright has after code ran over a `context`: its `cookies`, and what
/// it would save as `state`.
///
/// # Errors
/// When Node, Playwright or its Chromium fails, or the code does.
pub fn playwright(codes: &[String]) -> Result<Vec<Value>> {
    let told = ask(Command::new("node").args(["-e", PLAYWRIGHT]), &json!(codes))?;
    serde_json::from_value(told).context("Playwright's answer")
}

/// What Selenium's `get_cookies` gives after a visit to an address.
///
/// # Errors
/// When Python, Selenium or its Chromium fails.
pub fn selenium(url: &str) -> Result<Value> {
    let python = std::env::var_os("COOKIE_WORKBENCH_PYTHON").context(
        "COOKIE_WORKBENCH_PYTHON names no Python with Selenium: run these tests by `./dev test e2e`",
    )?;
    ask(Command::new(python).args(["-c", SELENIUM]), &json!(url))
}

/// Asks a program by JSON; both drive the Chromium of this system, whichever
/// engine is tested.
fn ask(command: &mut Command, question: &Value) -> Result<Value> {
    let mut child = command
        .env("COOKIE_WORKBENCH_CHROMIUM", find(Program::Chromium)?)
        .env(
            "COOKIE_WORKBENCH_CHROMEDRIVER",
            find(Program::Chromedriver)?,
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("a client of a driver does not start")?;
    let mut input = child.stdin.take().context("no standard input")?;
    input.write_all(question.to_string().as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "the client failed: {said}");
    serde_json::from_slice(&output.stdout).context("the client's answer")
}
