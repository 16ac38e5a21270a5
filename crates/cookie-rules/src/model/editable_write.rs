//! A write that can be changed: the corrected line.

use super::page::Page;
use super::time::UnixTime;
use super::write::{Via, Write};

/// A line, the page it is written from, and how it is sent.
///
/// ```
/// use cookie_rules::*;
///
/// let rules = Rules::new(Engine::Chromium);
/// let (page, now) = (Page::parse("http://example.com/").unwrap(), UnixTime(1_795_000_000));
/// let write = Write { page: &page, via: Via::Script { text: b"__Host-id=1" }, now };
/// let decision = &rules.decide(&Jar::new(), &write)[0];
/// let mut draft = EditableWrite::of(&write);
/// for suggestion in &decision.suggestions {
///     draft.apply(suggestion);
/// }
/// assert_eq!(draft.line, b"__Host-id=1; Secure; Path=/");
/// assert_eq!(rules.decide(&Jar::new(), &draft.write(now))[0].outcome, Outcome::Stored);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditableWrite {
    /// The line.
    pub line: Vec<u8>,
    /// The page.
    pub page: Page,
    /// How it is sent.
    pub channel: Channel,
}

/// How a line is sent.
///
/// ```
/// use cookie_rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap();
/// let via = Via::Script { text: b"__Http-id=1; Secure; HttpOnly" };
/// let mut draft = EditableWrite::of(&Write { page: &page, via, now: UnixTime(1_795_000_000) });
/// assert_eq!(draft.channel, Channel::Script);
/// draft.apply(&Suggestion::SendAsHeader);
/// assert_eq!(draft.channel, Channel::Header);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// By a script.
    Script,
    /// By the server.
    Header,
}

impl EditableWrite {
    /// The draft of a write.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let via = Via::Header { field: b"id=1", date: None };
    /// let draft = EditableWrite::of(&Write { page: &page, via, now: UnixTime(1_795_000_000) });
    /// assert_eq!((&draft.line[..], draft.channel), (&b"id=1"[..], Channel::Header));
    /// ```
    #[must_use]
    pub fn of(write: &Write<'_>) -> EditableWrite {
        let (line, channel) = match write.via {
            Via::Script { text } => (text, Channel::Script),
            Via::Header { field, .. } => (field, Channel::Header),
        };
        EditableWrite {
            line: line.to_vec(),
            page: write.page.clone(),
            channel,
        }
    }

    /// The write this draft has become.
    /// A header comes without a `Date`.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let draft = EditableWrite {
    ///     line: b"id=1".to_vec(),
    ///     page: Page::parse("https://example.com/").unwrap(),
    ///     channel: Channel::Header,
    /// };
    /// let via = Via::Header { field: b"id=1", date: None };
    /// assert_eq!(draft.write(UnixTime(1_795_000_000)).via, via);
    /// ```
    #[must_use]
    pub fn write(&self, now: UnixTime) -> Write<'_> {
        Write {
            page: &self.page,
            via: match self.channel {
                Channel::Script => Via::Script { text: &self.line },
                Channel::Header => Via::Header {
                    field: &self.line,
                    date: None,
                },
            },
            now,
        }
    }
}
