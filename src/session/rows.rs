//! The rows that views show: one a cookie, kept as long as the cookie is seen.

use super::metadata::{CookieMetadata, End};
use super::visible_cookie::VisibleCookie;
use document_cookie::SetCookie;
use leptos::prelude::*;

/// A cookie as views show it, with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// What script sees.
    pub visible: VisibleCookie,
    /// What is known beyond that.
    pub metadata: Option<CookieMetadata>,
}

impl Cookie {
    /// The write that would have made it, as far as is known; what is not is as
    /// the page would write it.
    #[must_use]
    pub fn as_write(&self) -> Option<SetCookie<'static>> {
        let VisibleCookie { name, raw, .. } = &self.visible;
        match &self.metadata {
            Some(metadata) => metadata.cookie(name, raw),
            None => SetCookie::new(name.clone(), raw.clone()).ok(),
        }
    }

    /// The line that removes it, where it is known what that has to name.
    #[must_use]
    pub fn exact_removal(&self) -> Option<SetCookie<'static>> {
        self.metadata.as_ref()?.removal(&self.visible.name)
    }

    /// Whether it is known to end at a time.
    #[must_use]
    pub fn has_time(&self) -> bool {
        let end = self.metadata.as_ref().and_then(|metadata| metadata.end);
        matches!(end, Some(End::At(_)))
    }

    /// Whether it is known which cookie a line has to name to remove this one.
    #[must_use]
    pub fn is_located(&self) -> bool {
        let metadata = self.metadata.as_ref();
        metadata.is_some_and(CookieMetadata::is_located)
    }
}

/// Tells the rows of a load of the page apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RowId(pub u32);

/// A place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Unique while the page is open.
    pub id: RowId,
    /// What it shows: of the same name as long as the row lives.
    pub cookie: ArcRwSignal<Cookie>,
    /// Whether the person selected it.
    pub selected: ArcRwSignal<bool>,
}

impl Row {
    fn new(id: RowId, cookie: Cookie) -> Self {
        Self {
            id,
            cookie: ArcRwSignal::new(cookie),
            selected: ArcRwSignal::new(false),
        }
    }

    /// The cookie's name, which does not change while the row lives.
    #[must_use]
    pub fn name(&self) -> String {
        self.cookie
            .with_untracked(|cookie| cookie.visible.name.clone())
    }
}

/// Continues the rows with the cookies of a new read. A row whose cookie did
/// not change notifies nobody, and none loses its place: a browser may show a
/// changed cookie behind all others, where nobody would look for it. New ones
/// come last.
pub fn follow(
    rows: &[Row],
    cookies: Vec<Cookie>,
    continued: &[Option<usize>],
    mut next_id: impl FnMut() -> RowId,
) -> Vec<Row> {
    let mut new = Vec::new();
    let mut stays = vec![false; rows.len()];
    for (cookie, index) in cookies.into_iter().zip(continued) {
        match index.and_then(|index| Some((rows.get(index)?, stays.get_mut(index)?))) {
            None => new.push(Row::new(next_id(), cookie)),
            Some((row, stays)) => {
                *stays = true;
                if row.cookie.with_untracked(|shown| *shown != cookie) {
                    row.cookie.set(cookie);
                }
            }
        }
    }
    let stayed = rows.iter().zip(stays).filter(|(_, stays)| *stays);
    stayed.map(|(row, _)| row.clone()).chain(new).collect()
}
