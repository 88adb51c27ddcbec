//! What is marked or typed on a card.

use client::web::page;
use domain::id::ChoiceId;
use domain::pack::QuestionKind;
use domain::score::Given;
use pages::words;
use web_sys::Element;

/// The form of a flower's card; `place` from 0.
pub fn of(place: usize) -> Option<Element> {
    page::find(&["#hoi-", &words::number(place)].concat())
}

/// The flower whose card an element stands on, from 0.
pub fn flower_of(element: &Element) -> Option<usize> {
    let card = element.closest(".question").ok()??;
    let number: usize = card.id().strip_prefix("hoa-")?.parse().ok()?;
    number.checked_sub(1)
}

/// What a form says.
pub fn read(form: &Element, kind: QuestionKind) -> Given {
    let ids = |texts: Vec<String>| texts.into_iter().map(ChoiceId::new).collect();
    match kind {
        QuestionKind::Order => {
            let lines = page::within(Some(form), "li");
            let texts = lines.iter().filter_map(|line| line.get_attribute("data-id"));
            Given { chosen: ids(texts.collect()), typed: String::new() }
        }
        kind if kind.has_choices() => Given { chosen: ids(page::checked(form)), typed: String::new() },
        _ => Given { chosen: vec![], typed: page::typed(form, "input") },
    }
}
