//! Heads of HTTP messages, one or many, and the marks that tools put before
//! their lines.
//!
//! - A head ends at an empty line; what follows is its body, until the next
//!   head begins. Fields without a status line have no body.
//! - A line that is indented further than its head goes on with the field
//!   before it (RFC 9112, section 5.2).
//! - Every cookie has the `Date` of its own head, and the URL of the request
//!   before it, where there is one.

mod message_url;

use super::collector::Collector;
use super::piece::{Piece, lines};
use super::request_pairs;
use crate::attribute_name::is_token_byte;
use crate::{Channel, Found, OmissionReason, SetCookieString};
use message_url::MessageUrl;
use std::ops::Range;
use std::sync::Arc;

pub(super) fn read(text: &[u8], out: &mut Collector) {
    let has_marks = lines(text).any(is_marked);
    let mut reader = HeadReader {
        out,
        url: MessageUrl::default(),
        part: Part::Fields,
        indentation: None,
        field: None,
        date: None,
        first_item: 0,
    };
    for line in lines(text) {
        if has_marks {
            reader.marked_line(line);
        } else {
            reader.line(line);
        }
    }
    reader.end_head();
}

/// Whether a line begins a response (`HTTP/1.1 200 OK`).
pub(super) fn is_status_line(line: &[u8]) -> bool {
    line.strip_prefix(b"HTTP/")
        .is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_digit))
}

/// Whether a line begins a request (`GET / HTTP/1.1`).
pub(super) fn is_request_line(line: &[u8]) -> bool {
    let mut words = line.split(|byte| *byte == b' ');
    let method = words.next().unwrap_or_default();
    let is_method = !method.is_empty() && method.iter().all(u8::is_ascii_uppercase);
    is_method && words.next().is_some() && words.next().is_some_and(|it| it.starts_with(b"HTTP/"))
}

/// The name and the value of a field. Blanks before the colon are an error in
/// HTTP, and common in what people type.
pub(super) fn field(line: Piece<'_>) -> Option<(&[u8], Piece<'_>)> {
    // Pseudo-fields of HTTP/2 begin with a colon.
    let skip = usize::from(line.text.first() == Some(&b':'));
    let colon = skip + memchr::memchr(b':', &line.text[skip..])?;
    let name = line.text[..colon].trim_ascii_end();
    let is_name = name.len() > skip && name[skip..].iter().all(|it| is_token_byte(*it));
    is_name.then(|| (name, line.from(colon + 1).trim()))
}

/// Whether curl printed a line: `<` before what it received, `>` before what it
/// sent.
pub(super) fn is_marked(line: Piece<'_>) -> bool {
    let Mark::Message(rest) = mark(line) else {
        return false;
    };
    let rest = rest.trim();
    is_status_line(rest.text)
        || is_request_line(rest.text)
        || rest.strip_prefix_ignoring_case(b"set-cookie:").is_some()
        || request_pairs::is_field(rest)
}

