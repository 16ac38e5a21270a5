//! `./dev bench page`: what the page costs in Chromium, beside a bare counter,
//! beside plain DOM calls, and with fewer cookies. Prints a table, and writes
//! the samples.

mod samples;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Options, Reply, Server, Session};
use e2e::{FOLDER, FUNCTIONS, dist};
use samples::Samples;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

const SCRIPT: &str = include_str!("page.js");
const HOST: &str = "bench.test";
/// Where the samples go.
const FILE: &str = "target/bench-page.json";
/// Notes in every new document when its visit is shown: when the frame with
/// it was made.
const NAVIGATION: &str = include_str!("navigation.js");
/// Where the counter to compare with is served, on the same host.
const COUNTER: &str = "/counter/";
/// How often each thing is measured, one after another in turns.
const ROUNDS: usize = 15;
/// How many keystrokes make one sample.
const KEYSTROKES: usize = 20;
/// How many cookies there are.
const COUNTS: [usize; 3] = [1, 20, 150];
/// How many lines are pasted into Inspect.
const LINES: usize = 1000;
/// How long the page may take to be ready.
const SOON: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> Result<()> {
    let server = Server::start().await?;
    server.on(HOST, |request| {
        (request.path() == "/backstage").then(|| Reply::html("<!doctype html>"))
    });
    server.folder(HOST, FOLDER, &dist());
    let counter = std::env::var_os("COOKIE_WORKBENCH_COUNTER").map(PathBuf::from);
    let counter = counter.context("run this by `./dev bench page`")?;
    let session = Session::start(Engine::Chromium, Options::new().through(&server)).await?;
    session
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": NAVIGATION }),
        )
        .await?;
    let bench = Bench { session };
    let mut samples = Samples::default();
    for round in 1..=ROUNDS {
        eprintln!("bench: round {round} of {ROUNDS}");
        // A host that the browser does not know: no connection, no code kept.
        let host = format!("round{round}.test");
        server.folder(&host, FOLDER, &dist());
        server.folder(&host, COUNTER, &counter);
        for (name, folder) in [("counter", COUNTER), ("workbench", FOLDER)] {
            let url = format!("https://{host}{folder}");
            let took = bench.navigation(&url).await?;
            samples.add(&format!("navigation {name}"), took);
        }
        bench.table(&mut samples).await?;
        for count in COUNTS {
            bench.with(count, &mut samples).await?;
        }
        bench.inspect(&mut samples).await?;
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

    /// From the navigation to the visit shown.
    async fn navigation(&self, url: &str) -> Result<f64> {
        self.session.goto("about:blank").await?;
        self.session.goto(url).await?;
        let since = Instant::now();
        loop {
            let shown = self
                .session
                .run("return window.visitShown ?? null", vec![])
                .await?;
            if !shown.is_null() {
                return number(&shown);
            }
            ensure!(since.elapsed() < SOON, "no visit is shown at {url}");
            sleep(Duration::from_millis(20)).await;
        }
    }

    async fn measured(&self, what: &str) -> Result<Value> {
        let script = format!("{FUNCTIONS}\n{SCRIPT}\nanswer({what});");
        let found = self.session.run_async(&script, vec![]).await?;
        ensure!(found["error"].is_null(), "{what}: {}", found["error"]);
        Ok(found)
    }

    /// The first table of a load.
    async fn table(&self, samples: &mut Samples) -> Result<()> {
        let count = COUNTS[COUNTS.len() - 1];
        self.cookies(count).await?;
        let ready = format!(
            "{FUNCTIONS}\nreturn link('Activity')?.getAttribute('aria-current') === 'page'"
        );
        self.open("#activity", &ready).await?;
        let found = self.measured(&format!("table({count})")).await?;
        for name in ["workbench", "plain", "filled", "plainFilled"] {
            samples.add(&format!("table {name}"), number(&found[name])?);
        }
        Ok(())
    }

    /// Many lines in Inspect.
    async fn inspect(&self, samples: &mut Samples) -> Result<()> {
        self.cookies(0).await?;
        let ready = format!("{FUNCTIONS}\nreturn Boolean(labelled('Paste'))");
        self.open("#inspect", &ready).await?;
        let found = self.measured(&format!("inspect({LINES})")).await?;
        samples.add("inspect longest", number(&found["longest"])?);
        samples.add("inspect took", number(&found["took"])?);
        Ok(())
    }

    /// Keystrokes and a change beside so many cookies.
    async fn with(&self, count: usize, samples: &mut Samples) -> Result<()> {
        self.cookies(count).await?;
        let ready = format!(
            "{FUNCTIONS}
             return rows().length === {count} && Boolean(labelled('Name'))"
        );
        self.open("#cookies", &ready).await?;
        let name = format!(
            "{FUNCTIONS}
             const field = labelled('Name');
             field.value = 'typed';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        );
        self.session.run(&name, vec![]).await?;
        let since = Instant::now();
        let accepted = "return document.querySelector(
            '[data-testid=verdict][data-engine=chromium]')?.dataset.outcome === 'stored'";
        while self.session.run(accepted, vec![]).await? != true {
            ensure!(since.elapsed() < SOON, "no verdict");
            sleep(Duration::from_millis(20)).await;
        }
        let took = self.measured(&format!("keystrokes({KEYSTROKES})")).await?;
        samples.add(&format!("keystroke {count}"), number(&took)?);
        let changed = self.measured("change('cookie_0')").await?;
        samples.add(&format!("change {count}"), number(&changed["took"])?);
        for place in PLACES {
            samples.add(&format!("{place} {count}"), number(&changed[place])?);
        }
        Ok(())
    }
}

