//! A step from one end to the other: flowers where it counts from one to five, numbers else.

use domain::score::Given;
use domain::survey::Item;
use maud::{Markup, html};

use super::row::is_chosen;
use crate::icon::symbol;

/// The steps.
pub fn open(item: &Item, given: &Given) -> Markup {
    let steps = item.choice_ids();
    let are_flowers = steps.len() <= 5 && steps.first().is_some_and(|first| first.as_str() == "1");
    let end = |place: usize| {
        let [least, most] = item.ends.as_ref()?;
        match place {
            0 => Some(least),
            _ => (place + 1 == steps.len()).then_some(most),
        }
    };
    html! {
        div.steps-row.apricot[are_flowers] {
            @for (place, id) in steps.iter().enumerate() {
                label.step {
                    input type="radio" name="chon" value=(id.as_str()) checked[is_chosen(given, id.as_str())];
                    @if are_flowers { (symbol("apricot")) }
                    b { (id.as_str()) }
                    @if let Some(said) = end(place) { span.unseen { ", " (said) } }
                }
            }
        }
        @if let Some([least, most]) = &item.ends {
            p.ends.quiet.small aria-hidden="true" { span { (least) } span { (most) } }
        }
    }
}
