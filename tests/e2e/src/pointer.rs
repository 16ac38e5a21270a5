//! Hands: a mouse that hovers and clicks, a finger that taps, where the page
//! really has something under them.

use anyhow::{Context, Result, bail};
use browsers::thirtyfour::common::command::{Actions, Command};
use serde_json::{Value, json};

use crate::page::{Page, SOON};

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// It hovers.
    Mouse,
    /// It does not.
    Finger,
}

/// Where something stands in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Bounds {
    /// Its right edge.
    #[must_use]
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// Its lower edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// Whether all of it is within a viewport of this size.
    #[must_use]
    pub fn is_within(self, width: f64, height: f64) -> bool {
        self.left >= 0.0 && self.top >= 0.0 && self.right() <= width && self.bottom() <= height
    }
}

impl Page<'_> {
    /// Where the element that an expression names stands; none where nothing of
    /// it can be seen.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn bounds(&self, element: &str) -> Result<Option<Bounds>> {
        let script = format!(
            "const it = {element};
             if (!visible(it)) return null;
             const box = it.getBoundingClientRect();
             return [box.left, box.top, box.width, box.height];"
        );
        let bounds = self.elsewhere(&script).await?;
        let at = |index: usize| bounds[index].as_f64().unwrap_or_default();
        Ok((!bounds.is_null()).then(|| Bounds {
            left: at(0),
            top: at(1),
            width: at(2),
            height: at(3),
        }))
    }

    /// The middle of the element that an expression names, once it is in view
    /// with nothing over it.
    ///
    /// # Errors
    /// When it is not; the message has what is over it.
    pub async fn middle(&self, element: &str) -> Result<(i64, i64)> {
        let script = format!(
            "const it = {element};
             if (!it?.isConnected || !it.checkVisibility()) return 'it is not shown';
             const middle = () => {{
                 const box = it.getBoundingClientRect();
                 return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
             }};
             let [x, y] = middle();
             const hit = () => {{
                 const over = document.elementFromPoint(x, y);
                 return over && (it.contains(over) || over.closest('label')?.control === it) ? true : over;
             }};
             let over = hit();
             if (over === true) return [x, y];
             it.scrollIntoView({{ block: 'center', inline: 'nearest', behavior: 'instant' }});
             [x, y] = middle();
             over = hit();
             return over === true ? [x, y] : `under ${{over?.outerHTML.slice(0, 120) ?? 'nothing, out of view'}}`;"
        );
        let found = self
            .until("", SOON, async || {
                let at = self.elsewhere(&script).await?;
                Ok(match (at[0].as_i64(), at[1].as_i64()) {
                    (Some(x), Some(y)) => Some((x, y)),
                    _ => None,
                })
            })
            .await;
        match found {
            Ok(at) => Ok(at),
            Err(_) => bail!(
                "{element} cannot be pointed at: {}",
                self.elsewhere(&script).await?
            ),
        }
    }

    /// Has the driver carry out what a pointer does.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn act(&self, pointer: Pointer, actions: Vec<Value>) -> Result<()> {
        let (id, kind) = match pointer {
            Pointer::Mouse => ("mouse", "mouse"),
            Pointer::Finger => ("finger", "touch"),
        };
        let source = json!([{
            "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": actions,
        }]);
        let command = Command::PerformActions(Actions::from(source));
        self.session
            .cmd(command)
            .await
            .with_context(|| format!("a {kind}"))?;
        Ok(())
    }

    /// Moves the mouse over the element that an expression names.
    ///
    /// # Errors
    /// When it cannot be pointed at.
    pub async fn hover(&self, element: &str) -> Result<(i64, i64)> {
        let (x, y) = self.middle(element).await?;
        self.act(Pointer::Mouse, vec![to(x, y)]).await?;
        Ok((x, y))
    }

    /// Clicks with the mouse, so many times, what an expression names.
    ///
    /// # Errors
    /// When it cannot be pointed at.
    pub async fn click(&self, element: &str, times: usize) -> Result<()> {
        let (x, y) = self.hover(element).await?;
        self.click_at(x, y, times).await
    }

    /// Clicks with the mouse, so many times, at a place.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn click_at(&self, x: i64, y: i64, times: usize) -> Result<()> {
        let mut actions = vec![to(x, y)];
        for _ in 0..times {
            actions.extend([down(), up()]);
        }
        self.act(Pointer::Mouse, actions).await
    }

    /// Moves the mouse to the page's corner, where there is nothing to point at.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn leave(&self) -> Result<()> {
        self.act(Pointer::Mouse, vec![to(1, 1)]).await
    }

    /// Taps with a finger what an expression names.
    ///
    /// # Errors
    /// When it cannot be pointed at.
    pub async fn tap(&self, element: &str) -> Result<()> {
        let (x, y) = self.middle(element).await?;
        self.act(Pointer::Finger, vec![to(x, y), down(), up()])
            .await
    }
}

fn to(x: i64, y: i64) -> Value {
    json!({ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x, "y": y })
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}
