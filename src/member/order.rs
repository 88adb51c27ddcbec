//! Putting lines in order: by their buttons, or by dragging their handle. The lines on the screen are the order.

use std::cell::RefCell;

use client::web::page;
use pages::words;
use web_sys::{Element, Event};

thread_local! {
    /// The line that is being dragged.
    static DRAGGED: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Moves the line of a button up or down, keeps the focus on it and says where it stands.
pub fn move_by(button: &Element, up: bool) {
    let Some(line) = line_of(button) else { return };
    let other = if up { line.previous_element_sibling() } else { line.next_element_sibling() };
    if let Some(other) = other {
        pass(&line, &other);
        refocus(button);
        tell(&line);
    }
}

/// A finger went down.
pub fn grab(element: &Element) {
    let grip = element.closest(".grip").ok().flatten();
    if let Some(line) = grip.as_ref().and_then(line_of) {
        line.class_list().add_1("dragged").ok();
        DRAGGED.replace(Some(line));
    }
}

/// A finger moved: the line under it changes places with the one that is dragged.
pub fn drag(event: &Event) {
    let Some(line) = DRAGGED.with_borrow(Clone::clone) else { return };
    let other = page::under(event).as_ref().and_then(line_of);
    if let Some(other) =
        other.filter(|other| *other != line && other.parent_element() == line.parent_element())
    {
        pass(&line, &other);
    }
}

/// A finger was lifted; gives the line that was dragged.
pub fn drop() -> Option<Element> {
    let line = DRAGGED.take()?;
    line.class_list().remove_1("dragged").ok();
    tell(&line);
    Some(line)
}

fn line_of(element: &Element) -> Option<Element> {
    element.closest("li").ok().flatten()
}

/// Lets `other` pass `line`, so that the line itself never leaves the page and keeps the finger.
fn pass(line: &Element, other: &Element) {
    let Some(list) = line.parent_element() else { return };
    let lines = page::within(Some(&list), "li");
    let place = |wanted: &Element| lines.iter().position(|line| line == wanted);
    let before = if place(other) > place(line) { Some(line.clone()) } else { line.next_element_sibling() };
    list.insert_before(other, before.as_deref()).ok();
}

fn refocus(button: &Element) {
    button.set_attribute("data-moved", "").ok();
    page::focus("[data-moved]");
    button.remove_attribute("data-moved").ok();
}

fn tell(line: &Element) {
    let Some(list) = line.parent_element() else { return };
    let lines = page::within(Some(&list), "li");
    let place = lines.iter().position(|other| other == line).unwrap_or_default();
    let said = line.query_selector("span:not(.grip)").ok().flatten().and_then(|text| text.text_content());
    if let (Some(said), Some(told)) = (said, list.next_element_sibling()) {
        told.set_text_content(Some(&words::moved(&said, place, lines.len())));
    }
}
