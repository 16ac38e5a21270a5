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
/// not change tells nobody, and none loses its place: a browser may show a
/// changed cookie behind all others, where nobody would look for it. New ones
/// come last.
pub fn follow(
    rows: &[Row],
    cookies: Vec<Cookie>,
    continued: &[Option<usize>],
    next_id: &mut u32,
) -> Vec<Row> {
    let mut fresh = Vec::new();
    let mut stay = vec![false; rows.len()];
    for (cookie, from) in cookies.into_iter().zip(continued) {
        let before = from.and_then(|index| Some((rows.get(index)?, stay.get_mut(index)?)));
        let Some((row, stays)) = before else {
            *next_id += 1;
            fresh.push(Row {
                id: *next_id,
                cookie: ArcRwSignal::new(cookie),
            });
            continue;
        };
        *stays = true;
        if row.cookie.with_untracked(|shown| *shown != cookie) {
            row.cookie.set(cookie);
        }
    }
    let stayed = rows.iter().zip(stay).filter(|(_, stays)| *stays);
    let mut all: Vec<Row> = stayed.map(|(row, _)| row.clone()).collect();
    all.append(&mut fresh);
    all
}
