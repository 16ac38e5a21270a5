//! What the Cookies view remembers while the page is open, and its intents.

use super::column::{Column, Sort};
use super::fields::Fields;
use super::form::{Form, FormError, Preset, Reader};
use crate::activity::ActionId;
use crate::clock;
use crate::components::Feedback;
use crate::forecaster::{self, Forecaster, Verdict};
use crate::session::{CookieMetadata, Intent, Row, RowId, Session};
use crate::wording;
use document_cookie::rules::EngineProfile;
use document_cookie::{Outcome, SetCookie};
use leptos::prelude::*;

/// The cookie that is being edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// Its row.
    pub row: Row,
    /// Its value when the edit began, as it stood.
    pub raw: String,
    /// The line that would remove it, as far as its path and domain are known.
    removal: SetCookie<'static>,
    /// Whether they are.
    located: bool,
}

/// What the view is asked to give the focus to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The field for the name.
    Name,
    /// The field for the value.
    Value,
    /// The button that sets.
    Set,
    /// The search.
    Find,
}

/// The view's state, in context.
#[derive(Clone, Copy, Debug)]
pub struct CookiesState {
    session: Session,
    forecaster: Forecaster,
    /// What the editor's fields hold.
    pub fields: Fields,
    /// What they ask for, or why they cannot.
    pub cookie: Memo<Result<SetCookie<'static>, FormError>>,
    /// What is being edited, if something is.
    pub editing: RwSignal<Option<Editing>>,
    /// What came of the latest intent.
    pub feedback: RwSignal<Option<Feedback>>,
    /// What is searched for.
    pub find: RwSignal<String>,
    /// The order of the rows.
    pub sort: RwSignal<Sort>,
    /// The columns that are not shown.
    pub hidden: RwSignal<Vec<Column>>,
    /// What is to get the focus, until the view has given it.
    pub focus: RwSignal<Option<Focus>>,
}

/// What a browser reads in the editor's fields.
const READER: Reader = Reader {
    date: clock::parse,
    domain: forecaster::domain_to_ascii,
};

impl CookiesState {
    /// As the view is first shown.
    #[must_use]
    pub fn new(session: Session, forecaster: Forecaster) -> Self {
        let fields = Fields::new(Form::default());
        Self {
            session,
            forecaster,
            fields,
            cookie: Memo::new(move |_| fields.get().cookie(READER)),
            editing: RwSignal::new(None),
            feedback: RwSignal::new(None),
            find: RwSignal::new(String::new()),
            sort: RwSignal::new(Sort::default()),
            hidden: RwSignal::new(Vec::new()),
            focus: RwSignal::new(None),
        }
    }

    /// Asks for the focus. Always possible while the view is shown.
    pub fn focus_on(self, focus: Focus) -> bool {
        self.focus.set(Some(focus));
        true
    }

    /// What an engine would do with the line of the fields; `None` where they
    /// make no line, or as long as the rules cannot be asked. Tracked.
    #[must_use]
    pub fn verdicts(self, profile: EngineProfile) -> Option<Vec<Verdict>> {
        self.cookie.with(|cookie| {
            let cookie = cookie.as_ref().ok()?;
            let rows = self.session.rows();
            // A row keeps its name, so only those of this one are followed: a
            // keystroke costs the same however many others there are.
            let held = rows
                .iter()
                .filter(|row| row.name() == cookie.name())
                .filter_map(|row| row.cookie.with(|cookie| cookie.as_write()));
            self.forecaster
                .verdicts(profile, cookie, &held.collect::<Vec<_>>())
        })
    }

    /// Takes a corrected line into the fields.
    pub fn correct(self, line: &str) {
        self.fields.set(Form::of_line(line));
        self.focus_on(Focus::Set);
    }

