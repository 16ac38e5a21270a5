//! The Cookies view: the list first, the panel beside it.

use super::list::List;
use super::panel::Panel;
use super::toolbar::Toolbar;
use crate::export::ExportDialog;
use crate::forecaster::Forecaster;
use crate::import::{DropTarget, ImportDialog};
use crate::lazy::LazyParts;
use crate::snapshots::SnapshotsDialog;
use leptos::prelude::*;

/// The view.
#[component]
pub fn CookiesView() -> impl IntoView {
    let forecaster: Forecaster = expect_context();
    let parts: LazyParts = expect_context();
    let framed = move || {
        forecaster.is_in_frame_of_another_site().then(|| {
            view! {
                <p class="note">
                    "This page stands in a frame of another site. Browsers give such a frame no cookies, or such \
                     as are kept apart for that site; open it in a tab of its own to see the others."
                </p>
            }
        })
    };
    view! {
        <h1 class="visually-hidden">"Cookies"</h1>
        {framed}
        <DropTarget />
        // Where they do not load, that is said before the list.
        {move || parts.show_exchange()}
        <div class="cookies">
            <div class="cookies-list">
                <Toolbar />
                <List />
            </div>
            <Panel />
        </div>
    }
}

/// The windows over the view, each while it is open.
#[component]
pub fn ExchangeWindows() -> impl IntoView {
    view! {
        <ImportDialog />
        <ExportDialog />
        <SnapshotsDialog />
    }
}
