//! What a test starts ends with it, however that ends.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::process::Kept;

/// A program that starts another one and tells its number.
const NEST: &str = "sleep 300 & echo nested $!; wait";

async fn nest(folder: Option<&Path>) -> Result<(Kept, u32)> {
    let kept = Kept::start(Path::new("/bin/sh"), ["-c", NEST], &[], folder)?;
    let nested = kept
        .says(Duration::from_secs(5), |line| {
            line.strip_prefix("nested ")?.parse().ok()
        })
        .await?;
    Ok((kept, nested))
}

/// Whether a process is there and no zombie.
fn lives(process: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit(')')
        .next()
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(" Z"))
}

async fn ends(process: u32) -> Result<()> {
    for _ in 0..100 {
        if !lives(process) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    anyhow::bail!("{process} lives on")
}

#[tokio::test]
async fn a_dropped_program_ends_with_what_it_started() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (kept, nested) = nest(Some(folder.path())).await?;
    ensure!(lives(nested), "it does not run");
    drop(kept);
    ends(nested).await?;
    ensure!(!folder.path().exists(), "its folder is still there");
    Ok(())
}

#[tokio::test]
async fn a_panic_ends_it_too() -> Result<()> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let task = tokio::spawn(async move {
        let (_kept, nested) = nest(None).await.expect("it starts");
        sender.send(nested).expect("somebody listens");
        panic!("on purpose");
    });
    let nested = receiver.await.context("no number")?;
    ensure!(task.await.is_err(), "no panic");
    ends(nested).await
}

#[tokio::test]
async fn a_program_that_ends_at_once_is_told_with_its_words() -> Result<()> {
    let kept = Kept::start(
        Path::new("/bin/sh"),
        ["-c", "echo no display; exit 3"],
        &[],
        None,
    )?;
    let told = kept.listens(1, Duration::from_secs(5)).await;
    let told = format!("{:#}", told.err().context("it listens?")?);
    ensure!(
        told.contains("no display") && told.contains("status 3"),
        "{told}"
    );
    Ok(())
}
