//! The list of cookies: its rows, what stands in them, what is done with them.

use anyhow::{Context, Result, bail};

use crate::page::{Page, SOON, text_of};

/// A row of the list of cookies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cookie's name.
    pub name: String,
    /// All the words of the row, the decoded value and what its marks mean
    /// among them.
    pub text: String,
}

impl Page<'_> {
    /// The rows from top to bottom, without one that is struck out.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn rows(&self) -> Result<Vec<Row>> {
        let script = "return rows().filter(row => !row.classList.contains('struck'))
            .map(row => [row.dataset.name, rowText(row)])";
        let rows = self.elsewhere(script).await?;
        let rows = rows.as_array().context("rows")?;
        Ok(rows
            .iter()
            .map(|row| Row {
                name: text_of(&row[0]),
                text: text_of(&row[1]),
            })
            .collect())
    }

    /// The names of the rows from top to bottom.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn names(&self) -> Result<Vec<String>> {
        Ok(self.rows().await?.into_iter().map(|row| row.name).collect())
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

    /// Waits until the list has this many rows.
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

    /// What stands in a column (its `data-col`) of the first row of this name
    /// whose words include `part`.
    ///
    /// # Errors
    /// When there is no such row or column.
    pub async fn cell(&self, name: &str, part: &str, column: &str) -> Result<String> {
        self.has_row(name, part).await?;
        let script = "
            const cell = rowOf(arguments[0], arguments[1]).querySelector(`td[data-col=${arguments[2]}]`);
            return visible(cell) ? words(cell.textContent) : null;";
        let arguments = vec![name.into(), part.into(), column.into()];
        let cell = self.script(script, arguments).await?;
        Ok(cell
            .as_str()
            .with_context(|| format!("no column {column}"))?
            .to_owned())
    }

    /// The marks of a row, each with what it means.
    ///
    /// # Errors
    /// When there is no such row.
    pub async fn marks(&self, name: &str, part: &str) -> Result<Vec<(String, String)>> {
        self.has_row(name, part).await?;
        let script = "
            return [...rowOf(arguments[0], arguments[1]).querySelectorAll('td[data-col=marks] .mark')]
                .map(mark => [words(mark.textContent), mark.title]);";
        let marks = self.script(script, vec![name.into(), part.into()]).await?;
        Ok(serde_json::from_value(marks)?)
    }

    /// Shows or hides optional columns, by their names.
    ///
    /// # Errors
    /// When there is no such choice.
    pub async fn columns(&self, columns: &[&str], shown: bool) -> Result<()> {
        self.unfold("List menu").await?;
        for column in columns {
            self.check(&format!("{column} column"), shown).await?;
        }
        self.fold("List menu").await
    }

    /// Presses a button in the row of this name, the first whose words include
    /// `part`: Edit, Copy or Delete. Without a pointer, so that no row stays
    /// under one.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_in_row(&self, name: &str, part: &str, action: &str) -> Result<()> {
        self.has_row(name, part).await?;
        let script = "
            const it = inRow(...arguments);
            if (!it) return false;
            it.click();
            return true;";
        let arguments = vec![name.into(), part.into(), action.into()];
        if self.script(script, arguments).await? != true {
            bail!("the row {name:?} has no button {action:?}");
        }
        Ok(())
    }

    /// Presses the button Edit in a row, and waits for the form.
    ///
    /// # Errors
    /// When there is none.
    pub async fn edit(&self, name: &str, part: &str) -> Result<()> {
        self.press_in_row(name, part, "Edit").await?;
        self.panel(&format!("Edit {name}")).await
    }

    /// Opens the row of this name, the first whose words include `part`, in the
    /// panel, and waits until it is there.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open_row(&self, name: &str, part: &str) -> Result<()> {
        self.has_row(name, part).await?;
        let script = "
            const row = rowOf(...arguments);
            row.scrollIntoView({ block: 'nearest' });
            row.querySelector('th').click();";
        self.script(script, vec![name.into(), part.into()]).await?;
        let current = "return rowOf(arguments[0], arguments[1])?.getAttribute('aria-current')";
        self.until("the row is current", SOON, async || {
            let current = self.script(current, vec![name.into(), part.into()]).await?;
            Ok((current == "true").then_some(()))
        })
        .await
    }

    /// Selects the row of this name whose words include `part`, or takes it out.
    ///
    /// # Errors
    /// When there is none.
    pub async fn select(&self, name: &str, part: &str) -> Result<()> {
        self.has_row(name, part).await?;
        let script = "rowOf(...arguments).querySelector('input[type=checkbox]').click()";
        self.script(script, vec![name.into(), part.into()]).await?;
        Ok(())
    }

    /// Presses a button of the list's menu.
    ///
    /// # Errors
    /// When there is none.
    pub async fn list_menu(&self, button: &str) -> Result<()> {
        self.unfold("List menu").await?;
        self.press(button).await
    }

    /// Searches the list.
    ///
    /// # Errors
    /// When there is no field for it.
    pub async fn find(&self, text: &str) -> Result<()> {
        self.fill(FIND, text).await
    }
}

/// What the search field of the list is called.
pub const FIND: &str = "Find name, value, decoded text";
