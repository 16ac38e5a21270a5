//! The Cookies view: the list first, the panel beside it.

use super::list::List;
use super::panel::Panel;
use super::toolbar::Toolbar;
use crate::export::ExportDialog;
use crate::import::ImportDialog;
use crate::snapshots::SnapshotsDialog;
use leptos::prelude::*;

/// The view.
#[component]
pub fn CookiesView() -> impl IntoView {
    view! {
        <h1 class="visually-hidden">"Cookies"</h1>
        <div class="cookies">
            <div class="cookies-list">
                <Toolbar />
                <List />
            </div>
            <Panel />
        </div>
        <ImportDialog />
        <ExportDialog />
        <SnapshotsDialog />
    }
}
