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

    /// Its word in the address, and its place among the links.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Visits => "visits",
            Self::Cookies => "cookies",
            Self::Activity => "activity",
        }
    }

    /// The view of a hash; none for one that names no view.
    #[must_use]
    pub fn of_hash(hash: &str) -> Option<Self> {
        let word = hash.strip_prefix('#')?;
        Self::ALL.into_iter().find(|view| view.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_view_is_found_by_its_hash() {
        for view in View::ALL {
            assert_eq!(View::of_hash(&format!("#{}", view.word())), Some(view));
        }
        assert_eq!(View::of_hash("#elsewhere"), None);
        assert_eq!(View::of_hash(""), None);
    }
}
