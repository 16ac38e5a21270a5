//! What the panel remembers while the page is open, and its intents.

use super::draft::{Base, Draft, DraftKey, Drafts};
use super::fields::Fields;
use super::form::{Form, FormError, Preset, Reader};
use crate::activity::{ActionId, Correction};
use crate::clock;
use crate::components::{Feedback, Toaster};
use crate::forecaster::{self, Forecaster, Verdict};
use crate::session::{Intent, Row, RowId, Session};
use crate::wording;
use document_cookie::rules::{Engine, EngineProfile};
use document_cookie::{Encoding, Outcome, SetCookie};
use leptos::prelude::*;

/// What the panel shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// The form for a new cookie.
    New,
    /// What is known of a cookie.
    Details(Row),
    /// The form for a cookie that is there.
    Edit(Row),
}

impl Target {
    /// The cookie it is about.
    #[must_use]
    pub const fn row(&self) -> Option<&Row> {
        match self {
            Self::New => None,
            Self::Details(row) | Self::Edit(row) => Some(row),
        }
    }

    fn draft_key(&self) -> Option<DraftKey> {
        match self {
            Self::New => Some(None),
            Self::Edit(row) => Some(Some(row.id)),
            Self::Details(_) => None,
        }
    }
}

/// What in the panel is asked to take the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Its heading.
    Heading,
    /// The field for the name.
    Name,
    /// The field for the value.
    Value,
    /// The button that sets.
    Set,
}

/// What became of a cookie while it was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangedMeanwhile {
    /// It holds another value.
    To(String),
    /// It is not there any more.
    Gone,
}

/// The panel's state, in context.
#[derive(Clone, Copy, Debug)]
pub struct PanelState {
    session: Session,
    forecaster: Forecaster,
    toaster: Toaster,
    /// What it shows.
    pub target: RwSignal<Target>,
    /// Whether it is open where it covers the list.
    pub open: RwSignal<bool>,
    /// What the form's fields hold.
    pub fields: Fields,
    /// What they held before anything was typed.
    untouched: RwSignal<Form>,
    base: RwSignal<Option<Base>>,
    drafts: RwSignal<Drafts>,
    /// Whether something was typed since.
    pub touched: Memo<bool>,
    /// What the fields ask for, or why they cannot.
    pub cookie: Memo<Result<SetCookie<'static>, FormError>>,
    /// Whether the less frequent fields are shown.
    pub unfolded: RwSignal<bool>,
    /// The engine whose verdict is read.
    pub engine: RwSignal<Option<Engine>>,
    /// What is to take the focus, until it has.
    pub focus: RwSignal<Option<Focus>>,
}

/// What a browser reads in the form's fields.
const READER: Reader = Reader {
    date: clock::parse,
    domain: forecaster::domain_to_ascii,
};

impl PanelState {
    /// As the view is first shown.
    #[must_use]
    pub fn new(session: Session, forecaster: Forecaster, toaster: Toaster) -> Self {
        let fields = Fields::new(Form::default());
        let untouched = RwSignal::new(Form::default());
        Self {
            session,
            forecaster,
            toaster,
            target: RwSignal::new(Target::New),
            open: RwSignal::new(false),
            fields,
            untouched,
            base: RwSignal::new(None),
            drafts: RwSignal::new(Drafts::default()),
            touched: Memo::new(move |_| untouched.with(|untouched| *untouched != fields.get())),
            cookie: Memo::new(move |_| fields.get().cookie(READER)),
            unfolded: RwSignal::new(false),
            engine: RwSignal::new(None),
            focus: RwSignal::new(None),
        }
    }

    /// Shows something else; what was typed is kept.
    fn go(self, target: Target, focus: Option<Focus>) {
        self.keep_draft();
        if let Some(key) = target.draft_key() {
            let draft = self
                .drafts
                .with_untracked(|drafts| drafts.get(key).cloned());
            let draft = draft.unwrap_or_else(|| fresh(&target));
            self.untouched.set(draft.untouched);
            self.base.set(draft.base);
            self.fill(draft.form);
        }
        self.engine.set(None);
        self.target.set(target);
        self.open.set(true);
        if focus.is_some() {
            self.focus.set(focus);
        }
    }

