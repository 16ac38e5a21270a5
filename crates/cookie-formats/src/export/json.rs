//! Cookies as JSON, field by field as the tools write them.

use super::resolved::Resolved;
use crate::SameSite;

/// The fields of an object, in order.
struct Object {
    text: String,
    indentation: &'static str,
}

impl Object {
    fn new(indentation: &'static str) -> Self {
        Self {
            text: String::new(),
            indentation,
        }
    }

    /// A field whose value is JSON already.
    fn raw(&mut self, name: &str, value: &str) {
        let comma = if self.text.is_empty() { "" } else { "," };
        for part in [comma, "\n", self.indentation, "\"", name, "\": ", value] {
            self.text.push_str(part);
        }
    }

    fn bool(&mut self, name: &str, value: bool) {
        self.raw(name, if value { "true" } else { "false" });
    }

    fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &crate::raw_json::string(value));
    }

    fn finish(self, outer: &str) -> String {
        [outer, "{", &self.text, "\n", outer, "}"].concat()
    }
}

pub(super) fn cookie_editor(cookies: &[Resolved<'_>]) -> String {
    extension(cookies, |_, cookie, object| {
        let same_site = chrome_word(cookie.same_site);
        match same_site {
            Some(word) => object.text("sameSite", word),
            None => object.raw("sameSite", "null"),
        }
        object.bool("secure", cookie.secure);
        object.bool("session", cookie.expires.is_none());
        object.raw("storeId", "null");
        object.text("value", &cookie.record.value);
    })
}

pub(super) fn edit_this_cookie(cookies: &[Resolved<'_>]) -> String {
    extension(cookies, |index, cookie, object| {
        let same_site = chrome_word(cookie.same_site);
        object.text("sameSite", same_site.unwrap_or("unspecified"));
        object.bool("secure", cookie.secure);
        object.bool("session", cookie.expires.is_none());
        object.text("storeId", "0");
        object.text("value", &cookie.record.value);
        object.raw("id", &(index + 1).to_string());
    })
}

/// What both extensions share, the browser's own object in the order of its
/// names.
fn extension(cookies: &[Resolved<'_>], rest: impl Fn(usize, &Resolved<'_>, &mut Object)) -> String {
    let objects = cookies.iter().enumerate().map(|(index, cookie)| {
        let mut object = Object::new("        ");
        object.text("domain", &cookie.dotted_domain());
        if let Some(time) = cookie.expires {
            object.raw("expirationDate", &time.to_string());
        }
        object.bool("hostOnly", cookie.host_only);
        object.bool("httpOnly", cookie.http_only);
        object.text("name", &cookie.record.name);
        object.text("path", cookie.path);
        rest(index, cookie, &mut object);
        object.finish("    ")
    });
    format!("[{}]\n", list(objects))
}

/// The browser's word; `None` where the attribute is missing.
fn chrome_word(same_site: SameSite) -> Option<&'static str> {
    match same_site {
        SameSite::Strict => Some("strict"),
        SameSite::Lax => Some("lax"),
        SameSite::None => Some("no_restriction"),
        SameSite::Unset => None,
    }
}

pub(super) fn playwright(cookies: &[Resolved<'_>]) -> String {
    let objects = cookies.iter().map(|cookie| {
        let mut object = Object::new("      ");
        object.text("name", &cookie.record.name);
        object.text("value", &cookie.record.value);
        object.text("domain", &cookie.dotted_domain());
        object.text("path", cookie.path);
        object.raw("expires", &cookie.expires.unwrap_or(-1).to_string());
        object.bool("httpOnly", cookie.http_only);
        object.bool("secure", cookie.secure);
        if let Some(word) = cookie.same_site.attribute_value() {
            object.text("sameSite", word);
        }
        object.finish("    ")
    });
    let objects = list(objects);
    let end = if objects.is_empty() { "" } else { "  " };
    format!("{{\n  \"cookies\": [{objects}{end}],\n  \"origins\": []\n}}\n")
}

fn list(objects: impl Iterator<Item = String>) -> String {
    let objects: Vec<_> = objects.collect();
    if objects.is_empty() {
        return String::new();
    }
    format!("\n{}\n", objects.join(",\n"))
}