    /// Writes what the fields ask for; while editing, in place of the cookie
    /// that is edited.
    pub fn set(self) {
        let cookie = match self.cookie.get_untracked() {
            Ok(cookie) => cookie,
            Err(error) => return self.refuse(&error),
        };
        let verdicts = untrack(|| self.verdicts(forecaster::this_engine()));
        let forecast = verdicts
            .and_then(|all| all.into_iter().next())
            .map(|verdict| verdict.forecast());
        let mut intents = vec![Intent {
            cookie: cookie.clone(),
            forecast,
        }];
        // Another name, path or domain is another cookie: the old one goes.
        if let Some(editing) = self.editing.get_untracked()
            && editing.is_left_behind_by(&cookie)
        {
            intents.push(editing.removal.into());
        }
        let action = self.session.write(intents);
        if self.is_kept(action) {
            self.editing.set(None);
        }
        self.wrote(action);
    }

    fn refuse(self, error: &FormError) {
        self.feedback
            .set(Some(Feedback::Invalid(wording::form_error(error))));
    }

    fn wrote(self, action: ActionId) {
        self.feedback.set(Some(Feedback::Wrote(action)));
    }

    /// Whether the first cookie of an action is there now.
    fn is_kept(self, action: ActionId) -> bool {
        let action = untrack(|| self.session.activity.get(action));
        let kept = [
            Outcome::Stored,
            Outcome::Replaced,
            Outcome::Unchanged,
            Outcome::Indeterminate,
        ];
        action.is_some_and(|action| {
            let first = action.records.first();
            first.is_some_and(|record| kept.into_iter().any(|outcome| record.is(outcome)))
        })
    }

    fn name(self) -> String {
        self.fields
            .name
            .with_untracked(|name| name.trim().to_owned())
    }

    /// Shows what every copy of the name holds.
    pub fn read(self) {
        let name = self.name();
        let values = self.session.read_all(&name);
        self.feedback
            .set(Some(Feedback::Read(vec![(name, values)])));
    }

    /// Removes the cookie that the fields name, at their path and domain.
    pub fn delete(self) {
        match untrack(|| self.fields.get()).removal(READER) {
            Ok(removal) => self.wrote(self.session.remove_by(removal)),
            Err(error) => self.refuse(&error),
        }
    }

    /// Removes every copy of the name in the fields.
    pub fn delete_every(self) {
        self.wrote(self.session.remove_every(&self.name()));
    }

    /// Removes the cookies of these rows.
    pub fn delete_rows(self, rows: &[RowId]) {
        self.wrote(self.session.remove(rows));
    }

    /// Removes the cookies that are selected.
    pub fn delete_selected(self) {
        let rows = untrack(|| self.session.rows());
        let selected = rows.iter().filter(|row| row.selected.get_untracked());
        self.delete_rows(&selected.map(|row| row.id).collect::<Vec<_>>());
    }

