//! `./dev bench`: what a read and a write of a cookie cost in real browsers,
//! beside the bare `document.cookie` and the peers, all in one run.
//!
//! Its arguments, which `./dev` gives: the folder of the page that measures,
//! a file with the sizes of the visit counters, the file to write, and the
//! engines.

mod targets;
mod timing;

use anyhow::{Context, Result};
use browsers::{Engine, Options, Server, Session};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use timing::{OPERATIONS, Timing};

/// How many cookies there are.
const COUNTS: [u32; 4] = [1, 20, 50, 150];

/// How often each peer is measured; odd, so that there is a middle one.
const ROUNDS: u32 = 11;

const HOST: &str = "bench.test";

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().context("folder, sizes, output, engines");
    let (site, sizes, output) = (next()?, next()?, next()?);
    let engines = arguments.map(|word| word.parse());
    let engines = engines.collect::<Result<Vec<Engine>>>()?;
    let runtime = tokio::runtime::Runtime::new()?;
    let mut found = Vec::new();
    for engine in engines {
        let timings = runtime.block_on(measure(engine, PathBuf::from(&site)))?;
        print(engine, &timings);
        targets::print(engine, &timings);
        found.extend(timings.iter().map(|timing| timing.json(engine)));
    }
    let sizes: Value = serde_json::from_str(&std::fs::read_to_string(Path::new(&sizes))?)?;
    let all = json!({ "bytes_of_brotli": sizes, "microseconds": found });
    std::fs::write(&output, serde_json::to_string_pretty(&all)?)?;
    println!("\nall figures: {output}");
    Ok(())
}

/// Every operation on every number of cookies.
async fn measure(engine: Engine, site: PathBuf) -> Result<Vec<Timing>> {
    let server = Server::start().await?;
    server.folder(HOST, "/", &site);
    let session = Session::start(engine, Options::new().through(&server)).await?;
    session.goto(format!("http://{HOST}/")).await?;
    let mut timings = Vec::new();
    for count in COUNTS {
        for operation in OPERATIONS {
            eprint!("\rbench: {engine}, {operation}, {count} cookies      ");
            let script = "const [operation, count, rounds, done] = arguments;
                bench(operation, count, rounds).then(done, error => done(String(error)));";
            let arguments = vec![operation.into(), count.into(), ROUNDS.into()];
            let answer = session.run_async(script, arguments).await?;
            let timing = Timing::of(operation, count, &answer);
            timings.push(timing.with_context(|| format!("{operation}: {answer}"))?);
        }
    }
    eprintln!();
    session.quit().await;
    Ok(timings)
}

/// One line for each operation and number of cookies, one column for each peer.
fn print(engine: Engine, timings: &[Timing]) {
    let peers: Vec<&str> = timings.first().map_or_else(Vec::new, Timing::peers);
    println!("\n{engine}: microseconds, and how many times the bare getter or setter");
    print!("{:<15} {:>7}", "", "cookies");
    for peer in &peers {
        print!(
            "  {:>18}",
            peer.strip_suffix(" getter and setter").unwrap_or(peer)
        );
    }
    println!();
    for timing in timings {
        print!("{:<15} {:>7}", timing.operation, timing.count);
        for peer in &peers {
            print!("  {:>18}", timing.shown(peer));
        }
        println!();
    }
}
