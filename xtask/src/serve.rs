//! `./dev serve`: the page while it is worked on.

use crate::options::ServeOptions;
use crate::{examples, process, tools};
use anyhow::{Result, bail};
use std::io::ErrorKind;
use std::net::TcpListener;
use std::process::Command;

/// Serves until it is interrupted.
pub fn run(options: &ServeOptions) -> Result<()> {
    let port = options.port;
    free(port)?;
    let mut serve = match &options.example {
        Some(name) => examples::trunk("serve", name)?,
        None => page()?,
    };
    println!(
        "dev: building the page, then serving it at http://127.0.0.1:{port}/; Ctrl-C ends it (the \
         first build takes a minute or two, later ones seconds)"
    );
    serve
        .args(["--address", "127.0.0.1", "--port"])
        .arg(port.to_string());
    if options.open {
        serve.arg("--open");
    }
    process::become_it(&mut serve)
}

fn page() -> Result<Command> {
    let path = [tools::trunk()?, tools::wasm_bindgen()?];
    let mut serve = Command::new(path[0].join("trunk"));
    serve
        // Apart from dist/, which is the release page's.
        .args(["serve", "--skip-version-check", "--dist", "target/serve"])
        .env("PATH", process::path_with(&path));
    Ok(serve)
}

/// Says so before anything is built when the port cannot be had.
fn free(port: u16) -> Result<()> {
    let Err(error) = TcpListener::bind(("127.0.0.1", port)) else {
        return Ok(());
    };
    let trouble = match error.kind() {
        ErrorKind::AddrInUse => "is taken by another program; end that one".to_owned(),
        ErrorKind::PermissionDenied => "is not for everyone to use".to_owned(),
        _ => format!("cannot be used ({error})"),
    };
    let other = if port < 1024 { 8080 } else { port ^ 1 };
    bail!("port {port} {trouble}, or choose another: ./dev serve --port {other}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_another() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let words = free(port).unwrap_err().to_string();
        assert!(
            words.contains(&port.to_string()) && words.contains("--port"),
            "{words}"
        );
    }
}
