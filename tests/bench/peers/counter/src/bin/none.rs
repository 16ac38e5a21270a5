//! Visits that are counted in no cookie.

use leptos::prelude::*;

fn visits() -> (impl Fn() -> u32 + Send, impl Fn() -> &'static str + Send) {
    let visits = RwSignal::new(0);
    let count = move || {
        visits.set(visits.get_untracked() + 1);
        "counted"
    };
    (move || visits.get(), count)
}

fn main() {
    counter::mount(visits);
}
