//! The system's browsers and their drivers.

use super::{Recipe, command};
use crate::args::Engine;
use crate::{Failure, process, versions};
use std::path::PathBuf;
use std::process::Command;

/// A program, and Debian's package that has it.
struct Program {
    /// Names on PATH or whole paths; any of them will do.
    any_of: &'static [&'static str],
    package: &'static str,
}

const CHROMIUM: &[Program] = &[
    Program {
        any_of: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
    },
    Program {
        any_of: &["chromedriver"],
        package: "chromium-driver",
    },
];

const FIREFOX: &[Program] = &[Program {
    any_of: &["firefox-esr", "firefox"],
    package: "firefox-esr",
}];

const WEBKIT: &[Program] = &[
    Program {
        any_of: &["WebKitWebDriver"],
        package: "webkit2gtk-driver",
    },
    Program {
        any_of: &["Xvfb"],
        package: "xvfb",
    },
];

fn programs(engine: Engine) -> &'static [Program] {
    match engine {
        Engine::Chromium => CHROMIUM,
        Engine::Firefox => FIREFOX,
        Engine::WebKit => WEBKIT,
    }
}

fn found(program: &Program) -> Option<PathBuf> {
    let mut names = program.any_of.iter();
    names.find_map(|name| process::find(name))
}

/// Sees that these engines can be driven.
pub fn browsers(engines: &[Engine]) -> Result<(), Failure> {
    let missing: Vec<&str> = engines
        .iter()
        .flat_map(|engine| programs(*engine))
        .filter(|program| found(program).is_none())
        .map(|program| program.package)
        .collect();
    if !missing.is_empty() {
        apt(&missing, "to run the tests in real browsers")?;
    }
    if engines.contains(&Engine::Firefox) {
        geckodriver()?;
    }
    Ok(())
}

/// The driver of an engine, as wasm-bindgen's runner is told of it.
pub fn driver_paths(engine: Engine) -> Result<(&'static str, PathBuf), Failure> {
    let (variable, path) = match engine {
        Engine::Chromium => ("CHROMEDRIVER", process::find("chromedriver")),
        Engine::Firefox => ("GECKODRIVER", Some(geckodriver()?)),
        Engine::WebKit => ("SAFARIDRIVER", process::find("WebKitWebDriver")),
    };
    let path = path.ok_or_else(|| format!("the driver of {} is missing", engine.name()))?;
    Ok((variable, path))
}

/// Debian has no package of it.
fn geckodriver() -> Result<PathBuf, Failure> {
    if let Some(path) = process::find("geckodriver") {
        return Ok(path);
    }
    let folder = command(&Recipe {
        name: "geckodriver",
        version: versions::GECKODRIVER,
        purpose: "drives Firefox",
        time: "some 70 seconds",
        arguments: &["--locked"],
        opt_level: "1",
    })?;
    Ok(folder.join("geckodriver"))
}

/// Installs Debian's packages where that is possible without asking.
pub fn apt(packages: &[&str], why: &str) -> Result<(), Failure> {
    let list = packages.join(" ");
    let by_hand = format!("install what is missing {why}: sudo apt-get install {list}");
    if process::find("apt-get").is_none() {
        return Err(format!(
            "{by_hand} (or your system's packages of these names)"
        ));
    }
    let root = process::output("id", &["-u"]).as_deref() == Some("0");
    let sudo = !root && process::output("sudo", &["-n", "true"]).is_some();
    if !root && !sudo {
        return Err(by_hand);
    }
    eprintln!("dev: installing {list} by apt-get, {why}; a minute or two");
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        if sudo {
            command.args(["-n", "apt-get"]);
        }
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments);
        process::run(&mut command)
    };
    apt_get(&["update", "-q"])?;
    let mut install = vec!["install", "-y", "-q", "--no-install-recommends"];
    install.extend(packages);
    apt_get(&install).map_err(|failure| format!("{failure}; {by_hand}"))
}
