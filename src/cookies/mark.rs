//! The marks of a row: what is unlike the plainest cookie. Pure.

use super::column::{Agreement, Column};
use crate::session::{Cookie, Domain};
use crate::visits;
use document_cookie::SameSite;

/// From how many bytes on a cookie is close to the 4,096 that browsers take.
const LARGE: usize = 3800;

/// The cookies that the page itself writes.
#[must_use]
pub fn is_own(name: &str) -> bool {
    visits::COOKIES.contains(&name) || name == crate::shell::THEME_COOKIE
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What stands in the row.
    pub label: String,
    /// What it means.
    pub title: String,
}

impl Mark {
    fn new(label: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            title: title.into(),
        }
    }
}

/// The marks of a cookie, of which `copies` show the same name; what all rows
/// have alike is not marked.
#[must_use]
pub fn marks(cookie: &Cookie, copies: usize, agreement: &Agreement) -> Vec<Mark> {
    let visible = &cookie.visible;
    let mut marks = Vec::new();
    if copies > 1 {
        let number = visible.copy + 1;
        let title = format!(
            "The {} of {copies} copies, in the order they are sent",
            nth(number)
        );
        marks.push(Mark::new(format!("{number}/{copies}"), title));
    }
    match &cookie.metadata {
        None => marks.push(Mark::new("·", "attributes not known")),
        Some(metadata) => {
            let differs = |column| !agreement.has(column);
            if metadata.secure == Some(true) && differs(Column::Secure) {
                marks.push(Mark::new("Secure", "Secure: over https alone"));
            }
            if differs(Column::SameSite) {
                match metadata.same_site {
                    Some(SameSite::Strict) => {
                        marks.push(Mark::new("Strict", "SameSite=Strict"));
                    }
                    Some(SameSite::None) => marks.push(Mark::new("None", "SameSite=None")),
                    _ => {}
                }
            }
            if let Some(path) = metadata.path.as_deref().filter(|path| *path != "/")
                && differs(Column::Path)
            {
                marks.push(Mark::new(path, format!("Path={path}")));
            }
            if let Some(Domain::Suffix(domain)) = &metadata.domain
                && differs(Column::Domain)
            {
                marks.push(Mark::new(
                    domain,
                    format!("Domain={domain}: also to hosts below it"),
                ));
            }
            if metadata.partitioned == Some(true) && differs(Column::Partitioned) {
                marks.push(Mark::new(
                    "Partitioned",
                    "Kept apart for each site that embeds this one",
                ));
            }
        }
    }
    if visible.bytes() >= LARGE {
        marks.push(Mark::new(
            "large",
            format!("{} of 4,096 bytes", visible.bytes()),
        ));
    }
    if is_own(&visible.name) {
        marks.push(Mark::new("own", "This page's own"));
    }
    marks
}

fn nth(number: usize) -> String {
    match number {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        _ => format!("{number}th"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{CookieMetadata, VisibleCookie};
    use document_cookie::SetCookie;

    fn cookie(name: &str, value: &str, write: Option<SetCookie<'static>>) -> Cookie {
        Cookie {
            visible: VisibleCookie::all(&format!("{name}={value}")).remove(0),
            metadata: write.map(|write| CookieMetadata::of_write(&write, 0)),
        }
    }

    fn labels(cookie: &Cookie, copies: usize) -> Vec<String> {
        let marks = marks(cookie, copies, &Agreement::default());
        marks.into_iter().map(|mark| mark.label).collect()
    }

    #[test]
    fn only_what_deviates_is_marked() {
        let plain = SetCookie::new("a", "1").unwrap();
        assert_eq!(labels(&cookie("a", "1", Some(plain.clone())), 1), [""; 0]);
        let write = plain.secure().path("/app").unwrap();
        let write = write.same_site(document_cookie::SameSite::None);
        assert_eq!(
            labels(&cookie("a", "1", Some(write)), 2),
            ["1/2", "Secure", "None", "/app"]
        );
    }

    #[test]
    fn what_is_not_known_is_a_dot_and_what_is_large_or_own_is_said() {
        assert_eq!(labels(&cookie("visit_count", "1", None), 1), ["·", "own"]);
        let large = cookie("a", &"x".repeat(3800), None);
        assert_eq!(labels(&large, 1), ["·", "large"]);
    }
}
