//! What the Cookies view remembers while the page is open, and its intents.

use super::fields;
use super::form::Form;
use crate::activity::Told;
use crate::clock;
use crate::components::Said;
use crate::components::live::focus;
use crate::engine;
use crate::known::{End, Known};
use crate::seen;
use crate::session::{Cookie, Row, Session};
use crate::shared::Shared;
use crate::verdicts::Verdicts;
use crate::wording;
use document_cookie::{Lifetime, Outcome, SetCookie};
use leptos::prelude::*;
use page_rules::Verdict;
use std::cmp::Ordering;
use std::time::Duration;

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// As they came, at first in the browser's order, which no column shows.
    #[default]
    Order,
    /// Name.
    Name,
    /// Decoded value.
    Value,
    /// Bytes.
    Size,
    /// Path.
    Path,
    /// Domain.
    Domain,
    /// End of life.
    Expires,
    /// Secure.
    Secure,
    /// `SameSite`.
    SameSite,
    /// Partitioned.
    Partitioned,
}

/// The cookie that is being edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// Its row.
    pub row: Row,
    /// Its value when the edit began, as it stood.
    pub raw: String,
    /// The line that would remove it, as far as its path and domain are known.
    old: SetCookie<'static>,
    /// Whether they are.
    known: bool,
}

/// The view's state.
#[derive(Clone, Copy, Debug)]
pub struct CookiesState {
    /// What the editor's fields hold.
    pub form: Shared<Form>,
    /// What is being edited, if something is.
    pub editing: Shared<Option<Editing>>,
    /// What came of the latest intent.
    pub said: Shared<Option<Said>>,
    /// The outcome that the rules had foretold.
    pub predicted: Shared<String>,
    /// What else there is to say of it.
    pub also: Shared<String>,
    /// The rules.
    pub verdicts: Verdicts,
    /// What is searched for.
    pub find: Shared<String>,
    /// The order, and whether it is reversed.
    pub sort: Shared<(Column, bool)>,
    /// The columns that are not shown, by their words.
    pub hidden: Shared<String>,
}

impl CookiesState {
    /// As the view is first shown.
    #[must_use]
    pub fn new() -> Self {
        Self {
            form: Shared::new(Form::default()),
            editing: Shared::new(None),
            said: Shared::new(None),
            predicted: Shared::new(String::new()),
            also: Shared::new(String::new()),
            verdicts: Verdicts::new(),
            find: Shared::new(String::new()),
            sort: Shared::new((Column::Order, false)),
            hidden: Shared::new(String::new()),
        }
    }

    /// Something was typed.
    pub fn typed(self, field: &str) {
        let chosen = field == "encoding" || self.form.with_untracked(|form| form.chosen);
        if let (Some(form), Some(place)) = (fields::read(chosen), fields::form()) {
            fields::show_encoding(&place, form.encoding());
            self.form.set(form);
        }
    }

    /// Puts a form into the fields.
    pub fn fill(self, form: Form) {
        if let Some(place) = fields::form() {
            fields::show(&place, &form);
        }
        self.form.set(form);
    }

