//! The last chance to go back, and the end: thanks, the closing words and the numbers to call, the same for everybody.

use domain::id::RecordId;
use domain::survey::Survey;
use maud::{Markup, html};

use super::frame::NEUTRAL;
use super::{Seen, foreign, frame, words};
use crate::acts;
use crate::contacts::{numbers, way};
use crate::icon::scene;
use crate::message::heading;

/// All items are done.
pub fn review(seen: Seen) -> Markup {
    let inside = html! {
        (heading(&words::REVIEW))
        p { (words::REVIEW_HINT) }
        (frame::foot(&frame::button(acts::SURVEY_FINISH, words::FINISH), &[(acts::SURVEY_BACK, words::LOOK_AGAIN)]))
    };
    frame::framed(&seen.paper.survey, Some(acts::SURVEY_BACK), &inside)
}

/// It is sealed under `id`; where that is on its way is told in the part `tt-` before the id.
#[must_use]
pub fn end(survey: &Survey, id: &RecordId) -> Markup {
    let inside = html! {
        (scene("canh-hoa", "0 0 320 120", "spray"))
        (heading(&words::THANKS))
        @if !survey.closing.is_empty() { p lang=[foreign(survey)] { (survey.closing) } }
        p role="status" id={ "tt-" (id.as_str()) } {}
        div.list.place id={ "gd-" (id.as_str()) } {}
        @if !survey.contacts.is_empty() { h2 { (crate::words::CONTACTS) } (numbers(&survey.contacts)) }
        @if !survey.sensitive { (way()) }
        div.act {
            @if !survey.sensitive { div.list.place #chuyen {} }
            @if survey.sensitive {
                p.quiet.small { (words::NOTHING_LEFT) }
                a.button href=(NEUTRAL) data-do=(acts::LEAVE) { (words::CLOSE) }
            } @else {
                a.button href="/" { (words::CLOSE) }
            }
        }
    };
    frame::framed(survey, None, &inside)
}
