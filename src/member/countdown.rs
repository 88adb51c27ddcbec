//! The time that is left for an open question, where the campaign sets one: told each second, and kept ahead of itself,
//! so that a reload gives nothing back.

use crate::signals::*;
use client::web::{self, page};
use domain::turn::Event;
use pages::words;

use crate::canvas;
use crate::play::Play;

/// How often it is told.
const EVERY_MS: i32 = 1_000;
/// How much is taken to be spent, should the phone die before the next tick.
const AHEAD_MS: u32 = 1_500;
/// The seconds at which those who listen are told.
const TOLD_S: [u32; 2] = [10, 5];

/// Runs for as long as the page lives; does nothing where there is no limit or no card is open.
pub fn run(play: Play) {
    web::every(EVERY_MS, move || tick(play));
}

fn tick(play: Play) {
    let open = play.turn.with_untracked(|turn| {
        let turn = turn.as_ref()?;
        let place = turn
            .open
            .filter(|place| turn.flowers.get(*place).is_some_and(|flower| flower.verdict.is_none()))?;
        turn.limit_ms.map(|_| place)
    });
    let Some(place) = open.filter(|_| play.is_looking()) else { return };
    play.step(Event::Reserve { ms: AHEAD_MS }).ok();
    let left_ms = play
        .turn
        .with_untracked(|turn| turn.as_ref().and_then(|turn| turn.left_ms(place)))
        .unwrap_or_default();
    show(place, left_ms.div_ceil(1_000));
    if left_ms == 0 && play.step(Event::TimeUp).is_ok() {
        crate::place::focus(".question:target .verdict");
    }
}

fn show(place: usize, left_s: u32) {
    let number = words::number(place);
    canvas::say(&["gio-", &number].concat(), &words::left(left_s));
    if let Some(bar) = page::find(&["#vach-", &number].concat()) {
        bar.set_attribute("value", &left_s.to_string()).ok();
    }
    if TOLD_S.contains(&left_s) {
        canvas::say(&["nhac-", &number].concat(), &words::left(left_s));
    }
}
