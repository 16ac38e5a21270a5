//! The developer tools' table of cookies as it is pasted: TABs between columns.

use super::collector::Collector;
use super::cookie_objects;
use super::piece::{Piece, lines};
use crate::{CookieRecord, OmissionReason, SameSite, Warning};

/// A column that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Value,
    Domain,
    Path,
    Expires,
    HttpOnly,
    Secure,
    SameSite,
    PartitionKey,
    HostOnly,
    Other,
}

impl Column {
    fn of(title: &str) -> Self {
        const TITLES: [(&str, Column); 14] = [
            ("name", Column::Name),
            ("value", Column::Value),
            ("domain", Column::Domain),
            ("host", Column::Domain),
            ("path", Column::Path),
            ("expires / max-age", Column::Expires),
            ("expires", Column::Expires),
            ("expires on", Column::Expires),
            ("httponly", Column::HttpOnly),
            ("http only", Column::HttpOnly),
            ("secure", Column::Secure),
            ("samesite", Column::SameSite),
            ("partition key site", Column::PartitionKey),
            ("hostonly", Column::HostOnly),
        ];
        let title = title.trim();
        TITLES
            .into_iter()
            .find(|(it, _)| title.eq_ignore_ascii_case(it))
            .map_or(Self::Other, |(_, column)| column)
    }
}

/// The columns of Chromium's table, for rows that were copied without their
/// titles.
const CHROMIUM: [Column; 11] = [
    Column::Name,
    Column::Value,
    Column::Domain,
    Column::Path,
    Column::Expires,
    Column::Other,
    Column::HttpOnly,
    Column::Secure,
    Column::SameSite,
    Column::PartitionKey,
    Column::Other,
];

pub(super) fn read(text: &[u8], out: &mut Collector) {
    let mut columns = CHROMIUM.to_vec();
    for line in lines(text).filter(|line| !line.is_blank()) {
        if let Some(titles) = titles(line) {
            columns = titles;
            continue;
        }
        match record(line, &columns) {
            Ok((record, warnings)) => out.record(line.span(), record, warnings),
            Err(reason) => out.omit(line.span(), reason),
        }
    }
}

/// Whether a line is of such a table: its titles, or a row in Chromium's order.
pub(super) fn is_row(line: Piece<'_>) -> bool {
    if titles(line).is_some() {
        return true;
    }
    let fields: Vec<_> = line.split(b'\t').take(6).collect();
    let [_, _, domain, path, expires, ..] = &fields[..] else {
        return false;
    };
    let expires = expires.str().unwrap_or_default().trim();
    let mut warnings = Vec::new();
    cookie_objects::expires_of_text(expires, &mut warnings);
    path.text.starts_with(b"/") && !domain.is_blank() && warnings.is_empty()
}

/// The columns, where a line is their titles.
fn titles(line: Piece<'_>) -> Option<Vec<Column>> {
    let columns: Vec<_> = line
        .split(b'\t')
        .take(32)
        .map(|it| it.str().map_or(Column::Other, Column::of))
        .collect();
    let is_title = columns.contains(&Column::Name)
        && columns.contains(&Column::Value)
        && columns.contains(&Column::Domain);
    is_title.then_some(columns)
}

fn record(
    line: Piece<'_>,
    columns: &[Column],
) -> Result<(CookieRecord, Vec<Warning>), OmissionReason> {
    let text = line.str().ok_or(OmissionReason::NotUtf8)?;
    let mut warnings = Vec::new();
    let mut record = CookieRecord::new("", "");
    let mut found = 0;
    let mut host_only = None;
    for (column, field) in columns.iter().zip(text.split('\t')) {
        found += 1;
        let field = field.trim();
        match column {
            Column::Name => field.clone_into(&mut record.name),
            Column::Value => field.clone_into(&mut record.value),
            Column::Domain => {
                record.host_only = Some(!field.starts_with('.'));
                record.domain = Some(field.strip_prefix('.').unwrap_or(field).to_owned());
            }
            Column::Path => record.path = Some(field.to_owned()),
            Column::Expires => {
                record.expires = Some(cookie_objects::expires_of_text(field, &mut warnings));
            }
            Column::HttpOnly => record.http_only = Some(is_ticked(field)),
            Column::Secure => record.secure = Some(is_ticked(field)),
            Column::SameSite => {
                let same_site = cookie_objects::same_site_of_text(field);
                if same_site.is_none() {
                    warnings.push(Warning::UnknownSameSite {
                        value: field.to_owned(),
                    });
                }
                record.same_site = Some(same_site.unwrap_or(SameSite::Unset));
            }
            Column::PartitionKey => record.partitioned = Some(!field.is_empty()),
            Column::HostOnly => host_only = Some(is_ticked(field)),
            Column::Other => {}
        }
    }
    record.host_only = host_only.or(record.host_only);
    if found < 4 {
        return Err(OmissionReason::TooFewFields { found });
    }
    Ok((record, warnings))
}

/// Chromium shows a tick, Firefox a word.
fn is_ticked(field: &str) -> bool {
    field == "✓" || field.eq_ignore_ascii_case("true")
}
