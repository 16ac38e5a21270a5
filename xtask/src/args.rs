//! What was asked for on the command line. Pure.

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

/// Which tests to run.
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
}

/// A command with its options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Setup,
    Serve(ServeOptions),
    Build,
    Test(Selection),
    Lint,
    /// The rest is for the program itself.
    Differential(Vec<String>),
}

pub const USAGE: &str = "\
usage: ./dev COMMAND

  serve [--port N] [--open]   the page at http://127.0.0.1:8080/, rebuilt on change
  build                       the release page in dist/, with its sizes
  test [native|browser|e2e] [--engine chromium|firefox|webkit]
                              all tests, or some; --engine may stand repeatedly
  lint                        formatting, clippy, documentation, and the project's own rules
  setup                       installs all that the other commands need
  differential [--engine E] [--cases N] [--seed S]
                              generated writes in a real browser and in the rules, side by side

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
        "serve" => serve(arguments),
        "test" => test(arguments),
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
    };
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--open" => options.open = true,
            "--port" => {
                let port = rest.next().unwrap_or_default();
                options.port = port
                    .parse()
                    .map_err(|_| format!("--port takes a number from 1 to 65535, not “{port}”"))?;
            }
            other => return Err(format!("serve does not understand {other}")),
        }
    }
    Ok(Command::Serve(options))
}

fn test(mut rest: impl Iterator<Item = String>) -> Result<Command, String> {
    let (mut kinds, mut engines) = (Vec::new(), Vec::new());
    while let Some(argument) = rest.next() {
        if argument == "--engine" {
            let name = rest.next().unwrap_or_default();
            let engine = Engine::ALL.into_iter().find(|engine| engine.name() == name);
            engines.push(engine.ok_or_else(|| {
                format!("--engine takes chromium, firefox or webkit, not “{name}”")
            })?);
        } else {
            let kind = Kind::ALL.into_iter().find(|(name, _)| *name == argument);
            kinds.push(
                kind.ok_or_else(|| format!("there are no {argument} tests"))?
                    .1,
            );
        }
    }
    if kinds.is_empty() {
        kinds = Kind::ALL.map(|(_, kind)| kind).to_vec();
    }
    if engines.is_empty() {
        engines = Engine::ALL.to_vec();
    }
    Ok(Command::Test(Selection { kinds, engines }))
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
    fn what_is_not_understood_is_named() {
        for line in [
            "server",
            "serve --port x",
            "serve --fast",
            "test unit",
            "build now",
            "test --engine ie",
        ] {
            let last = line.split(' ').next_back().unwrap();
            assert!(parsed(line).unwrap_err().contains(last), "{line}");
        }
    }
}
