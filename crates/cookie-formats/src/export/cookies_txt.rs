//! The Netscape cookies.txt file.

use super::loss::Loss;
use super::resolved::Resolved;

/// A TAB ends a field, a line feed the row; and a row that begins with `#` is a
/// comment.
pub(super) fn is_writable(cookie: &Resolved<'_>) -> bool {
    let record = cookie.record;
    let domain = cookie.domain.unwrap_or_default();
    let fields = [&*record.name, &*record.value, cookie.path, domain];
    !fields.iter().any(|it| it.contains(['\t', '\n', '\r'])) && !domain.starts_with('#')
}

/// The first line is the one that Python asks for. 0 stands for the session, as
/// in curl; Python takes that for a cookie that has ended.
pub(super) fn write(cookies: &[Resolved<'_>], losses: &[Loss]) -> String {
    let mut text = "# Netscape HTTP Cookie File\n".to_owned();
    for loss in losses {
        text.push_str(&format!("# {loss}\n"));
    }
    text.push('\n');
    for cookie in cookies {
        let flag = |value| if value { "TRUE" } else { "FALSE" };
        let row = [
            &*cookie.dotted_domain(),
            flag(!cookie.host_only),
            cookie.path,
            flag(cookie.secure),
            &cookie.expires.unwrap_or(0).to_string(),
            &cookie.record.name,
            &cookie.record.value,
        ];
        text.push_str(if cookie.http_only { "#HttpOnly_" } else { "" });
        text.push_str(&row.join("\t"));
        text.push('\n');
    }
    text
}
