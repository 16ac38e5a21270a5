//! `./dev serve`: the page while it is worked on.

use crate::args::ServeOptions;
use crate::{Failure, process, tools};
use std::net::TcpListener;
use std::process::Command;

/// Serves until it is interrupted.
pub fn run(options: &ServeOptions) -> Result<(), Failure> {
    let port = options.port;
    free(port)?;
    let (trunk, wasm_bindgen) = (tools::trunk()?, tools::wasm_bindgen()?);
    println!(
        "dev: building the page, then serving it at http://127.0.0.1:{port}/; Ctrl-C ends it (the \
         first build takes a minute or two, later ones seconds)"
    );
    let mut serve = Command::new(trunk.join("trunk"));
    serve
        .args([
            "serve",
            "--skip-version-check",
            "--address",
            "127.0.0.1",
            "--port",
        ])
        .arg(port.to_string())
        // Apart from dist/, which is the release page's.
        .args(["--dist", "target/serve"])
        .env("PATH", process::path_with(&[trunk, wasm_bindgen]));
    if options.open {
        serve.arg("--open");
    }
    process::run(&mut serve)
}

/// Says so before anything is built when the port is taken.
fn free(port: u16) -> Result<(), Failure> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!(
            "port {port} is taken ({error}); end what uses it, or choose another: ./dev serve \
             --port {}",
            port.checked_add(1).unwrap_or(8080)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_another() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let words = free(port).unwrap_err();
        assert!(
            words.contains(&port.to_string()) && words.contains("--port"),
            "{words}"
        );
    }
}
