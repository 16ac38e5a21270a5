//! The shell around the views, and the state that lives as long as the page.

use crate::clock::Clock;
use crate::components::{CookiesDenied, Toast, Toaster, focus};
use crate::cookies::{ListState, PanelState};
use crate::export::Export;
use crate::forecaster::Forecaster;
use crate::import::Import;
use crate::inspect::InspectState;
use crate::lazy::LazyParts;
use crate::route::{View, current_view};
use crate::session::Session;
use crate::shell::{Header, KeySwitch, Keys, ThemeState};
use crate::snapshots::Snapshots;
use crate::visits::VisitsState;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The `id` of the element of `index.html` that the program fills.
const ROOT: &str = "app";

/// Starts the program on the page.
pub fn start() {
    // boot.js shows the words of a panic on the page, and the browser keeps them
    // in its console with the stack.
    std::panic::set_hook(Box::new(|panic| {
        wasm_bindgen::throw_str(&panic.to_string())
    }));
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
    let toaster = Toaster::new(session);
    provide_context(session);
    provide_context(LazyParts::new());
    provide_context(Clock::start());
    provide_context(forecaster);
    provide_context(toaster);
    provide_context(KeySwitch::new());
    provide_context(ThemeState::new(session));
    provide_context(VisitsState::new(session, toaster));
    let list = ListState::new(session, toaster);
    provide_context(list);
    let export = Export::new(session, list, toaster);
    provide_context(export);
    provide_context(PanelState::new(session, forecaster, toaster));
    let import = Import::new(session, forecaster, toaster);
    provide_context(import);
    provide_context(Snapshots::new(session, import, export));
    provide_context(InspectState::new(session, forecaster, toaster));
    session.watch();
}

/// The page.
#[component]
pub fn App() -> impl IntoView {
    provide_state();
    let view = current_view();
    let keys_open = RwSignal::new(false);
    view! {
        <Header view on_keys=Callback::new(move |()| keys_open.set(true)) />
        <main id=focus::MAIN tabindex="-1">
            <Views view />
        </main>
        <Keys open=keys_open />
        <Feedback />
    }
}

/// What came of the latest intent, over whatever view.
#[component]
pub fn Feedback() -> impl IntoView {
    let panel: PanelState = expect_context();
    view! {
        <Toast
            on_correct=Callback::new(move |correction| panel.set_corrected(&correction))
            on_find_and_delete=Callback::new(move |name: String| panel.delete_every(&name))
        />
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
    let views: LazyParts = expect_context();
    let denied = session
        .denied()
        .map(|error| view! { <CookiesDenied error /> }.into_any());
    view! {
        {denied}
        {move || views.show(view.get())}
    }
}
