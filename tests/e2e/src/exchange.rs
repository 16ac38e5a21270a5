//! The windows for importing, exporting and snapshots.

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::page::{Page, SOON, text_of};

/// A cookie of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Its name.
    pub name: String,
    /// `new`, `changed`, `same`, `removal` or `impossible`.
    pub state: String,
    /// All its words.
    pub text: String,
}

impl Page<'_> {
    /// Opens the window for importing, and pastes a text.
    ///
    /// # Errors
    /// When there is none.
    pub async fn paste(&self, text: &str) -> Result<()> {
        if self.elsewhere("return !labelled('Paste')").await? == true {
            self.press("Import").await?;
        }
        self.put("Paste", text).await
    }

    /// The cookies of the preview, once there are so many and nothing is being
    /// read any more.
    ///
    /// # Errors
    /// When there are others.
    pub async fn preview(&self, count: usize) -> Result<Vec<ImportRow>> {
        let script = "
            if (testid('import-progress')) return null;
            return [...document.querySelectorAll('[data-testid=import-row]')]
                .map(row => [row.dataset.name, row.dataset.state, words(row.textContent)])";
        let ask = async || -> Result<Vec<ImportRow>> {
            let rows: Option<Vec<(String, String, String)>> =
                serde_json::from_value(self.elsewhere(script).await?)?;
            let rows = rows.unwrap_or_default().into_iter();
            Ok(rows
                .map(|(name, state, text)| ImportRow { name, state, text })
                .collect())
        };
        let found = self
            .until("", SOON, async || {
                let rows = ask().await?;
                Ok((rows.len() == count).then_some(rows))
            })
            .await;
        match found {
            Ok(rows) => Ok(rows),
            Err(_) => bail!("not {count} cookies: {:#?}", ask().await?),
        }
    }

    /// Carries the import out; how many cookies the button said.
    ///
    /// # Errors
    /// When it cannot be.
    pub async fn write_imported(&self) -> Result<usize> {
        let script = "const it = [...document.querySelectorAll('dialog[open] button')]
            .find(it => nameOf(it).startsWith('Write ') && /\\d/.test(nameOf(it)));
            return it && !it.disabled ? nameOf(it) : null";
        let name = self
            .until("a button that writes", SOON, async || {
                Ok(self.elsewhere(script).await?.as_str().map(str::to_owned))
            })
            .await?;
        self.press(&name).await?;
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        Ok(digits.parse()?)
    }

    /// Chooses, by its name in the document, an option of the list of this
    /// label.
    ///
    /// # Errors
    /// When there is no such list or option.
    pub async fn choose_named(&self, label: &str, option: &str) -> Result<()> {
        let script = "
            const control = labelled(arguments[0]);
            if (![...control?.options ?? []].some(it => it.value === arguments[1])) return false;
            control.value = arguments[1];
            control.dispatchEvent(new Event('input', { bubbles: true }));
            control.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        let names = vec![json!(label), json!(option)];
        // A list of formats comes once the input is read.
        self.until("it has the option", SOON, async || {
            let chosen = self.script(script, names.clone()).await?;
            Ok((chosen == true).then_some(()))
        })
        .await
        .with_context(|| format!("{label:?} has no option named {option:?}"))
    }

    /// Opens the window of snapshots; where it is narrow, by the list's menu.
    ///
    /// # Errors
    /// When there is none.
    pub async fn snapshots(&self) -> Result<()> {
        if !self.has_button("Snapshots").await? {
            self.unfold("List menu").await?;
        }
        self.press("Snapshots").await
    }

    /// The text of the cookies in a format, as it stands.
    ///
    /// # Errors
    /// When there is none.
    pub async fn exported(&self, format: &str) -> Result<String> {
        if self.elsewhere("return !testid('export-text')").await? == true {
            self.press("Export").await?;
        }
        self.choose_named("Format", format).await?;
        let chosen = "return labelled('Format').value === arguments[0] ? testid('export-text').textContent : null";
        self.until("the text of the format", SOON, async || {
            let text = self.script(chosen, vec![json!(format)]).await?;
            Ok(text.as_str().map(|_| text_of(&text)))
        })
        .await
    }
}
