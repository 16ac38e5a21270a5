//! One visit counter: the same page with the cookies of each peer and with
//! none, so that what a peer adds to it can be weighed.

use leptos::prelude::*;

/// Shows what `start` gives: the number of visits, and what counts one more and
/// says what came of it.
pub fn mount<Visits, Count>(start: fn() -> (Visits, Count))
where
    Visits: Fn() -> u32 + Send + 'static,
    Count: Fn() -> &'static str + Send + 'static,
{
    leptos::mount::mount_to_body(move || {
        let (visits, count) = start();
        let said = RwSignal::new(count());
        view! {
            <p>"Visits: " {visits}</p>
            <p>"The last visit was " {said}</p>
            <button on:click=move |_| said.set(count())>"Count once more"</button>
        }
    });
}
