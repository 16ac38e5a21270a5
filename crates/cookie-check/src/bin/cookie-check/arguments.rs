//! What can be attributes for on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use cookie_rules::{Engine, EngineProfile};

const AFTER: &str = "\
Examples:
  cookie-check 'id=1; SameSite=None' --url https://example.com/a
  cookie-check --via script 'id=1; HttpOnly' --url https://example.com/a
  curl -sI https://example.com/ | cookie-check --url https://example.com/

Lines are taken from the arguments, or else from standard input: one a line, or
whole response heads, of which only the Set-Cookie and Date fields are taken.

Engines: chromium, firefox and webkitgtk (or webkit) answer as they were measured;
safari as WebKit's published test expectations have it, not measured; standard is
RFC 6265bis itself. Any other name is answered by standard, \"not measured\".

Exit status:
  0  every engine attributes keeps every cookie as written, or removes it as attributes
     (a lifetime cut to the longest one allowed is told, and still 0)
  1  an engine refuses a cookie, ignores it, or keeps it otherwise than written
  2  the command line or the input cannot be understood";

/// What each browser does with a Set-Cookie line, and why.
#[derive(Debug, Parser)]
#[command(version, after_help = AFTER, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub check: Check,
}

/// What else the command does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Plays cases, one JSON object a line, and answers each with one.
    Replay(Replay),
}

/// A check of lines for people, or for a CI job.
#[derive(Debug, Args)]
pub struct Check {
    /// The lines, as a Set-Cookie field or document.cookie takes them.
    pub lines: Vec<String>,
    /// The URL of the response or of the page that writes.
    #[arg(long, value_name = "URL", required = true)]
    pub url: Option<String>,
    /// How the line reaches the browser.
    #[arg(long, value_enum, default_value_t = Channel::Header)]
    pub via: Channel,
    /// Which engine to ask; may stand repeatedly. The three browsers, if none.
    #[arg(long = "engine", value_name = "ENGINE", value_parser = profile)]
    pub engines: Vec<Named>,
    /// One JSON object for each line and engine.
    #[arg(long)]
    pub json: bool,
    /// The browser's clock, in seconds since 1970, instead of this machine's.
    #[arg(long, value_name = "UNIX_SECONDS", allow_negative_numbers = true)]
    pub now: Option<i64>,
}

/// A replay of cases for programs.
#[derive(Debug, Args)]
pub struct Replay {
    /// Whose rules.
    #[arg(long, value_name = "ENGINE", value_parser = profile)]
    pub engine: Named,
    /// The browser's clock, in seconds since 1970, where a case has none.
    #[arg(long, value_name = "UNIX_SECONDS", allow_negative_numbers = true)]
    pub now: Option<i64>,
}

/// How a line reaches the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Channel {
    /// A Set-Cookie field of a response.
    Header,
    /// A script assigns it to document.cookie.
    Script,
}

/// An engine by the name it was attributes for.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    pub profile: EngineProfile,
}

impl Named {
    /// One of the engines that were measured.
    pub fn measured(engine: Engine) -> Self {
        Self {
            name: engine.as_str().to_owned(),
            profile: engine.into(),
        }
    }
}

/// Every name is answered; one that is not an engine's by the standard.
fn profile(name: &str) -> Result<Named, String> {
    if name.trim().is_empty() {
        return Err("name an engine, such as chromium".to_owned());
    }
    Ok(Named {
        name: name.to_owned(),
        profile: EngineProfile::named(name),
    })
}