    /// The cookie that the fields ask for, or what to change. Tracked.
    pub fn cookie(self) -> Result<SetCookie<'static>, String> {
        self.form.with(|form| form.cookie(clock::parse))
    }

    /// What `engine` would do with the line of the fields. Tracked.
    ///
    /// # Errors
    /// What to change, where the fields make no line.
    pub fn verdict(self, session: Session, engine: &str) -> Result<Vec<Verdict>, String> {
        let cookie = self.cookie()?;
        let rows = session.rows();
        // A row keeps its name, so only those of this one are followed: a keystroke
        // costs the same however many others there are.
        let same_name = rows.iter().filter_map(|row| {
            let named = |held: &Cookie| held.seen.name == cookie.name();
            let is_it = row.cookie.with_untracked(named);
            is_it.then(|| row.cookie.with(held_line))
        });
        let held = same_name.collect();
        Ok(self.verdicts.ask(engine, &cookie.to_string(), held))
    }

    /// Takes the mended line into the fields.
    pub fn mend(self, session: Session) {
        let verdicts = untrack(|| self.verdict(session, engine::here().word));
        let first = verdicts.ok().and_then(|all| all.into_iter().next());
        if let Some(verdict) = first.filter(|verdict| !verdict.mended.is_empty()) {
            self.fill(Form::of_line(&verdict.mended));
            focus("#editor [type=submit]");
        }
    }

    /// Writes what the fields ask for; while editing, in place of the cookie
    /// that is edited.
    pub fn set(self, session: Session) {
        let cookie = match untrack(|| self.cookie()) {
            Ok(cookie) => cookie,
            Err(problem) => return self.said.set(Some(Said::Invalid(problem))),
        };
        self.unsaid();
        let verdicts = untrack(|| self.verdict(session, engine::here().word));
        let mut why = String::new();
        if let Some(verdict) = verdicts.unwrap_or_default().into_iter().next() {
            let refused = verdict.outcome == "refused";
            // What decided a success goes without saying.
            let said = verdict.reasons.iter().skip(usize::from(!refused));
            let said: Vec<String> = said.map(|reason| reason.text.clone()).collect();
            let said = wording::joined(&said, " ");
            if refused {
                why = said;
            } else {
                self.also.set(said);
            }
            self.predicted.set(verdict.outcome);
        }
        let mut cookies = vec![cookie.clone()];
        let editing = self.editing.get_untracked();
        // Another name, path or domain is another cookie: the old one goes.
        if let Some(editing) = &editing {
            let identity =
                |cookie: &SetCookie<'_>| Known::of_line(&cookie.to_string(), End::Session);
            let moved = !identity(&cookie).is_same(&identity(&editing.old));
            if moved && (editing.known || cookie.name() != editing.old.name()) {
                cookies.push(editing.old.clone());
            }
        }
        let written = session.write_foreseen(cookies, &why);
        let kept = written.first().is_some_and(is_kept);
        self.said.set(Some(Said::Wrote(written)));
        if kept {
            self.editing.set(None);
        }
    }

    /// Shows what every copy of the name holds.
    pub fn read(self, session: Session) {
        let name = self.name();
        let values = session.read_all(&name);
        self.said.set(Some(Said::Read(vec![(name, values)])));
    }

    /// Removes the cookie that the fields name, at their path and domain.
    pub fn delete(self, session: Session) {
        let form = self.form.get_untracked();
        let mut line = form.typed;
        line.value = String::new();
        let name = line.name.clone();
        let removal = line.cookie().or_else(|_| SetCookie::removal(name));
        self.unsaid();
        self.said.set(Some(match removal {
            Ok(removal) => Said::Wrote(session.delete(removal.lifetime(GONE))),
            Err(error) => Said::Invalid(wording::invalid(&error)),
        }));
    }

    fn name(self) -> String {
        self.form.with_untracked(|form| form.typed.name.clone())
    }

    /// Nothing more is to be said of an earlier intent.
    fn unsaid(self) {
        self.predicted.set(String::new());
        self.also.set(String::new());
    }

    /// Removes the cookies of these rows.
    pub fn delete_rows(self, session: Session, rows: &[Row]) {
        self.unsaid();
        let known = |cookie: &Cookie| cookie.known.as_ref().is_some_and(Known::is_placed);
        if !rows.iter().all(|row| row.cookie.with_untracked(known)) {
            self.also.set(BY_TRYING.to_owned());
        }
        self.said.set(Some(Said::Wrote(session.remove(rows))));
    }

    /// Removes every copy of the name in the fields.
    pub fn delete_every(self, session: Session) {
        self.unsaid();
        let written = session.remove_every(&self.name());
        self.said.set(Some(Said::Wrote(written)));
    }

    /// Takes an action back.
    pub fn undo(self, session: Session, action: u32) {
        self.unsaid();
        self.said.set(Some(Said::Wrote(session.undo(action))));
    }

    /// Takes a cookie into the fields: to edit it, or to make another like it.
    pub fn take(self, row: &Row, to_edit: bool) {
        let cookie = row.cookie.get_untracked();
        self.editing.set(None);
        if to_edit && let Some((old, known)) = removal_of(&cookie) {
            self.editing.set(Some(Editing {
                row: row.clone(),
                raw: cookie.seen.raw.clone(),
                old,
                known,
            }));
        }
        self.fill(Form::of_line(&held_line(&cookie)));
        fields::focus(if to_edit { "value" } else { "name" });
    }

    /// The cookie being edited changed elsewhere: takes its value into the
    /// fields, or leaves what was typed; the edit goes on from there.
    pub fn settle(self, session: Session, theirs: bool) {
        let Some(mut editing) = self.editing.get_untracked() else {
            return;
        };
        fields::focus("value");
        if session.row(editing.row.id).is_none() {
            // What is gone can only be made anew.
            return self.editing.set(None);
        }
        let cookie = editing.row.cookie.get_untracked();
        editing.raw.clone_from(&cookie.seen.raw);
        self.editing.set(Some(editing));
        if theirs {
            let mut form = self.form.get_untracked();
            form.typed.value = cookie.seen.text;
            self.fill(form);
        }
    }

    /// Fills in what a preset stands for, beside what is typed.
    pub fn preset(self, preset: &str) {
        let mut form = self.form.get_untracked();
        let typed = &mut form.typed;
        typed.expires = None;
        typed.max_age = match preset {
            "year" => Some("1 year".to_owned()),
            "minute" => Some("1 minute".to_owned()),
            _ => None,
        };
        if preset == "host" {
            if !typed.name.starts_with("__Host-") {
                typed.name.insert_str(0, "__Host-");
            }
            typed.secure = true;
            typed.domain = None;
            typed.path = Some("/".to_owned());
        }
        self.fill(form);
    }

    /// Empties the fields and ends the edit.
    pub fn clear(self) {
        self.editing.set(None);
        self.fill(Form::default());
        fields::focus("name");
    }

    /// The rows that are searched for, in the order asked for. Tracked.
    pub fn visible(self, session: Session) -> Vec<Row> {
        let mut rows = session.rows();
        self.find.with(|find| {
            if !find.is_empty() {
                rows.retain(|row| row.cookie.with(|cookie| seen::is_found(&cookie.seen, find)));
            }
        });
        let (column, reversed) = self.sort.get();
        if column != Column::Order {
            rows.sort_by(|one, other| {
                let order = one
                    .cookie
                    .with(|one| other.cookie.with(|other| compared(one, other, column)));
                if reversed { order.reverse() } else { order }
            });
        }
        rows
    }
}

