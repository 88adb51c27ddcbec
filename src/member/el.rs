//! Elements. `view!` makes a type of every element, and every type brings its own code: for these screens that was 56 of
//! the 150 KB (brotli) a phone may download before its first question; elements of one type do the same in 20. They are
//! built once, and where something changes, a [`El::live`] element builds its inside anew. Signals, memos and effects are
//! leptos' own.

use client::web::nav;
use leptos::prelude::{RenderEffect, RwSignal, Set, WithUntracked, on_cleanup};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// An element under construction.
pub struct El(Element);

/// Begins an element.
pub fn el(tag: &str) -> El {
    // Fails for names that are no names; ours are.
    El(nav::document().create_element(tag).unwrap_throw())
}

/// Draws `inside`: one of our own drawings, never words from elsewhere. Those who listen are told nothing of it.
pub fn svg(view_box: &str, inside: &str) -> El {
    let svg = nav::document().create_element_ns(Some("http://www.w3.org/2000/svg"), "svg").unwrap_throw();
    svg.set_inner_html(inside);
    El(svg).attr("viewBox", view_box).attr("aria-hidden", "true")
}

/// An element that the page does not see: its inside follows the signals that `build` reads.
pub fn slot<C: Child>(build: impl Fn() -> C + 'static) -> El {
    el("div").class("slot").live(build)
}

impl El {
    /// Sets the class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        // Fails for names that are no names; ours are.
        self.0.set_attribute(name, value).ok();
        self
    }

    /// Puts a child last.
    pub fn child(self, child: impl Child) -> Self {
        child.put_into(&self.0);
        self
    }

    /// Calls `then` at every such event.
    pub fn on(self, event: &str, then: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Closure::new(then))
    }

    fn listen(self, event: &str, then: Closure<dyn FnMut(Event)>) -> Self {
        self.0.add_event_listener_with_callback(event, then.into_js_value().unchecked_ref()).ok();
        self
    }

    /// Builds the inside anew whenever a signal that `build` reads has changed.
    pub fn live<C: Child>(self, build: impl Fn() -> C + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || {
            element.set_text_content(None);
            build().put_into(&element);
        }));
        self
    }

    /// Sets or removes an attribute as the signals that `value` reads change.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<&'static str> + 'static) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || {
            match value() {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            }
            .ok();
        }));
        self
    }

    /// The element itself.
    pub fn element(&self) -> &Element {
        &self.0
    }
}

/// Runs `then` now and after each change of what it reads, until what surrounds it is built anew.
fn follow(then: Box<dyn Fn()>) {
    let effect = RenderEffect::new(move |_| then());
    on_cleanup(move || drop(effect));
}

/// Sets a signal, unless it is so already: then nothing is built anew.
pub fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

/// What can stand inside an element.
pub trait Child {
    /// Puts it last.
    fn put_into(self, parent: &Element);
}

impl Child for El {
    fn put_into(self, parent: &Element) {
        parent.append_child(&self.0).ok();
    }
}

impl Child for &str {
    fn put_into(self, parent: &Element) {
        parent.append_with_str_1(self).ok();
    }
}

impl Child for String {
    fn put_into(self, parent: &Element) {
        self.as_str().put_into(parent);
    }
}

impl<C: Child> Child for Option<C> {
    fn put_into(self, parent: &Element) {
        if let Some(child) = self {
            child.put_into(parent);
        }
    }
}

impl<A: Child, B: Child> Child for (A, B) {
    fn put_into(self, parent: &Element) {
        self.0.put_into(parent);
        self.1.put_into(parent);
    }
}

impl<C: Child> Child for Vec<C> {
    fn put_into(self, parent: &Element) {
        self.into_iter().for_each(|child| child.put_into(parent));
    }
}

impl<C: Child, const N: usize> Child for [C; N] {
    fn put_into(self, parent: &Element) {
        self.into_iter().for_each(|child| child.put_into(parent));
    }
}
