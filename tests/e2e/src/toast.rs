//! The toast: what came of the latest act, and the way back from it.

use anyhow::{Context, Result, bail};

use crate::page::{Page, SOON, text_of};

/// The toast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Its words.
    pub text: String,
    /// The outcome it is marked with; none where nothing was written.
    pub outcome: Option<String>,
    /// Whether it offers to take its action back.
    pub has_undo: bool,
    /// The meaning of its colour.
    pub tone: String,
}

/// What became of one cookie, behind the toast's button Details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Its outcome.
    pub outcome: String,
    /// The line that was written.
    pub line: String,
    /// Its words.
    pub text: String,
}

impl Page<'_> {
    /// The toast, if it is there; there is never more than one status.
    ///
    /// # Errors
    /// When there are several.
    pub async fn toast_now(&self) -> Result<Option<Toast>> {
        let script = "
            const all = [...document.querySelectorAll('[role=status]')];
            if (all.length > 1) return all.length;
            const toast = all[0];
            if (!toast || toast.dataset.testid !== 'toast') return toast ? 'no toast' : null;
            return [words(toast.innerText), toast.dataset.outcome ?? null,
                visible(toast.querySelector('[data-testid=undo]')), toast.dataset.tone ?? ''];";
        let toast = self.elsewhere(script).await?;
        if toast.is_null() {
            return Ok(None);
        }
        if !toast.is_array() {
            bail!("of role status: {toast}");
        }
        Ok(Some(Toast {
            text: text_of(&toast[0]),
            outcome: toast[1].as_str().map(str::to_owned),
            has_undo: toast[2] == true,
            tone: text_of(&toast[3]),
        }))
    }

    /// The toast, once it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn toast(&self) -> Result<Toast> {
        self.until("a toast", SOON, async || self.toast_now().await)
            .await
    }

    /// Waits until the toast is marked with this outcome, and returns it.
    ///
    /// # Errors
    /// When it is not; the message has the toast.
    pub async fn reports(&self, outcome: &str) -> Result<Toast> {
        let found = self
            .until("", SOON, async || {
                let toast = self.toast_now().await?;
                Ok(toast.filter(|it| it.outcome.as_deref() == Some(outcome)))
            })
            .await;
        match found {
            Ok(toast) => Ok(toast),
            Err(error) => bail!(
                "the outcome is not {outcome:?}: {:?} ({error})",
                self.toast_now().await?
            ),
        }
    }

    /// Waits until the words of the toast have a part, and returns it.
    ///
    /// # Errors
    /// When they do not; the message has the toast.
    pub async fn reports_words(&self, part: &str) -> Result<Toast> {
        let found = self
            .until("", SOON, async || {
                let toast = self.toast_now().await?;
                Ok(toast.filter(|it| it.text.contains(part)))
            })
            .await;
        match found {
            Ok(toast) => Ok(toast),
            Err(_) => bail!("no {part:?} in {:?}", self.toast_now().await?),
        }
    }

    /// Opens the toast's details, and returns what became of each cookie.
    ///
    /// # Errors
    /// When there are none.
    pub async fn writes(&self) -> Result<Vec<Write>> {
        self.toast().await?;
        let open = "
            const details = inside(testid('toast'), 'Details');
            if (details?.getAttribute('aria-expanded') !== 'true') details?.click();";
        self.elsewhere(open).await?;
        let script =
            "return [...testid('toast').querySelectorAll('.write')].filter(visible).map(each =>
            [each.dataset.outcome ?? '', each.querySelector('code.line-written')?.textContent ?? '',
                words(each.textContent)])";
        self.until("the toast's details", SOON, async || {
            let writes = self.elsewhere(script).await?;
            let writes = writes.as_array().context("details")?;
            let write = |write: &serde_json::Value| Write {
                outcome: text_of(&write[0]),
                line: text_of(&write[1]),
                text: text_of(&write[2]),
            };
            Ok((!writes.is_empty()).then(|| writes.iter().map(write).collect()))
        })
        .await
    }

    /// The literal line of the toast's first write.
    ///
    /// # Errors
    /// When nothing was written.
    pub async fn line_written(&self) -> Result<String> {
        Ok(self.writes().await?.swap_remove(0).line)
    }

    /// Presses the toast's Undo, and returns what the toast had said.
    ///
    /// # Errors
    /// When there is nothing to take back.
    pub async fn undo(&self) -> Result<String> {
        let script = "
            const undo = testid('undo');
            if (!visible(undo)) return null;
            const said = words(testid('toast').innerText);
            undo.click();
            return said;";
        self.until("there is something to undo", SOON, async || {
            let said = self.elsewhere(script).await?;
            Ok(said.as_str().map(str::to_owned))
        })
        .await
    }

    /// Takes the toast away.
    ///
    /// # Errors
    /// When there is none.
    pub async fn dismiss(&self) -> Result<()> {
        self.toast().await?;
        self.elsewhere("inside(testid('toast'), 'Dismiss').click()")
            .await?;
        self.until("the toast is gone", SOON, async || {
            Ok(self.toast_now().await?.is_none().then_some(()))
        })
        .await
    }
}
