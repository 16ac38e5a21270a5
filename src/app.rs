//! The shell: header, the view of the address, and the state that lives as long
//! as the page.

use crate::activity::ActivityView;
use crate::clock::Clock;
use crate::components::{CookiesDenied, focus};
use crate::cookies::{CookiesState, CookiesView};
use crate::forecaster::Forecaster;
use crate::route::{View, current_view};
use crate::session::Session;
use crate::shell::{Keys, ThemeChoice};
use crate::visits::{VisitsState, VisitsView};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The `id` of the element of `index.html` that the program fills.
const ROOT: &str = "app";

/// Starts the program on the page.
pub fn start() {
    console_error_panic_hook::set_once();
    let root = document().get_element_by_id(ROOT);
    let Some(root) = root.and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return leptos::logging::error!("index.html has no element #{ROOT}");
    };
    // What stands there says that the program is on its way.
    root.set_text_content(None);
    mount_to(root, App).forget();
}

/// Puts the page's state into the context: handles that live as long as the
/// owner they are made under.
pub fn provide_state() {
    let session = Session::new();
    let forecaster = Forecaster::new();
    provide_context(session);
    provide_context(Clock::start());
    provide_context(forecaster);
    provide_context(VisitsState::new(session));
    provide_context(CookiesState::new(session, forecaster));
    session.watch();
}

/// The page.
#[component]
pub fn App() -> impl IntoView {
    provide_state();
    let view = current_view();
    let origin = window().location().origin().unwrap_or_default();
    let links = View::ALL.map(|link| {
        let current = move || (view.get() == link).then_some("page");
        view! { <a href=link.hash() aria-current=current>{link.title()}</a> }
    });
    view! {
        <header class="shell-head">
            <p class="brand">"Cookie Workbench"</p>
            <div id="controls">
                <p class="origin" title="The origin whose cookies these are">
                    <code>{origin}</code>
                </p>
                <nav class="views" aria-label="Views">{links}</nav>
                <ThemeChoice />
                <Keys view />
            </div>
        </header>
        <main id=focus::MAIN tabindex="-1">
            <Views view />
        </main>
    }
}

/// The view to show.
#[component]
pub fn Views(
    /// Which.
    #[prop(into)]
    view: Signal<View>,
) -> impl IntoView {
    let session: Session = expect_context();
    let denied = session
        .denied()
        .map(|error| view! { <CookiesDenied error /> });
    view! {
        {denied}
        {move || match view.get() {
            View::Visits => view! { <VisitsView /> }.into_any(),
            View::Cookies => view! { <CookiesView /> }.into_any(),
            View::Activity => view! { <ActivityView /> }.into_any(),
        }}
    }
}
