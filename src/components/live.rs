//! Islands: markup as a file beside its view, and what keeps it true.
//!
//! Leptos composes the views and owns their state; inside an island the few
//! places that change are bound one by one. A type of its own for each element
//! of a view would cost the page a third of its bytes.

use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

type Bind = Rc<dyn Fn(Island)>;

/// A view made of markup, whose places `bind` brings to life. The markup is the
/// program's own text, never a cookie's.
#[must_use]
pub fn island(markup: &'static str, bind: impl Fn(Island) + 'static) -> AnyView {
    let bind: Bind = Rc::new(bind);
    view! { <div class="island" inner_html=markup use:live=bind></div> }.into_any()
}

fn live(root: Element, bind: Bind) {
    bind(Island(root));
}

/// The element that an island's markup stands in. Its places are the elements
/// with `data-slot`.
#[derive(Clone, Debug)]
pub struct Island(Element);

impl Island {
    /// The element of a place.
    ///
    /// # Panics
    /// When the markup has no such place.
    #[must_use]
    pub fn slot(&self, slot: &str) -> Element {
        let found = self.0.query_selector(&format!("[data-slot={slot}]"));
        found.ok().flatten().expect("a place of the markup")
    }

    /// Keeps a place's text.
    pub fn text(&self, slot: &str, text: impl Fn() -> String + 'static) {
        self.keep_text(slot, Box::new(text));
    }

    fn keep_text(&self, slot: &str, text: Box<dyn Fn() -> String>) {
        let place = self.slot(slot);
        keep(Box::new(move || {
            let text = text();
            if place.text_content().as_deref() != Some(&text) {
                place.set_text_content(Some(&text));
            }
        }));
    }

    /// Keeps an attribute of a place; `None` takes it away.
    pub fn attribute(
        &self,
        slot: &str,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) {
        self.keep_attribute(slot, name, Box::new(value));
    }

    fn keep_attribute(
        &self,
        slot: &str,
        name: &'static str,
        value: Box<dyn Fn() -> Option<String>>,
    ) {
        let place = self.slot(slot);
        keep(Box::new(move || set(&place, name, value().as_deref())));
    }

    /// Keeps what stands in a place.
    pub fn content(&self, slot: &str, content: impl Fn() -> Vec<Element> + 'static) {
        self.keep_content(slot, Box::new(content));
    }

    fn keep_content(&self, slot: &str, content: Box<dyn Fn() -> Vec<Element>>) {
        let place = self.slot(slot);
        keep(Box::new(move || replace(&place, content())));
    }

    /// Keeps one element for each key in a place, in their order; an element
    /// stays, with whoever is in it, as long as its key does.
    pub fn list(
        &self,
        slot: &str,
        keys: impl Fn() -> Vec<u32> + 'static,
        make: impl Fn(u32) -> Element + 'static,
    ) {
        self.keep_list(slot, Box::new(keys), Box::new(make));
    }

    fn keep_list(
        &self,
        slot: &str,
        keys: Box<dyn Fn() -> Vec<u32>>,
        make: Box<dyn Fn(u32) -> Element>,
    ) {
        let place = self.slot(slot);
        let shown: RefCell<Vec<(u32, Element, Owner)>> = RefCell::default();
        // The owner of the view, and not of the effect: that one gives up all
        // it owns each time it runs.
        let Some(view) = Owner::current() else {
            return;
        };
        keep(Box::new(move || {
            let keys = keys();
            let mut old = shown.take();
            let focused = focused();
            let mut next = None;
            old.retain(|(key, element, owner)| {
                let stays = keys.contains(key);
                if !stays {
                    if element.contains(focused.as_deref()) {
                        let beside = element.next_element_sibling();
                        next = beside.or_else(|| element.previous_element_sibling());
                    }
                    element.remove();
                    owner.cleanup();
                }
                stays
            });
            let mut new = Vec::with_capacity(keys.len());
            let mut before = place.first_element_child();
            for key in keys {
                let entry = match old.iter().position(|(it, ..)| *it == key) {
                    Some(at) => old.swap_remove(at),
                    None => {
                        let owner = view.child();
                        let element = owner.with(|| untrack(|| make(key)));
                        (key, element, owner)
                    }
                };
                let element = &entry.1;
                let is = |it: &Option<Element>| it.as_ref() == Some(element);
                // One that moves down is taken out, so that no other moves up.
                if let Some(moved) = before.take_if(|it| is(&it.next_element_sibling())) {
                    moved.remove();
                    before = Some(element.clone());
                }
                if is(&before) {
                    before = element.next_element_sibling();
                } else {
                    // Both are elements of this place.
                    let _ = place.insert_before(element, before.as_deref());
                }
                new.push(entry);
            }
            shown.replace(new);
            // Whoever was in a row is in it wherever it went, or in the next.
            let act = focused.as_ref().and_then(|it| it.get_attribute("data-act"));
            let beside = next
                .zip(act)
                .and_then(|(row, act)| row.query_selector(&format!("[data-act={act}]")).ok()?);
            if let Some(focused) = beside.or(focused).filter(|it| it.is_connected()) {
                let _ = focused.unchecked_into::<HtmlElement>().focus();
            }
        }));
    }

    /// Hears an event of anything in the island.
    pub fn on(&self, event: &str, heard: impl Fn(Event) + 'static) {
        self.hear(event, Box::new(heard));
    }

    fn hear(&self, event: &str, heard: Box<dyn Fn(Event)>) {
        let heard = move |event| {
            let before = focused();
            heard(event);
            if before.is_some() {
                set_timeout(find_focus, Duration::ZERO);
            }
        };
        let heard = Closure::wrap(Box::new(heard) as Box<dyn Fn(Event)>).into_js_value();
        // Given back with the element, by the browser.
        let _ = self
            .0
            .add_event_listener_with_callback(event, heard.unchecked_ref());
    }
}

/// What has the focus, if it is anything smaller than the page.
fn focused() -> Option<Element> {
    let active = gloo_utils::document().active_element();
    active.filter(|it| {
        it.parent_element()
            .is_some_and(|it| it.parent_element().is_some())
    })
}

/// Where what was pressed is gone, with the focus: to the way back, or else to
/// the view.
fn find_focus() {
    for place in ["[data-testid=undo]", "main"] {
        if focused().is_none() {
            focus(place);
        }
    }
}

/// The first element of a selector.
#[must_use]
pub fn find(selector: &str) -> Option<HtmlElement> {
    let found = gloo_utils::document().query_selector(selector).ok()??;
    found.dyn_into().ok()
}

/// Puts the person into the first element of a selector, if there is one.
pub fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|field| field.focus().is_ok())
}

/// Does something now, and again whenever what it read changes, for as long as
/// the view stands.
pub fn keep(does: Box<dyn Fn()>) {
    let effect = RenderEffect::new(move |_| does());
    on_cleanup(move || drop(effect));
}

/// Sets an attribute, or takes it away, where it is not so already.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Puts elements in the place of what an element held.
pub fn replace(parent: &Element, children: Vec<Element>) {
    parent.set_text_content(None);
    fill(parent, children);
}

/// Appends elements to another.
pub fn fill(parent: &Element, children: Vec<Element>) {
    for child in children {
        // A fresh element can stand anywhere.
        let _ = parent.append_child(&child);
    }
}
