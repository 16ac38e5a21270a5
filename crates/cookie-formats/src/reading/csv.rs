//! Tables for spreadsheets (RFC 4180), with titles: as [`export`](crate::export)
//! writes them, and as others do that name their columns alike.

use super::collector::Collector;
use super::{cookie_objects, utf8};
use crate::export::unguarded;
use crate::{CookieRecord, OmissionReason, SameSite, Warning};
use std::ops::Range;

/// A column that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Value,
    Domain,
    HostOnly,
    Path,
    Expires,
    Secure,
    HttpOnly,
    SameSite,
    Partitioned,
    Other,
}

impl Column {
    /// Of a title, whatever stands between its words.
    fn of(title: &str) -> Self {
        let letters = title.chars().filter(|it| it.is_ascii_alphanumeric());
        let word: String = letters.map(|it| it.to_ascii_lowercase()).collect();
        match &*word {
            "name" => Self::Name,
            "value" => Self::Value,
            "domain" | "host" => Self::Domain,
            "hostonly" => Self::HostOnly,
            "path" => Self::Path,
            "expires" | "expirationdate" | "expiresmaxage" => Self::Expires,
            "secure" => Self::Secure,
            "httponly" => Self::HttpOnly,
            "samesite" => Self::SameSite,
            "partitioned" => Self::Partitioned,
            _ => Self::Other,
        }
    }
}

/// Whether a text begins with the titles of such a table.
pub(super) fn is_recognisable(text: &[u8]) -> bool {
    let end = memchr::memchr2(b'\n', b'\r', text).unwrap_or(text.len());
    let titles = str::from_utf8(&text[..end]).ok().map(columns);
    titles.is_some_and(|columns| {
        let known = columns.iter().filter(|it| **it != Column::Other).count();
        columns.contains(&Column::Name) && columns.contains(&Column::Value) && known > 2
    })
}

fn columns(line: &str) -> Vec<Column> {
    let titles = Rows::of(line).next().unwrap_or_default();
    titles.cells.iter().map(|it| Column::of(it)).collect()
}

pub(super) fn read(text: &[u8], out: &mut Collector) {
    let Some(text) = utf8(text, out) else {
        return;
    };
    let mut rows = Rows::of(text);
    let titles = rows.next().unwrap_or_default();
    let columns: Vec<_> = titles.cells.iter().map(|it| Column::of(it)).collect();
    if !columns.contains(&Column::Name) {
        return out.omit(titles.span, OmissionReason::MissingName);
    }
    for row in rows {
        if row.cells.len() < 2 && columns.len() > 1 {
            let found = row.cells.len();
            out.omit(row.span, OmissionReason::TooFewFields { found });
            continue;
        }
        let (record, warnings) = record(&row.cells, &columns);
        out.record(row.span, record, warnings);
    }
}

/// An empty cell says nothing of its column.
fn record(cells: &[String], columns: &[Column]) -> (CookieRecord, Vec<Warning>) {
    let mut record = CookieRecord::new("", "");
    let mut warnings = Vec::new();
    let mut host_only = None;
    for (column, cell) in columns.iter().zip(cells) {
        let cell = unguarded(cell);
        match column {
            Column::Name => cell.clone_into(&mut record.name),
            Column::Value => cell.clone_into(&mut record.value),
            _ if cell.trim().is_empty() => {}
            Column::Domain => {
                let domain = cell.trim();
                record.host_only = Some(!domain.starts_with('.'));
                record.domain = Some(domain.strip_prefix('.').unwrap_or(domain).to_owned());
            }
            Column::Path => record.path = Some(cell.to_owned()),
            Column::Expires => {
                record.expires = Some(cookie_objects::expires_of_text(cell, &mut warnings));
            }
            Column::SameSite => {
                let same_site = match cell.trim() {
                    it if it.eq_ignore_ascii_case("unset") => Some(SameSite::Unset),
                    it => cookie_objects::same_site_of_text(it),
                };
                if same_site.is_none() {
                    warnings.push(Warning::UnknownSameSite {
                        value: cell.to_owned(),
                    });
                }
                record.same_site = Some(same_site.unwrap_or(SameSite::Unset));
            }
            Column::HostOnly => host_only = flag(cell),
            Column::Secure => record.secure = flag(cell),
            Column::HttpOnly => record.http_only = flag(cell),
            Column::Partitioned => record.partitioned = flag(cell),
            Column::Other => {}
        }
    }
    record.host_only = host_only.or(record.host_only);
    (record, warnings)
}

/// Spreadsheets write it in capitals.
fn flag(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    let is = |words: [&str; 3]| words.iter().any(|it| cell.eq_ignore_ascii_case(it));
    if is(["true", "yes", "1"]) {
        Some(true)
    } else {
        is(["false", "no", "0"]).then_some(false)
    }
}

/// A row, and where it stands.
#[derive(Default)]
struct Row {
    cells: Vec<String>,
    span: Range<usize>,
}

/// The rows of a table; a quoted cell may hold line breaks.
struct Rows<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Rows<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next cell, and the byte that ends it, if one does.
    fn cell(&mut self) -> (String, Option<u8>) {
        let bytes = self.text.as_bytes();
        let mut cell = String::new();
        if bytes.get(self.at) == Some(&b'"') {
            self.at += 1;
            loop {
                let rest = &self.text[self.at..];
                let Some(quote) = rest.find('"') else {
                    // It is not closed: all that follows is in it.
                    cell.push_str(rest);
                    self.at = self.text.len();
                    break;
                };
                cell.push_str(&rest[..quote]);
                self.at += quote + 1;
                if bytes.get(self.at) != Some(&b'"') {
                    break;
                }
                cell.push('"');
                self.at += 1;
            }
        }
        let rest = &self.text[self.at..];
        let end = rest.find([',', '\n', '\r']).unwrap_or(rest.len());
        cell.push_str(&rest[..end]);
        self.at += end;
        (cell, bytes.get(self.at).copied())
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        // Between rows stand line breaks, one or more.
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        let start = self.at;
        if start == self.text.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let (cell, end) = self.cell();
            cells.push(cell);
            if end != Some(b',') {
                break;
            }
            self.at += 1;
        }
        Some(Row {
            cells,
            span: start..self.at,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        Rows::of(text).map(|row| row.cells).collect()
    }

    #[test]
    fn quoted_cells_hold_commas_quotes_and_line_breaks() {
        assert_eq!(cells("a,b\r\n\r\n1,\r\n"), [["a", "b"], ["1", ""]]);
        assert_eq!(cells("\"a,\"\"b\"\"\r\n\",c\n"), [["a,\"b\"\r\n", "c"]]);
        assert_eq!(cells("\"open"), [["open"]]);
        assert_eq!(cells("a\"b,c"), [["a\"b", "c"]]);
    }

    #[test]
    fn titles_are_told_from_text_with_commas() {
        assert!(is_recognisable(b"name,value,domain\n"));
        assert!(is_recognisable(b"Domain,Name,Value,\"Host only\"\r\n"));
        for other in [&b"name,value\n"[..], b"a=1, b=2", b"value, name", b""] {
            assert!(!is_recognisable(other));
        }
    }
}
