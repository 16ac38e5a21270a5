//! What the page shows, in whatever view.

use anyhow::{Result, bail};
use serde_json::json;

use crate::page::{Page, SOON, text_of};

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

    /// Whether the element with this `data-testid` can be seen.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn is_visible(&self, id: &str) -> Result<bool> {
        let script = "return visible(testid(arguments[0]))";
        Ok(self.script(script, vec![json!(id)]).await? == true)
    }

    /// Waits until the element with this `data-testid` can be seen, or cannot.
    ///
    /// # Errors
    /// When it stays otherwise.
    pub async fn becomes_visible(&self, id: &str, wanted: bool) -> Result<()> {
        let what = format!("{id} is visible: {wanted}");
        self.until(&what, SOON, async || {
            Ok((self.is_visible(id).await? == wanted).then_some(()))
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

    /// Waits until the words of the element with this `data-testid` have a part.
    ///
    /// # Errors
    /// When they do not; the message has them.
    pub async fn shows_part(&self, id: &str, part: &str) -> Result<String> {
        let script = "return words(testid(arguments[0])?.textContent)";
        let ask = async || anyhow::Ok(text_of(&self.script(script, vec![json!(id)]).await?));
        let found = self
            .until("", SOON, async || {
                let text = ask().await?;
                Ok(text.contains(part).then_some(text))
            })
            .await;
        match found {
            Ok(text) => Ok(text),
            Err(_) => bail!("{id} shows {:?}, without {part:?}", ask().await?),
        }
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

    /// The notes of the page (role `note`), waiting until one speaks of `part`.
    ///
    /// # Errors
    /// When none does; the message has the notes.
    pub async fn notes(&self, part: &str) -> Result<String> {
        let script = "return [...document.querySelectorAll('[role=note]')].filter(visible)
            .map(note => words(note.textContent)).join('\\n')";
        let found = self
            .until("", SOON, async || {
                let notes = text_of(&self.elsewhere(script).await?);
                Ok(notes.contains(part).then_some(notes))
            })
            .await;
        match found {
            Ok(notes) => Ok(notes),
            Err(_) => bail!(
                "no note speaks of {part:?}: {}",
                self.elsewhere(script).await?
            ),
        }
    }

    /// All the words of the page that are shown.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn text(&self) -> Result<String> {
        Ok(text_of(
            &self.elsewhere("return document.body.innerText").await?,
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
            let text = text_of(&self.elsewhere(script).await?);
            Ok(text.contains(wanted).then_some(()))
        })
        .await
    }

    /// `document.cookie`.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn cookies(&self) -> Result<String> {
        Ok(text_of(&self.elsewhere("return document.cookie").await?))
    }

    /// Waits until `document.cookie` holds exactly these pairs, in any order.
    ///
    /// # Errors
    /// When it holds others; the message has them.
    pub async fn holds(&self, pairs: &[&str]) -> Result<()> {
        let mut wanted = pairs.to_vec();
        wanted.sort_unstable();
        let found = self
            .until("", SOON, async || {
                let text = self.cookies().await?;
                let mut held: Vec<&str> = text.split("; ").filter(|it| !it.is_empty()).collect();
                held.sort_unstable();
                Ok((held == wanted).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!("not {wanted:?} but {:?}", self.cookies().await?);
        }
        Ok(())
    }
}
