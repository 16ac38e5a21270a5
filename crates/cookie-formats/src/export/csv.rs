//! A table for spreadsheets (RFC 4180). What is not known is an empty cell.

use crate::{CookieRecord, Expires};
use cookie_rules::UnixTime;

const TITLES: &str =
    "name,value,domain,host_only,path,expires,secure,http_only,same_site,partitioned\r\n";

pub(super) fn write(cookies: &[CookieRecord]) -> String {
    let mut text = TITLES.to_owned();
    for cookie in cookies {
        let flag = |value: Option<bool>| value.map_or("", |it| if it { "true" } else { "false" });
        let expires = match cookie.expires {
            Some(Expires::At(time)) => UnixTime(time).to_nearest_rfc3339(),
            Some(Expires::Session) => "session".to_owned(),
            None => String::new(),
        };
        let same_site = cookie
            .same_site
            .map_or("", |it| it.attribute_value().unwrap_or("unset"));
        let row = [
            &*cookie.name,
            &cookie.value,
            cookie.domain.as_deref().unwrap_or_default(),
            flag(cookie.host_only),
            cookie.path.as_deref().unwrap_or_default(),
            &expires,
            flag(cookie.secure),
            flag(cookie.http_only),
            same_site,
            flag(cookie.partitioned),
        ];
        let cells: Vec<_> = row.into_iter().map(cell).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A spreadsheet computes what begins with one of these; an apostrophe before
/// it makes it text.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a text is a formula, or one behind apostrophes, which would look
/// like one that was guarded.
fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// What a cell says, without the apostrophe that makes it text.
pub(crate) fn unguarded(cell: &str) -> &str {
    let text = cell.strip_prefix('\'');
    text.filter(|text| is_guarded(text)).unwrap_or(cell)
}

fn cell(text: &str) -> String {
    let guard = if is_guarded(text) { "'" } else { "" };
    if guard.is_empty() && !text.contains([',', '"', '\n', '\r']) {
        return text.to_owned();
    }
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_no_formulas() {
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("'=1"), "\"''=1\"");
        assert_eq!(cell("'a"), "'a");
        for text in ["=1", "'=1", "''+", "'a", "-", "'"] {
            assert_eq!(unguarded(cell(text).trim_matches('"')), text);
        }
    }
}
