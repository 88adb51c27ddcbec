//! What she does on a card, and what she did on it before the app had arrived.

use client::web::page;
use domain::pack::QuestionKind;
use domain::score::Given;
use domain::turn::{Event, find_question};
use pages::words;
use web_sys::Element;

use super::Play;
use crate::route::Route;
use crate::signals::*;
use crate::{canvas, form, hand, place};

impl Play {
    /// Takes what a card says now: something on it was marked, typed or moved.
    pub fn give_card(self, element: &Element) {
        let Some((place, given)) =
            form::flower_of(element).and_then(|place| Some((place, self.on_card(place)?.1)))
        else {
            return;
        };
        canvas::say(&["nhac-", &words::number(place)].concat(), "");
        self.step(Event::Give(given)).ok();
    }

    /// Gives the answer that a card shows; where it is none yet, says what is missing.
    pub fn answer_card(self, element: &Element) {
        let Some((place, (kind, given))) =
            form::flower_of(element).and_then(|place| Some((place, self.on_card(place)?)))
        else {
            return;
        };
        if self.flower_open() != Some(place) {
            self.step(Event::Pick { flower: place }).ok();
        }
        self.step(Event::Give(given)).ok();
        match self.step(Event::Answer) {
            Ok(()) => place::focus(".question:target .verdict"),
            Err(error) => {
                let said = words::not_answered(error, kind == QuestionKind::Multiple);
                canvas::say(&["nhac-", &words::number(place)].concat(), &said);
            }
        }
    }

    /// The kind of a flower's question, and what its card says.
    fn on_card(self, place: usize) -> Option<(QuestionKind, Given)> {
        let (opened, turn) = self.at_hand()?;
        let flower = turn.flowers.get(place)?;
        let question = find_question(&opened.packs, &flower.pack, &flower.question)?;
        Some((question.kind, form::read(&form::of(place)?, question.kind)))
    }

    /// Takes over what she did on the page before the app had arrived: what is marked and typed, the card that is open
    /// and since when.
    pub fn take_early(self) {
        let Some((_, turn)) = self.at_hand() else { return };
        for (place, flower) in turn.flowers.iter().enumerate().filter(|(_, flower)| flower.verdict.is_none())
        {
            let Some((kind, given)) = self.on_card(place) else { continue };
            if kind != QuestionKind::Order && !given.is_empty() && given != flower.given {
                self.step(Event::Pick { flower: place }).ok();
                self.step(Event::Give(given)).ok();
                self.step(Event::Close).ok();
            }
        }
        if let route @ Route::Flower(..) = place::here() {
            self.follow(&route);
            if let Some(since_ms) = page::opened_at_ms() {
                self.look_since(Some(since_ms));
            }
        }
    }

    /// Does what she tapped before the app had arrived.
    pub fn take_taps(self) {
        let taps = page::early_taps();
        for tapped in &taps {
            hand::press(tapped, self);
        }
        // She may have gone on to another card since.
        if !taps.is_empty() {
            self.follow(&place::here());
        }
    }

    /// Whether each person has one turn, and she has had hers.
    pub fn is_once_only(self) -> bool {
        self.behind.with_value(|behind| behind.is_done)
    }

    /// Whether another turn may follow this one.
    pub fn may_begin_again(self) -> bool {
        let attempts = self.at_hand().map(|(opened, _)| opened.joined.campaign.rules.attempts);
        attempts.is_some_and(|attempts| attempts != domain::campaign::Attempts::One)
    }
}
