//! Which format an input is in.
//!
//! The formats with unmistakable marks come first. Lines that are
//! set-cookie-strings and nothing else come last, because almost any text could
//! be one: each line must look like it.

use super::collector::Collector;
use super::piece::{Piece, lines};
use super::set_cookie_strings::{Likeness, likeness, without_field_name};
use super::{
    cookie_table, cookies_txt, csv, curl_command, header_rows, heads, json, log_lines, read_text,
    request_pairs, script, set_cookie_strings, string_literals,
};
use crate::{Format, OmissionReason, Warning};

/// Reads a text in the format it appears to be in, and names it.
pub(super) fn read(text: &[u8], out: &mut Collector) -> Option<Format> {
    let mut left_out = OmissionReason::NotRecognised;
    if json::is_recognisable(text) {
        let mut found = Collector::default();
        let format = json::read(text, &mut found);
        if format.is_some() {
            *out = found;
            return format;
        }
        if found.omission().is_none() {
            left_out = OmissionReason::NotACookieObject;
        }
    }
    let format = format(text);
    match format {
        Some(Format::SetCookieStrings) => set_cookie_strings::read_recognisable(text, out),
        Some(format) => read_text(text, format, out),
        None if text.trim_ascii().is_empty() => {}
        None => out.omit(0..text.len(), left_out),
    }
    if format == Some(Format::CookieField) && !lines(text).any(request_pairs::is_field) {
        out.warn(Warning::PairsAssumed);
    }
    format
}

fn format(text: &[u8]) -> Option<Format> {
    let features = LineFeatures::of(text);
    let fields = features.set_cookie_fields;
    let in_lines = features.set_cookies_in_lines;
    let format = if features.netscape_title {
        Format::CookiesTxt
    } else if csv::is_recognisable(text.trim_ascii_start()) {
        Format::Csv
    } else if features.status_lines || features.marks {
        Format::Heads
    } else if curl_command::is_recognisable(text) {
        Format::CurlCommand
    } else if features.lone_names && fields == 0 {
        Format::HeaderRows
    } else if fields > in_lines {
        Format::Heads
    } else if script::is_recognisable(text) {
        Format::Script
    } else if features.requests && in_lines == 0 {
        Format::CookieField
    } else if string_literals::has_names(text) {
        Format::StringLiterals
    } else if fields + in_lines > 0 {
        Format::LogLines
    } else if features.cookies_txt_rows {
        Format::CookiesTxt
    } else if features.table_rows {
        Format::CookieTable
    } else if string_literals::is_recognisable(text) {
        Format::StringLiterals
    } else if features.pairs && features.lines == 1 {
        Format::CookieField
    } else if features.is_plain() {
        Format::SetCookieStrings
    } else {
        return None;
    };
    Some(format)
}

/// What stands in the lines of an input.
#[derive(Default)]
struct LineFeatures {
    /// Lines that are not blank.
    lines: usize,
    netscape_title: bool,
    status_lines: bool,
    marks: bool,
    /// Request lines or `Cookie` fields.
    requests: bool,
    /// `Set-Cookie` or `Cookie` on a line of its own, with a `=` in the next.
    lone_names: bool,
    set_cookie_fields: usize,
    /// `Set-Cookie:` behind something else.
    set_cookies_in_lines: usize,
    cookies_txt_rows: bool,
    table_rows: bool,
    pairs: bool,
    /// Lines with a name, a value and perhaps attributes.
    like_cookies: usize,
    with_attributes: bool,
    tokens: usize,
}

impl LineFeatures {
    fn of(text: &[u8]) -> Self {
        let mut features = Self::default();
        let mut after_name = false;
        for line in lines(text).filter(|line| !line.is_blank()) {
            let has_equals = memchr::memchr(b'=', line.text).is_some();
            features.lone_names |= after_name && has_equals;
            after_name = header_rows::is_name(line);
            features.line(line);
        }
        features
    }

    fn line(&mut self, line: Piece<'_>) {
        self.lines += 1;
        let content = line.trim();
        self.netscape_title |= self.lines == 1 && is_netscape_title(content.text);
        self.status_lines |= heads::is_status_line(content.text);
        self.marks |= heads::is_marked(line);
        self.requests |= heads::is_request_line(content.text);
        self.requests |= request_pairs::is_field(content);
        self.cookies_txt_rows |= cookies_txt::is_row(line);
        self.table_rows |= cookie_table::is_row(line);
        self.pairs |= request_pairs::looks_like_pairs(content);
        let likeness = likeness(line);
        self.like_cookies += usize::from(likeness >= Likeness::Pair);
        self.with_attributes |= likeness == Likeness::Attributes;
        self.tokens += usize::from(likeness == Likeness::Token);
        if let Some(value) = without_field_name(content) {
            self.set_cookie_fields += usize::from(!value.is_blank());
        } else if let Some(at) = log_lines::position(content.text) {
            // One that stands behind a comma is of a field that was joined.
            let before = content.text[..at].trim_ascii_end();
            let is_joined = before.ends_with(b",") && likeness >= Likeness::Pair;
            self.set_cookies_in_lines += usize::from(!is_joined);
        }
    }

    /// Whether the lines are set-cookie-strings: some have attributes, or at
    /// least half are pairs, or the only line is a token.
    fn is_plain(&self) -> bool {
        self.with_attributes
            || (self.like_cookies > 0 && self.like_cookies * 2 >= self.lines)
            || (self.tokens == 1 && self.lines == 1)
    }
}

fn is_netscape_title(line: &[u8]) -> bool {
    line.starts_with(b"# Netscape HTTP Cookie File") || line.starts_with(b"# HTTP Cookie File")
}
