//! The rows that views show: one a cookie, kept as long as the cookie is seen.

use crate::known::Known;
use crate::seen::Seen;
use leptos::prelude::*;

/// A cookie as the table shows it, with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// What script sees.
    pub seen: Seen,
    /// What is known beyond that.
    pub known: Option<Known>,
}

/// A place in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Unique while the page is open.
    pub id: u32,
    /// What it shows: of the same name as long as the row lives.
    pub cookie: ArcRwSignal<Cookie>,
}

/// Continues the rows with the cookies of a new look. A row whose cookie did
/// not change tells nobody.
pub fn follow(
    rows: &[Row],
    cookies: Vec<Cookie>,
    continued: &[Option<usize>],
    next_id: &mut u32,
) -> Vec<Row> {
    let followed = cookies.into_iter().zip(continued).map(|(cookie, from)| {
        let before = from.and_then(|index| rows.get(index));
        if let Some(row) = before {
            if row.cookie.with_untracked(|shown| *shown != cookie) {
                row.cookie.set(cookie);
            }
            return row.clone();
        }
        *next_id += 1;
        Row {
            id: *next_id,
            cookie: ArcRwSignal::new(cookie),
        }
    });
    followed.collect()
}
