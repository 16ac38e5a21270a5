//! What was asked for on the command line. Pure.

use crate::examples;

/// The engines that tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
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

/// The kinds of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Native,
    Browser,
    EndToEnd,
}

impl Kind {
    const ALL: [(&'static str, Self); 3] = [
        ("native", Self::Native),
        ("browser", Self::Browser),
        ("e2e", Self::EndToEnd),
    ];
}

/// Which tests to run; those of several engines in each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub kinds: Vec<Kind>,
    pub engines: Vec<Engine>,
}

/// How to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServeOptions {
    pub port: u16,
    pub open: bool,
    /// An example in place of the page.
    pub example: Option<&'static str>,
}

/// A command with its options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Setup,
    Serve(ServeOptions),
    Build,
    Test(Selection),
    Bench(Vec<Engine>),
    Lint,
    BenchPage,
    Screenshots,
    /// The rest is for the program itself.
    Differential(Vec<String>),
}

pub const USAGE: &str = "\
usage: ./dev COMMAND

  serve [--port N] [--open] [--example NAME]
                              the page, or an example, at http://127.0.0.1:8080/, rebuilt on change
  build                       the release page in dist/, with its sizes
  test [native|browser|e2e] [--engine chromium|firefox|webkit]
                              all tests, or some; --engine may stand repeatedly
  bench [--engine chromium|firefox|webkit]
                              reads and writes beside the peers, in time and in bytes
  bench page                  what the page costs in Chromium, beside plain DOM calls
  lint                        formatting, clippy, documentation, and the project's own rules
  screenshots                 pictures of every view, in target/screenshots and docs
  setup                       installs all that the other commands need
  differential ARGUMENTS      writes in a real browser and in the rules, side by side

Each command installs what it lacks into your cache folder and says so first.";

/// The command of these arguments, or what is wrong with them.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments.peekable();
    let Some(name) = arguments.next() else {
        return Ok(Command::Help);
    };
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "setup" => end(arguments, Command::Setup),
        "build" => end(arguments, Command::Build),
        "lint" => end(arguments, Command::Lint),
        "screenshots" => end(arguments, Command::Screenshots),
        "serve" => serve(arguments),
        "test" => test(arguments),
        "bench" => bench(arguments),
        "differential" => Ok(Command::Differential(arguments.collect())),
        other => Err(format!("there is no command {other}")),
    }
}

fn end(mut rest: impl Iterator<Item = String>, command: Command) -> Result<Command, String> {
    match rest.next() {
        None => Ok(command),
        Some(extra) => Err(format!("{extra} is not understood here")),
    }
}

fn serve(mut rest: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut options = ServeOptions {
        port: 8080,
        open: false,
        example: None,
    };
    while let Some(argument) = rest.next() {
        if let Some(port) = value(&argument, "--port", &mut rest) {
            options.port =
                port.parse().ok().filter(|port| *port > 0).ok_or_else(|| {
                    format!("--port takes a number from 1 to 65535, not “{port}”")
                })?;
        } else if let Some(name) = value(&argument, "--example", &mut rest) {
            let example = examples::NAMES.into_iter().find(|it| *it == name);
            options.example = Some(example.ok_or_else(|| {
                let names = examples::NAMES.join(" or ");
                format!("--example takes {names}, not “{name}”")
            })?);
        } else if argument == "--open" {
            options.open = true;
        } else {
            return Err(format!("serve does not understand {argument}"));
        }
    }
    Ok(Command::Serve(options))
}

fn test(mut rest: impl Iterator<Item = String>) -> Result<Command, String> {
    let (mut kinds, mut engines) = (Vec::new(), Vec::new());
    while let Some(argument) = rest.next() {
        if let Some(name) = value(&argument, "--engine", &mut rest) {
            engines.push(engine(&name)?);
        } else {
            let kind = Kind::ALL.into_iter().find(|(name, _)| *name == argument);
            let (_, kind) = kind.ok_or_else(|| format!("test does not understand {argument}"))?;
            kinds.push(kind);
        }
    }
    Ok(Command::Test(Selection {
        kinds: chosen(&Kind::ALL.map(|(_, kind)| kind), &kinds),
        engines: chosen(&Engine::ALL, &engines),
    }))
}

fn bench(mut rest: std::iter::Peekable<impl Iterator<Item = String>>) -> Result<Command, String> {
    if rest.next_if(|argument| argument == "page").is_some() {
        return end(rest, Command::BenchPage);
    }
    let mut engines = Vec::new();
    while let Some(argument) = rest.next() {
        let name = value(&argument, "--engine", &mut rest)
            .ok_or_else(|| format!("bench does not understand {argument}"))?;
        engines.push(engine(&name)?);
    }
    if engines.is_empty() {
        engines.extend([Engine::Chromium, Engine::Firefox]);
    }
    Ok(Command::Bench(chosen(&Engine::ALL, &engines)))
}

fn engine(name: &str) -> Result<Engine, String> {
    let engine = Engine::ALL.into_iter().find(|engine| engine.name() == name);
    engine.ok_or_else(|| format!("--engine takes chromium, firefox or webkit, not “{name}”"))
}

/// The value of this option, written `--name value` or `--name=value`; none
/// where the argument is another one.
fn value(argument: &str, name: &str, rest: &mut impl Iterator<Item = String>) -> Option<String> {
    match argument.strip_prefix(name)? {
        "" => Some(rest.next().unwrap_or_default()),
        joined => joined.strip_prefix('=').map(str::to_owned),
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

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn nothing_asks_for_help() {
        assert_eq!(parsed(""), Ok(Command::Help));
    }

    #[test]
    fn tests_are_all_unless_named() {
        let Ok(Command::Test(all)) = parsed("test") else {
            panic!("test is a command")
        };
        assert_eq!((all.kinds.len(), all.engines.len()), (3, 3));
        assert_eq!(
            parsed("test e2e --engine webkit"),
            Ok(Command::Test(Selection {
                kinds: vec![Kind::EndToEnd],
                engines: vec![Engine::WebKit],
            }))
        );
    }

    #[test]
    fn named_tests_run_once_and_the_cheap_ones_first() {
        assert_eq!(
            parsed("test e2e native e2e --engine=firefox --engine firefox"),
            Ok(Command::Test(Selection {
                kinds: vec![Kind::Native, Kind::EndToEnd],
                engines: vec![Engine::Firefox],
            }))
        );
    }

    #[test]
    fn an_option_takes_its_value_either_way() {
        for line in ["serve --open --port 81", "serve --port=81 --open"] {
            let options = ServeOptions {
                port: 81,
                open: true,
                example: None,
            };
            assert_eq!(parsed(line), Ok(Command::Serve(options)));
        }
        assert!(parsed("serve --port").is_err());
        assert!(parsed("serve --port 0").is_err());
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for line in [
            "server",
            "serve --port x",
            "serve --fast",
            "serve --ports=81",
            "test unit",
            "build now",
            "bench pages",
            "screenshots dark",
            "test --engine ie",
            "serve --example page",
            "bench --quick",
        ] {
            let last = line.split(' ').next_back().unwrap();
            assert!(parsed(line).unwrap_err().contains(last), "{line}");
        }
    }
}
