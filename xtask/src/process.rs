//! Runs other programs and says which one failed.

use anyhow::{Context, Result, ensure};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Cargo, the one that runs us.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs to the end, its output going where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("{} cannot be run", shown(command)))?;
    ensure!(status.success(), "{} failed ({status})", shown(command));
    Ok(())
}

/// Runs to the end; what it prints is of interest only when it fails.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    printed(command.stderr(Stdio::piped())).map(drop)
}

/// Becomes the other program, which then gets every signal meant for us;
/// comes back only when it cannot be run.
#[cfg(unix)]
pub fn become_it(command: &mut Command) -> Result<()> {
    let error = std::os::unix::process::CommandExt::exec(command);
    Err(error).with_context(|| format!("{} cannot be run", shown(command)))
}

/// Runs to the end: this system knows no other way.
#[cfg(not(unix))]
pub fn become_it(command: &mut Command) -> Result<()> {
    run(command)
}

/// What a program prints; its errors go where ours go.
pub fn output(command: &mut Command) -> Result<String> {
    printed(command.stderr(Stdio::inherit()))
}

/// What a program prints; where it fails, with its errors, if they come to us.
fn printed(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{} cannot be run", shown(command)))?;
    ensure!(
        output.status.success(),
        "{} failed ({}) {}",
        shown(command),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program is there and says yes.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    command.output().is_ok_and(|it| it.status.success())
}

/// Where a program of this name is on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// PATH with these folders first.
pub fn path_with(first: &[PathBuf]) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(std::env::split_paths(&path));
    // Folders with a separator in their name cannot stand in PATH at all.
    std::env::join_paths(folders).unwrap_or(path)
}
