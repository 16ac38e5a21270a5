//! The shell: mounts the program into the two places that `index.html` keeps
//! for it, and shows the view of the address.

use crate::activity::ActivityView;
use crate::components::{CookiesDenied, island};
use crate::cookies::{CookiesState, CookiesView};
use crate::failure;
use crate::keys::keys;
use crate::route::View;
use crate::session::Session;
use crate::shared::Shared;
use crate::theme::ThemeChoice;
use crate::visits::{VisitsState, VisitsView};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Starts the program on the page.
pub fn start() {
    failure::install();
    // Signals live as long as the page does.
    let owner = Owner::new();
    owner.set();
    let session = Session::new();
    let view = Shared::new(current_view().unwrap_or_default());
    std::mem::forget(window_event_listener_untyped("hashchange", move |_| {
        // A hash that names no view, such as a skip link's, changes nothing.
        if let Some(next) = current_view() {
            view.set(next);
        }
    }));
    for place in [Place::Controls, Place::View] {
        let Some(element) = place.element() else {
            continue;
        };
        element.set_inner_html("");
        match place {
            Place::Controls => {
                mount_to(element, move || view! { <Controls session view /> }).forget();
            }
            Place::View => {
                mount_to(element, move || view! { <Views session view /> }).forget();
            }
        }
    }
    // Leptos runs what waits once something is mounted.
    session.watch();
    std::mem::forget(owner);
}

/// Where `index.html` lets the program in.
#[derive(Clone, Copy)]
enum Place {
    Controls,
    View,
}

impl Place {
    fn element(self) -> Option<HtmlElement> {
        let id = match self {
            Self::Controls => "controls",
            Self::View => "view",
        };
        let element = gloo_utils::document().get_element_by_id(id)?;
        element.dyn_into().ok()
    }
}

fn current_view() -> Option<View> {
    let hash = window().location().hash().unwrap_or_default();
    if hash.is_empty() {
        Some(View::default())
    } else {
        View::of_hash(&hash)
    }
}

/// The origin, the links and the theme.
#[component]
pub fn Controls(
    /// For the theme's cookie.
    session: Session,
    /// The view being shown.
    view: Shared<View>,
) -> impl IntoView {
    view! {
        {island(include_str!("controls.html"), move |island| {
            let origin = window().location().origin().unwrap_or_default();
            island.text("origin", move || origin.clone());
            for link in View::ALL {
                island.attribute(link.word(), "aria-current", move || {
                    (view.get() == link).then(|| "page".to_owned())
                });
            }
        })}
        <ThemeChoice session />
        {keys(session)}
    }
}

/// The view of the address.
#[component]
pub fn Views(
    /// The cookies.
    session: Session,
    /// The view to show.
    view: Shared<View>,
) -> impl IntoView {
    // Kept here, so that leaving a view and coming back is no new visit.
    let visits = VisitsState::new();
    let cookies = CookiesState::new();
    view! {
        {move || {
            // One list, and not two views: each type of view has its price.
            let mut shown: Vec<AnyView> = Vec::new();
            shown.extend(session.denied().map(|error| view! { <CookiesDenied error /> }.into_any()));
            shown.push(match view.get() {
                View::Visits => view! { <VisitsView session state=visits /> }.into_any(),
                View::Cookies => view! { <CookiesView session state=cookies /> }.into_any(),
                View::Activity => view! { <ActivityView session /> }.into_any(),
            });
            shown
        }}
    }
}
