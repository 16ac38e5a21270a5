//! What Playwright and Selenium make of cookies, each by its own client in a
//! Chromium beside the test.

use std::process::Command;

use anyhow::{Context, Result};
use browsers::{Program, find};
use serde_json::{Value, json};

use crate::ask::{ask, python};

/// Runs each code over a context of its own; prints the cookies of each, and
/// its storage state.
const PLAYWRIGHT: &str = "
const { chromium } = require(process.env.COOKIE_WORKBENCH_PLAYWRIGHT);
(async () => {
    const browser = await chromium.launch({
        executablePath: process.env.COOKIE_WORKBENCH_CHROMIUM, args: ['--no-sandbox'],
    });
    const codes = JSON.parse(require('fs').readFileSync(0, 'utf8'));
    const answers = [];
    for (const code of codes) {
        const context = await browser.newContext();
        await new Function('context', `return (async () => { ${code} })()`)(context);
        answers.push({ cookies: await context.cookies(), state: await context.storageState() });
        await context.close();
    }
    await browser.close();
    console.log(JSON.stringify(answers));
})();";

/// Opens an address, and prints the cookies that the driver lists.
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
    let answer = ask_client(Command::new("node").args(["-e", PLAYWRIGHT]), &json!(codes))?;
    serde_json::from_value(answer).context("Playwright's answer")
}

/// What Selenium's `get_cookies` gives after a visit to an address.
///
/// # Errors
/// When Python, Selenium or its Chromium fails.
pub fn selenium(url: &str) -> Result<Value> {
    ask_client(Command::new(python()?).args(["-c", SELENIUM]), &json!(url))
}

/// Asks a client that drives the Chromium of this system, whichever engine is
/// tested.
fn ask_client(client: &mut Command, question: &Value) -> Result<Value> {
    client
        .env("COOKIE_WORKBENCH_CHROMIUM", find(Program::Chromium)?)
        .env(
            "COOKIE_WORKBENCH_CHROMEDRIVER",
            find(Program::Chromedriver)?,
        );
    ask(client, question)
}
