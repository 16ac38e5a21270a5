//! Runs other programs and says which one failed.

use crate::Failure;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Cargo, the one that runs us.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// The command as a person would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs to the end, its output going where ours goes.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|error| format!("{} cannot be run: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", shown(command)))
    }
}

/// Becomes the other program, which then gets every signal meant for us;
/// comes back only when it cannot be run.
#[cfg(unix)]
pub fn become_it(command: &mut Command) -> Result<(), Failure> {
    let error = std::os::unix::process::CommandExt::exec(command);
    Err(format!("{} cannot be run: {error}", shown(command)))
}

/// Runs to the end: this system knows no other way.
#[cfg(not(unix))]
pub fn become_it(command: &mut Command) -> Result<(), Failure> {
    run(command)
}

/// Runs to the end, shows its output line by line, and returns it with
/// whether the program succeeded.
pub fn run_and_read(command: &mut Command) -> Result<(bool, String), Failure> {
    read_lines(command, |line| println!("{line}"))
}

/// Runs to the end, and returns its output with whether the program succeeded.
pub fn read(command: &mut Command) -> Result<(bool, String), Failure> {
    read_lines(command, |_| ())
}

fn read_lines(command: &mut Command, each: impl Fn(&str)) -> Result<(bool, String), Failure> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{} cannot be run: {error}", shown(command)))?;
    let mut text = String::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            each(&line);
            text.push_str(&line);
            text.push('\n');
        }
    }
    let status = child
        .wait()
        .map_err(|error| format!("{} was lost: {error}", shown(command)))?;
    Ok((status.success(), text))
}

/// What a program prints; none where it is missing or fails.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
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
