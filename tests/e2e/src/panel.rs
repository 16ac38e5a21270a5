//! The panel beside the list: the form, what it forecasts, and the cookie that
//! is opened.

use anyhow::{Context, Result, bail};
use browsers::Engine;
use serde_json::{Value, json};

use crate::page::{Page, SOON, text_of};

/// The chip of this browser's own verdict.
fn engine_word(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => "chromium",
        Engine::Firefox => "firefox",
        Engine::WebKit => "webkitgtk",
    }
}

impl Page<'_> {
    /// Waits until the panel has this heading, and stands still: what is
    /// pressed while a sheet rises is not where it was seen.
    ///
    /// # Errors
    /// When it has another; the message has it.
    pub async fn panel(&self, heading: &str) -> Result<()> {
        let script = "const panel = testid('panel');
            if (!visible(panel)) return 'nothing';
            return panel.getAnimations().length ? 'a moving sheet' : words(panel.querySelector('h2')?.textContent)";
        let found = self
            .until("", SOON, async || {
                let found = text_of(&self.elsewhere(script).await?);
                Ok((found == heading).then_some(()))
            })
            .await;
        if found.is_err() {
            let found = self.elsewhere(script).await?;
            bail!("the panel shows {found} and not {heading:?}");
        }
        Ok(())
    }

    /// Brings the form for a new cookie into the panel.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn new_cookie(&self) -> Result<()> {
        let script = "const panel = testid('panel');
            return visible(panel) && words(panel.querySelector('h2')?.textContent) === 'New cookie'";
        if self.elsewhere(script).await? != true {
            self.press("New cookie").await?;
        }
        self.panel("New cookie").await
    }

    /// Writes a new cookie by the form, as it stands but for name and value.
    ///
    /// # Errors
    /// When the form is not there.
    pub async fn set(&self, name: &str, value: &str) -> Result<()> {
        self.new_cookie().await?;
        self.fill("Name", name).await?;
        self.fill("Value", value).await?;
        self.press("Set cookie").await
    }

    /// Presses the button of this name in the panel.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_in_panel(&self, name: &str) -> Result<()> {
        let script =
            "const it = inside(testid('panel'), arguments[0]); it?.click(); return Boolean(it)";
        self.until(name, SOON, async || {
            let pressed = self.script(script, vec![json!(name)]).await?;
            Ok((pressed == true).then_some(()))
        })
        .await
    }

    /// Presses a button of the form's menu.
    ///
    /// # Errors
    /// When there is none.
    pub async fn form_menu(&self, button: &str) -> Result<()> {
        self.unfold("Form menu").await?;
        self.press(button).await
    }

    async fn outcome_foretold(&self, engine: &str) -> Result<Value> {
        let script = "return document.querySelector(
            `[data-testid=verdict][data-engine=${arguments[0]}]`)?.dataset.outcome ?? null";
        self.script(script, vec![json!(engine)]).await
    }

    /// Waits until this browser's verdict is this outcome.
    ///
    /// # Errors
    /// When it is another; the message has it.
    pub async fn verdict(&self, outcome: &str) -> Result<()> {
        self.verdict_of(self.session.engine(), outcome).await
    }

    /// Waits until the verdict of an engine is this outcome.
    ///
    /// # Errors
    /// When it is another; the message has it.
    pub async fn verdict_of(&self, engine: Engine, outcome: &str) -> Result<()> {
        let word = engine_word(engine);
        let found = self
            .until("", SOON, async || {
                Ok((self.outcome_foretold(word).await? == outcome).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!(
                "the verdict of {word} is {} and not {outcome:?}",
                self.outcome_foretold(word).await?
            );
        }
        Ok(())
    }

    /// Opens this browser's verdict, and returns what stands behind it.
    ///
    /// # Errors
    /// When there is no verdict.
    pub async fn verdict_details(&self) -> Result<String> {
        let script = "
            const chip = document.querySelector(`[data-testid=verdict][data-engine=${arguments[0]}]`);
            if (chip?.getAttribute('aria-expanded') !== 'true') chip?.click();";
        let word = engine_word(self.session.engine());
        self.script(script, vec![json!(word)]).await?;
        self.shown("verdict-details").await
    }

    /// Waits until no engine's verdict is shown.
    ///
    /// # Errors
    /// When one is.
    pub async fn has_no_verdict(&self) -> Result<()> {
        let none = "return document.querySelectorAll('[data-testid=verdict]').length === 0";
        self.comes_true("nothing is forecast", none).await
    }

    /// What the attributes of the opened cookie are, by their names.
    ///
    /// # Errors
    /// When no cookie is opened.
    pub async fn attributes(&self) -> Result<Vec<(String, String)>> {
        self.shown("attributes").await?;
        let script = "return [...testid('attributes').querySelectorAll('dt')]
            .map(term => [words(term.textContent), words(term.nextElementSibling?.textContent)])";
        Ok(serde_json::from_value(self.elsewhere(script).await?)?)
    }

    /// One attribute of the opened cookie.
    ///
    /// # Errors
    /// When it has no such attribute.
    pub async fn attribute(&self, name: &str) -> Result<String> {
        let attributes = self.attributes().await?;
        let found = attributes.iter().find(|(term, _)| term == name);
        let (_, value) = found.with_context(|| format!("no {name} in {attributes:?}"))?;
        Ok(value.clone())
    }
}
