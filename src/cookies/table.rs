//! The table of every cookie that script can see.

use crate::components::parts::{code, quiet, tag};
use crate::session::Session;
use crate::wording;
use document_cookie::{CookieString, Encoding};
use leptos::prelude::*;

/// A cookie as the table shows it.
#[derive(Clone, PartialEq, Eq)]
struct Row {
    /// Unique while the table shows it: the name, and which copy of it.
    key: (String, usize),
    /// Decoded.
    text: String,
    encoding: Encoding,
    bytes: usize,
}

impl Row {
    /// Another content is another row: what a row shows never changes.
    fn identity(&self) -> String {
        let Self {
            key: (name, copy),
            text,
            bytes,
            ..
        } = self;
        format!("{name}={text};{copy};{bytes}")
    }
}

/// The rows of a cookie-string, in the browser's order. Pure.
fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for entry in CookieString::new(text).entries() {
        let copy = rows.iter().filter(|row| row.key.0 == entry.name).count();
        let decoded = Encoding::read(entry.value);
        rows.push(Row {
            key: (entry.name.to_owned(), copy),
            text: decoded.text.into_owned(),
            encoding: decoded.encoding,
            bytes: entry.bytes(),
        });
    }
    rows
}

/// The table.
#[component]
pub(super) fn CookieTable(
    /// The cookies.
    session: Session,
) -> impl IntoView {
    let rows = Memo::new(move |_| session.with_text(rows).unwrap_or_default());
    let summary = move || {
        rows.with(|rows| {
            let count = rows.len();
            let noun = if count == 1 { "cookie" } else { "cookies" };
            let bytes = rows.iter().map(|row| row.bytes).sum();
            format!("{count} {noun}, {}", wording::bytes(bytes))
        })
    };
    let is_empty = move || rows.with(Vec::is_empty).then_some("");
    view! {
        <section class="wide" aria-labelledby="table-title" data-empty=is_empty>
            <div class="section-head">
                <h2 id="table-title">"Cookies of this origin"</h2>
                <p class="quiet">{summary}</p>
            </div>
            <p class="card empty">
                "Script sees no cookie here. Set one above; HttpOnly cookies and those of other paths "
                "exist unseen."
            </p>
                <div class="card table-card">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">"Name"</th>
                                <th scope="col">"Value, decoded"</th>
                                <th scope="col" class="number">"Size"</th>
                            </tr>
                        </thead>
                        <tbody>
                            <For
                                each=move || rows.get()
                                key=Row::identity
                                let:row
                            >
                                {cookie_row(row)}
                            </For>
                        </tbody>
                    </table>
                </div>
        </section>
    }
}

fn cookie_row(row: Row) -> AnyView {
    let (name, copy) = row.key;
    let mut names = vec![if name.is_empty() {
        quiet("(no name)".to_owned())
    } else {
        code(name)
    }];
    if copy > 0 {
        names.push(tag(format!("copy {}", copy + 1)));
    }
    let mut value = vec![if row.text.is_empty() {
        quiet("(empty)".to_owned())
    } else {
        view! { <code class="value" dir="auto">{row.text}</code> }.into_any()
    }];
    if row.encoding != Encoding::Raw {
        value.push(tag(wording::encoding(row.encoding).to_owned()));
    }
    view! {
        <tr data-testid="cookie-row">
            <th scope="row">{names}</th>
            <td>{value}</td>
            <td class="number">{wording::bytes(row.bytes)}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_a_name_are_rows_of_their_own() {
        let rows = rows("a=1; b=caf%C3%A9; a=1");
        let keys: Vec<_> = rows
            .iter()
            .map(|row| (row.key.0.as_str(), row.key.1))
            .collect();
        assert_eq!(keys, [("a", 0), ("b", 0), ("a", 1)]);
        assert_eq!((rows[1].text.as_str(), rows[1].bytes), ("café", 10));
    }
}