impl Default for CookiesState {
    fn default() -> Self {
        Self::new()
    }
}

const BY_TRYING: &str = "Where path and domain were not known, the copy was found by trying; what was \
     hit instead is back, for the session.";

const GONE: Lifetime = Lifetime::For(Duration::ZERO);

fn is_kept(told: &Told) -> bool {
    [
        Outcome::Stored,
        Outcome::Replaced,
        Outcome::Unchanged,
        Outcome::Indeterminate,
    ]
    .into_iter()
    .any(|outcome| told.is(outcome))
}

/// A line that would have made the cookie, as far as is known; what is not is
/// taken to be as the page would write it.
pub fn held_line(cookie: &Cookie) -> String {
    let seen = &cookie.seen;
    let mut line = format!("{}={}", seen.name, seen.raw);
    match &cookie.known {
        Some(known) => {
            line += &known.attributes();
            if let Some(End::At(time)) = known.end {
                line += "; Expires=";
                line += &clock::date(time);
            }
        }
        None => line += "; Path=/",
    }
    line
}

/// The line that removes a cookie, and whether its path and domain are known.
fn removal_of(cookie: &Cookie) -> Option<(SetCookie<'static>, bool)> {
    if let Some(removal) = cookie.known.as_ref().and_then(Known::removal) {
        return Some((removal, true));
    }
    let name = cookie.seen.name.clone();
    let prefixed = name.starts_with("__");
    let removal = SetCookie::removal(name).ok()?;
    Some((removal.secure(prefixed), false))
}

fn compared(one: &Cookie, other: &Cookie, column: Column) -> Ordering {
    let known = |cookie: &Cookie| {
        let known = cookie.known.as_ref()?;
        let yes = |flag: Option<bool>| flag.map(|flag| u64::from(flag).to_string());
        match column {
            Column::Path => known.path.clone(),
            Column::Domain => known.domain.clone(),
            Column::Secure => yes(known.secure),
            Column::SameSite => known.same_site.clone(),
            Column::Partitioned => yes(known.partitioned),
            _ => None,
        }
    };
    let end = |cookie: &Cookie| {
        cookie.known.as_ref().map(|known| match known.end {
            Some(End::At(time)) => time,
            Some(End::Session) => u64::MAX - 1,
            None => u64::MAX,
        })
    };
    let (a, b) = (&one.seen, &other.seen);
    match column {
        Column::Order => Ordering::Equal,
        Column::Name => a.name.cmp(&b.name),
        Column::Value => a.text.cmp(&b.text),
        Column::Size => a.bytes().cmp(&b.bytes()),
        Column::Expires => end(one)
            .unwrap_or(u64::MAX)
            .cmp(&end(other).unwrap_or(u64::MAX)),
        _ => known(one).cmp(&known(other)),
    }
}