    fn keep_draft(self) {
        let Some(key) = self.target.with_untracked(Target::draft_key) else {
            return;
        };
        let draft = Draft {
            form: untrack(|| self.fields.get()),
            untouched: self.untouched.get_untracked(),
            base: self.base.get_untracked(),
        };
        self.drafts.update(|drafts| drafts.keep(key, draft));
    }

    fn drop_draft(self) {
        if let Some(key) = self.target.with_untracked(Target::draft_key) {
            self.drafts.update(|drafts| drafts.drop(key));
        }
    }

    /// Whether there is unsaved text for a cookie. Tracked.
    #[must_use]
    pub fn is_unsaved(self, id: RowId) -> bool {
        let editing = self
            .target
            .with(|target| matches!(target, Target::Edit(row) if row.id == id));
        if editing {
            self.touched.get()
        } else {
            self.drafts.with(|drafts| drafts.get(Some(id)).is_some())
        }
    }

    fn fill(self, form: Form) {
        if form.has_folded_fields() {
            self.unfolded.set(true);
        }
        self.fields.set(form);
    }

    /// Shows what is known of a cookie; where it has unsaved text, that.
    pub fn show(self, row: &Row) {
        let unsaved = untrack(|| self.is_unsaved(row.id));
        let target = match unsaved {
            true => Target::Edit(row.clone()),
            false => Target::Details(row.clone()),
        };
        // A sheet covers the row, and takes the focus.
        self.go(target, is_sheet().then_some(Focus::Heading));
    }

    /// The form for a new cookie.
    pub fn new_cookie(self) {
        self.go(Target::New, Some(Focus::Name));
    }

    /// The form for a cookie that is there.
    pub fn edit(self, row: &Row) {
        self.go(Target::Edit(row.clone()), Some(Focus::Value));
    }

    /// The form for a new cookie like one that is there.
    pub fn duplicate(self, row: &Row) {
        self.go(Target::New, Some(Focus::Name));
        let cookie = row.cookie.get_untracked();
        self.fill(Form::of_cookie(&cookie, clock::http_date));
    }

    /// Closes the sheet, or goes back to the form for a new cookie; what was
    /// typed is kept.
    pub fn close(self) {
        self.go(Target::New, None);
        self.open.set(false);
    }

    /// Drops what was typed in an edit.
    pub fn cancel(self) {
        let row = self.target.with_untracked(|target| target.row().cloned());
        self.drop_draft();
        self.fields.set(self.untouched.get_untracked());
        if let Some(row) = row {
            self.go(Target::Details(row), Some(Focus::Heading));
        }
    }

    /// What an engine would do with the line of the fields; `None` where they
    /// make no line, or as long as the rules cannot be asked. Tracked.
    #[must_use]
    pub fn verdicts(self, profile: EngineProfile) -> Option<Vec<Verdict>> {
        self.cookie
            .with(|cookie| self.verdicts_on(profile, cookie.as_ref().ok()?))
    }

    fn verdicts_on(self, profile: EngineProfile, cookie: &SetCookie<'_>) -> Option<Vec<Verdict>> {
        let rows = self.session.rows();
        // A row keeps its name, so only those of this one are followed: a
        // keystroke costs the same however many others there are.
        let held = rows
            .iter()
            .filter(|row| row.name() == cookie.name())
            .filter_map(|row| row.cookie.with(|cookie| cookie.as_write()));
        self.forecaster
            .verdicts(profile, cookie, &held.collect::<Vec<_>>())
    }

    /// The write of a cookie, with what the rules of this browser say of it.
    fn intent(self, cookie: SetCookie<'static>) -> Intent {
        let verdicts = untrack(|| self.verdicts_on(forecaster::this_engine(), &cookie));
        let first = verdicts.and_then(|all| all.into_iter().next());
        Intent {
            forecast: first.map(|verdict| verdict.forecast()),
            ..cookie.into()
        }
    }

