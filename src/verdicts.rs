//! What browsers would do with a line: the rules, fetched from the page's own
//! files when they are first needed, and asked.

use crate::clock;
use crate::shared::Shared;
use leptos::prelude::*;
use leptos::task::spawn_local;
use page_rules::{Question, Verdict, list_of};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Whether the rules can be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rules {
    /// Nobody needed them yet.
    #[default]
    Unasked,
    /// They are on their way.
    Coming,
    /// They answer.
    Here,
    /// Their files did not come, or did not run.
    Missing,
}

#[wasm_bindgen]
extern "C" {
    /// What `rules.js` loads.
    type Loaded;
    /// The public suffixes of the page's top-level domain.
    #[wasm_bindgen(method, getter)]
    fn suffixes(this: &Loaded) -> String;
    /// Turns the bytes of a question into those of verdicts.
    #[wasm_bindgen(method)]
    fn ask(this: &Loaded, question: &[u8]) -> Vec<u8>;

    /// Of `boot.js`: promises the rules with one of the lists of suffixes.
    /// Throws where the program runs without it.
    #[wasm_bindgen(js_name = loadCookieRules, catch)]
    fn load(list: u32) -> Result<js_sys::Promise, JsValue>;
}

thread_local! {
    static LOADED: RefCell<Option<Loaded>> = const { RefCell::new(None) };
}

/// The rules, as the views know them.
#[derive(Clone, Copy, Debug)]
pub struct Verdicts {
    /// Whether they can be asked. Views follow it.
    pub rules: Shared<Rules>,
}

impl Verdicts {
    /// Nothing is fetched yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            rules: Shared::new(Rules::Unasked),
        }
    }

    /// Fetches the rules, unless they are here or on their way.
    pub fn fetch(self) {
        if matches!(self.rules.get_untracked(), Rules::Here | Rules::Coming) {
            return;
        }
        self.rules.set(Rules::Coming);
        spawn_local(async move {
            let host = window().location().hostname().unwrap_or_default();
            let loaded = match load(list_of(&host)) {
                Ok(promise) => JsFuture::from(promise).await.ok(),
                Err(_) => None,
            };
            let loaded: Option<Loaded> = loaded.map(JsCast::unchecked_into);
            let rules = match loaded {
                Some(_) => Rules::Here,
                None => Rules::Missing,
            };
            LOADED.set(loaded);
            self.rules.set(rules);
        });
    }

    /// What `engine` would do with `line`, written by a script of this page,
    /// where `held` are lines that would have made the cookies of that name.
    /// Empty as long as the rules are not here. Tracks whether they are.
    #[must_use]
    pub fn ask(self, engine: &str, line: &str, held: Vec<String>) -> Vec<Verdict> {
        if self.rules.get() != Rules::Here {
            return Vec::new();
        }
        LOADED.with_borrow(|loaded| {
            let answer = loaded.as_ref().and_then(|loaded| {
                let question = Question {
                    engine: engine.to_owned(),
                    url: window().location().href().unwrap_or_default(),
                    now: clock::now() as u32,
                    line: line.to_owned(),
                    suffixes: loaded.suffixes(),
                    held,
                };
                Verdict::of_bytes(&loaded.ask(&question.to_bytes()))
            });
            answer.unwrap_or_default()
        })
    }
}

impl Default for Verdicts {
    fn default() -> Self {
        Self::new()
    }
}
