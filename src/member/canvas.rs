//! What is drawn: the page as a whole, and its parts, each only when it differs from what stands there.

use std::cell::{Cell, RefCell};

use client::web::{nav, page};
use pages::Markup;
use pages::words::{self, Word};

/// What changes the language.
const SWITCH: &str = "[data-do=language]";

thread_local! {
    /// Parts by their id, as last drawn.
    static DRAWN: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
    /// The marks on the bars, as last drawn: pages bring bars of their own.
    static MARK: RefCell<String> = const { RefCell::new(String::new()) };
    /// What is to be said on the next page.
    static NEXT: Cell<Word> = const { Cell::new(words::NOTHING) };
    /// Whether the page is still the one that was sent.
    static IS_SENT: Cell<bool> = const { Cell::new(true) };
}

/// Draws a whole page; one that was sent just so is taken over as it stands. Its parts are to be told by [`stands`].
pub fn draw(html: &Markup) {
    let html = &html.0;
    let sent =
        IS_SENT.take() && page::attribute(r#"meta[name="print"]"#, "content") == Some(pages::print_of(html));
    if !sent {
        // Her finger is on what changes the language, and stays there.
        let switches = page::has_focus(SWITCH);
        page::put("app", html);
        nav::find_target();
        if switches {
            page::focus(SWITCH);
        }
    }
    DRAWN.with_borrow_mut(Vec::clear);
    page::is_ready();
    MARK.with_borrow(|mark| fill_marks(mark));
    match NEXT.replace(words::NOTHING) {
        words::NOTHING => {}
        said => say("nhac", &said),
    }
}

/// Whether nothing was drawn yet over a page that was sent with its garden in it.
pub fn is_sent() -> bool {
    IS_SENT.get() && (page::has("vuon") || page::has("phieu"))
}

/// Says what a part of the page just drawn looks like, so that it is not drawn again.
pub fn stands(id: String, html: Markup) {
    DRAWN.with_borrow_mut(|drawn| drawn.push((id, html.0)));
}

/// Draws a part, if it looks different from what stands there.
pub fn put(id: &str, html: Markup) {
    let changed = DRAWN.with_borrow_mut(|drawn| match drawn.iter_mut().find(|(known, _)| known == id) {
        Some((_, before)) if *before == html.0 => false,
        Some((_, before)) => {
            before.clone_from(&html.0);
            true
        }
        None => {
            drawn.push((id.to_owned(), html.0.clone()));
            true
        }
    });
    if changed {
        page::put(id, &html.0);
    }
}

/// Says something in a place made for it.
pub fn say(id: &str, words: &str) {
    page::put(id, "");
    if let Some(place) = page::find(&["#", id].concat()) {
        place.set_text_content(Some(words));
    }
}

/// Says something on the page that is drawn next.
pub fn say_next(said: Word) {
    NEXT.set(said);
}

/// Draws every element of a selector alike.
pub fn put_all(selector: &str, html: &Markup) {
    MARK.replace(html.0.clone());
    for element in page::all(selector) {
        element.set_inner_html(&html.0);
    }
}

fn fill_marks(html: &str) {
    if !html.is_empty() {
        page::all(".mark").iter().for_each(|element| element.set_inner_html(html));
    }
}
