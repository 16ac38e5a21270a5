//! The command line: what can be asked for, and how.

use clap::builder::PossibleValue;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use cookie_check::Format;
use cookie_rules::{
    Channel, CookieUrl, Engine, EngineProfile, Environment, Frame, Method, RuleKind, RuleName,
    ThirdPartyCookies, UnixTime, cookie_date, differences::DateSyntax,
};
use serde::Deserialize;
use std::ffi::OsString;
use std::path::PathBuf;

const AFTER: &str = "\
Examples:
  cookie-check 'id=1; SameSite=None' --url https://example.com/a
  curl -sv https://example.com/ 2>&1 | cookie-check
  cookie-check --file login.har --file state.json --json
  cookie-check sent --to https://api.example.com/ --file cookies.txt

Input is a LINE, which is one cookie, a --file, or else standard input, in any of
the formats that are recognised: Set-Cookie lines, response heads (also as curl -v,
wget -S and developer tools show them), HAR, cookies.txt, the exports of
Cookie-Editor, EditThisCookie, Playwright, Puppeteer and Selenium, document.cookie
assignments and more. A line or a field is one cookie, as in a browser.

A --url counts for the LINE or --file before it, and for what follows without one of
its own; where the input says where it is from, that counts.

Engines: chromium, firefox and webkitgtk answer as they were measured; safari as
WebKit's published test expectations have it, not measured; standard is RFC 6265bis.

Exit status:
  0  every engine keeps every cookie as written, or removes it as asked
  1  an engine refuses one, ignores it, or keeps it otherwise than written; a removal
     missed a cookie of that name; or something that was denied was said
  2  the command or the input cannot be understood
Safari and the standard count for the status only when they are named. Of sent, 0
says that every engine that counts sends a cookie, and 1 that one sends none.";

/// What each browser does with the cookies of a response, a file or a script, and why.
#[derive(Debug, Parser)]
#[command(name = "cookie-check", version, after_help = AFTER, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub check: CheckArguments,
}

/// What else the command does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Says which of the cookies a request carries, and why not each other one.
    Sent(Box<SentArguments>),
    /// Explains a rule, or lists them all.
    Explain {
        /// The name of a rule, as the answers have it.
        #[arg(value_parser = rule_name())]
        rule: Option<String>,
    },
    /// Plays cases, one JSON object a line, and answers each with one.
    Replay(ReplayArguments),
    /// Writes completions for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Writes the manual page.
    Manual,
}

/// What is judged, and under what.
#[derive(Clone, Debug, Args)]
pub struct InputArguments {
    /// Set-Cookie lines, each one cookie; with --via script, texts assigned to document.cookie.
    #[arg(value_name = "LINE")]
    pub lines: Vec<OsString>,
    /// A file to read, "-" for standard input; may stand repeatedly.
    #[arg(short, long = "file", value_name = "PATH")]
    pub files: Vec<PathBuf>,
    /// The URL of the response, or of the page that writes.
    #[arg(short, long = "url", value_name = "URL")]
    pub urls: Vec<String>,
    /// What the input is, instead of what it looks like.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<FormatArgument>,
    /// Whose rules; may stand repeatedly. The three measured browsers and safari, if none.
    #[arg(
        short,
        long = "engine",
        value_name = "ENGINE",
        value_enum,
        value_delimiter = ','
    )]
    pub engines: Vec<EngineArgument>,
    /// How the lines reach the browser; as the input has it, if nothing is said.
    #[arg(long, value_name = "CHANNEL", value_enum)]
    pub via: Option<ChannelArgument>,
    /// The page that makes the requests; on another site, the cookies are those of a third party.
    #[arg(long, value_name = "URL", value_parser = parse_url)]
    pub from: Option<CookieUrl>,
    /// Where the page stands that writes, or that the response is for.
    #[arg(long, value_name = "FRAME", value_enum, default_value_t = FrameArgument::Top)]
    pub frame: FrameArgument,
    /// The browser's setting for cookies of other sites.
    #[arg(long, value_name = "SETTING", value_enum, default_value_t = ThirdPartyArgument::Allowed)]
    pub third_party: ThirdPartyArgument,
    /// The browser's clock: seconds since 1970, or a date. This machine's, if not given.
    #[arg(long, visible_alias = "now", value_name = "TIME", value_parser = parse_time, allow_hyphen_values = true)]
    pub at: Option<UnixTime>,
    /// Judge every cookie alone, instead of all in order in one jar.
    #[arg(long)]
    pub fresh: bool,
}

/// How the answer is given.
#[derive(Debug, Args)]
pub struct OutputArguments {
    /// One JSON object for all, as the documentation of the crate describes it.
    #[arg(long)]
    pub json: bool,
    /// Say nothing: the exit status is the answer.
    #[arg(short, long, conflicts_with_all = ["json", "verbose"])]
    pub quiet: bool,
    /// Every rule that had a say, with its section, and what was assumed.
    #[arg(short, long)]
    pub verbose: bool,
    /// When to write in colour.
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
}

/// A check of cookies.
#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    pub input: InputArguments,
    #[command(flatten)]
    pub output: OutputArguments,
    /// Also say what would be better, whatever the browsers do.
    #[arg(long)]
    pub advice: bool,
    /// Exit with 1 where this is said: "warnings", or the name of a warning or an advice, which
    /// `cookie-check explain` lists.
    #[arg(long, value_name = "NAME", value_parser = deniable(), value_delimiter = ',', hide_possible_values = true)]
    pub deny: Vec<String>,
    /// Leave out this warning or advice.
    #[arg(long, value_name = "NAME", value_parser = allowable(), value_delimiter = ',', hide_possible_values = true)]
    pub allow: Vec<String>,
}

