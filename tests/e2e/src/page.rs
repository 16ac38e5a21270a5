//! The page as tests see it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use browsers::Session;
use browsers::thirtyfour::WebElement;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::find::FUNCTIONS;

/// The folder the page is served from, on every test's host.
pub const FOLDER: &str = "/tools/cookies/";

/// How long the page may take to show what it should.
const SOON: Duration = Duration::from_secs(8);
/// Longer texts are put into a field at once rather than typed.
const TYPED: usize = 200;

/// The page that the browser shows.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    pub(crate) session: &'a Session,
}

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

impl<'a> Page<'a> {
    /// Runs a script that may use the functions of finding.
    async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.session
            .run(&format!("{FUNCTIONS}\n{script}"), arguments)
            .await
    }

    /// Asks until there is an answer.
    ///
    /// # Errors
    /// When there is none in time, or the page cannot be asked.
    pub async fn until<T>(
        &self,
        what: &str,
        within: Duration,
        ask: impl AsyncFn() -> Result<Option<T>>,
    ) -> Result<T> {
        let since = Instant::now();
        loop {
            if let Some(answer) = ask().await? {
                return Ok(answer);
            }
            if since.elapsed() > within {
                bail!("not within {within:?}: {what}");
            }
            sleep(Duration::from_millis(25)).await;
        }
    }

    /// Waits until the page's program runs.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn started(&self) -> Result<()> {
        self.until("the program starts", SOON, async || {
            let views = self
                .script("return Boolean(link('Visits') && link('Cookies'))", vec![])
                .await?;
            Ok((views == true).then_some(()))
        })
        .await
    }

    async fn element(&self, kind: &str, name: &str) -> Result<WebElement> {
        let script = format!("{FUNCTIONS}\nreturn {kind}(arguments[0]) ?? null");
        self.until(&format!("{kind} {name:?}"), SOON, async || {
            let found = self
                .session
                .execute(script.as_str(), vec![json!(name)])
                .await?;
            Ok(if found.json().is_null() {
                None
            } else {
                Some(found.element()?)
            })
        })
        .await
    }

    /// Presses the button of this name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press(&self, name: &str) -> Result<()> {
        let button = self.element("button", name).await?;
        button.scroll_into_view().await?;
        button
            .click()
            .await
            .with_context(|| format!("button {name:?}"))
    }

    /// Follows the link of this name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn follow(&self, name: &str) -> Result<()> {
        let link = self.element("link", name).await?;
        link.click().await.with_context(|| format!("link {name:?}"))
    }

    /// Fills the field of this label, in place of what it held.
    ///
    /// # Errors
    /// When there is none.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.element("labelled", label).await?;
        if text.len() > TYPED || !text.is_ascii() {
            let script = "
                const field = labelled(arguments[0]);
                field.value = arguments[1];
                field.dispatchEvent(new Event('input', { bubbles: true }));
                field.dispatchEvent(new Event('change', { bubbles: true }));";
            self.script(script, vec![json!(label), json!(text)]).await?;
        } else {
            field.clear().await?;
            if !text.is_empty() {
                field.send_keys(text).await?;
            }
        }
        Ok(())
    }

    /// Chooses an option, by its words, of the control of this label: a list,
    /// or buttons and radio buttons in a group of that name.
    ///
    /// # Errors
    /// When there is no such control or option.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        self.element("labelled", label).await?;
        let script = "
            const control = labelled(arguments[0]);
            const option = [...control.options].find(each => words(each.textContent) === arguments[1]);
            if (!option) return false;
            control.value = option.value;
            control.dispatchEvent(new Event('input', { bubbles: true }));
            control.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        let chosen = self
            .script(script, vec![json!(label), json!(option)])
            .await?;
        anyhow::ensure!(chosen == true, "{label:?} has no option {option:?}");
        Ok(())
    }

    /// The words of the option chosen in the control of this label.
    ///
    /// # Errors
    /// When there is no such control.
    pub async fn chosen(&self, label: &str) -> Result<String> {
        self.element("labelled", label).await?;
        let script = "return words(labelled(arguments[0]).selectedOptions[0]?.textContent)";
        Ok(text_of(&self.script(script, vec![json!(label)]).await?))
    }

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
            [words(row.cells[0].textContent), words([...row.cells].map(cell => cell.textContent).join(' '))])";
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

    /// `document.cookie`.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn cookies(&self) -> Result<String> {
        Ok(text_of(
            &self.script("return document.cookie", vec![]).await?,
        ))
    }

    /// Where the browser is and what it shows, for a failure's message.
    pub(crate) async fn described(&self) -> String {
        let script = "return [location.href, document.cookie, document.body.innerText]";
        match self.session.run(script, vec![]).await {
            Ok(seen) => {
                let (place, cookies, text) = (
                    text_of(&seen[0]),
                    text_of(&seen[1]),
                    text_of(&seen[2]).chars().take(1_200).collect::<String>(),
                );
                format!("at {place} with {cookies:?}, where this is shown:\n{text}\n")
            }
            Err(error) => format!("the page cannot be asked: {error:#}"),
        }
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
