//! `./dev audit`: Lighthouse over every view of the built page, as on a phone.
//! Prints the median score of each category, and fails where one is too low.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use browsers::process::Kept;
use browsers::{Program, Server, find};
use e2e::{FOLDER, dist};
use serde_json::Value;

const VIEWS: [&str; 4] = ["visits", "cookies", "inspect", "activity"];
/// The categories, and the least score in each.
const LEAST: [(&str, u32); 4] = [
    ("performance", 90),
    ("accessibility", 100),
    ("best-practices", 100),
    ("seo", 100),
];
/// How often each view is looked at: scores spread by some points.
const ROUNDS: usize = 5;
/// How long one look may take.
const LONGEST: Duration = Duration::from_secs(120);
/// Where Lighthouse's reports go.
const REPORTS: &str = "target/lighthouse";

#[tokio::main]
async fn main() -> Result<()> {
    let lighthouse = std::env::var_os("COOKIE_WORKBENCH_LIGHTHOUSE").map(PathBuf::from);
    let lighthouse = lighthouse.context("run this by `./dev audit`")?;
    std::fs::create_dir_all(REPORTS).context(REPORTS)?;
    let server = Server::start().await?;
    let address = server.address();
    server.folder_compressed(&address.ip().to_string(), FOLDER, &dist())?;
    print!("{:<12}", "");
    for (category, least) in LEAST {
        print!("{:>22}", format!("{category} (≥ {least})"));
    }
    println!();
    let mut low = Vec::new();
    for view in VIEWS {
        let mut reports = Vec::new();
        for round in 1..=ROUNDS {
            eprintln!("audit: {view}, {round} of {ROUNDS}");
            let file = Path::new(REPORTS).join(format!("{view}-{round}.json"));
            let url = format!("http://{address}{FOLDER}#{view}");
            reports.push(report(&lighthouse, &url, &file).await?);
        }
        print!("{view:<12}");
        for (category, least) in LEAST {
            let mut scores = reports
                .iter()
                .map(|report| score(report, category))
                .collect::<Result<Vec<_>>>()?;
            scores.sort_unstable();
            let median = scores[scores.len() / 2];
            print!("{median:>22}");
            if median < least {
                let audits = reports.iter().flat_map(|report| failed(report, category));
                let mut audits: Vec<String> = audits.collect();
                audits.sort_unstable();
                audits.dedup();
                low.push(format!("{view}, {category}: {}", audits.join(", ")));
            }
        }
        println!();
    }
    println!("medians of {ROUNDS}; all reports are in {REPORTS}");
    ensure!(low.is_empty(), "too low:\n  {}", low.join("\n  "));
    Ok(())
}

/// One look: a browser of its own with an empty profile.
async fn report(lighthouse: &Path, url: &str, file: &Path) -> Result<Value> {
    let folder = tempfile::Builder::new().prefix("lighthouse-").tempdir()?;
    let categories = LEAST.map(|(category, _)| category).join(",");
    let arguments = [
        url.to_owned(),
        "--quiet".to_owned(),
        "--output=json".to_owned(),
        format!("--output-path={}", file.display()),
        format!("--only-categories={categories}"),
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu".to_owned(),
    ];
    let chromium = find(Program::Chromium)?;
    let variables = [
        ("CHROME_PATH", chromium.as_os_str()),
        ("TMPDIR", folder.path().as_os_str()),
    ];
    let run = Kept::start(lighthouse, arguments, &variables, Some(folder.path()))?;
    let ended = |line: &str| {
        line.strip_prefix("keeper: ended with status ")
            .map(str::to_owned)
    };
    let status = run.says(LONGEST, ended).await?;
    if status != "0" {
        bail!("Lighthouse failed ({status}):{}", run.output().tail());
    }
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(serde_json::from_str(&text)?)
}

/// The score of a category, of 100.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score is 0 to 1"
)]
fn score(report: &Value, category: &str) -> Result<u32> {
    let score = report["categories"][category]["score"].as_f64();
    let score =
        score.with_context(|| format!("no score for {category}: {}", report["runtimeError"]))?;
    Ok((score * 100.0).round() as u32)
}

/// The audits of a category that lower its score.
fn failed(report: &Value, category: &str) -> Vec<String> {
    let audits = report["categories"][category]["auditRefs"].as_array();
    let counting = audits.into_iter().flatten().filter(|it| it["weight"] != 0);
    let ids = counting.filter_map(|it| it["id"].as_str());
    ids.filter(|id| {
        report["audits"][*id]["score"]
            .as_f64()
            .is_some_and(|score| score < 0.9)
    })
    .map(str::to_owned)
    .collect()
}