/// A question about a request.
#[derive(Debug, Args)]
pub struct SentArguments {
    #[command(flatten)]
    pub input: InputArguments,
    #[command(flatten)]
    pub output: OutputArguments,
    /// The URL of the request.
    #[arg(long, value_name = "URL", value_parser = parse_url)]
    pub to: CookieUrl,
    /// The method.
    #[arg(long, value_name = "METHOD", default_value = "GET")]
    pub method: String,
    /// What the request fetches.
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = DestinationArgument::Page)]
    pub destination: DestinationArgument,
}

/// A replay of cases for programs.
#[derive(Debug, Args)]
pub struct ReplayArguments {
    /// Whose rules.
    #[arg(long, value_name = "ENGINE", value_enum)]
    pub engine: EngineArgument,
    /// The browser's clock, in seconds since 1970, where a case has none.
    #[arg(long, visible_alias = "at", value_name = "TIME", value_parser = parse_time, allow_hyphen_values = true)]
    pub now: Option<UnixTime>,
}

/// An engine by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EngineArgument(pub Engine);

impl ValueEnum for EngineArgument {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [EngineArgument; 5] = [
            EngineArgument(Engine::Chromium),
            EngineArgument(Engine::Firefox),
            EngineArgument(Engine::WebKitGtk),
            EngineArgument(Engine::Safari),
            EngineArgument(Engine::Standard),
        ];
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let evidence = cookie_rules::text::evidence(EngineProfile::from(self.0).evidence);
        let value = PossibleValue::new(self.0.as_str()).help(evidence);
        Some(match self.0 {
            Engine::WebKitGtk => value.alias("webkit"),
            _ => value,
        })
    }
}

/// A format by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatArgument(pub Format);

impl ValueEnum for FormatArgument {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [FormatArgument; Format::ALL.len()] = {
            let mut all = [FormatArgument(Format::SetCookieStrings); Format::ALL.len()];
            let mut at = 0;
            while at < all.len() {
                all[at] = FormatArgument(Format::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()).help(self.0.title()))
    }
}

/// How a line reaches the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ChannelArgument {
    /// A Set-Cookie field of a response.
    Header,
    /// A script assigns it to document.cookie.
    Script,
}

impl From<ChannelArgument> for Channel {
    fn from(channel: ChannelArgument) -> Self {
        match channel {
            ChannelArgument::Header => Self::Header,
            ChannelArgument::Script => Self::Script,
        }
    }
}

/// Where a page stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FrameArgument {
    /// In the address bar.
    #[default]
    Top,
    /// In a frame of a page of the same site.
    SameSite,
    /// In a frame, or for a request, of a page of another site.
    CrossSite,
}

impl From<FrameArgument> for Frame {
    fn from(frame: FrameArgument) -> Self {
        match frame {
            FrameArgument::Top => Self::TopLevel,
            FrameArgument::SameSite => Self::SameSite,
            FrameArgument::CrossSite => Self::CrossSite,
        }
    }
}

/// What becomes of cookies of other sites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThirdPartyArgument {
    /// They are allowed, as Chrome ships.
    #[default]
    Allowed,
    /// They are blocked, as in an incognito window or by choice.
    Blocked,
}

impl From<ThirdPartyArgument> for ThirdPartyCookies {
    fn from(setting: ThirdPartyArgument) -> Self {
        match setting {
            ThirdPartyArgument::Allowed => Self::Allowed,
            ThirdPartyArgument::Blocked => Self::Blocked,
        }
    }
}

/// What a request fetches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DestinationArgument {
    /// The page in the address bar: a link, a form.
    Page,
    /// A page in a frame.
    Frame,
    /// An image, a script, a style sheet.
    Image,
    /// What a script fetches, cookies included.
    Fetch,
}

/// Whether a method is one that should change nothing (RFC 9110, section
/// 9.2.1).
pub fn method(name: &str) -> Method {
    let safe = ["GET", "HEAD", "OPTIONS", "TRACE"];
    if safe.iter().any(|it| it.eq_ignore_ascii_case(name)) {
        Method::Safe
    } else {
        Method::Unsafe
    }
}

/// `--deny warnings` stands for all of them.
pub const WARNINGS: &str = "warnings";

fn names_of(kinds: &'static [RuleKind]) -> impl Iterator<Item = PossibleValue> {
    RuleName::ALL
        .iter()
        .filter(|name| kinds.contains(&name.kind()))
        .map(|name| PossibleValue::new(name.as_str()))
}

fn rule_name() -> clap::builder::PossibleValuesParser {
    let all = RuleName::ALL
        .iter()
        .map(|name| PossibleValue::new(name.as_str()));
    all.collect::<Vec<_>>().into()
}

fn allowable() -> clap::builder::PossibleValuesParser {
    let names = names_of(&[RuleKind::Warning, RuleKind::Advice]);
    names.collect::<Vec<_>>().into()
}

fn deniable() -> clap::builder::PossibleValuesParser {
    let names = names_of(&[RuleKind::Warning, RuleKind::Advice]);
    let warnings = std::iter::once(PossibleValue::new(WARNINGS));
    warnings.chain(names).collect::<Vec<_>>().into()
}

fn parse_url(text: &str) -> Result<CookieUrl, String> {
    let url = Environment::compiled().parse_url(text);
    url.map_err(|error| error.to_string())
}

fn parse_time(text: &str) -> Result<UnixTime, String> {
    if let Ok(seconds) = text.parse() {
        return Ok(UnixTime(seconds));
    }
    cookie_date::parse(text.as_bytes(), DateSyntax::NsprOrIso).ok_or_else(|| {
        "write seconds since 1970, 2027-06-15T10:20:30Z, or Tue, 15 Jun 2027 10:20:30 GMT".into()
    })
}