enum Mark<'a> {
    /// What stands behind `<` or `>`.
    Message(Piece<'a>),
    /// What stands behind `*`.
    Note(Piece<'a>),
    None,
}

fn mark(line: Piece<'_>) -> Mark<'_> {
    let line = line.trim_start();
    match line.text {
        [b'<' | b'>', b' ', ..] => Mark::Message(line.from(2)),
        [b'<' | b'>'] => Mark::Message(line.from(1)),
        [b'*', b' ', ..] => Mark::Note(line.from(2)),
        _ => Mark::None,
    }
}

/// Where in a message the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// In fields that no status or request line stands before.
    Fields,
    Response,
    Request,
    Body,
}

/// A field whose last line may still come.
struct PendingField<'a> {
    kind: FieldKind,
    value: Vec<u8>,
    /// Where the name begins.
    start: usize,
    /// Where the last line ends.
    end: usize,
    /// The value where it is one line.
    line: Piece<'a>,
    is_folded: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FieldKind {
    SetCookie,
    Cookie,
    Date,
    Host,
    Location,
    Other,
    SetCookie2,
}

impl PendingField<'_> {
    fn span(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl FieldKind {
    fn of(name: &[u8]) -> Self {
        const NAMES: [(&[u8], FieldKind); 7] = [
            (b"set-cookie", FieldKind::SetCookie),
            (b"cookie", FieldKind::Cookie),
            (b"date", FieldKind::Date),
            (b"host", FieldKind::Host),
            (b":authority", FieldKind::Host),
            (b"location", FieldKind::Location),
            (b"set-cookie2", FieldKind::SetCookie2),
        ];
        NAMES
            .into_iter()
            .find(|(it, _)| name.eq_ignore_ascii_case(it))
            .map_or(Self::Other, |(_, kind)| kind)
    }
}

struct HeadReader<'a, 'c> {
    out: &'c mut Collector,
    url: MessageUrl,
    part: Part,
    /// The blanks before the first line of the head.
    indentation: Option<usize>,
    field: Option<PendingField<'a>>,
    date: Option<Arc<[u8]>>,
    /// The first item of this head.
    first_item: usize,
}

impl<'a> HeadReader<'a, '_> {
    /// A line among others that have marks: what has none is the body.
    fn marked_line(&mut self, line: Piece<'a>) {
        match mark(line) {
            Mark::Message(rest) => {
                if rest.is_blank() {
                    self.end_head();
                } else {
                    self.line(rest);
                }
            }
            Mark::Note(rest) => {
                self.url.note(rest.text);
                self.out.omit(line.span(), OmissionReason::ToolOutput);
            }
            Mark::None if line.is_blank() => {}
            Mark::None => self.out.omit(line.span(), OmissionReason::Body),
        }
    }

    fn line(&mut self, line: Piece<'a>) {
        let content = line.trim();
        if content.text.is_empty() {
            let has_body = matches!(self.part, Part::Response | Part::Request);
            self.end_head();
            if has_body {
                self.part = Part::Body;
            }
        } else if is_status_line(content.text) {
            self.end_head();
            self.url.response(content.text);
            self.begin(Part::Response, line);
        } else if is_request_line(content.text) {
            self.end_head();
            self.url.request(content.text);
            self.begin(Part::Request, line);
        } else if let Some(url) = message_url::of_tool(content.text) {
            self.end_head();
            self.url.fetched(url);
            self.out.omit(content.span(), OmissionReason::ToolOutput);
        } else if self.part == Part::Body {
            self.out.omit(line.span(), OmissionReason::Body);
        } else {
            self.head_line(line);
        }
    }

    fn begin(&mut self, part: Part, line: Piece<'_>) {
        self.part = part;
        self.indentation = Some(line.indentation());
    }

    fn head_line(&mut self, line: Piece<'a>) {
        let indentation = line.indentation();
        let of_head = *self.indentation.get_or_insert(indentation);
        if let (true, Some(field)) = (indentation > of_head, &mut self.field) {
            field.value.push(b' ');
            field.value.extend_from_slice(line.text.trim_ascii());
            field.is_folded = true;
            field.end = line.trim().end();
            return;
        }
        self.end_field();
        let content = line.trim();
        match field(content) {
            None => self.out.omit(content.span(), OmissionReason::NotAField),
            Some((name, value)) => {
                self.field = Some(PendingField {
                    kind: FieldKind::of(name),
                    value: value.text.to_vec(),
                    start: content.start,
                    end: content.end(),
                    line: value,
                    is_folded: false,
                });
            }
        }
    }

    fn end_field(&mut self) {
        let Some(field) = self.field.take() else {
            return;
        };
        match field.kind {
            FieldKind::SetCookie => self.set_cookie(field),
            // The URL is known at the end of the head.
            FieldKind::Cookie if field.is_folded => {
                request_pairs::push_unescaped(&field.value, field.span(), None, self.out);
            }
            FieldKind::Cookie => request_pairs::push(field.line, None, self.out),
            FieldKind::Date => self.date = Some(field.value.into()),
            FieldKind::Host => self.url.host(&field.value),
            FieldKind::Location => {
                self.url.location(&field.value);
                self.out.omit(field.span(), OmissionReason::OtherField);
            }
            FieldKind::Other => self.out.omit(field.span(), OmissionReason::OtherField),
            FieldKind::SetCookie2 => self.out.omit(field.span(), OmissionReason::SetCookie2),
        }
    }

    fn set_cookie(&mut self, field: PendingField<'_>) {
        let span = if field.is_folded {
            field.line.start..field.end
        } else {
            field.line.span()
        };
        if field.value.is_empty() {
            self.out.omit(field.span(), OmissionReason::EmptyField);
            return;
        }
        let cookie = SetCookieString {
            channel: Some(Channel::Server),
            ..SetCookieString::new(field.value)
        };
        self.out.set_cookie(span, cookie);
    }

    /// Gives the items of the head what is known only at its end.
    fn end_head(&mut self) {
        self.end_field();
        let url = match self.part {
            Part::Request => self.url.end_of_request(),
            _ => self.url.current(),
        };
        let date = self.date.take();
        for item in self.out.items_since(self.first_item) {
            match &mut item.found {
                Found::SetCookie(cookie) => {
                    cookie.url.clone_from(&url);
                    cookie.response_date.clone_from(&date);
                }
                Found::RequestPair(pair) => pair.url.clone_from(&url),
                Found::Record(_) => {}
            }
        }
        if let Some(warning) = self.url.take_warning() {
            self.out.warn(warning);
        }
        self.first_item = self.out.item_count();
        self.part = Part::Fields;
        self.indentation = None;
    }
}
