//! The card of a picked flower: its story and question, then the verdict with its reason and its source.

use domain::campaign::Reveal;
use domain::pack::{Pack, Picture, Question, Story};
use domain::turn::{Flower, Turn};
use maud::{Markup, html};

use crate::acts;
use crate::bar::{GARDEN, bar};
use crate::campaign::View;
use crate::garden::{flower_class, kind_of};
use crate::hear::hear;
use crate::icon::symbol;
use crate::kinds;
use crate::language::foreign;
use crate::verdict::{ahead, verdict};
use crate::way::foot;
use crate::words;

/// The id of a card, which is also the fragment of its address; `place` from 0. Its parts have ids of their own:
/// `hoi-` the question, `loi-` what is said of the answer, `nhac-` what is missing, `lam-` what can be done, `gio-` the time.
#[must_use]
pub fn card_id(place: usize) -> String {
    ["hoa-", &words::number(place)].concat()
}

/// The card of a flower.
pub fn card(view: View, turn: &Turn, place: usize) -> Markup {
    let Some(flower) = turn.flowers.get(place) else { return html! {} };
    let kind = flower_class(kind_of(view.packs, flower));
    let number = words::number(place);
    let reveal = view.joined.campaign.rules.reveal;
    html! {
        section class={ "question from-" (number) " " (kind) } id=(card_id(place)) aria-label=(words::flower(place)) {
            (bar(&words::flower_short(place), Some(GARDEN)))
            div.page {
                div.flower aria-hidden="true" { (symbol(kind)) span { (number) } }
                @if let Some(limit_ms) = turn.limit_ms { (time(&number, limit_ms, flower)) }
                (ahead(flower, view.packs, reveal))
                form.answering data-do=(acts::ANSWER) id={ "hoi-" (number) } { (answering(turn, view.packs, place, reveal)) }
                div.place aria-live="polite" id={ "loi-" (number) } { (verdict(flower, view.packs, reveal)) }
                div.act {
                    p role="alert" id={ "nhac-" (number) } {}
                    div.list id={ "lam-" (number) } {
                        (foot(view.way, flower.verdict.is_some(), turn.is_finished()))
                    }
                }
            }
        }
    }
}

/// The button that gives the answer.
pub fn answer_button() -> Markup {
    html! { button.button type="button" data-do=(acts::ANSWER) { (words::ANSWER) } }
}

fn time(number: &str, limit_ms: u32, flower: &Flower) -> Markup {
    let left_s = limit_ms.saturating_sub(flower.took_ms).div_ceil(1000);
    html! {
        @if flower.verdict.is_none() {
            div.time {
                p role="timer" id={ "gio-" (number) } { (words::left(left_s)) }
                progress aria-hidden="true" id={ "vach-" (number) } max=(limit_ms.div_ceil(1000)) value=(left_s) {}
            }
        }
    }
}

/// The question with its story: open to answer, or as it was answered.
pub fn answering(turn: &Turn, packs: &[Pack], place: usize, reveal: Reveal) -> Markup {
    let Some(flower) = turn.flowers.get(place) else { return html! {} };
    let Ok(question) = flower.question_in(packs) else { return html! {} };
    let pack = packs.iter().find(|pack| pack.pack_ref() == flower.pack);
    let story = pack.and_then(|pack| pack.story_of(question));
    let is_read = story.is_some()
        && turn.picked.iter().filter_map(|n| turn.flowers.get(*n)).any(|other| {
            other.pack == flower.pack
                && other.question != flower.question
                && other.question_in(packs).is_ok_and(|other| other.story == question.story)
        });
    html! {
        @if let Some(story) = story { (story_of(story, is_read)) }
        fieldset lang=[pack.and_then(foreign)] {
            legend tabindex="-1" { (question.text) }
            (picture(question.picture.as_ref()))
            (hear(&words::HEAR, question.audio.as_deref()))
            @if flower.verdict.is_none() { (open(question, flower, &words::number(place))) }
            @else if reveal == Reveal::AtOnce { (kinds::answered(question, &flower.given)) }
            @else { (kinds::answered(&question.without_key(), &flower.given)) }
        }
    }
}

fn open(question: &Question, flower: &Flower, number: &str) -> Markup {
    html! {
        @if !question.hint.is_empty() {
            details.hint { summary { (words::HINT) } p { (question.hint) } }
        }
        (kinds::open(question, &flower.given, number))
    }
}

fn story_of(story: &Story, is_read: bool) -> Markup {
    html! {
        details.story open[!is_read] {
            summary { (words::STORY) (story.title) }
            (picture(story.picture.as_ref()))
            p { (story.text) }
            (hear(&words::HEAR, story.audio.as_deref()))
        }
    }
}

/// A picture waits for its card to be shown.
fn picture(picture: Option<&Picture>) -> Markup {
    html! { @if let Some(picture) = picture { img.picture src=(picture.src) alt=(picture.alt) loading="lazy"; } }
}
