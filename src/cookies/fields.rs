//! The editor's fields as signals, one each, for `bind:`.

use super::form::Form;
use cookie_formats::value::OpenedValue;
use document_cookie::{Encoding, SameSite};
use leptos::prelude::*;
use std::sync::Arc;

/// One signal a field; see [`Form`] for their meaning.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the form's documentation holds for these too")]
pub struct Fields {
    pub name: RwSignal<String>,
    pub value: RwSignal<String>,
    pub encoding: RwSignal<Option<Encoding>>,
    pub opened: RwSignal<Option<Arc<OpenedValue>>>,
    pub max_age: RwSignal<String>,
    pub expires: RwSignal<String>,
    pub path: RwSignal<String>,
    pub domain: RwSignal<String>,
    pub same_site: RwSignal<SameSite>,
    pub secure: RwSignal<bool>,
    pub partitioned: RwSignal<bool>,
}

impl Fields {
    /// Fields that hold this.
    #[must_use]
    pub fn new(form: Form) -> Self {
        Self {
            name: RwSignal::new(form.name),
            value: RwSignal::new(form.value),
            encoding: RwSignal::new(form.encoding),
            opened: RwSignal::new(form.opened),
            max_age: RwSignal::new(form.max_age),
            expires: RwSignal::new(form.expires),
            path: RwSignal::new(form.path),
            domain: RwSignal::new(form.domain),
            same_site: RwSignal::new(form.same_site),
            secure: RwSignal::new(form.secure),
            partitioned: RwSignal::new(form.partitioned),
        }
    }

    /// What they hold. Tracked.
    #[must_use]
    pub fn get(self) -> Form {
        Form {
            name: self.name.get(),
            value: self.value.get(),
            encoding: self.encoding.get(),
            opened: self.opened.get(),
            max_age: self.max_age.get(),
            expires: self.expires.get(),
            path: self.path.get(),
            domain: self.domain.get(),
            same_site: self.same_site.get(),
            secure: self.secure.get(),
            partitioned: self.partitioned.get(),
        }
    }

    /// Fills them.
    pub fn set(self, form: Form) {
        self.name.set(form.name);
        self.value.set(form.value);
        self.encoding.set(form.encoding);
        self.opened.set(form.opened);
        self.max_age.set(form.max_age);
        self.expires.set(form.expires);
        self.path.set(form.path);
        self.domain.set(form.domain);
        self.same_site.set(form.same_site);
        self.secure.set(form.secure);
        self.partitioned.set(form.partitioned);
    }

    /// How the value is written: as chosen, or as the value demands. Tracked.
    #[must_use]
    pub fn encoding(self) -> Encoding {
        self.get().encoding()
    }
}
