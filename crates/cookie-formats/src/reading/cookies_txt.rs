//! The Netscape cookies.txt file: seven fields a line, TABs between.

use super::collector::Collector;
use super::cookie_objects;
use super::piece::{Piece, lines};
use crate::{CookieRecord, OmissionReason, Warning};

/// What curl writes before the domain of a cookie that scripts cannot see.
const HTTP_ONLY: &[u8] = b"#HttpOnly_";

const FIELDS: usize = 7;

pub(super) fn read(text: &[u8], out: &mut Collector) {
    for line in lines(text).filter(|line| !line.is_blank()) {
        let (row, http_only) = match line.strip_prefix_ignoring_case(HTTP_ONLY) {
            Some(row) => (row, true),
            None => (line, false),
        };
        if !http_only && line.text.starts_with(b"#") {
            out.omit(line.span(), OmissionReason::Comment);
            continue;
        }
        match record(row, http_only) {
            Ok((record, warnings)) => out.record(line.span(), record, warnings),
            Err(reason) => out.omit(line.span(), reason),
        }
    }
}

/// Whether a line is a row of such a file: its second and fourth fields are
/// TRUE or FALSE.
pub(super) fn is_row(line: Piece<'_>) -> bool {
    let row = line.strip_prefix_ignoring_case(HTTP_ONLY).unwrap_or(line);
    let fields = Fields::of(row.text);
    fields.count >= FIELDS - 1 && flag(fields.list[1]).is_some() && flag(fields.list[3]).is_some()
}

/// The fields of a row; what comes behind the sixth is the last.
struct Fields<'a> {
    list: [&'a [u8]; FIELDS],
    count: usize,
    by_spaces: bool,
    has_more: bool,
}

impl<'a> Fields<'a> {
    fn of(row: &'a [u8]) -> Self {
        let by_spaces = memchr::memchr(b'\t', row).is_none();
        let mut fields = Self {
            list: [b""; FIELDS],
            count: 0,
            by_spaces,
            has_more: false,
        };
        let mut rest = row;
        while fields.count < FIELDS - 1 {
            let end = if by_spaces {
                rest = rest.trim_ascii_start();
                memchr::memchr(b' ', rest)
            } else {
                memchr::memchr(b'\t', rest)
            };
            fields.list[fields.count] = &rest[..end.unwrap_or(rest.len())];
            fields.count += usize::from(!rest.is_empty() || !by_spaces);
            match end {
                Some(end) => rest = &rest[end + 1..],
                None => return fields,
            }
        }
        if by_spaces {
            rest = rest.trim_ascii();
        }
        fields.has_more = !by_spaces && memchr::memchr(b'\t', rest).is_some();
        fields.list[FIELDS - 1] = rest;
        // Where spaces part the fields, a value that is missing leaves nothing.
        fields.count += usize::from(!by_spaces || !rest.is_empty());
        fields
    }
}

fn flag(field: &[u8]) -> Option<bool> {
    match field {
        field if field.eq_ignore_ascii_case(b"true") => Some(true),
        field if field.eq_ignore_ascii_case(b"false") => Some(false),
        _ => None,
    }
}

fn record(row: Piece<'_>, http_only: bool) -> Result<(CookieRecord, Vec<Warning>), OmissionReason> {
    let fields = Fields::of(row.text);
    if fields.count < FIELDS - 1 {
        return Err(OmissionReason::TooFewFields {
            found: fields.count,
        });
    }
    let mut texts = [""; FIELDS];
    for (text, field) in texts.iter_mut().zip(fields.list) {
        *text = str::from_utf8(field).map_err(|_| OmissionReason::NotUtf8)?;
    }
    let [domain, _, path, _, end, name, value] = texts;
    let (Some(with_subdomains), Some(secure)) = (flag(fields.list[1]), flag(fields.list[3])) else {
        return Err(OmissionReason::UnreadableFields);
    };
    let mut warnings = Vec::new();
    let conditions = [
        (fields.by_spaces, Warning::SpacesForTabs),
        (fields.count < FIELDS, Warning::MissingValue),
        (fields.has_more, Warning::ExtraFields),
        (
            domain.starts_with('.') && !with_subdomains,
            Warning::DomainFlagDisagrees,
        ),
    ];
    warnings.extend(conditions.into_iter().filter(|it| it.0).map(|it| it.1));
    let mut record = CookieRecord::new(name, value);
    record.domain = Some(domain.strip_prefix('.').unwrap_or(domain).to_owned());
    record.host_only = Some(!with_subdomains);
    record.path = Some(path.to_owned());
    record.expires = Some(cookie_objects::expires_of_text(end, &mut warnings));
    record.secure = Some(secure);
    record.http_only = Some(http_only);
    Ok((record, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Expires;

    fn one(row: &str) -> Result<(CookieRecord, Vec<Warning>), OmissionReason> {
        record(
            Piece {
                text: row.as_bytes(),
                start: 0,
            },
            false,
        )
    }

    #[test]
    fn a_row_has_seven_fields() {
        let (cookie, warnings) = one(".a.example\tTRUE\t/x\tTRUE\t1830297600\tn\tv w").unwrap();
        assert_eq!((&*cookie.name, &*cookie.value), ("n", "v w"));
        assert_eq!(cookie.domain.as_deref(), Some("a.example"));
        assert_eq!(cookie.expires, Some(Expires::At(1_830_297_600)));
        assert_eq!(cookie.host_only, Some(false));
        assert_eq!(warnings, []);
    }

    #[test]
    fn other_rows_are_read_with_a_warning() {
        for (row, value, warning) in [
            ("a.example FALSE / FALSE 0 n v", "v", Warning::SpacesForTabs),
            (
                "a.example\tFALSE\t/\tFALSE\t0\tn",
                "",
                Warning::MissingValue,
            ),
            (
                "a.example\tFALSE\t/\tFALSE\t0\tn\tv\tw",
                "v\tw",
                Warning::ExtraFields,
            ),
            (
                ".a.example\tFALSE\t/\tFALSE\t0\tn\tv",
                "v",
                Warning::DomainFlagDisagrees,
            ),
            (
                "a.example\tFALSE\t/\tFALSE\t1830297600000\tn\tv",
                "v",
                Warning::MillisecondsExpires,
            ),
        ] {
            let (cookie, warnings) = one(row).unwrap();
            assert_eq!(cookie.value, value, "{row}");
            assert_eq!(warnings, [warning], "{row}");
        }
        let (cookie, warnings) = one("a.example\tFALSE\t/\tFALSE\t\tn\t").unwrap();
        assert_eq!((&*cookie.value, warnings), ("", vec![]));
        assert_eq!(cookie.expires, Some(Expires::Session));
    }

    #[test]
    fn what_is_no_row_says_why() {
        assert_eq!(
            one("a.example\tTRUE").unwrap_err(),
            OmissionReason::TooFewFields { found: 2 }
        );
        assert_eq!(
            one("a\tb\tc\td\te\tf\tg").unwrap_err(),
            OmissionReason::UnreadableFields
        );
    }
}
