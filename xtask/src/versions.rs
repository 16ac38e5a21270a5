//! Every version that the project pins beside Cargo.lock and
//! rust-toolchain.toml. `./dev lint` sees that none is repeated elsewhere.

use anyhow::{Context, Result};

/// Bundles and serves the page.
pub const TRUNK: &str = "0.22.1";
/// npm's name for the package that has `wasm-opt`.
pub const BINARYEN: &str = "132.0.0";
/// Drives Firefox.
pub const GECKODRIVER: &str = "0.37.1";
/// npm's version of `@sparticuz/chromium`, which is Chromium's.
pub const CHROMIUM_UPSTREAM: &str = "153.0.0";
/// Says what of the page people cannot use.
pub const AXE_CORE: &str = "4.14.1";
/// Reads and writes the same cookies in a test.
pub const DJANGO: &str = "5.2.19";

/// Exchanges cookies with the library in a test, and is measured beside it.
pub const JS_COOKIE: &str = "3.0.8";
/// Is measured beside the library.
pub const UNIVERSAL_COOKIE: &str = "8.1.2";
/// Runs the code that the page writes for it.
pub const EXPRESS: &str = "5.3.0";
/// Runs the code that the page writes for it, and saves what the page reads.
pub const PLAYWRIGHT: &str = "1.65.1";
/// Lists cookies in its own form, which the page reads.
pub const SELENIUM: &str = "4.50.0";
/// Judges how fast and how usable a page is.
pub const LIGHTHOUSE: &str = "12.8.2";

/// All of the above.
pub const PINNED: [&str; 12] = [
    TRUNK,
    BINARYEN,
    GECKODRIVER,
    CHROMIUM_UPSTREAM,
    AXE_CORE,
    DJANGO,
    JS_COOKIE,
    UNIVERSAL_COOKIE,
    EXPRESS,
    PLAYWRIGHT,
    SELENIUM,
    LIGHTHOUSE,
];

/// The version of wasm-bindgen that Cargo.lock names: its command must be of
/// the very same one.
pub fn wasm_bindgen() -> Result<String> {
    let lock = std::fs::read_to_string("Cargo.lock").context("Cargo.lock")?;
    locked(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")
}

/// What `wasm-opt` calls its version: the first number of its package's.
pub fn wasm_opt() -> &'static str {
    BINARYEN
        .split_once('.')
        .map_or(BINARYEN, |(release, _)| release)
}

fn locked(lock: &str, name: &str) -> Option<String> {
    let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    rest.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }

    #[test]
    fn wasm_opt_calls_itself_by_the_first_number_of_its_package() {
        assert!(BINARYEN.starts_with(&format!("{}.", wasm_opt())));
    }
}