fn number(value: &Value) -> Result<f64> {
    value
        .as_f64()
        .with_context(|| format!("no number: {value}"))
}

/// Where a changed cookie may touch nodes, as `page.js` counts them.
const PLACES: [&str; 3] = ["ofOwn", "ofOthers", "outside"];

fn report(samples: &Samples) {
    let goal = |reached: bool, words: &str| {
        let word = if reached { "reached" } else { "MISSED" };
        format!("{word}: {words}")
    };
    println!("{:<52} {:>8} {:>8} {:>8}", "", "here", "beside", "ratio");
    for (what, ours, beside, most) in [
        (
            "navigation to the visit, beside a bare counter",
            "navigation workbench",
            "navigation counter",
            Some(1.6),
        ),
        (
            "first table of 150, laid out, beside plain DOM",
            "table workbench",
            "table plain",
            Some(3.0),
        ),
        (
            "the same until its rows stand, without layout",
            "table filled",
            "table plainFilled",
            None,
        ),
    ] {
        let (ours, beside) = (samples.median(ours), samples.median(beside));
        let ratio = ours / beside;
        let goal = most.map(|most| goal(ratio <= most, &format!("at most {most} ×")));
        let goal = goal.unwrap_or_default();
        println!("{what:<52} {ours:>8.2} {beside:>8.2} {ratio:>6.2} ×  {goal}");
    }
    for (kind, what, most) in [
        ("keystroke", "keystroke to verdict", Some(8.0)),
        ("change", "a changed cookie, until its row shows it", None),
    ] {
        for count in COUNTS {
            let ours = samples.median(&format!("{kind} {count}"));
            let goal = most.map(|most| goal(ours <= most, &format!("at most {most} ms")));
            let goal = goal.unwrap_or_default();
            let what = format!("{what}, {count} cookies");
            println!("{what:<52} {ours:>8.2} {:>18} {goal}", "");
        }
    }
    let longest = samples.median("inspect longest");
    println!(
        "{:<52} {longest:>8.2} {:>18} {}",
        format!("the longest task while {LINES} lines are inspected"),
        "",
        goal(longest <= 50.0, "at most 50 ms")
    );
    println!(
        "{:<52} {:>8.2}",
        format!("until {LINES} lines are judged and shown"),
        samples.median("inspect took")
    );
    for count in COUNTS {
        let [own, others, outside] =
            PLACES.map(|place| samples.median(&format!("{place} {count}")));
        println!(
            "nodes that this touches, {count} cookies: {own} in its row, {others} in other rows, \
             {outside} outside the table  {}",
            goal(others == 0.0, "no other row")
        );
    }
}
