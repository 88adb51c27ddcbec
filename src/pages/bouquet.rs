//! A past turn: the bouquet of what was right, and what is still to learn.

use domain::id::RecordId;
use domain::pack::{FlowerKind, Pack, Question};
use domain::score::{Given, Verdict};
use domain::wire::Delivery;
use maud::{Markup, html};

use crate::bar::bar;
use crate::contacts::of_packs;
use crate::garden::flower_class;
use crate::hear::hear;
use crate::icon::icon;
use crate::message::heading;
use crate::state::of_result;
use crate::verdict::reason;
use crate::{acts, kinds, words};

/// An answer looked back at.
#[derive(Clone, Copy, Debug)]
pub struct Looking<'a> {
    /// The question; none if its pack is not on the phone any more.
    pub question: Option<&'a Question>,
    /// The flower it hid in.
    pub flower: FlowerKind,
    /// What she answered.
    pub given: &'a Given,
    /// What that was worth.
    pub verdict: Verdict,
}

/// Where the flowers of a bouquet stand, the middle one first: golden-angle steps, flattened to a dome.
const PLACES: [(i16, i16); 12] = [
    (160, 104),
    (124, 122),
    (190, 130),
    (152, 62),
    (208, 88),
    (102, 82),
    (162, 158),
    (196, 48),
    (84, 128),
    (238, 122),
    (120, 42),
    (120, 164),
];

/// The bouquet with the score and warm words; below it `ways`: the state of the result, the ways on. `told_later` says
/// when she will be told what was right, where she is not told yet.
#[must_use]
pub fn bouquet(answers: &[Looking], told_later: Option<&str>, packs: &[Pack], ways: &Markup) -> Markup {
    let right: Vec<FlowerKind> = answers
        .iter()
        .filter(|answer| answer.verdict == Verdict::Right)
        .map(|answer| answer.flower)
        .collect();
    let of = answers.iter().filter(|answer| answer.verdict != Verdict::Unjudged).count();
    let missed: Vec<&Looking> = answers.iter().filter(|answer| answer.verdict == Verdict::NotRight).collect();
    html! {
        (bar(&words::RESULT, Some("/ket-qua")))
        main.page {
            div.praise {
                (drawing(&right, if of == 0 { answers.len() } else { of }))
                @if let Some(later) = told_later {
                    (heading(&words::DONE))
                    p { (later) }
                } @else {
                    (heading(&words::score(right.len(), of)))
                    p { (words::praise(right.len(), of)) }
                    @if !right.is_empty() {
                        details.certificate {
                            summary { (words::CERTIFICATE) }
                            label.field { (words::CERTIFICATE_NAME) input name="name" type="text" autocomplete="off" maxlength="80"; }
                            p.quiet.small { (words::CERTIFICATE_HINT) }
                            button.button.button-quiet type="button" data-do=(acts::CERTIFICATE) { (words::CERTIFICATE_DRAW) }
                            p role="status" #giay {}
                        }
                    }
                }
            }
            (ways)
            @if !missed.is_empty() {
                details { summary { (words::review(missed.len())) } @for answer in missed { (review(answer)) } }
            }
            (of_packs(packs))
        }
    }
}

/// The right ones as blossoms, the middle first; around them a bud for each that may still open.
fn drawing(right: &[FlowerKind], of: usize) -> Markup {
    html! {
        svg.bouquet viewBox="0 0 320 300" aria-hidden="true" {
            use href="#bo-sau" {}
            @for (place, (x, y)) in PLACES.iter().enumerate().take(of).rev() {
                @let at = ["translate(", &x.to_string(), " ", &y.to_string(), ")"].concat();
                @match right.get(place) {
                    Some(kind) => {
                        g class=(flower_class(*kind)) transform=(at) {
                            use href={ "#" (flower_class(*kind)) } transform={ "rotate(" ((place * 40).to_string()) ")scale(.66)" } {}
                            circle.heart r="7" {}
                        }
                    }
                    None => {
                        g transform=(at) { use href="#bud" transform={ "rotate(" (((x - 160) / 3).to_string()) ")scale(.8)" } {} }
                    }
                }
            }
            use href="#bo-truoc" {}
        }
    }
}

fn review(answer: &Looking) -> Markup {
    let Some(question) = answer.question else { return html! {} };
    let hers = kinds::hers_in_words(question, answer.given);
    html! {
        section.card {
            h3 { (question.text) }
            p.missed { (icon("bud")) (words::REVIEW_CHOSEN) (if hers.is_empty() { &words::NOTHING_GIVEN } else { hers.as_str() }) }
            p.right { (icon("fruit")) (words::REVIEW_RIGHT) (kinds::right_in_words(question)) }
            (reason(question))
            (hear(&words::HEAR, None))
        }
    }
}

/// The ways on from a bouquet: the state of the result, another turn `again`, all results, and the place for the offer to
/// install.
#[must_use]
pub fn ways(id: &RecordId, delivery: Option<Delivery>, again: &Markup) -> Markup {
    html! {
        (of_result(id, delivery))
        div.list {
            (again)
            a.button.button-quiet href="/ket-qua" { (words::RESULTS) }
        }
        div.place #cai-dat {}
    }
}
