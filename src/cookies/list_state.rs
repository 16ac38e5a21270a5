//! What the list remembers while the page is open, and its intents.

use super::column::{Agreement, Column, Sort};
use super::filter::Filter;
use super::list::LIST;
use super::row::row_element_id;
use crate::clipboard;
use crate::components::{Feedback, Toaster, focus};
use crate::session::{Cookie, Row, RowId, Session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;

/// The list's state, in context.
#[derive(Clone, Copy, Debug)]
pub struct ListState {
    session: Session,
    toaster: Toaster,
    /// What is searched for.
    pub find: RwSignal<String>,
    /// Which cookies are shown.
    pub filter: RwSignal<Filter>,
    /// The order of the rows.
    pub sort: RwSignal<Sort>,
    /// The optional columns that are shown.
    pub columns: RwSignal<Vec<Column>>,
    /// Where the keyboard is in the list.
    pub cursor: RwSignal<Option<RowId>>,
    /// Rows of cookies that were deleted by a pointer, with their places: they
    /// stay until it leaves the list, so that nothing slides under it.
    lingering: RwSignal<Vec<(usize, Row)>>,
    /// How many cookies show each name.
    pub copies: Memo<HashMap<String, usize>>,
    /// The rows that are shown.
    pub rows: Memo<Vec<Row>>,
    /// What all cookies have alike.
    pub agreement: Memo<Agreement>,
    /// The rows that a deletion was asked for, until the person confirms it.
    pub confirming: RwSignal<Vec<RowId>>,
    /// Whether the search is to get the focus.
    pub focus_find: RwSignal<bool>,
    /// The rows whose values are shown as they stand, because what was found
    /// inside them is there by chance.
    as_stored: RwSignal<Vec<RowId>>,
}

impl ListState {
    /// As the view is first shown.
    #[must_use]
    pub fn new(session: Session, toaster: Toaster) -> Self {
        let copies = Memo::new(move |_| {
            let mut copies = HashMap::new();
            for row in session.rows() {
                *copies.entry(row.name()).or_default() += 1;
            }
            copies
        });
        let find = RwSignal::new(String::new());
        let filter = RwSignal::new(Filter::default());
        let sort = RwSignal::new(Sort::default());
        let lingering = RwSignal::new(Vec::<(usize, Row)>::new());
        let rows = Memo::new(move |_| {
            let (find, filter, sort) = (find.get(), filter.get(), sort.get());
            let mut rows = session.rows();
            if filter != Filter::All || !find.is_empty() {
                copies.with(|copies| {
                    rows.retain(|row| {
                        row.cookie.with(|cookie| {
                            filter.has(cookie, count(copies, cookie))
                                && cookie.visible.contains(&find)
                        })
                    });
                });
            }
            if sort != Sort::default() {
                rows.sort_by(|one, other| {
                    one.cookie
                        .with(|one| other.cookie.with(|other| sort.compare(one, other)))
                });
            }
            lingering.with(|lingering| {
                for (place, row) in lingering {
                    rows.insert((*place).min(rows.len()), row.clone());
                }
            });
            rows
        });
        let agreement = Memo::new(move |_| {
            let cookies = session.rows().into_iter().map(|row| row.cookie.get());
            Agreement::of(&cookies.collect::<Vec<_>>())
        });
        Self {
            session,
            toaster,
            find,
            filter,
            sort,
            columns: RwSignal::new(Vec::new()),
            cursor: RwSignal::new(None),
            lingering,
            copies,
            rows,
            agreement,
            confirming: RwSignal::new(Vec::new()),
            focus_find: RwSignal::new(false),
            as_stored: RwSignal::new(Vec::new()),
        }
    }

    /// How many cookies show the name of this one. Tracked.
    #[must_use]
    pub fn copies_of(self, cookie: &Cookie) -> usize {
        self.copies.with(|copies| count(copies, cookie))
    }

    /// How many cookies a filter shows. Tracked.
    #[must_use]
    pub fn count(self, filter: Filter) -> usize {
        let rows = self.session.rows();
        self.copies.with(|copies| {
            let has = |row: &&Row| {
                row.cookie
                    .with(|cookie| filter.has(cookie, count(copies, cookie)))
            };
            rows.iter().filter(has).count()
        })
    }

    /// The rows that are selected, shown or not. Tracked.
    #[must_use]
    pub fn selected(self) -> Vec<Row> {
        let mut rows = self.session.rows();
        rows.retain(|row| row.selected.get());
        rows
    }

    /// Whether a row's value is shown as it stands, and not opened up. Tracked.
    #[must_use]
    pub fn is_as_stored(self, id: RowId) -> bool {
        self.as_stored.with(|rows| rows.contains(&id))
    }

    /// Shows a row's value as it stands, or opened up again.
    pub fn toggle_as_stored(self, id: RowId) {
        let was = untrack(|| self.is_as_stored(id));
        self.as_stored.update(|rows| {
            rows.retain(|it| *it != id);
            if !was {
                rows.push(id);
            }
        });
    }

    /// Shows the cookies that this page writes.
    pub fn show_own(self) {
        self.find.set(String::new());
        self.filter.set(Filter::Own);
    }

    /// Selects the rows that are shown, or none of them.
    pub fn select_shown(self, selected: bool) {
        for row in self.rows.get_untracked() {
            row.selected.set(selected);
        }
    }

    /// Selects nothing any more.
    pub fn clear_selection(self) {
        for row in untrack(|| self.selected()) {
            row.selected.set(false);
        }
    }

    /// Shows an optional column, or hides it.
    pub fn show_column(self, column: Column, shown: bool) {
        self.columns.update(|columns| {
            columns.retain(|it| *it != column);
            if shown {
                columns.push(column);
            }
        });
    }

    /// Removes the cookies of these rows; many of which one could not be brought
    /// back exactly, only after the person confirms it.
    pub fn delete(self, rows: Vec<RowId>) {
        let inexact = rows.len() > 1 && self.inexact(&rows) > 0;
        if inexact {
            self.confirming.set(rows);
        } else if !rows.is_empty() {
            self.toaster.wrote(self.session.remove(&rows));
        }
    }

    /// How many of these rows' cookies could not be brought back exactly.
    #[must_use]
    pub fn inexact(self, rows: &[RowId]) -> usize {
        let rows = rows.iter().filter_map(|id| self.session.row(*id));
        let complete = |cookie: &Cookie| {
            let metadata = cookie.metadata.as_ref();
            metadata.is_some_and(crate::session::CookieMetadata::is_complete)
        };
        rows.filter(|row| !row.cookie.with_untracked(complete))
            .count()
    }

    /// The person confirmed the deletion.
    pub fn confirm(self) {
        let rows = self.confirming.get_untracked();
        self.confirming.set(Vec::new());
        self.toaster.wrote(self.session.remove(&rows));
    }

    /// Removes one cookie whose button a pointer pressed: its row stays for now.
    pub fn delete_under_pointer(self, id: RowId) {
        let place = self
            .rows
            .with_untracked(|rows| rows.iter().position(|row| row.id == id));
        if let (Some(place), Some(row)) = (place, self.session.row(id)) {
            self.lingering.update(|lingering| {
                lingering.push((place, row));
                lingering.sort_by_key(|(place, _)| *place);
            });
        }
        self.toaster.wrote(self.session.remove(&[id]));
    }

    /// Whether this row's cookie is deleted already. Tracked.
    #[must_use]
    pub fn is_lingering(self, id: RowId) -> bool {
        self.lingering
            .with(|lingering| lingering.iter().any(|(_, row)| row.id == id))
    }

    /// Nothing is held still any more.
    pub fn let_go(self) {
        if !self.lingering.with_untracked(Vec::is_empty) {
            self.lingering.set(Vec::new());
        }
    }

    /// Copies a row's value, as it stands.
    pub fn copy(self, id: RowId) {
        let Some(row) = self.session.row(id) else {
            return;
        };
        let raw = row
            .cookie
            .with_untracked(|cookie| cookie.visible.raw.clone());
        spawn_local(async move {
            self.toaster
                .show(Feedback::Done(clipboard::copy(&raw).await));
        });
    }

    /// The row at so many places from the cursor, within the list.
    #[must_use]
    pub fn row_from_cursor(self, steps: isize) -> Option<RowId> {
        let cursor = self.cursor.get_untracked();
        self.rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| Some(row.id) == cursor);
            let at = at.map_or(0, |at| at.saturating_add_signed(steps));
            rows.get(at.min(rows.len().checked_sub(1)?))
                .map(|row| row.id)
        })
    }

    /// Gives the list the focus: the row that Tab leads to, or else itself.
    pub fn focus(self) {
        match untrack(|| self.tab_stop()) {
            Some(row) => focus::to_id(&row_element_id(row)),
            None => focus::to_id(LIST),
        };
    }

    /// The row that Tab leads to: the cursor's, or else the first. Tracked.
    #[must_use]
    pub fn tab_stop(self) -> Option<RowId> {
        let cursor = self.cursor.get();
        self.rows.with(|rows| {
            let there = rows.iter().find(|row| Some(row.id) == cursor);
            there.or(rows.first()).map(|row| row.id)
        })
    }
}

fn count(copies: &HashMap<String, usize>, cookie: &Cookie) -> usize {
    copies.get(&cookie.visible.name).copied().unwrap_or(1)
}
