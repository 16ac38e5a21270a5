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
pub(crate) const SOON: Duration = Duration::from_secs(8);
/// Longer texts are put into a field at once rather than typed.
const TYPED: usize = 200;

/// The page that the browser shows.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    pub(crate) session: &'a Session,
}

impl<'a> Page<'a> {
    /// Runs a script that may use the functions of finding.
    pub(crate) async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
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

    /// Follows the link of this name, and waits until its view is shown.
    ///
    /// # Errors
    /// When there is none.
    pub async fn follow(&self, name: &str) -> Result<()> {
        let link = self.element("link", name).await?;
        link.click()
            .await
            .with_context(|| format!("link {name:?}"))?;
        self.until(name, SOON, async || {
            let script = "return link(arguments[0])?.getAttribute('aria-current')";
            let current = self.script(script, vec![json!(name)]).await?;
            Ok((current == "page").then_some(()))
        })
        .await
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

pub(crate) fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
