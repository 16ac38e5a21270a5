//! Plays writes in a real browser.
//!
//! `differential ENGINE FILE` plays the measured cases of a file anew and
//! prints where the browser does otherwise than it was measured: that shows
//! that the player can be trusted, or that a browser changed. The status is 1
//! if anything differs.

mod case;
mod compare;
mod player;
mod stage;

use std::time::Instant;

use anyhow::{Context, Result, bail};
use browsers::Engine;

use crate::case::Case;
use crate::player::Player;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(engine), Some(file)) = (arguments.next(), arguments.next()) else {
        bail!("differential ENGINE FILE [BEGINNING OF AN ID]");
    };
    let engine: Engine = engine.parse()?;
    let beginning = arguments.next().unwrap_or_default();
    let text = std::fs::read_to_string(&file).with_context(|| file.clone())?;
    let mut cases: Vec<Case> = serde_json::from_str(&text).with_context(|| file.clone())?;
    cases.retain(|case| case.id.starts_with(&beginning));

    let mut player = Player::start(engine).await?;
    let since = Instant::now();
    let mut different = 0;
    for case in &cases {
        let played = player
            .play(case)
            .await
            .with_context(|| format!("case {}", case.id));
        let found = match played {
            Ok(played) => match case.observed(engine) {
                Ok(measured) => compare::differences(&measured, &played),
                Err(error) => vec![format!("not compared: {error:#}")],
            },
            Err(error) => {
                // Nobody knows where it stopped: go on with a new browser.
                player = Player::start(engine).await?;
                vec![format!("not played: {error:#}")]
            }
        };
        if !found.is_empty() {
            different += 1;
            println!("{}", case.id);
            for one in found {
                println!("    {one:.400}");
            }
        }
    }
    let took = since.elapsed();
    println!(
        "{engine}: {} cases in {took:.1?}, {different} otherwise than measured",
        cases.len()
    );
    player.quit().await;
    if different > 0 {
        std::process::exit(1);
    }
    Ok(())
}
