//! The page as tests see it: what is pressed, followed, filled and chosen.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
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
const MAX_TYPED: usize = 200;
/// What stands behind the button More.
const FOLDED: [&str; 7] = [
    "Expires",
    "Path",
    "Domain",
    "SameSite",
    "Secure",
    "Partitioned",
    "Encoding",
];

/// The page that the browser shows.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    pub(crate) session: &'a Session,
}

impl Page<'_> {
    /// Runs a script that may use the functions of finding.
    pub(crate) async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.session
            .run(&format!("{FUNCTIONS}\n{script}"), arguments)
            .await
    }

    /// Runs a script in the page, as another program of the same origin would.
    ///
    /// # Errors
    /// When it cannot be run.
    pub async fn elsewhere(&self, script: &str) -> Result<Value> {
        self.script(script, vec![]).await
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

    /// Waits until a script returns true.
    ///
    /// # Errors
    /// When it does not; the message has what it returned last.
    pub async fn comes_true(&self, what: &str, script: &str) -> Result<()> {
        let found = self
            .until("", SOON, async || {
                Ok((self.elsewhere(script).await? == true).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!("not so: {what} ({})", self.elsewhere(script).await?);
        }
        Ok(())
    }

    /// Waits until the page's program runs.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn started(&self) -> Result<()> {
        // The windows of Cookies come a moment later; who leaves before breaks their
        // fetch off, which some engines report.
        let script = "return Boolean(link('Visits') && link('Cookies') && !testid('opening')
            && (!location.hash.startsWith('#cookies') || document.querySelector('[aria-labelledby=import-title]')))";
        self.comes_true("the program starts", script).await
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

    /// Whether a button of this name can be seen.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn has_button(&self, name: &str) -> Result<bool> {
        let script = "return visible(button(arguments[0]))";
        Ok(self.script(script, vec![json!(name)]).await? == true)
    }

    /// Whether the button of this name is marked as this (`aria-pressed`,
    /// `aria-expanded`).
    ///
    /// # Errors
    /// When there is none.
    pub async fn is(&self, name: &str, state: &str) -> Result<bool> {
        self.element("button", name).await?;
        let script = "return button(arguments[0]).getAttribute(arguments[1])";
        let is = self.script(script, vec![json!(name), json!(state)]).await?;
        Ok(is == "true")
    }

    /// Opens what the button of this name unfolds, if it is not open.
    ///
    /// # Errors
    /// When there is none.
    pub async fn unfold(&self, name: &str) -> Result<()> {
        if !self.is(name, "aria-expanded").await? {
            self.press(name).await?;
            ensure!(
                self.is(name, "aria-expanded").await?,
                "{name:?} unfolds nothing"
            );
        }
        Ok(())
    }

    /// Closes what the button of this name unfolded.
    ///
    /// # Errors
    /// When there is none.
    pub async fn fold(&self, name: &str) -> Result<()> {
        if self.is(name, "aria-expanded").await? {
            self.press(name).await?;
        }
        Ok(())
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

    /// The control of this label, once it can be seen.
    async fn control(&self, label: &str) -> Result<WebElement> {
        if FOLDED.contains(&label) {
            self.unfold("More").await?;
        }
        self.element("labelled", label).await
    }

    /// Fills the field of this label, in place of what it held.
    ///
    /// # Errors
    /// When there is none.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.control(label).await?;
        if text.len() > MAX_TYPED || !text.is_ascii() {
            return self.put(label, text).await;
        }
        let stuck = || format!("{label} takes no text");
        // WebKitGTK's driver scrolls a sheet only for what is outside the window.
        field.scroll_into_view().await.with_context(stuck)?;
        field.clear().await.with_context(stuck)?;
        if !text.is_empty() {
            field.send_keys(text).await.with_context(stuck)?;
        }
        Ok(())
    }

    /// Puts a text into the field of this label at once, as a script does.
    ///
    /// # Errors
    /// When there is none.
    pub async fn put(&self, label: &str, text: &str) -> Result<()> {
        self.control(label).await?;
        let script = "
            const field = labelled(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.script(script, vec![json!(label), json!(text)]).await?;
        Ok(())
    }

    /// What the field of this label holds.
    ///
    /// # Errors
    /// When there is none.
    pub async fn value(&self, label: &str) -> Result<String> {
        self.element("labelled", label).await?;
        let script = "return labelled(arguments[0]).value";
        Ok(text_of(&self.script(script, vec![json!(label)]).await?))
    }

    /// Waits until the field of this label holds this.
    ///
    /// # Errors
    /// When it holds something else; the message has it.
    pub async fn has_value(&self, label: &str, wanted: &str) -> Result<()> {
        let found = self
            .until("", SOON, async || {
                Ok((self.value(label).await? == wanted).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!(
                "{label} holds {:?} and not {wanted:?}",
                self.value(label).await?
            );
        }
        Ok(())
    }

    /// Gives the field for files of this label one.
    ///
    /// # Errors
    /// When there is none.
    pub async fn choose_file(&self, label: &str, path: &std::path::Path) -> Result<()> {
        let field = self.control(label).await?;
        field.send_keys(path.to_string_lossy()).await?;
        Ok(())
    }

    /// Chooses an option, by its words, of the list of this label.
    ///
    /// # Errors
    /// When there is no such list or option.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        self.control(label).await?;
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
        ensure!(chosen == true, "{label:?} has no option {option:?}");
        Ok(())
    }

    /// The words of the option chosen in the list of this label.
    ///
    /// # Errors
    /// When there is no such list.
    pub async fn chosen(&self, label: &str) -> Result<String> {
        self.element("labelled", label).await?;
        let script = "return words(labelled(arguments[0]).selectedOptions[0]?.textContent)";
        Ok(text_of(&self.script(script, vec![json!(label)]).await?))
    }

    /// Marks or clears the box of this label.
    ///
    /// # Errors
    /// When there is none.
    pub async fn check(&self, label: &str, checked: bool) -> Result<()> {
        self.control(label).await?;
        let script = "
            const box = labelled(arguments[0]);
            if (box.checked !== arguments[1]) box.click();";
        self.script(script, vec![json!(label), json!(checked)])
            .await?;
        Ok(())
    }

    /// Chooses the theme in the header's menu.
    ///
    /// # Errors
    /// When there is none.
    pub async fn theme(&self, theme: &str) -> Result<()> {
        self.unfold("Menu").await?;
        self.choose("Theme", theme).await?;
        self.fold("Menu").await
    }

    /// Types where the focus is, as a keyboard does.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        let active = self.session.active_element().await?;
        active.send_keys(keys).await?;
        Ok(())
    }

    /// Takes the focus from whatever has it.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn blur(&self) -> Result<()> {
        self.elsewhere("document.activeElement?.blur()").await?;
        Ok(())
    }

    /// Where the focus is: what the control is called, or `row NAME` for a row
    /// or a cell of the list; `nowhere` when nothing has it.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn focus(&self) -> Result<String> {
        let script = "
            const at = document.activeElement;
            if (!at || at === document.body || at === document.documentElement) return 'nowhere';
            const row = at.closest('[data-testid=cookie-row]');
            if (row && (at === row || at.matches('td, th'))) return `row ${row.dataset.name}`;
            const label = [...at.labels ?? []].map(it => {
                const copy = it.cloneNode(true);
                copy.querySelectorAll('input, select, textarea, button').forEach(inner => inner.remove());
                return words(copy.textContent);
            })[0];
            return at.getAttribute('aria-label') ?? label ?? nameOf(at);";
        Ok(text_of(&self.elsewhere(script).await?))
    }

    /// Waits until the focus is there.
    ///
    /// # Errors
    /// When it is elsewhere; the message says where.
    pub async fn is_focused(&self, wanted: &str) -> Result<()> {
        let found = self
            .until("", SOON, async || {
                Ok((self.focus().await? == wanted).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!("the focus is at {:?}, not {wanted:?}", self.focus().await?);
        }
        Ok(())
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
