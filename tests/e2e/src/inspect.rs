//! Inspect: what is brought, and what the page says of it.

use crate::page::{Page, SOON, text_of};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a row of Inspect says of a cookie, by engine.
pub type Fate = BTreeMap<String, String>;

/// The engines, as the rows name them.
pub const INSPECTED: [&str; 5] = ["chromium", "firefox", "webkitgtk", "safari", "standard"];

impl Page<'_> {
    /// Puts a text into the paste field and a URL beside it.
    ///
    /// # Errors
    /// When the view is not there.
    pub async fn bring(&self, text: &str, url: &str) -> Result<()> {
        self.put("Paste", text).await?;
        self.put("URL", url).await
    }

    /// What each row says, once there are so many and all are judged.
    ///
    /// # Errors
    /// When there come others.
    pub async fn inspected(&self, count: usize) -> Result<Vec<Fate>> {
        let script = "
            if (document.querySelector('.inspect-progress')) return null;
            return [...document.querySelectorAll('[data-testid=inspect-row]')]
                .sort((a, b) => a.dataset.index - b.dataset.index)
                .map(row => Object.fromEntries(arguments[0].map(engine => [engine, row.dataset[engine]])))";
        let engines = vec![json!(INSPECTED)];
        self.until("", SOON * 3, async || {
            let rows = self.script(script, engines.clone()).await?;
            let rows: Option<Vec<Fate>> = serde_json::from_value(rows)?;
            Ok(rows.filter(|rows| rows.len() == count))
        })
        .await
        .with_context(|| format!("not {count} cookies"))
    }

    /// Opens the row of a cookie, by its place in the input.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open_inspected(&self, index: usize) -> Result<()> {
        let row = format!(
            "document.querySelector('[data-testid=inspect-row][data-index=\"{index}\"] button')"
        );
        self.comes_true("the cookie is there", &format!("return visible({row})"))
            .await?;
        self.elsewhere(&format!(
            "if ({row}.getAttribute('aria-expanded') !== 'true') {row}.click()"
        ))
        .await?;
        self.comes_true(
            "it is open",
            "return visible(document.querySelector('.opened'))",
        )
        .await
    }

    /// The text of the opened cookie.
    ///
    /// # Errors
    /// When none is open.
    pub async fn opened_text(&self) -> Result<String> {
        let script = "return words(document.querySelector('.opened').innerText)";
        Ok(text_of(&self.elsewhere(script).await?))
    }

    /// The corrected line that is offered, if one is.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn corrected(&self) -> Result<Option<String>> {
        let script = "return testid('corrected')?.textContent ?? null";
        Ok(serde_json::from_value(self.elsewhere(script).await?)?)
    }

    /// Whether an engine sends the opened cookie, by the kind of request.
    ///
    /// # Errors
    /// When none is open.
    pub async fn travels(&self, engine: &str) -> Result<BTreeMap<String, String>> {
        let script = "
            return Object.fromEntries([...document.querySelectorAll('[data-testid=travel-row]')]
                .map(row => [row.dataset.request, row.getAttribute(`data-sent-${arguments[0]}`)]))";
        let rows: Value = self.script(script, vec![json!(engine)]).await?;
        Ok(serde_json::from_value(rows)?)
    }
}
