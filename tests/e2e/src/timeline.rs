//! The timeline of Activity.

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::page::{Page, SOON, text_of};

/// What the search field of Activity is called.
pub const FIND_IN_ACTIVITY: &str = "Find in activity";

/// An entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The outcome it is marked with.
    pub outcome: String,
    /// Its words, as they are shown.
    pub text: String,
}

impl Page<'_> {
    /// The entries, newest first.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn entries(&self) -> Result<Vec<Entry>> {
        let script = "return entries().map(it => [it.dataset.outcome ?? '', words(it.innerText)])";
        let entries = self.elsewhere(script).await?;
        let entries = entries.as_array().context("entries")?;
        let entry = |entry: &serde_json::Value| Entry {
            outcome: text_of(&entry[0]),
            text: text_of(&entry[1]),
        };
        Ok(entries.iter().map(entry).collect())
    }

    /// Waits until there are this many entries, and returns them.
    ///
    /// # Errors
    /// When there are others; the message has them.
    pub async fn has_entries(&self, count: usize) -> Result<Vec<Entry>> {
        let found = self
            .until("", SOON, async || {
                let entries = self.entries().await?;
                Ok((entries.len() == count).then_some(entries))
            })
            .await;
        match found {
            Ok(entries) => Ok(entries),
            Err(_) => bail!("not {count} entries: {:#?}", self.entries().await?),
        }
    }

    /// Opens the newest entry whose head speaks of `part`, and returns all its
    /// words.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open_entry(&self, part: &str) -> Result<String> {
        let script = "
            const entry = entries().find(it => words(it.textContent).includes(arguments[0]));
            const head = entry?.querySelector('button[aria-expanded]');
            if (!head) return null;
            if (head.getAttribute('aria-expanded') !== 'true') { head.click(); return null; }
            return words(entry.innerText);";
        let what = format!("an entry of {part:?}");
        let found = self
            .until(&what, SOON, async || {
                let text = self.script(script, vec![json!(part)]).await?;
                Ok(text.as_str().map(str::to_owned))
            })
            .await;
        match found {
            Ok(text) => Ok(text),
            Err(_) => bail!("no entry of {part:?}: {:#?}", self.entries().await?),
        }
    }

    /// Goes to Activity, opens the newest entry that speaks of `part` and can be
    /// taken back, and takes it back.
    ///
    /// # Errors
    /// When there is none.
    pub async fn undo_in_activity(&self, part: &str) -> Result<()> {
        self.follow("Activity").await?;
        self.open_all_of(part).await?;
        let script = "
            const entry = entries().find(it => inside(it, 'Undo') && words(it.textContent).includes(arguments[0]));
            const undo = inside(entry, 'Undo');
            undo?.click();
            return Boolean(undo);";
        let what = format!("an entry of {part:?} to take back");
        self.until(&what, SOON, async || {
            Ok((self.script(script, vec![json!(part)]).await? == true).then_some(()))
        })
        .await
    }

    async fn open_all_of(&self, part: &str) -> Result<()> {
        let script = "
            const all = entries().filter(it => words(it.textContent).includes(arguments[0]));
            all.map(it => it.querySelector('button[aria-expanded=false]')).forEach(it => it?.click());
            return all.length > 0;";
        self.until(&format!("an entry of {part:?}"), SOON, async || {
            Ok((self.script(script, vec![json!(part)]).await? == true).then_some(()))
        })
        .await
    }
}
