//! The system's browsers and their drivers: found, or installed by apt.

use super::{Recipe, command, node};
use crate::options::Engine;
use crate::{cache, process, versions};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A program, and Debian's package that has it.
struct Program {
    /// Names on PATH or whole paths; any of them will do.
    any_of: &'static [&'static str],
    package: &'static str,
}

const CHROMIUM: Program = Program {
    any_of: &["chromium", "chromium-browser", "google-chrome"],
    package: "chromium",
};

const CHROMEDRIVER: Program = Program {
    any_of: &["chromedriver"],
    package: "chromium-driver",
};

const FIREFOX: Program = Program {
    any_of: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

const WEBKIT_DRIVER: Program = Program {
    any_of: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

/// The browser that WebKitGTK's driver is made for; it is on no PATH.
const MINI_BROWSER: Program = Program {
    any_of: &["webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser"],
    package: "libwebkit2gtk-4.1-0",
};

/// `MiniBrowser` has no headless way of its own.
const XVFB: Program = Program {
    any_of: &["xvfb-run"],
    package: "xvfb",
};

/// What an engine needs; Debian has no package of geckodriver.
fn programs(engine: Engine) -> &'static [&'static Program] {
    match engine {
        Engine::Chromium => &[&CHROMIUM, &CHROMEDRIVER],
        Engine::Firefox => &[&FIREFOX],
        Engine::WebKit => &[&WEBKIT_DRIVER, &MINI_BROWSER, &XVFB],
    }
}

impl Program {
    fn path(&self) -> Option<PathBuf> {
        let mut names = self.any_of.iter();
        names.find_map(|name| process::find(name).or_else(|| in_libraries(name)))
    }

    fn installed(&self) -> Result<PathBuf> {
        self.path()
            .with_context(|| format!("{} is missing; install {}", self.any_of[0], self.package))
    }
}

/// Where programs are that only other programs start.
fn in_libraries(name: &str) -> Option<PathBuf> {
    let mut folders = vec![PathBuf::from("/usr/libexec"), PathBuf::from("/usr/lib")];
    // One folder for each architecture, as Debian has it.
    if let Ok(entries) = std::fs::read_dir("/usr/lib") {
        folders.extend(entries.filter_map(Result::ok).map(|entry| entry.path()));
    }
    let mut files = folders.into_iter().map(|folder| folder.join(name));
    files.find(|file| file.is_file())
}

/// Sees that these engines can be driven.
pub fn browsers(engines: &[Engine]) -> Result<()> {
    let missing: Vec<&str> = engines
        .iter()
        .flat_map(|engine| programs(*engine))
        .filter(|program| program.path().is_none())
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

/// An engine's programs on this machine.
pub struct Installed {
    pub engine: Engine,
    pub browser: PathBuf,
    pub driver: PathBuf,
}

impl Installed {
    /// Tells a command that drives the engine where its programs are.
    pub fn name_programs(&self, command: &mut Command) {
        let (browser, driver) = match self.engine {
            Engine::Chromium => ("COOKIE_WORKBENCH_CHROMIUM", "COOKIE_WORKBENCH_CHROMEDRIVER"),
            Engine::Firefox => ("COOKIE_WORKBENCH_FIREFOX", "COOKIE_WORKBENCH_GECKODRIVER"),
            Engine::WebKit => (
                "COOKIE_WORKBENCH_MINIBROWSER",
                "COOKIE_WORKBENCH_WEBKITDRIVER",
            ),
        };
        command
            .env(browser, &self.browser)
            .env(driver, &self.driver);
    }
}

/// Where the programs of an engine are, after `browsers` saw to them.
pub fn installed(engine: Engine) -> Result<Installed> {
    let (browser, driver) = match engine {
        Engine::Chromium => (CHROMIUM.installed()?, CHROMEDRIVER.installed()?),
        Engine::Firefox => (FIREFOX.installed()?, geckodriver()?),
        Engine::WebKit => (MINI_BROWSER.installed()?, WEBKIT_DRIVER.installed()?),
    };
    Ok(Installed {
        engine,
        browser,
        driver,
    })
}

/// Where the headless shell of upstream Chromium is, whose settings no
/// distribution changed. npm's package has it compressed, for machines with
/// little room; Node takes it out. Chromium's own driver drives it too.
pub fn chromium_upstream() -> Result<PathBuf> {
    let version = versions::CHROMIUM_UPSTREAM;
    let folder = cache::tool("chromium-upstream", version, |place| {
        let package = node::package(
            "@sparticuz/chromium",
            version,
            "the rules are compared with upstream Chromium, some 70 MB",
            place,
        )?;
        let compressed = package.join("@sparticuz/chromium/bin/chromium.br");
        process::run(
            Command::new("node")
                .args(["--eval", UNPACK])
                .args([&compressed, &place.join(SHELL)]),
        )?;
        // Compressed nobody wants it any more.
        fs::remove_dir_all(&package).context("what npm installed")
    })?;
    Ok(folder.join(SHELL))
}

/// What the program is called in its folder.
const SHELL: &str = "chrome-headless-shell";

/// Takes a program out of a file of brotli: from the first path to the second.
const UNPACK: &str = r#"
    const fs = require("node:fs"), { createBrotliDecompress } = require("node:zlib");
    const [from, to] = process.argv.slice(1);
    require("node:stream").pipeline(
        fs.createReadStream(from),
        createBrotliDecompress(),
        fs.createWriteStream(to, { mode: 0o755 }),
        error => { if (error) throw error; },
    );"#;

/// The system's, else our own.
fn geckodriver() -> Result<PathBuf> {
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
pub fn apt(packages: &[&str], why: &str) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!(
        "install what is missing {why}: sudo apt-get update && sudo apt-get install {list}"
    );
    if process::find("apt-get").is_none() {
        bail!("{by_hand} (or your system's packages of these names)");
    }
    let root = process::succeeds("sh", &["-c", "test $(id -u) = 0"]);
    let sudo = !root && process::succeeds("sudo", &["-n", "true"]);
    if !root && !sudo {
        bail!(by_hand);
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
    let mut install = vec!["install", "-y", "-q"];
    install.extend(packages);
    apt_get(&install).context(by_hand)
}
