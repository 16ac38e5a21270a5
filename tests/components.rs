//! The views in a real browser, over its real cookies.
#![cfg(target_arch = "wasm32")]

use cookie_workbench::cookies::CookiesView;
use cookie_workbench::route::View;
use cookie_workbench::visits::{COOKIES, VisitsView};
use cookie_workbench::{Feedback, Views, provide_state};
use document_cookie::browser::DocumentCookie;
use document_cookie::{CookieJar, CookieString, SetCookie};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// A view in an element of its own, over state of its own, until it is dropped.
struct Page {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Page {
    async fn of<N: IntoView + 'static>(view: impl FnOnce() -> N + 'static) -> Self {
        let root = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let root: HtmlElement = root.dyn_into().unwrap();
        let mounted = mount_to(root.clone(), move || {
            provide_state();
            view! { {view()} <Feedback /> }
        });
        tick().await;
        Self {
            root,
            _mounted: Box::new(mounted),
        }
    }

    fn text(&self, selector: &str) -> String {
        let element = self.root.query_selector(selector).unwrap();
        element
            .and_then(|element| element.text_content())
            .unwrap_or_default()
    }

    fn outcome(&self) -> Option<String> {
        let status = self.root.query_selector("[role=status]").unwrap()?;
        status.get_attribute("data-outcome")
    }

    async fn press(&self, name: &str) {
        let buttons = self.root.query_selector_all("button").unwrap();
        let button = (0..buttons.length())
            .filter_map(|at| buttons.item(at))
            .find(|button| button.text_content().as_deref() == Some(name))
            .unwrap_or_else(|| panic!("no button {name}"));
        button.unchecked_into::<HtmlElement>().click();
        tick().await;
    }

    async fn fill(&self, selector: &str, text: &str) {
        let field = self.root.query_selector(selector).unwrap().unwrap();
        js_sys::Reflect::set(&field, &"value".into(), &text.into()).unwrap();
        let event = web_sys::Event::new("input").unwrap();
        event.init_event_with_bubbles("input", true);
        field.dispatch_event(&event).unwrap();
        tick().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
        for name in COOKIES {
            forget(name);
        }
    }
}

fn forget(name: &str) {
    let removal = SetCookie::removal(name.to_owned()).unwrap();
    DocumentCookie.write(&removal.to_string()).unwrap();
}

fn held(name: &str) -> Option<String> {
    let text = DocumentCookie.read().unwrap();
    CookieString::new(&text)
        .get(name)
        .map(|entry| entry.value.to_owned())
}

async fn visits() -> Page {
    Page::of(|| view! { <VisitsView /> }).await
}

async fn cookies() -> Page {
    Page::of(|| view! { <CookiesView /> }).await
}

const NUMBER: &str = "[data-testid=visit-count]";
const MESSAGE: &str = "[data-testid=visitor-message]";

#[wasm_bindgen_test]
async fn a_load_that_shows_visits_is_one_visit() {
    let page = visits().await;
    assert_eq!(page.text(NUMBER), "1");
    assert_eq!(page.text(MESSAGE), "Welcome for the first time");
    assert_eq!(
        held("visitor_message").unwrap(),
        "\"Welcome for the first time\""
    );
    page.press("Set cookies").await;
    assert_eq!(page.text(NUMBER), "2");
    assert_eq!(page.text(MESSAGE), "Thanks for visiting again");
    page.press("Delete cookies").await;
    assert_eq!(held("visit_count"), None);
    assert_eq!(page.text(NUMBER), "0");
}

#[wasm_bindgen_test]
async fn a_count_that_is_no_number_is_said_and_mended() {
    DocumentCookie.write("visit_count=banana; path=/").unwrap();
    let page = visits().await;
    assert_eq!(page.text(NUMBER), "1");
    assert!(page.text(".notes").contains("banana"));
    assert_eq!(held("visit_count").unwrap(), "1");
}

#[wasm_bindgen_test]
async fn nothing_is_written_before_visits_is_shown_and_coming_back_counts_once() {
    let view = ArcRwSignal::new(View::Cookies);
    let shown = view.clone();
    let page = Page::of(move || view! { <Views view=Signal::from(shown) /> }).await;
    assert_eq!(held("visit_count"), None);
    for next in [View::Visits, View::Cookies, View::Visits] {
        view.set(next);
        tick().await;
    }
    assert_eq!(page.text(NUMBER), "1");
}

#[wasm_bindgen_test]
async fn the_form_sets_reads_and_deletes() {
    let page = cookies().await;
    assert_eq!(page.outcome(), None);
    page.fill("form input", "component").await;
    page.fill("form textarea", "crème; brûlée").await;
    page.press("Set cookie").await;
    assert_eq!(page.outcome().as_deref(), Some("stored"));
    assert!(page.text("tbody").contains("crème; brûlée"));
    page.press("Read cookie").await;
    assert!(page.text("[role=status]").contains("crème; brûlée"));
    page.press("Delete cookie").await;
    assert_eq!(page.outcome().as_deref(), Some("removed"));
    assert_eq!(held("component"), None);
    assert!(!page.text("tbody").contains("brûlée"));
}

#[wasm_bindgen_test]
async fn what_cannot_be_written_is_said_and_nothing_is_written() {
    let page = cookies().await;
    let before = DocumentCookie.read().unwrap();
    page.fill("form input", "a;b").await;
    page.press("Set cookie").await;
    let said = page.text("[role=status]");
    assert!(
        said.contains("“;”") && said.contains("Nothing was written"),
        "{said}"
    );
    assert_eq!(page.outcome(), None);
    page.fill("form input", "ab").await;
    page.fill("[placeholder^='3600']", "soon").await;
    page.press("Set cookie").await;
    assert!(page.text("[role=status]").contains("whole seconds"));
    assert_eq!(DocumentCookie.read().unwrap(), before);
}

#[wasm_bindgen_test]
async fn an_untouched_form_foretells_nothing_and_neither_does_one_just_set() {
    let page = cookies().await;
    let chips = || {
        page.root
            .query_selector_all("[data-testid=verdict]")
            .unwrap()
            .length()
    };
    assert_eq!(chips(), 0);
    page.fill("form input", "foretold").await;
    for _ in 0..200 {
        // The list of public suffixes is on its way, and may not come.
        if chips() > 0 {
            break;
        }
        moment().await;
    }
    assert_eq!(chips(), 3);
    page.press("Set cookie").await;
    assert_eq!(chips(), 0);
    forget("foretold");
}

/// Some milliseconds.
async fn moment() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 10);
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}
