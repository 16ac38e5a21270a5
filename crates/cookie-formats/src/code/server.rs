//! Code of back ends, and of Rust programs.

use super::literal::{json, object, rust};
use super::{
    is_token,
    script::{domain, end, flag, lower_case_word, same_site_word},
};
use crate::{CookieRecord, export};
use cookie_rules::{UnixTime, quoted};

/// Django quotes values as Python does; one that it would write otherwise is
/// put in as it is, by the third argument of a morsel.
pub(super) fn django(cookie: &CookieRecord) -> String {
    let unquoted = quoted::decode(&cookie.value);
    let text = unquoted.as_deref().unwrap_or(&cookie.value);
    let name = json(&cookie.name);
    let mut arguments = vec![name.clone(), json(text)];
    let mut argument = |name: &str, value: Option<String>| {
        arguments.extend(value.map(|value| format!("{name}={value}")));
    };
    let python_true = |value: Option<bool>| flag(value).map(|_| "True".to_owned());
    argument(
        "expires",
        end(cookie).map(|time| json(&UnixTime(time).to_nearest_imf_fixdate())),
    );
    argument("path", cookie.path.as_deref().map(json));
    argument("domain", domain(cookie).map(json));
    argument("secure", python_true(cookie.secure));
    argument("httponly", python_true(cookie.http_only));
    argument("samesite", same_site_word(cookie).map(json));
    let mut code = format!("response.set_cookie({})", arguments.join(", "));
    if quoted::encode(text) != cookie.value {
        let raw = json(&cookie.value);
        code.push_str(&format!(
            "\nresponse.cookies[{name}].set({name}, {raw}, {raw})"
        ));
    }
    code
}

/// Not by way of Axum's jar, which would percent-encode the value.
pub(super) fn axum(cookie: &CookieRecord) -> String {
    let time = end(cookie).map(|time| {
        format!(
            "cookie::time::OffsetDateTime::from_unix_timestamp({time}).expect(\"a valid time\")"
        )
    });
    let same_site = same_site_word(cookie).map(|word| format!("cookie::SameSite::{word}"));
    let calls = [
        ("domain", domain(cookie).map(rust)),
        ("path", Some(rust(cookie.path.as_deref().unwrap_or("/")))),
        ("expires", time),
        ("secure", flag(cookie.secure)),
        ("http_only", flag(cookie.http_only)),
        ("same_site", same_site),
        ("partitioned", flag(cookie.partitioned)),
    ];
    let calls: String = calls
        .into_iter()
        .filter_map(|(method, argument)| Some(format!("\n    .{method}({})", argument?)))
        .collect();
    let pair = [rust(&cookie.name), rust(&cookie.value)].join(", ");
    format!(
        "let cookie = cookie::Cookie::build(({pair})){calls};\n\
         headers.append(SET_COOKIE, HeaderValue::try_from(cookie.to_string())?);"
    )
}

/// Its default for `SameSite` is Lax, so that one is always named.
pub(super) fn document_cookie(cookie: &CookieRecord) -> String {
    let time = end(cookie).map(|time| format!("Lifetime::Until(UnixTime({time}))"));
    let same_site = same_site_word(cookie).unwrap_or("Unset");
    let secure = (cookie.secure == Some(true)).then(String::new);
    let partitioned = (cookie.partitioned == Some(true)).then(String::new);
    // Whether the method checks what it is given.
    let calls = [
        (
            "path",
            Some(rust(cookie.path.as_deref().unwrap_or("/"))),
            true,
        ),
        ("domain", domain(cookie).map(rust), true),
        ("lifetime", time, false),
        ("secure", secure, false),
        ("same_site", Some(format!("SameSite::{same_site}")), false),
        ("partitioned", partitioned, false),
    ];
    let mut code = format!(
        "SetCookie::new({}, {})?",
        rust(&cookie.name),
        rust(&cookie.value)
    );
    for (method, argument, is_fallible) in calls {
        if let Some(argument) = argument {
            let mark = if is_fallible { "?" } else { "" };
            code.push_str(&format!("\n    .{method}({argument}){mark}"));
        }
    }
    code
}

/// Express checks what it is given; a value that it refuses goes into the field
/// as it is, in the bytes that browsers read as UTF-8.
pub(super) fn express(cookie: &CookieRecord) -> String {
    let is_plain = |it: u8| it.is_ascii_graphic() && !b"\",;\\".contains(&it);
    if !cookie.value.bytes().all(is_plain) || !is_token(&cookie.name) {
        let line = json(&export::set_cookie_string(cookie));
        return if line.is_ascii() {
            format!("res.append(\"Set-Cookie\", {line});")
        } else {
            format!("res.append(\"Set-Cookie\", Buffer.from({line}).toString(\"latin1\"));")
        };
    }
    let time = end(cookie).map(|time| format!("new Date({})", time.saturating_mul(1000)));
    let options = [
        ("path", Some(json(cookie.path.as_deref().unwrap_or("/")))),
        ("domain", domain(cookie).map(json)),
        ("expires", time),
        ("secure", flag(cookie.secure)),
        ("httpOnly", flag(cookie.http_only)),
        ("sameSite", lower_case_word(cookie).map(json)),
        ("partitioned", flag(cookie.partitioned)),
        ("encode", Some("String".to_owned())),
    ];
    let (name, value) = (json(&cookie.name), json(&cookie.value));
    format!("res.cookie({name}, {value}, {});", object(&options))
}
