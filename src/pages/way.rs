//! What comes next: another flower, the result once the turn is sealed; and where a step is not on disk, how to get it
//! there.

use domain::wire::Delivery;
use maud::{Markup, html};

use crate::acts;
use crate::question::answer_button;
use crate::state::state_line;
use crate::words::{self, Word};

/// Where the turn stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// It goes on.
    On,
    /// Its last step could not be written; what to say of it.
    NotKept(Word),
    /// It is sealed: the address of its result, and where that is on its way.
    Sealed(String, Option<Delivery>),
}

/// The way on from the garden, or from a card whose question is `answered`.
pub fn way_on(way: &Way, answered: bool, finished: bool) -> Markup {
    html! {
        @if let Way::NotKept(said) = way {
            p.missed role="alert" { (said) }
            button.button.button-quiet type="button" data-do=(acts::RETRY) { (words::RETRY) }
        }
        @if let Way::Sealed(address, delivery) = way {
            p role="status" { @if let Some(delivery) = delivery { (state_line(*delivery)) } }
            a.button href=(address) data-replace { (words::SEE_RESULT) }
        } @else if answered && !finished {
            a.button href=(crate::bar::GARDEN) data-do=(acts::BACK) { (words::NEXT) }
        }
    }
}

/// The foot of a card: the button that answers, then the way on.
pub fn foot(way: &Way, answered: bool, finished: bool) -> Markup {
    html! {
        @if !answered { (answer_button()) }
        (way_on(way, answered, finished))
    }
}
