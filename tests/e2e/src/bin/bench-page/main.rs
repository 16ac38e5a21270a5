//! `./dev bench page`: what the page costs in Chromium, beside plain DOM calls
//! and beside itself with fewer cookies. Prints a table, and writes the samples.

mod samples;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Options, Reply, Server, Session};
use e2e::{FOLDER, dist};
use samples::Samples;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

const SCRIPT: &str = include_str!("page.js");
const HOST: &str = "bench.test";
/// Where the samples go.
const FILE: &str = "target/bench-page.json";
/// How often each thing is measured, one after another in turns.
const ROUNDS: usize = 15;
/// How many keystrokes make one sample.
const KEYSTROKES: usize = 20;
/// How many cookies there are.
const COUNTS: [usize; 3] = [1, 20, 150];
/// How long the page may take to be ready.
const SOON: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> Result<()> {
    let server = Server::start().await?;
    server.on(HOST, |request| {
        (request.path() == "/backstage").then(|| Reply::html("<!doctype html>"))
    });
    server.folder(HOST, FOLDER, &dist());
    let session = Session::start(Engine::Chromium, Options::new().through(&server)).await?;
    let bench = Bench { session };
    let mut samples = Samples::default();
    for round in 1..=ROUNDS {
        eprintln!("bench: round {round} of {ROUNDS}");
        bench.table(&mut samples).await?;
        for count in COUNTS {
            bench.with(count, &mut samples).await?;
        }
    }
    bench.session.quit().await;
    report(&samples);
    let file = Path::new(FILE);
    std::fs::write(file, samples.to_json()).with_context(|| FILE.to_owned())?;
    println!("\nmilliseconds, medians of {ROUNDS}; all samples are in {FILE}");
    Ok(())
}

struct Bench {
    session: Session,
}

impl Bench {
    /// So many cookies, and none else.
    async fn cookies(&self, count: usize) -> Result<()> {
        self.session.empty_jar().await?;
        self.session
            .goto(format!("https://{HOST}/backstage"))
            .await?;
        let script = "for (let at = 0; at < arguments[0]; at++) document.cookie = `cookie_${at}=value ${at}; Path=/`";
        self.session.run(script, vec![json!(count)]).await?;
        Ok(())
    }

    /// Loads the page anew at a view, and waits until `ready` is true.
    async fn open(&self, hash: &str, ready: &str) -> Result<()> {
        self.session.goto("about:blank").await?;
        self.session
            .goto(format!("https://{HOST}{FOLDER}{hash}"))
            .await?;
        let since = Instant::now();
        while self.session.run(ready, vec![]).await? != true {
            ensure!(since.elapsed() < SOON, "the page is not ready: {ready}");
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    async fn measured(&self, what: &str) -> Result<Value> {
        let script = format!("{SCRIPT}\nanswer({what});");
        let found = self.session.run_async(&script, vec![]).await?;
        ensure!(found["error"].is_null(), "{what}: {}", found["error"]);
        Ok(found)
    }

    /// The first table of a load.
    async fn table(&self, samples: &mut Samples) -> Result<()> {
        let count = COUNTS[COUNTS.len() - 1];
        self.cookies(count).await?;
        self.open(
            "#activity",
            "return Boolean(document.querySelector('.timeline'))",
        )
        .await?;
        let found = self.measured(&format!("table({count})")).await?;
        for name in ["workbench", "plain", "filled", "plainFilled"] {
            samples.add(&format!("table {name}"), number(&found[name])?);
        }
        Ok(())
    }

    /// Keystrokes and a change beside so many cookies.
    async fn with(&self, count: usize, samples: &mut Samples) -> Result<()> {
        self.cookies(count).await?;
        let ready = format!(
            "return document.querySelectorAll('[data-testid=cookie-row]').length === {count}
                 && Boolean(document.querySelector('[data-testid=verdict]')?.textContent)"
        );
        self.open("#cookies", &ready).await?;
        let name = "const field = document.querySelector('[name=name]');
            field.value = 'typed';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            return true";
        self.session.run(name, vec![]).await?;
        let since = Instant::now();
        let told =
            "return document.querySelector('[data-testid=verdict]').dataset.outcome === 'stored'";
        while self.session.run(told, vec![]).await? != true {
            ensure!(since.elapsed() < SOON, "no verdict");
            sleep(Duration::from_millis(20)).await;
        }
        let took = self.measured(&format!("keystrokes({KEYSTROKES})")).await?;
        samples.add(&format!("keystroke {count}"), number(&took)?);
        let changed = self.measured("change('cookie_0')").await?;
        samples.add(&format!("change {count}"), number(&changed["took"])?);
        samples.add(&format!("touched {count}"), number(&changed["touched"])?);
        Ok(())
    }
}

fn number(value: &Value) -> Result<f64> {
    value
        .as_f64()
        .with_context(|| format!("no number: {value}"))
}

fn report(samples: &Samples) {
    let line = |what: &str, value: f64, beside: &str, ratio: Option<f64>| {
        let ratio = ratio.map_or(String::new(), |ratio| format!("{ratio:.2} ×"));
        println!("{what:<52} {value:>8.2} {beside:>12} {ratio:>8}");
    };
    println!("{:<52} {:>8} {:>12} {:>8}", "", "here", "beside", "ratio");
    for (what, ours, plain) in [
        (
            "first table of 150, laid out, beside plain DOM",
            "table workbench",
            "table plain",
        ),
        (
            "the same until its rows stand, without layout",
            "table filled",
            "table plainFilled",
        ),
    ] {
        let plain = samples.median(plain);
        let ours = samples.median(ours);
        line(what, ours, &format!("{plain:.2}"), Some(ours / plain));
    }
    for (kind, what) in [
        ("keystroke", "keystroke to verdict"),
        ("change", "a changed cookie, until its row shows it"),
    ] {
        let base = samples.median(&format!("{kind} {}", COUNTS[0]));
        for count in COUNTS {
            let ours = samples.median(&format!("{kind} {count}"));
            line(
                &format!("{what}, {count} cookies"),
                ours,
                &format!("{base:.2}"),
                Some(ours / base),
            );
        }
    }
    for count in COUNTS {
        let touched = samples.median(&format!("touched {count}"));
        line(
            &format!("nodes that change touched, {count} cookies"),
            touched,
            "",
            None,
        );
    }
}
