//! The table of every cookie that script can see.

use super::state::{Column, CookiesState};
use crate::clock;
use crate::components::parts::{acted, code, quiet, tag};
use crate::cookies::max_age;
use crate::known::{End, Source};
use crate::session::{Cookie, Row, Session};
use crate::wording;
use document_cookie::Encoding;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How many cookies Chromium and Firefox keep of a site, as measured; no limit
/// of WebKitGTK's is known.
const MOST: usize = 180;

const COLUMNS: [(&str, Column); 9] = [
    ("name", Column::Name),
    ("value", Column::Value),
    ("size", Column::Size),
    ("path", Column::Path),
    ("domain", Column::Domain),
    ("expires", Column::Expires),
    ("secure", Column::Secure),
    ("samesite", Column::SameSite),
    ("partitioned", Column::Partitioned),
];

/// The table.
#[component]
pub(super) fn CookieTable(
    /// The cookies.
    session: Session,
    /// The view's state.
    state: CookiesState,
) -> impl IntoView {
    let visible = Memo::new(move |_| state.visible(session));
    let is_empty = move || session.rows().is_empty().then_some("");
    let none_found = move || {
        (visible.with(Vec::is_empty) && !session.rows().is_empty()).then_some("")
    };
    let act = move |event: &Event| {
        let Some((name, row)) = acted(event) else {
            return;
        };
        if let Some((_, column)) = COLUMNS.into_iter().find(|(word, _)| *word == name) {
            return sort(state, event, column);
        }
        let row = row.and_then(|id| session.row(id));
        match (name.as_str(), row) {
            ("edit", Some(row)) => state.take(&row, true),
            ("duplicate", Some(row)) => state.take(&row, false),
            ("remove", Some(row)) => state.delete_rows(session, &[row]),
            ("selected", _) => state.delete_rows(session, &selected(session, false)),
            ("every", _) => state.delete_rows(session, &selected(session, true)),
            ("all", _) => select_all(event),
            ("column", _) => choose_columns(),
            ("mask", _) => session.masked.update(|masked| *masked = !*masked),
            _ => {}
        }
    };
    view! {
        <section id="cookies" class="wide" aria-labelledby="table-title" data-empty=is_empty data-none=none_found
            on:click=move |event| act(&event)
        >
            <div class="section-head">
                <h2 id="table-title">"Cookies of this origin"</h2>
                <p class="quiet">{move || gauge(session)}</p>
            </div>
            <p class="card empty">
                "Script sees no cookie here. Set one above; HttpOnly cookies and those of other paths "
                "exist unseen."
            </p>
            <div class="tools">
                <input type="search" id="find" aria-label="Find in names and values" placeholder="Find in names and values"
                    on:input=move |event| state.find.set(event_target_value(&event)) />
                <button type="button" data-act="selected">"Delete selected"</button>
                <button type="button" data-act="every">"Delete all shown"</button>
                <button type="button" data-act="mask" aria-pressed=move || session.masked.get().to_string()>"Mask values"</button>
                <details class="columns"><summary>"Columns"</summary><div class="card"><label><input type="checkbox" checked data-act="column" value="size" />"Size"</label><label><input type="checkbox" checked data-act="column" value="path" />"Path"</label><label><input type="checkbox" checked data-act="column" value="domain" />"Domain"</label><label><input type="checkbox" checked data-act="column" value="expires" />"Expires"</label><label><input type="checkbox" checked data-act="column" value="secure" />"Secure"</label><label><input type="checkbox" checked data-act="column" value="samesite" />"SameSite"</label><label><input type="checkbox" checked data-act="column" value="partitioned" />"Partitioned"</label></div></details>
            </div>
            <p class="card none-found">"No name and no value has that text."</p>
            <div class="card table-card">
                <table id="table" data-hide="">
                    <thead><tr><th class="pick"><input type="checkbox" data-act="all" aria-label="Select all" /></th><th scope="col" data-col="name"><button type="button" data-act="name">"Name"</button></th><th scope="col" data-col="value"><button type="button" data-act="value">"Value"</button></th><th scope="col" data-col="size"><button type="button" data-act="size">"Size"</button></th><th scope="col" data-col="path"><button type="button" data-act="path">"Path"</button></th><th scope="col" data-col="domain"><button type="button" data-act="domain">"Domain"</button></th><th scope="col" data-col="secure"><button type="button" data-act="secure">"Secure"</button></th><th scope="col" data-col="samesite"><button type="button" data-act="samesite">"SameSite"</button></th><th scope="col" data-col="partitioned"><button type="button" data-act="partitioned">"Partitioned"</button></th><th scope="col" data-col="expires"><button type="button" data-act="expires">"Expires"</button></th><th scope="col" class="acts">"Actions"</th></tr></thead>
                    <tbody>
                        <For each=move || visible.get() key=|row| row.id let:row>
                            {table_row(session, row)}
                        </For>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn table_row(session: Session, row: Row) -> AnyView {
    let cookie = row.cookie;
    let name = cookie.with_untracked(|cookie| cookie.seen.name.clone());
    let label = format!("Select {}", wording::name(&name));
    let shown = cookie.clone();
    view! {
        <tr data-testid="cookie-row" data-id=row.id.to_string()>
            <td class="pick"><input type="checkbox" aria-label=label /></td>
            <th scope="row" data-col="name">{if name.is_empty() { quiet("(no name)".to_owned()) } else { code(name) }}</th>
            {move || cookie.with(|cookie| cells(session, cookie))}
            {move || shown.with(expires)}
            <td class="acts"><button type="button" data-act="edit">"Edit"</button><button type="button" data-act="duplicate">"Duplicate"</button><button type="button" data-act="remove">"Delete"</button></td>
        </tr>
    }
    .into_any()
}

/// What of a cookie stays as long as it does.
fn cells(session: Session, cookie: &Cookie) -> Vec<AnyView> {
    let seen = &cookie.seen;
    let mut value = vec![if seen.text.is_empty() {
        quiet("(empty)".to_owned())
    } else {
        let text = session.veiled(&seen.text);
        view! { <code class="value" dir="auto">{text}</code> }.into_any()
    }];
    if seen.encoding != Encoding::Raw {
        value.push(tag(wording::encoding(seen.encoding).to_owned()));
    }
    if seen.copy > 0 {
        value.push(tag(format!("copy {}", seen.copy + 1)));
    }
    let known = cookie.known.as_ref();
    let flag = |flag: Option<bool>| flag.map(|set| if set { "yes" } else { "no" }.to_owned());
    let domain = known.and_then(|known| known.domain.clone()).map(|domain| {
        if domain.is_empty() {
            "this host".to_owned()
        } else {
            domain
        }
    });
    let same_site = known.and_then(|known| known.same_site.clone()).map(|word| {
        if word.is_empty() {
            "not set".to_owned()
        } else {
            word
        }
    });
    vec![
        cell("value", value),
        cell("size", vec![quiet(wording::grouped(seen.bytes() as u64))]),
        fact("path", known.and_then(|known| known.path.clone())),
        fact("domain", domain),
        fact("secure", flag(known.and_then(|known| known.secure))),
        fact("samesite", same_site),
        fact("partitioned", flag(known.and_then(|known| known.partitioned))),
    ]
}

fn cell(column: &'static str, content: Vec<AnyView>) -> AnyView {
    view! { <td data-col=column>{content}</td> }.into_any()
}

/// What is known; or that it is not.
fn fact(column: &'static str, known: Option<String>) -> AnyView {
    cell(
        column,
        vec![quiet(known.unwrap_or_else(|| "unknown".to_owned()))],
    )
}

/// When the cookie ends, counted down. Tracks the clock where there is a time.
fn expires(cookie: &Cookie) -> AnyView {
    let known = cookie.known.as_ref();
    let told = known.and_then(|known| {
        known.end.map(|end| match end {
            End::Session => "with the session".to_owned(),
            End::At(time) => match time.saturating_sub(clock::ticking()) {
                0 => "now".to_owned(),
                left => format!("in {}", max_age::in_words(left)),
            },
        })
    });
    let by_browser = known.is_some_and(|known| known.source == Source::Browser);
    let mut content = vec![quiet(told.unwrap_or_else(|| "unknown".to_owned()))];
    if by_browser {
        content.push(tag("told by the browser".to_owned()));
    }
    cell("expires", content)
}

/// How many cookies there are, and what a request to this page carries of them.
fn gauge(session: Session) -> String {
    let rows = session.rows();
    let count = rows.len();
    // Each travels as name=value, and all but the first behind "; ".
    let bytes: usize = rows
        .iter()
        .map(|row| row.cookie.with(|cookie| cookie.seen.bytes() + 3))
        .sum();
    let noun = if count == 1 { "cookie" } else { "cookies" };
    let of = match crate::engine::here().word {
        "chromium" | "firefox" => format!("at least {count} of {MOST} {noun}, as far as this page sees"),
        _ => format!("at least {count} {noun}, as far as this page sees"),
    };
    format!("{of}; {} in each request", wording::bytes(bytes.saturating_sub(2)))
}

/// By this column; by the same again, the other way round; then as the browser
/// has them.
fn sort(state: CookiesState, event: &Event, column: Column) {
    let next = match state.sort.get_untracked() {
        (now, false) if now == column => (column, true),
        (now, true) if now == column => (Column::Order, false),
        _ => (column, false),
    };
    state.sort.set(next);
    let direction = match next {
        (Column::Order, _) => None,
        (_, false) => Some("ascending"),
        (_, true) => Some("descending"),
    };
    let head = target(event).and_then(|button| button.closest("th").ok()?);
    each("#table thead th", |th| {
        let is_it = head.as_ref().is_some_and(|head| head.is_same_node(Some(&th)));
        let _ = match direction.filter(|_| is_it) {
            Some(direction) => th.set_attribute("aria-sort", direction),
            None => th.remove_attribute("aria-sort"),
        };
    });
}

/// The rows that are shown, or of these the ones that are marked.
fn selected(session: Session, every: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let which = if every {
        "#table tbody tr"
    } else {
        "#table tbody tr:has(:checked)"
    };
    each(which, |tr| {
        let id = tr.get_attribute("data-id").and_then(|id| id.parse().ok());
        rows.extend(id.and_then(|id| session.row(id)));
    });
    rows
}

fn select_all(event: &Event) {
    let all = is_checked(event);
    each("#table tbody .pick input", |input| {
        input.unchecked_into::<web_sys::HtmlInputElement>().set_checked(all);
    });
}

/// Hides the columns whose boxes are not checked.
fn choose_columns() {
    let mut hidden = Vec::new();
    each(".columns input:not(:checked)", |input| {
        hidden.extend(input.get_attribute("value"));
    });
    each("#table", |table| {
        let _ = table.set_attribute("data-hide", &hidden.join(" "));
    });
}

fn is_checked(event: &Event) -> bool {
    target(event).is_some_and(|target| {
        target
            .unchecked_into::<web_sys::HtmlInputElement>()
            .checked()
    })
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn each(selector: &str, mut f: impl FnMut(Element)) {
    if let Ok(found) = gloo_utils::document().query_selector_all(selector) {
        for at in 0..found.length() {
            if let Some(node) = found.item(at) {
                f(node.unchecked_into());
            }
        }
    }
}
