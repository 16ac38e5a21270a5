//! What the page shows.

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::page::{Page, SOON, text_of};

/// A row of the table of cookies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cookie's name.
    pub name: String,
    /// All the words of the row, the decoded value and the size among them.
    pub text: String,
}

/// The report of the last action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Its words, as they are shown.
    pub text: String,
    /// The outcomes it is marked with, its own first, then those of each write.
    pub outcomes: Vec<String>,
}

impl Page<'_> {
    /// The words of the element with this `data-testid`, once it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn shown(&self, id: &str) -> Result<String> {
        let script = "return testid(arguments[0])?.textContent.trim() ?? null";
        self.until(id, SOON, async || {
            let text = self.script(script, vec![json!(id)]).await?;
            Ok(text.as_str().map(str::to_owned))
        })
        .await
    }

    /// Waits until the element with this `data-testid` shows exactly `wanted`.
    ///
    /// # Errors
    /// When it shows something else all the time, which the message has.
    pub async fn shows(&self, id: &str, wanted: &str) -> Result<()> {
        let found = self
            .until("", SOON, async || {
                Ok((self.shown(id).await? == wanted).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!("{id} shows {:?} and not {wanted:?}", self.shown(id).await?);
        }
        Ok(())
    }

    /// The visit counter shows this number and the message that goes with it.
    ///
    /// # Errors
    /// When it does not.
    pub async fn counts(&self, number: u64) -> Result<()> {
        self.shows("visit-count", &number.to_string()).await?;
        let first = number == 1;
        let message = if first {
            "Welcome for the first time"
        } else {
            "Thanks for visiting again"
        };
        self.shows("visitor-message", message).await
    }

    /// The rows of the table of cookies.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn rows(&self) -> Result<Vec<Row>> {
        let script = "return [...document.querySelectorAll('[data-testid=cookie-row]')].map(row =>
            [words(row.querySelector('th').textContent), words([...row.cells].map(cell => cell.textContent).join(' '))])";
        let rows = self.script(script, vec![]).await?;
        let rows = rows.as_array().context("rows")?;
        Ok(rows
            .iter()
            .map(|row| Row {
                name: text_of(&row[0]),
                text: text_of(&row[1]),
            })
            .collect())
    }

    /// Waits until there is a row of this name whose words include `part`.
    ///
    /// # Errors
    /// When there is none in time; the message has the rows.
    pub async fn has_row(&self, name: &str, part: &str) -> Result<()> {
        let found = self
            .until("", SOON, async || {
                let rows = self.rows().await?;
                let fits = |row: &Row| row.name == name && row.text.contains(part);
                Ok(rows.iter().any(fits).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!(
                "no row {name:?} with {part:?} among {:#?}",
                self.rows().await?
            );
        }
        Ok(())
    }

    /// The report of the last action.
    ///
    /// # Errors
    /// When there is none.
    pub async fn status(&self) -> Result<Status> {
        let script = "
            const status = document.querySelector('[role=status]');
            if (!status) return null;
            const marked = [status, ...status.querySelectorAll('[data-outcome]')];
            const outcomes = marked.map(element => element.getAttribute('data-outcome'));
            return [status.textContent, outcomes.filter(outcome => outcome)];";
        self.until("a report", SOON, async || {
            let status = self.script(script, vec![]).await?;
            if status.is_null() {
                return Ok(None);
            }
            let outcomes = status[1]
                .as_array()
                .into_iter()
                .flatten()
                .map(text_of)
                .collect();
            Ok(Some(Status {
                text: text_of(&status[0]),
                outcomes,
            }))
        })
        .await
    }

    /// Waits until the report is marked with this outcome, and returns it.
    ///
    /// # Errors
    /// When it is not; the message has the report.
    pub async fn reports(&self, outcome: &str) -> Result<Status> {
        let found = self
            .until("", SOON, async || {
                let status = self.status().await?;
                Ok(status
                    .outcomes
                    .iter()
                    .any(|each| each == outcome)
                    .then_some(status))
            })
            .await;
        match found {
            Ok(status) => Ok(status),
            Err(_) => bail!("the outcome is not {outcome:?}: {:?}", self.status().await?),
        }
    }

    /// The notes of the page (role `note`), waiting until one speaks of `part`.
    ///
    /// # Errors
    /// When none does; the message has the notes.
    pub async fn notes(&self, part: &str) -> Result<String> {
        let script = "return [...document.querySelectorAll('[role=note]')]
            .map(note => words(note.textContent)).join('\\n')";
        let found = self
            .until("", SOON, async || {
                let notes = text_of(&self.script(script, vec![]).await?);
                Ok(notes.contains(part).then_some(notes))
            })
            .await;
        match found {
            Ok(notes) => Ok(notes),
            Err(_) => bail!(
                "no note speaks of {part:?}: {}",
                self.script(script, vec![]).await?
            ),
        }
    }

    /// All the words of the page that are shown.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn text(&self) -> Result<String> {
        Ok(text_of(
            &self
                .script("return document.body.innerText", vec![])
                .await?,
        ))
    }

    /// Waits until the page shows these words, however they are broken into
    /// lines.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, wanted: &str) -> Result<()> {
        let script = "return words(document.body.innerText)";
        self.until(&format!("it says {wanted:?}"), SOON, async || {
            let text = text_of(&self.script(script, vec![]).await?);
            Ok(text.contains(wanted).then_some(()))
        })
        .await
    }

    /// `document.cookie`.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn cookies(&self) -> Result<String> {
        Ok(text_of(
            &self.script("return document.cookie", vec![]).await?,
        ))
    }
}
