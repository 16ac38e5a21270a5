//! The tests of the binding and of the views, inside a page of a real browser:
//! `cargo test --target wasm32-unknown-unknown`, by the runner that
//! `.cargo/config.toml` names.

use super::{Part, counted, in_engines, label};
use crate::options::Engine;
use crate::summary::Count;
use crate::tools::Installed;
use crate::wasm_tools::WASM;
use crate::{process, tools};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The packages that have such tests, and the programs that hold them: the
/// others would be made ready for a browser only to find no test in them.
const PACKAGES: [&str; 2] = ["document-cookie", "cookie-workbench"];
const PROGRAMS: [&str; 2] = ["browser", "components"];

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

/// Builds them, then runs them in each engine.
pub(super) fn run(engines: &[Engine]) -> Vec<Part> {
    let built = Part::preparation("building browser tests", || {
        process::run(cargo_test(&mut process::cargo()).arg("--no-run"))
    });
    in_engines("browser", engines, built, in_engine)
}

fn cargo_test(command: &mut Command) -> &mut Command {
    command
        .args(["test", "--no-fail-fast", "--features", FEATURES])
        .args(["--target", WASM])
        .args(PACKAGES.iter().flat_map(|package| ["--package", package]))
        .args(PROGRAMS.iter().flat_map(|program| ["--test", program]))
}

fn in_engine(engine: Engine) -> Result<Count> {
    let installed = tools::installed(engine)?;
    let mut command = match engine {
        Engine::WebKit => {
            // It has no headless way of its own.
            let mut command = Command::new("xvfb-run");
            command
                .arg("--auto-servernum")
                .arg(process::cargo().get_program());
            command
        }
        Engine::Chromium | Engine::Firefox => process::cargo(),
    };
    cargo_test(&mut command);
    for driver in DRIVERS {
        command
            .env_remove(driver)
            .env_remove(format!("{driver}_REMOTE"));
    }
    command
        .env("PATH", process::path_with(&[tools::wasm_bindgen()?]))
        .env(driver_variable(engine), &installed.driver)
        // Seconds for all tests of a program, some of which wait for cookies
        // to end; and for a driver to start.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            write_capabilities(&installed)?,
        );
    counted(&mut command, &label(engine)).or_else(|error| {
        // A driver or its browser falls over now and then, WebKitGTK's above
        // all. A test that failed is never asked again.
        println!("dev: {error:#}; no test failed, so it begins once more");
        counted(&mut command, &label(engine))
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

fn write_capabilities(installed: &Installed) -> Result<PathBuf> {
    let name = format!("{}.json", installed.engine.name());
    let file = Path::new(CAPABILITIES).join(name);
    std::fs::create_dir_all(CAPABILITIES)
        .and_then(|()| std::fs::write(&file, capabilities(installed.engine, &installed.browser)))
        // The runner stands in the folder of each package.
        .and_then(|()| std::path::absolute(&file))
        .with_context(|| file.display().to_string())
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