    /// Gives a cookie another value, as it is to stand, and leaves the rest of
    /// it as far as that is known.
    pub fn write_value(self, row: &Row, value: String) {
        let cookie = row.cookie.get_untracked();
        let secure = cookie.metadata.is_none() && cookie.visible.name.starts_with("__");
        let write = cookie.as_write().map(|write| write.with_value(value));
        match write {
            Some(Ok(write)) => {
                let write = if secure { write.secure() } else { write };
                let action = self.session.write(vec![self.intent(write)]);
                self.toaster.wrote(action);
            }
            Some(Err(error)) => self.reject(&error.into()),
            None => self.toaster.show(Feedback::Invalid(
                "No line can name this cookie.".to_owned(),
            )),
        }
    }

    /// Takes a corrected line into the fields.
    pub fn correct(self, line: &str) {
        self.fill(Form::of_line(line));
        self.focus.set(Some(Focus::Set));
    }

    /// Sets a corrected line, in place of the one that was refused.
    pub fn set_corrected(self, correction: &Correction) {
        let form = Form::of_line(&correction.line);
        match cookie_of_line(&correction.line) {
            Ok(cookie) => {
                let same = self
                    .cookie
                    .with_untracked(|it| matches!(it, Ok(it) if it.name() == cookie.name()));
                if same {
                    self.fill(form);
                    self.set();
                } else {
                    self.toaster.wrote(self.session.write(vec![cookie.into()]));
                }
            }
            Err(error) => self.reject(&error),
        }
    }

    /// Writes what the fields ask for; while editing, in place of the cookie
    /// that is edited.
    pub fn set(self) {
        let cookie = match self.cookie.get_untracked() {
            Ok(cookie) => cookie,
            Err(error) => return self.reject(&error),
        };
        let mut intents = vec![self.intent(cookie.clone())];
        // Another name, path or domain is another cookie: the old one goes, but
        // not before the new one is there.
        if let Some(base) = self.base.get_untracked()
            && base.is_left_behind_by(&cookie)
        {
            intents.push(Intent {
                once_kept: true,
                ..base.removal.into()
            });
        }
        let action = self.session.write(intents);
        if self.is_kept(action) {
            // Ready for the next: nothing is foretold of what was just written.
            self.untouched.set(untrack(|| self.fields.get()));
            self.engine.set(None);
            self.drop_draft();
            if let Some(row) = self.target.with_untracked(|target| target.row().cloned()) {
                self.edited(&row, &cookie);
            }
        }
        self.toaster.wrote(action);
    }

    /// An edit was set: its cookie is shown, whatever it is called now.
    fn edited(self, row: &Row, cookie: &SetCookie<'_>) {
        let rows = untrack(|| self.session.rows());
        let named = |row: &&Row| row.name() == cookie.name();
        let same = rows.iter().find(|it| it.id == row.id && named(it));
        let other = rows.iter().filter(named).find(|row| {
            row.cookie
                .with_untracked(|it| it.visible.raw == cookie.value())
        });
        match same.or(other) {
            Some(row) => self.go(Target::Details(row.clone()), Some(Focus::Heading)),
            // It is for another path.
            None => self.go(Target::New, None),
        }
    }

    fn reject(self, error: &FormError) {
        self.toaster
            .show(Feedback::Invalid(wording::form_error(error)));
    }

    /// Whether the first cookie of an action is there now.
    fn is_kept(self, action: ActionId) -> bool {
        let action = untrack(|| self.session.activity.get(action));
        let lost = [Outcome::Refused, Outcome::Ignored, Outcome::Altered];
        action.is_some_and(|action| {
            let first = action.records.first();
            first.is_some_and(|record| !lost.into_iter().any(|outcome| record.is(outcome)))
        })
    }

    fn name(self) -> String {
        self.fields
            .name
            .with_untracked(|name| name.trim().to_owned())
    }

    /// Says what every copy of the name holds.
    pub fn read(self) {
        let name = self.name();
        let values = self.session.read_all(&name);
        self.toaster.show(Feedback::Read(vec![(name, values)]));
    }