    /// Removes the cookies that are shown.
    pub fn delete_shown(self) {
        let rows = untrack(|| self.visible_rows());
        self.delete_rows(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    }

    /// Selects the rows that are shown, or none of them.
    pub fn select_shown(self, selected: bool) {
        for row in untrack(|| self.visible_rows()) {
            row.selected.set(selected);
        }
    }

    /// Takes an action back.
    pub fn undo(self, action: ActionId) {
        self.wrote(self.session.undo(action));
    }

    /// Takes the latest action back that can be. Whether there was one.
    pub fn undo_latest(self) -> bool {
        let latest = untrack(|| self.session.activity.latest_undo());
        let done = latest.map(|action| self.undo(action.id));
        done.is_some()
    }

    /// Takes a cookie into the fields, to edit it.
    pub fn edit(self, row: &Row) {
        let cookie = row.cookie.get_untracked();
        let located = cookie.exact_removal();
        let removal = located.clone().or_else(|| {
            let name = cookie.visible.name.clone();
            let prefixed = name.starts_with("__");
            Some(SetCookie::removal(name).ok()?.with_secure(prefixed))
        });
        self.editing.set(removal.map(|removal| Editing {
            row: row.clone(),
            raw: cookie.visible.raw.clone(),
            removal,
            located: located.is_some(),
        }));
        self.fields.set(Form::of_cookie(&cookie, clock::http_date));
        self.focus_on(Focus::Value);
    }

    /// Takes a cookie into the fields, to make another like it.
    pub fn duplicate(self, row: &Row) {
        self.editing.set(None);
        let cookie = row.cookie.get_untracked();
        self.fields.set(Form::of_cookie(&cookie, clock::http_date));
        self.focus_on(Focus::Name);
    }

    /// What the cookie being edited holds now, where that is no longer what the
    /// edit began with. Tracked.
    #[must_use]
    pub fn changed_meanwhile(self) -> Option<ChangedMeanwhile> {
        let editing = self.editing.get()?;
        let there = self
            .session
            .rows()
            .iter()
            .any(|row| row.id == editing.row.id);
        if !there {
            return Some(ChangedMeanwhile::Gone);
        }
        let now = editing.row.cookie.with(|cookie| cookie.visible.raw.clone());
        (now != editing.raw).then_some(ChangedMeanwhile::To(now))
    }

    /// The cookie being edited changed elsewhere: takes its value into the
    /// fields; the edit goes on from there.
    pub fn take_theirs(self) {
        if let Some(cookie) = self.accept_change() {
            let theirs = Form::of_cookie(&cookie, clock::http_date);
            self.fields.value.set(theirs.value);
            self.fields.encoding.set(theirs.encoding);
        }
    }

    /// The cookie being edited changed elsewhere: leaves what was typed; the
    /// edit goes on from there.
    pub fn keep_mine(self) {
        self.accept_change();
    }

    fn accept_change(self) -> Option<crate::session::Cookie> {
        self.focus_on(Focus::Value);
        let mut editing = self.editing.get_untracked()?;
        if self.session.row(editing.row.id).is_none() {
            // What is gone can only be made anew.
            self.editing.set(None);
            return None;
        }
        let cookie = editing.row.cookie.get_untracked();
        editing.raw.clone_from(&cookie.visible.raw);
        self.editing.set(Some(editing));
        Some(cookie)
    }

    /// Fills in what a preset stands for, beside what is typed.
    pub fn preset(self, preset: Preset) {
        let form = untrack(|| self.fields.get());
        self.fields.set(form.with_preset(preset));
    }

    /// Empties the fields and ends the edit.
    pub fn clear(self) {
        self.editing.set(None);
        self.fields.set(Form::default());
        self.focus_on(Focus::Name);
    }

    /// Shows a column, or hides it.
    pub fn show_column(self, column: Column, shown: bool) {
        self.hidden.update(|hidden| {
            hidden.retain(|it| *it != column);
            if !shown {
                hidden.push(column);
            }
        });
    }

    /// The rows that are searched for, in the order asked for. Tracked.
    #[must_use]
    pub fn visible_rows(self) -> Vec<Row> {
        let mut rows = self.session.rows();
        self.find.with(|find| {
            if !find.is_empty() {
                rows.retain(|row| row.cookie.with(|cookie| cookie.visible.contains(find)));
            }
        });
        let sort = self.sort.get();
        if sort != Sort::default() {
            rows.sort_by(|one, other| {
                one.cookie
                    .with(|one| other.cookie.with(|other| sort.compare(one, other)))
            });
        }
        rows
    }
}

/// What became of a cookie while it was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangedMeanwhile {
    /// It holds another value.
    To(String),
    /// It is not there any more.
    Gone,
}

impl Editing {
    /// Whether this write makes another cookie than the one being edited, so
    /// that the old one is to be removed; of one whose path and domain are not
    /// known, only another name proves that.
    fn is_left_behind_by(&self, cookie: &SetCookie<'_>) -> bool {
        let same_place = CookieMetadata::of_write(&self.removal, 0).is_met_by(cookie);
        let same_name = self.removal.name() == cookie.name();
        !(same_name && same_place) && (self.located || !same_name)
    }
}
