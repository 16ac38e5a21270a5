//! Text that a person typed and did not set: kept for each cookie, and for the
//! new one. Pure.

use super::form::Form;
use crate::session::{Cookie, CookieMetadata, RowId};
use document_cookie::SetCookie;

/// What an edit began with.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// The cookie's value, as it stood.
    pub raw: String,
    /// The line that would remove it, as far as its path and domain are known.
    pub removal: SetCookie<'static>,
    /// Whether they are.
    located: bool,
}

impl Base {
    /// Of a cookie; none where no line can name it.
    #[must_use]
    pub fn of(cookie: &Cookie) -> Option<Self> {
        let located = cookie.exact_removal();
        let name = cookie.visible.name.clone();
        let secure = name.starts_with("__");
        Some(Self {
            raw: cookie.visible.raw.clone(),
            located: located.is_some(),
            removal: match located {
                Some(removal) => removal,
                None => SetCookie::removal(name).ok()?.with_secure(secure),
            },
        })
    }

    /// Whether this write makes another cookie than the one being edited, so
    /// that the old one is to be removed; of one whose path and domain are not
    /// known, only another name proves that.
    #[must_use]
    pub fn is_left_behind_by(&self, cookie: &SetCookie<'_>) -> bool {
        let same_place = CookieMetadata::of_write(&self.removal, 0).is_met_by(cookie);
        let same_name = self.removal.name() == cookie.name();
        !(same_name && same_place) && (self.located || !same_name)
    }
}

/// Whose text it is: a cookie's, or the new one's.
pub type DraftKey = Option<RowId>;

/// Text that was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What the fields held.
    pub form: Form,
    /// What they held before anything was typed.
    pub untouched: Form,
    /// What the edit began with.
    pub base: Option<Base>,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts(Vec<(DraftKey, Draft)>);

impl Drafts {
    /// Keeps a draft in place of an earlier one, or drops it where nothing was
    /// typed.
    pub fn keep(&mut self, key: DraftKey, draft: Draft) {
        self.drop(key);
        if draft.form != draft.untouched {
            self.0.push((key, draft));
        }
    }

    /// Forgets one.
    pub fn drop(&mut self, key: DraftKey) {
        self.0.retain(|(it, _)| *it != key);
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, key: DraftKey) -> Option<&Draft> {
        self.0.iter().find(|(it, _)| *it == key).map(|(_, it)| it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::VisibleCookie;

    #[test]
    fn what_was_not_touched_is_no_draft() {
        let mut drafts = Drafts::default();
        let typed = Form {
            name: "a".to_owned(),
            ..Form::default()
        };
        let draft = |form: &Form| Draft {
            form: form.clone(),
            untouched: Form::default(),
            base: None,
        };
        drafts.keep(None, draft(&typed));
        drafts.keep(Some(RowId(1)), draft(&Form::default()));
        assert_eq!(drafts.get(None).unwrap().form, typed);
        assert_eq!(drafts.get(Some(RowId(1))), None);
        drafts.keep(None, draft(&Form::default()));
        assert_eq!(drafts, Drafts::default());
    }

    #[test]
    fn another_name_leaves_the_old_cookie_behind_and_another_path_only_where_it_is_known() {
        let write = SetCookie::new("a", "1").unwrap();
        let mut cookie = Cookie {
            visible: VisibleCookie::all("a=1").remove(0),
            metadata: Some(CookieMetadata::of_write(&write, 0)),
        };
        let known = Base::of(&cookie).unwrap();
        let moved = write.clone().path("/x").unwrap();
        assert!(known.is_left_behind_by(&moved));
        assert!(!known.is_left_behind_by(&write));
        cookie.metadata = None;
        let unknown = Base::of(&cookie).unwrap();
        assert!(!unknown.is_left_behind_by(&moved));
        assert!(unknown.is_left_behind_by(&SetCookie::new("b", "1").unwrap()));
    }
}
