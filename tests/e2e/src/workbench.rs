//! The workbench as tests use it: its editor, its rows, its ways back.

use anyhow::{Result, bail};

use crate::page::{Page, SOON, text_of};

/// Finds the first row of the name in `arguments[0]` whose words include
/// `arguments[1]`.
const ROW: &str = "
    const row = [...document.querySelectorAll('[data-testid=cookie-row]')].find(row =>
        words(row.querySelector('th').textContent) === arguments[0]
        && words([...row.cells].map(cell => cell.textContent).join(' ')).includes(arguments[1]));";

impl Page<'_> {
    /// Presses a button in the row of this name, the first whose text has
    /// `part`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_in_row(&self, name: &str, part: &str, button: &str) -> Result<()> {
        self.has_row(name, part).await?;
        let script = format!(
            "{ROW} [...row.querySelectorAll('button')]
                .find(each => words(each.textContent) === arguments[2])
                .click();"
        );
        self.script(&script, vec![name.into(), part.into(), button.into()])
            .await?;
        Ok(())
    }

    /// Marks or clears the box of this label.
    ///
    /// # Errors
    /// When there is none.
    pub async fn check(&self, label: &str, checked: bool) -> Result<()> {
        let script = "
            const box = labelled(arguments[0]);
            if (box.checked !== arguments[1]) box.click();";
        self.script(script, vec![label.into(), checked.into()])
            .await?;
        Ok(())
    }

    /// What the field of this label holds.
    ///
    /// # Errors
    /// When there is none.
    pub async fn value(&self, label: &str) -> Result<String> {
        let script = "return labelled(arguments[0]).value";
        Ok(text_of(&self.script(script, vec![label.into()]).await?))
    }

    /// Waits until the verdict of this browser is this outcome; its words.
    ///
    /// # Errors
    /// When it is another.
    pub async fn verdict(&self, outcome: &str) -> Result<String> {
        let script = "
            const verdict = testid('verdict');
            return [verdict.getAttribute('data-outcome') ?? '', words(verdict.textContent)];";
        let found = self
            .until("", SOON, async || {
                let seen = self.script(script, vec![]).await?;
                Ok((seen[0] == outcome).then(|| text_of(&seen[1])))
            })
            .await;
        match found {
            Ok(words) => Ok(words),
            Err(_) => bail!(
                "the verdict is not {outcome:?}: {}",
                self.script(script, vec![]).await?
            ),
        }
    }

    /// Waits until the table has this many rows.
    ///
    /// # Errors
    /// When it has not.
    pub async fn has_rows(&self, count: usize) -> Result<()> {
        let found = self
            .until("", SOON, async || {
                Ok((self.rows().await?.len() == count).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!("{} rows and not {count}", self.rows().await?.len());
        }
        Ok(())
    }

    /// What stands in a column (its `data-col`) of the first row of this name
    /// whose words include `part`.
    ///
    /// # Errors
    /// When there is no such row.
    pub async fn cell(&self, name: &str, part: &str, column: &str) -> Result<String> {
        self.has_row(name, part).await?;
        let script = format!(
            "{ROW} return words(row.querySelector(`[data-col=${{arguments[2]}}]`).textContent)"
        );
        let arguments = vec![name.into(), part.into(), column.into()];
        Ok(text_of(&self.script(&script, arguments).await?))
    }

    /// Marks the row of this name whose words include `part`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn mark(&self, name: &str, part: &str) -> Result<()> {
        self.has_row(name, part).await?;
        let script = format!("{ROW} row.querySelector('input[type=checkbox]').click()");
        self.script(&script, vec![name.into(), part.into()]).await?;
        Ok(())
    }

    /// The names of the rows from top to bottom.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn names(&self) -> Result<Vec<String>> {
        Ok(self.rows().await?.into_iter().map(|row| row.name).collect())
    }

    /// Waits until the rows have these names, from top to bottom.
    ///
    /// # Errors
    /// When they have others; the message has them.
    pub async fn is_ordered(&self, names: &[&str]) -> Result<()> {
        let found = self
            .until("", SOON, async || {
                Ok((self.names().await? == names).then_some(()))
            })
            .await;
        if found.is_err() {
            bail!("not {names:?} but {:?}", self.names().await?);
        }
        Ok(())
    }

    /// Presses the button that takes the latest action back, by its
    /// `data-testid`, and returns what it had said it would do.
    ///
    /// # Errors
    /// When there is nothing to take back.
    pub async fn undo(&self) -> Result<String> {
        let script = "
            const undo = testid('undo');
            if (!undo?.checkVisibility()) return null;
            const said = words(undo.parentElement.textContent);
            undo.click();
            return said;";
        self.until("there is something to undo", SOON, async || {
            let said = self.script(script, vec![]).await?;
            Ok(said.as_str().map(str::to_owned))
        })
        .await
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

    /// Types where the focus is, as a keyboard does.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        let active = self.session.active_element().await?;
        active.send_keys(keys).await?;
        Ok(())
    }

    /// Where the focus is: the name of a field or what a button is called, with
    /// the row it is in; `nowhere` when nothing has it.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn focus(&self) -> Result<String> {
        let script = "
            const at = document.activeElement;
            if (!at || at === document.body || at === document.documentElement) return 'nowhere';
            const row = at.closest('[data-testid=cookie-row]')?.querySelector('th').textContent;
            const name = at.getAttribute('aria-label') ?? at.getAttribute('name') ?? words(at.textContent);
            return row ? `${name} of ${words(row)}` : name;";
        Ok(text_of(&self.script(script, vec![]).await?))
    }

    /// Runs a script in the page, as another program of the same origin would.
    ///
    /// # Errors
    /// When it cannot be run.
    pub async fn elsewhere(&self, script: &str) -> Result<serde_json::Value> {
        self.script(script, vec![]).await
    }
}
