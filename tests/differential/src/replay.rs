//! Plays the measured cases anew: that shows that the player can be trusted,
//! or that a browser changed.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::browser::Browser;
use crate::case::Case;
use crate::measured;
use crate::player::Player;

/// Plays every case of a file, and says how many went otherwise.
///
/// # Errors
/// When the file is none of cases, or the browser does not start.
pub async fn replay(browser: Browser, file: &Path) -> Result<usize> {
    let name = || file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(name)?;
    let cases: Vec<Case> = serde_json::from_str(&text).with_context(name)?;
    let mut player = Player::start(browser).await?;
    let since = Instant::now();
    let mut different = 0;
    for case in &cases {
        let found = match player.play(case).await {
            Ok(played) => match case.observed(browser) {
                Ok(measured) => measured::differences(&measured, &played),
                Err(error) => vec![format!("not compared: {error:#}")],
            },
            Err(error) => {
                // Nobody knows where it stopped: go on with a new browser.
                player = Player::start(browser).await?;
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
        "{browser}: {} cases in {took:.1?}, {different} otherwise than measured",
        cases.len()
    );
    player.quit().await;
    Ok(different)
}
