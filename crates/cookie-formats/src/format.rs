//! The formats that are recognised, each with the name a person chooses it by.

use std::fmt;
use std::str::FromStr;

/// What an input is written in.
///
/// ```
/// use cookie_formats::Format;
///
/// assert_eq!("cookies-txt".parse(), Ok(Format::CookiesTxt));
/// assert_eq!(Format::Har.to_string(), "har");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Set-cookie-strings, one a line, with or without `Set-Cookie:` before.
    SetCookieStrings,
    /// Set-cookie-strings joined by commas, as `headers.get` returns them. It
    /// is never guessed: browsers take such a line as one cookie.
    Joined,
    /// Heads of responses and requests, as servers send them and as `curl -v`,
    /// `curl -i` and `wget -S` print them; or single fields of one.
    Heads,
    /// Names and values of fields on lines of their own, as copied from the
    /// developer tools.
    HeaderRows,
    /// An HTTP archive, exported from the developer tools.
    Har,
    /// The Netscape file that curl, wget and Python exchange.
    CookiesTxt,
    /// JSON of the extension Cookie-Editor.
    CookieEditor,
    /// JSON of the extension `EditThisCookie`.
    EditThisCookie,
    /// Playwright's storage state, or its array of cookies.
    Playwright,
    /// Puppeteer's array of cookies, which is also that of the browser's own
    /// protocol.
    Puppeteer,
    /// Selenium's array of cookies.
    Selenium,
    /// Cookies as JSON objects, of no tool in particular.
    CookieObjects,
    /// The developer tools' table of cookies, as pasted.
    CookieTable,
    /// A table for spreadsheets, with titles.
    Csv,
    /// A `Cookie` request field or its value: pairs without attributes.
    CookieField,
    /// A curl command with cookies in it.
    CurlCommand,
    /// Source code that assigns to `document.cookie`.
    Script,
    /// String literals, alone or in an array or an object, as Node prints them.
    StringLiterals,
    /// Lines of a log with a `Set-Cookie:` somewhere in them.
    LogLines,
}

impl Format {
    /// Every format, in the order in which a choice shows them.
    ///
    /// ```
    /// use cookie_formats::Format;
    /// for format in Format::ALL {
    ///     assert_eq!(format.as_str().parse(), Ok(format));
    /// }
    /// ```
    pub const ALL: [Self; 19] = [
        Self::SetCookieStrings,
        Self::Joined,
        Self::Heads,
        Self::HeaderRows,
        Self::Har,
        Self::CookiesTxt,
        Self::CookieEditor,
        Self::EditThisCookie,
        Self::Playwright,
        Self::Puppeteer,
        Self::Selenium,
        Self::CookieObjects,
        Self::CookieTable,
        Self::Csv,
        Self::CookieField,
        Self::CurlCommand,
        Self::Script,
        Self::StringLiterals,
        Self::LogLines,
    ];

    /// The stable name, for options and files.
    ///
    /// ```
    /// assert_eq!(cookie_formats::Format::SetCookieStrings.as_str(), "set-cookie");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SetCookieStrings => "set-cookie",
            Self::Joined => "joined",
            Self::Heads => "heads",
            Self::HeaderRows => "header-rows",
            Self::Har => "har",
            Self::CookiesTxt => "cookies-txt",
            Self::CookieEditor => "cookie-editor",
            Self::EditThisCookie => "editthiscookie",
            Self::Playwright => "playwright",
            Self::Puppeteer => "puppeteer",
            Self::Selenium => "selenium",
            Self::CookieObjects => "json",
            Self::CookieTable => "table",
            Self::Csv => "csv",
            Self::CookieField => "cookie-field",
            Self::CurlCommand => "curl",
            Self::Script => "script",
            Self::StringLiterals => "strings",
            Self::LogLines => "log",
        }
    }

    /// What it is called in a sentence or a choice.
    ///
    /// ```
    /// assert_eq!(cookie_formats::Format::Har.title(), "HAR file");
    /// ```
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::SetCookieStrings => "Set-Cookie lines",
            Self::Joined => "Set-Cookie values joined by commas",
            Self::Heads => "HTTP response or request",
            Self::HeaderRows => "headers copied from the developer tools",
            Self::Har => "HAR file",
            Self::CookiesTxt => "cookies.txt",
            Self::CookieEditor => "Cookie-Editor export",
            Self::EditThisCookie => "EditThisCookie export",
            Self::Playwright => "Playwright storage state or cookies",
            Self::Puppeteer => "Puppeteer cookies",
            Self::Selenium => "Selenium cookies",
            Self::CookieObjects => "JSON cookie objects",
            Self::CookieTable => "the developer tools' table of cookies",
            Self::Csv => "CSV table",
            Self::CookieField => "Cookie request field",
            Self::CurlCommand => "curl command",
            Self::Script => "document.cookie assignments",
            Self::StringLiterals => "string literals",
            Self::LogLines => "log lines",
        }
    }
}

/// Writes [`Format::as_str`].
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// No format has this name.
///
/// ```
/// use cookie_formats::Format;
/// let error = "xml".parse::<Format>().unwrap_err();
/// assert_eq!(error.to_string(), "no format of cookies is named so");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownFormat;

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no format of cookies is named so")
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str().eq_ignore_ascii_case(name))
            .ok_or(UnknownFormat)
    }
}
