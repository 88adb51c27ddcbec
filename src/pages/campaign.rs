//! A campaign: the cards of its flowers, of which the one in the address shows, and the garden, which shows else.

use domain::campaign::Joined;
use domain::pack::Pack;
use domain::turn::Turn;
use maud::{Markup, html};

use crate::bar::bar;
use crate::garden::{flowers, progress};
use crate::intro::{ask_name, intro, what_happens};
use crate::language::{foot, not_translated};
use crate::passing::{Pass, pass, passing_address};
use crate::question::card;
use crate::way::{Way, way_on};
use crate::{contacts, words};

/// What a campaign's page shows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Where her code leads.
    pub joined: &'a Joined,
    /// The packs of its questions.
    pub packs: &'a [Pack],
    /// The turn under way; none before she was asked for her name.
    pub turn: Option<&'a Turn>,
    /// Where that turn stands.
    pub way: &'a Way,
}

/// The page. The cards come first in the document, so that a shown card can hide the garden behind it by CSS alone.
#[must_use]
pub fn campaign(view: View) -> Markup {
    html! {
        main {
            @if let Some(turn) = view.turn {
                @for place in 0..turn.flowers.len() { (card(view, turn, place)) }
            }
            section.garden-page #vuon {
                (bar(&words::APP, Some("/")))
                div.page {
                    (intro(view.joined))
                    div.place #khach {}
                    (inside(view))
                    (contacts::way())
                    div.list.place #chuyen { (pass(Pass::Around, &passing_address(&view.joined.code))) }
                    (foot())
                }
            }
        }
    }
}

fn inside(view: View) -> Markup {
    let campaign = &view.joined.campaign;
    html! {
        @if let Some(turn) = view.turn {
            p #tien-do { (progress(turn)) }
            div.garden #cay-hoa { (flowers(turn, view.packs, campaign.rules.reveal)) }
            div.list.place #lam-vuon { (way_on(view.way, false, turn.is_finished())) }
            (not_translated(view.packs))
            (what_happens(campaign.name_asked))
        } @else {
            (ask_name(campaign.flowers as usize))
        }
    }
}
