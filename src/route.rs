//! Which view an address shows: by its hash, so that the page works from any
//! folder of any host.

use leptos::ev;
use leptos::prelude::*;

/// A view of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The visit counter.
    #[default]
    Visits,
    /// Every cookie of this origin that script can see.
    Cookies,
    /// What becomes of cookies that were brought here.
    Inspect,
    /// What happened.
    Activity,
}

impl View {
    /// The views, in the order of their links.
    pub const ALL: [Self; 4] = [Self::Visits, Self::Cookies, Self::Inspect, Self::Activity];

    /// What its link is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Visits => "Visits",
            Self::Cookies => "Cookies",
            Self::Inspect => "Inspect",
            Self::Activity => "Activity",
        }
    }

    /// Its hash in the address.
    #[must_use]
    pub const fn hash(self) -> &'static str {
        match self {
            Self::Visits => "#visits",
            Self::Cookies => "#cookies",
            Self::Inspect => "#inspect",
            Self::Activity => "#activity",
        }
    }

    /// The view of a hash; none for one that names no view. What stands behind
    /// a question mark is for the view.
    #[must_use]
    pub fn of_hash(hash: &str) -> Option<Self> {
        match hash.split('?').next().unwrap_or_default() {
            "" => Some(Self::default()),
            hash => Self::ALL.into_iter().find(|view| view.hash() == hash),
        }
    }

    /// Shows this view, by the address.
    pub fn go(self) {
        // Setting a plain hash does not fail.
        let _ = window().location().set_hash(self.hash());
    }
}

/// The view of the address, followed until the current owner is cleaned up.
#[must_use]
pub fn current_view() -> ReadSignal<View> {
    let of_address = || View::of_hash(&window().location().hash().unwrap_or_default());
    let (view, set_view) = signal(of_address().unwrap_or_default());
    let listener = window_event_listener(ev::hashchange, move |_| {
        // A hash that names no view, such as a skip link's, changes nothing.
        if let Some(next) = of_address() {
            set_view.set(next);
        }
    });
    on_cleanup(move || listener.remove());
    view
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_view_is_found_by_its_hash() {
        for view in View::ALL {
            assert_eq!(View::of_hash(view.hash()), Some(view));
        }
        assert_eq!(View::of_hash("#inspect?url=&text=a"), Some(View::Inspect));
        assert_eq!(View::of_hash("#elsewhere"), None);
        assert_eq!(View::of_hash(""), Some(View::Visits));
    }
}
