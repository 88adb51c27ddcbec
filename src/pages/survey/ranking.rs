//! Choices from what matters most: the lines of a quiz's order, dragged by their handle or moved by their buttons.

use domain::score::Given;
use domain::survey::{Item, ItemChoice};
use maud::{Markup, html};

use super::words;
use crate::kinds::order_line;

/// The lines, in her order.
pub fn open(item: &Item, given: &Given) -> Markup {
    let choice = |id: &domain::id::ChoiceId| item.choices.iter().find(|choice| choice.id == *id);
    let hers: Vec<&ItemChoice> = given.chosen.iter().filter_map(choice).collect();
    let lines = if hers.is_empty() { item.choices.iter().collect() } else { hers };
    html! {
        @if item.hint.is_empty() { p.quiet { (words::RANKING) } }
        ol.order { @for line in lines { (order_line(line.id.as_str(), &line.text)) } }
        p.unseen role="status" {}
    }
}
