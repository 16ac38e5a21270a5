//! Which view an address shows: by its hash, so that the page works from any
//! folder of any host.

/// A view of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The visit counter.
    #[default]
    Visits,
    /// Every cookie of this origin that script can see.
    Cookies,
    /// What happened.
    Activity,
}

impl View {
    /// The views, in the order of their links.
    pub const ALL: [Self; 3] = [Self::Visits, Self::Cookies, Self::Activity];

    /// The hash that shows it.
    #[must_use]
    pub const fn hash(self) -> &'static str {
        match self {
            Self::Visits => "#visits",
            Self::Cookies => "#cookies",
            Self::Activity => "#activity",
        }
    }

    /// The text of its link.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Visits => "Visits",
            Self::Cookies => "Cookies",
            Self::Activity => "Activity",
        }
    }

    /// The view of a hash; none for one that names no view.
    #[must_use]
    pub fn of_hash(hash: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.hash() == hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_view_is_found_by_its_hash() {
        for view in View::ALL {
            assert_eq!(View::of_hash(view.hash()), Some(view));
        }
        assert_eq!(View::of_hash("#elsewhere"), None);
        assert_eq!(View::of_hash(""), None);
    }
}