    /// Removes the cookie that the fields name, at their path and domain.
    pub fn delete(self) {
        match untrack(|| self.fields.get()).removal(READER) {
            Ok(removal) => self.toaster.wrote(self.session.remove_by(removal)),
            Err(error) => self.reject(&error),
        }
    }

    /// Removes every copy of a name.
    pub fn delete_every(self, name: &str) {
        self.toaster.wrote(self.session.remove_every(name));
    }

    /// Removes every copy of the name in the fields.
    pub fn delete_every_named(self) {
        self.delete_every(&self.name());
    }

    /// What the cookie being edited holds now, where that is no longer what the
    /// edit began with. Tracked.
    #[must_use]
    pub fn changed_meanwhile(self) -> Option<ChangedMeanwhile> {
        let Target::Edit(row) = self.target.get() else {
            return None;
        };
        if self.session.rows().iter().all(|it| it.id != row.id) {
            return Some(ChangedMeanwhile::Gone);
        }
        let now = row.cookie.with(|cookie| cookie.visible.raw.clone());
        let began = self.base.with(|base| Some(base.as_ref()?.raw.clone()))?;
        (now != began).then_some(ChangedMeanwhile::To(now))
    }

    /// The cookie being edited changed elsewhere: takes its value into the
    /// fields; the edit goes on from there.
    pub fn take_theirs(self) {
        self.accept_change();
        if let Some(row) = self.target.with_untracked(|target| target.row().cloned()) {
            let theirs = Form::of_cookie(&row.cookie.get_untracked(), clock::http_date);
            self.fields.value.set(theirs.value);
            self.fields.encoding.set(theirs.encoding);
            self.fields.opened.set(theirs.opened);
        }
    }

    /// The cookie being edited changed elsewhere: leaves what was typed; the
    /// edit goes on from there.
    pub fn accept_change(self) {
        self.focus.set(Some(Focus::Value));
        let Target::Edit(row) = self.target.get_untracked() else {
            return;
        };
        if self.session.row(row.id).is_some() {
            self.base.set(Base::of(&row.cookie.get_untracked()));
        } else {
            // What is gone can only be made anew.
            let typed = untrack(|| self.fields.get());
            self.drop_draft();
            self.fields.set(self.untouched.get_untracked());
            self.go(Target::New, Some(Focus::Value));
            self.fill(typed);
        }
    }

    /// Goes on with the value as it would be written, and not with what is
    /// inside it.
    pub fn edit_as_stored(self) {
        if let Some(opened) = self.fields.opened.get_untracked() {
            let typed = self.fields.value.get_untracked();
            self.fields.value.set(opened.with_text(&typed).value);
            self.fields.encoding.set(Some(Encoding::Raw));
            self.fields.opened.set(None);
        }
    }

    /// Fills in what a preset stands for, beside what is typed.
    pub fn preset(self, preset: Preset) {
        let form = untrack(|| self.fields.get());
        self.fill(form.with_preset(preset));
    }

    /// Empties the fields.
    pub fn clear(self) {
        self.drop_draft();
        self.untouched.set(Form::default());
        self.fields.set(Form::default());
        self.focus.set(Some(Focus::Name));
    }
}

/// The cookie that a line asks for, as a script of this page can write it.
///
/// # Errors
/// When it cannot.
pub fn cookie_of_line(line: &str) -> Result<SetCookie<'static>, FormError> {
    Form::of_line(line).cookie(READER)
}

/// Whether the panel covers the list, as the style has it.
fn is_sheet() -> bool {
    let narrow = window().match_media("(max-width: 59.999rem)");
    narrow.is_ok_and(|query| query.is_some_and(|query| query.matches()))
}

/// What a form begins with.
fn fresh(target: &Target) -> Draft {
    let form = match target.row() {
        None => Form::default(),
        Some(row) => Form::of_cookie(&row.cookie.get_untracked(), clock::http_date),
    };
    Draft {
        untouched: form.clone(),
        form,
        base: target
            .row()
            .and_then(|row| Base::of(&row.cookie.get_untracked())),
    }
}
