//! A day: the browser's own field, and below it the day in words, as its way of writing days may not be hers.

use domain::score::Given;
use domain::survey::{Item, is_day};
use maud::{Markup, html};

use super::words;

/// The field.
pub fn open(_: &Item, given: &Given) -> Markup {
    html! {
        label.field {
            (words::DATE)
            input name="typed" type="date" min="1900-01-01" max="2100-12-31" value=(given.typed);
        }
        p role="status" #doc { (in_words(&given.typed)) }
    }
}

/// `2026-11-25` as "Ngày 25 tháng 11 năm 2026"; empty where it is no day.
#[must_use]
pub fn in_words(day: &str) -> String {
    let mut parts = day.split('-').map(|part| part.trim_start_matches('0'));
    match (is_day(day), parts.next(), parts.next(), parts.next()) {
        (true, Some(year), Some(month), Some(day)) => words::day(day, month, year),
        _ => String::new(),
    }
}
