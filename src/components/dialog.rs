//! A window over the page, closed by its button or by Escape.

use super::{CloseButton, focus};
use leptos::html;
use leptos::prelude::*;

/// A window over the page, while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// A person closed it.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
    /// The `id` of its heading.
    id: &'static str,
    /// The `id` of what takes the focus in it, in place of its first button.
    #[prop(optional)]
    first: Option<&'static str>,
    /// What it is called.
    #[prop(into)]
    title: Signal<String>,
    /// What is in it, made when it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            match open.get() {
                // It throws only where it is open already.
                true => {
                    drop(dialog.show_modal());
                    if let Some(first) = first {
                        focus::give(vec![first.to_owned()]);
                    }
                }
                false => dialog.close(),
            }
        }
    });
    view! {
        <dialog
            class="card window"
            node_ref=dialog
            aria-labelledby=id
            on:close=move |_| on_close()
            // The keys of the page are not for what lies over it.
            on:keydown=|event| event.stop_propagation()
        >
            <header class="panel-head">
                <h2 id=id>{move || title.get()}</h2>
                <CloseButton on_close />
            </header>
            {move || open.get().then(|| children().into_any())}
        </dialog>
    }
}
