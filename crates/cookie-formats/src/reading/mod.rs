//! From bytes to what they hold: decode, recognise, read.

mod collector;
mod cookie_objects;
mod cookie_table;
mod cookies_txt;
mod csv;
mod curl_command;
mod har;
mod header_rows;
mod heads;
mod joined;
mod json;
mod log_lines;
mod piece;
mod recognise;
mod request_pairs;
mod script;
mod set_cookie_strings;
mod shell_words;
mod string_literal;
mod string_literals;
mod text_encoding;

use crate::{Capture, Format, OmissionReason};
use collector::Collector;
use piece::Piece;

/// Reads an input in the format it appears to be in.
///
/// Memory and time are bounded by a small multiple of the input. At most
/// 500,000 items are taken.
///
/// ```
/// use cookie_formats::{Format, read};
///
/// assert_eq!(read(b"a=1; Path=/; Secure").format, Some(Format::SetCookieStrings));
/// assert_eq!(read(b"<p>Cookies are small files.</p>").format, None);
/// ```
#[must_use]
pub fn read(input: &[u8]) -> Capture {
    let decoded = text_encoding::decode(input);
    let mut collector = Collector::default();
    let format = recognise::read(&decoded.text, &mut collector);
    collector.finish(format, &decoded)
}

/// Reads an input as one set-cookie-string, whatever stands in it, for a place
/// that takes no other: the name of the field may stand before it.
///
/// ```
/// use cookie_formats::{Found, read_one};
///
/// for input in ["Set-Cookie: a=1\nb", "a=1\nb"] {
///     let Found::SetCookie(cookie) = read_one(input.as_bytes()).items.remove(0).found else { panic!() };
///     assert_eq!(cookie.text, b"a=1\nb");
/// }
/// ```
#[must_use]
pub fn read_one(input: &[u8]) -> Capture {
    let decoded = text_encoding::decode(input);
    let mut collector = Collector::default();
    let whole = Piece {
        text: &decoded.text,
        start: 0,
    };
    match set_cookie_strings::without_field_name(whole.trim_start()) {
        Some(value) => set_cookie_strings::push(value, true, &mut collector),
        None => set_cookie_strings::push(whole, false, &mut collector),
    }
    collector.finish(Some(Format::SetCookieStrings), &decoded)
}

/// Reads an input in the format a person says it is in.
///
/// ```
/// use cookie_formats::{Format, read, read_as};
///
/// let text = b"a=1; Path=/, b=2";
/// assert_eq!(read(text).items.len(), 1);
/// assert_eq!(read_as(text, Format::Joined).items.len(), 2);
/// ```
#[must_use]
pub fn read_as(input: &[u8], format: Format) -> Capture {
    let decoded = text_encoding::decode(input);
    let mut collector = Collector::default();
    read_text(&decoded.text, format, &mut collector);
    collector.finish(Some(format), &decoded)
}

fn read_text(text: &[u8], format: Format, out: &mut Collector) {
    match format {
        Format::SetCookieStrings => set_cookie_strings::read(text, out),
        Format::Joined => joined::read(text, out),
        Format::Heads => heads::read(text, out),
        Format::HeaderRows => header_rows::read(text, out),
        Format::Har
        | Format::CookieEditor
        | Format::EditThisCookie
        | Format::Playwright
        | Format::Puppeteer
        | Format::Selenium
        | Format::CookieObjects => {
            json::read(text, out);
        }
        Format::CookiesTxt => cookies_txt::read(text, out),
        Format::CookieTable => cookie_table::read(text, out),
        Format::Csv => csv::read(text, out),
        Format::CookieField => request_pairs::read(text, out),
        Format::CurlCommand => curl_command::read(text, out),
        Format::Script => script::read(text, out),
        Format::StringLiterals => string_literals::read(text, out),
        Format::LogLines => log_lines::read(text, out),
    }
}

/// The text, if it is UTF-8; else all of it is left out.
fn utf8<'a>(text: &'a [u8], out: &mut Collector) -> Option<&'a str> {
    match str::from_utf8(text) {
        Ok(text) => Some(text),
        Err(_) => {
            out.omit(0..text.len(), OmissionReason::NotUtf8);
            None
        }
    }
}
