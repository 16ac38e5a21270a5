//! The tests of the binding and of the views, inside a page of a real browser:
//! `cargo test` for WebAssembly, by the runner of wasm-bindgen.

use super::xvfb::Display;
use super::{Ran, counted};
use crate::args::Engine;
use crate::tools::Installed;
use crate::{Failure, process, tools};
use std::path::{Path, PathBuf};

/// The packages that have such tests.
const PACKAGES: [&str; 2] = ["document-cookie", "cookie-workbench"];

/// What of the library is tested beside what the page uses.
const FEATURES: &str = "document-cookie/rules,document-cookie/leptos,document-cookie/json";

/// Where the runner finds how to start the browsers.
const CAPABILITIES: &str = "target/webdriver";

/// By which the runner is told of a driver; the first one that is set decides
/// which browser it takes.
const DRIVERS: [&str; 4] = [
    "GECKODRIVER",
    "SAFARIDRIVER",
    "CHROMEDRIVER",
    "MSEDGEDRIVER",
];

/// How Chromium asks nobody but us anything, and starts for any user.
const CHROMIUM: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Runs them in one engine.
pub(super) fn run(engine: Engine) -> Ran {
    Ran::of("browser", Some(engine), || {
        let installed = tools::installed(engine)?;
        let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
        let mut command = process::cargo();
        command
            .args(["test", "--no-fail-fast", "--tests", "--features", FEATURES])
            .args(["--target", "wasm32-unknown-unknown"]);
        for package in PACKAGES {
            command.args(["--package", package]);
        }
        for driver in DRIVERS {
            command
                .env_remove(driver)
                .env_remove(format!("{driver}_REMOTE"));
        }
        command
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env(driver_variable(engine), &installed.driver)
            // Seconds for all tests of a program, some of which wait for cookies
            // to end; and for a driver to start.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env(
                "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
                write_capabilities(&installed)?,
            );
        let display = installed.xvfb.as_deref().map(Display::start).transpose()?;
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        counted(&mut command).or_else(|failure| {
            // A driver or its browser falls over now and then, WebKitGTK's above
            // all. A test that failed is never asked again.
            println!("dev: {failure}; no test failed, so it begins once more");
            counted(&mut command)
        })
    })
}

const fn driver_variable(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => "CHROMEDRIVER",
        Engine::Firefox => "GECKODRIVER",
        // It speaks WebDriver as Safari's does.
        Engine::WebKit => "SAFARIDRIVER",
    }
}

fn write_capabilities(installed: &Installed) -> Result<PathBuf, Failure> {
    let name = format!("{}.json", installed.engine.name());
    let file = Path::new(CAPABILITIES).join(name);
    std::fs::create_dir_all(CAPABILITIES)
        .and_then(|()| std::fs::write(&file, capabilities(installed.engine, &installed.browser)))
        // The runner stands in the folder of each package.
        .and_then(|()| std::path::absolute(&file))
        .map_err(|error| format!("{}: {error}", file.display()))
}

/// What the driver is asked for, in JSON.
fn capabilities(engine: Engine, browser: &Path) -> String {
    let (key, arguments) = match engine {
        Engine::Chromium => ("goog:chromeOptions", &CHROMIUM[..]),
        Engine::Firefox => ("moz:firefoxOptions", &["-headless"][..]),
        Engine::WebKit => ("webkitgtk:browserOptions", &["--automation"][..]),
    };
    // Rust quotes a string as JSON does, as long as it has no control characters.
    format!(
        "{{ {key:?}: {{ \"binary\": {:?}, \"args\": {arguments:?} }} }}\n",
        browser.display().to_string()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_are_json() {
        assert_eq!(
            capabilities(Engine::Firefox, Path::new("/usr/bin/fire \"fox\"")),
            "{ \"moz:firefoxOptions\": { \"binary\": \"/usr/bin/fire \\\"fox\\\"\", \
             \"args\": [\"-headless\"] } }\n"
        );
    }

    #[test]
    fn the_driver_of_an_engine_is_one_the_runner_knows() {
        for engine in Engine::ALL {
            assert!(DRIVERS.contains(&driver_variable(engine)));
        }
    }
}
