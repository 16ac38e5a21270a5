//! What can be asked for on the command line.

use crate::examples;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// An engine that tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    Chromium,
    Firefox,
    #[value(name = "webkit", alias = "webkitgtk")]
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// A kind of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Native,
    Browser,
    #[value(name = "e2e")]
    EndToEnd,
}

#[derive(Debug, Parser)]
#[command(
    name = "dev",
    bin_name = "./dev",
    after_help = "Each command installs what it lacks into your cache folder and says so first."
)]
pub struct Options {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The page, or an example, rebuilt on every change.
    Serve(ServeOptions),
    /// The release page in dist/, with its sizes.
    Build,
    /// All tests, or some.
    Test(Selection),
    /// Reads and writes beside the peers, in time and in bytes; or the page's own times.
    Bench(BenchOptions),
    /// Lighthouse over every view of the release page.
    Audit,
    /// Formatting, clippy, documentation, and the project's own rules.
    Lint,
    /// Pictures of every view, in target/screenshots and docs.
    Screenshots,
    /// Installs all that the other commands need.
    Setup,
    /// Writes in real browsers and in the rules, side by side.
    #[command(disable_help_flag = true)]
    Differential {
        /// What the program itself understands, as --help.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Makes the file of public suffixes (a hook of Trunk).
    #[command(hide = true)]
    Suffixes,
    /// Puts the policy and the licences into the release page (a hook of Trunk).
    #[command(hide = true)]
    Seal,
}

#[derive(Args, Debug)]
pub struct ServeOptions {
    /// The port of 127.0.0.1 to serve at.
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
    /// Shows it in the system's browser.
    #[arg(long)]
    pub open: bool,
    /// An example in place of the page.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(examples::NAMES))]
    pub example: Option<String>,
}

#[derive(Args, Debug)]
pub struct Selection {
    kinds: Vec<Kind>,
    /// An engine to run in; may stand repeatedly.
    #[arg(long = "engine", value_name = "ENGINE")]
    engines: Vec<Engine>,
}

impl Selection {
    /// The kinds that were named, else all; in their order, each once.
    pub fn kinds(&self) -> Vec<Kind> {
        chosen(Kind::value_variants(), &self.kinds)
    }

    /// The engines that were named, else all; in their order, each once.
    pub fn engines(&self) -> Vec<Engine> {
        chosen(&Engine::ALL, &self.engines)
    }
}

#[derive(Args, Debug)]
pub struct BenchOptions {
    /// What the page itself costs in Chromium, beside plain DOM calls.
    #[arg(value_parser = ["page"])]
    what: Option<String>,
    /// An engine to measure the library in; may stand repeatedly.
    #[arg(long = "engine", value_name = "ENGINE", conflicts_with = "what")]
    engines: Vec<Engine>,
}

impl BenchOptions {
    pub fn is_page(&self) -> bool {
        self.what.is_some()
    }

    /// The engines that were named, else those that can be measured best.
    pub fn engines(&self) -> Vec<Engine> {
        match self.engines[..] {
            [] => vec![Engine::Chromium, Engine::Firefox],
            _ => chosen(&Engine::ALL, &self.engines),
        }
    }
}

/// Those that were named, in the order of all and each once; all where none was.
fn chosen<T: Copy + PartialEq>(all: &[T], named: &[T]) -> Vec<T> {
    let some = all.iter().copied();
    some.filter(|one| named.is_empty() || named.contains(one))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_options_do_not_contradict_each_other() {
        Options::command().debug_assert();
    }

    #[test]
    fn named_tests_run_once_and_the_quick_ones_first() {
        let line = "dev test e2e native e2e --engine=firefox --engine firefox";
        let Command::Test(selection) = Options::parse_from(line.split(' ')).command else {
            panic!("test is a command")
        };
        assert_eq!(selection.kinds(), [Kind::Native, Kind::EndToEnd]);
        assert_eq!(selection.engines(), [Engine::Firefox]);
    }
}
