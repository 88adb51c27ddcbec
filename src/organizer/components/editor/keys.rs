//! The keyboard and the focus.

use client::web::nav;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use super::desk::Desk;
use crate::editor::Editor;

/// Takes Ctrl+Z and Ctrl+Y where no text is being typed: there the browser's own go back and forth in the text.
pub fn listen(desk: Desk) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        if !is_command || is_in(&event, &["INPUT", "TEXTAREA"]) {
            return;
        }
        let act: fn(&mut Editor) = match event.key().to_lowercase().as_str() {
            "z" if event.shift_key() => Editor::redo,
            "z" => Editor::undo,
            "y" => Editor::redo,
            _ => return,
        };
        event.prevent_default();
        desk.step(act);
    });
    on_cleanup(move || handle.remove());
}

/// Whether Alt with an arrow is pressed, and whether it points up. A list of options keeps it for itself.
pub fn alt_arrow(event: &KeyboardEvent) -> Option<bool> {
    if !event.alt_key() || is_in(event, &["SELECT"]) {
        return None;
    }
    match event.key().as_str() {
        "ArrowUp" => Some(true),
        "ArrowDown" => Some(false),
        _ => None,
    }
}

/// Whether a key is pressed in something that has a use for it.
pub fn is_in_field(event: &KeyboardEvent) -> bool {
    target_of(event)
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

fn target_of(event: &KeyboardEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_in(event: &KeyboardEvent, tags: &[&str]) -> bool {
    // A box to tick is an input too, and takes no text.
    target_of(event).is_some_and(|element| {
        let takes_none =
            matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox" | "file"));
        tags.contains(&element.tag_name().as_str()) && !takes_none
    })
}

/// Does something that moves parts of the page, and gives the focus back to what had it.
pub fn keeping_focus(act: impl FnOnce()) {
    let had_it = nav::document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    act();
    request_animation_frame(move || {
        if let Some(element) = had_it {
            element.focus().ok();
        }
    });
}

/// Before the part of a list goes in which an event happened: the focus goes to the next one, or to the one before.
pub fn leave_for_neighbour(event: &MouseEvent) {
    let part = event_target::<Element>(event).closest("li").ok().flatten();
    let neighbour =
        part.and_then(|part| part.next_element_sibling().or_else(|| part.previous_element_sibling()));
    if let Some(neighbour) = neighbour {
        request_animation_frame(move || focus_first_field(&neighbour));
    }
}

/// After one more was added to the list beside a button: the focus goes to its first field.
pub fn go_to_added(event: &MouseEvent) {
    let around = event_target::<Element>(event).closest("fieldset, section").ok().flatten();
    request_animation_frame(move || {
        let added = around.and_then(|around| around.query_selector("ol > li:last-child").ok().flatten());
        if let Some(added) = added {
            focus_first_field(&added);
        }
    });
}

/// Puts the focus into the first field of a part of the page.
pub fn focus_first_field(within: &Element) {
    if let Ok(Some(field)) = within.query_selector("textarea, input, select, button") {
        focus(field);
    }
}

/// Puts the focus where the first problem of a part of the page can be mended.
pub fn focus_first_wrong(within: &Element) {
    let Ok(Some(trouble)) = within.query_selector(".trouble:not(:empty)") else {
        return focus_first_field(within);
    };
    match trouble.closest(".field, fieldset, section") {
        Ok(Some(part)) => focus_first_field(&part),
        _ => trouble.scroll_into_view(),
    }
}

fn focus(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        element.focus().ok();
    }
}
