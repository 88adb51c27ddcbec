//! What an answer was worth: the words, why, and the law it rests on.

use domain::campaign::Reveal;
use domain::pack::{Pack, Question, QuestionKind, Source};
use domain::score::Verdict;
use domain::turn::Flower;
use maud::{Markup, PreEscaped, html};

use crate::hear::hear;
use crate::icon::icon;
use crate::language::foreign;
use crate::moment::day_written;
use crate::words;

/// Five petals that drift once when an answer was right.
const DRIFT: &str = concat!(
    r##"<svg class="drift" viewBox="-50 -50 100 100" aria-hidden="true"><use href="#drop" x="-40"/><use href="#drop" x="-20"/>"##,
    r##"<use href="#drop"/><use href="#drop" x="20"/><use href="#drop" x="40"/></svg>"##
);

/// What is said of an answered flower; nothing before.
pub fn verdict(flower: &Flower, packs: &[Pack], reveal: Reveal) -> Markup {
    let (Some(given), Ok(question)) = (flower.verdict, flower.question_in(packs)) else { return html! {} };
    let shown = if reveal == Reveal::AtOnce { given } else { Verdict::Unjudged };
    let (class, drawing, said) = match shown {
        Verdict::Right => ("verdict right", "fruit", words::RIGHT),
        Verdict::NotRight => ("verdict missed", "bud", words::MISSED),
        Verdict::Unjudged => ("verdict kept", "keep", words::KEPT),
    };
    html! {
        section class=(class) tabindex="-1" {
            @if shown == Verdict::Right { (PreEscaped(DRIFT)) }
            h2 { (icon(drawing)) (said) }
            @if flower.given.is_empty() { p { (words::TIME_UP) } }
            @if shown == Verdict::Unjudged { p { (words::not_told(given, reveal)) } }
            @else { (explained(flower, packs, question)) }
            @if flower.lucky { p.luck { (icon("apricot")) (words::LUCKY) } }
        }
    }
}

/// What the page itself says of an answer by choices that is given before the app has arrived (`public/first.js`): the key
/// and the words for both outcomes, inert until then. Only where answers are told at once: the pack that is on its way to
/// the phone says the same. The app judges the answer again and draws its own verdict in this one's place.
pub fn ahead(flower: &Flower, packs: &[Pack], reveal: Reveal) -> Markup {
    let question = flower.question_in(packs).ok().filter(|question| {
        let is_told = flower.verdict.is_none() && reveal == Reveal::AtOnce;
        is_told && question.kind.has_choices() && question.kind != QuestionKind::Order && question.has_key()
    });
    let Some(question) = question else { return html! {} };
    let right: Vec<&str> =
        question.choices.iter().filter(|choice| choice.right).map(|choice| choice.id.as_str()).collect();
    html! {
        template data-key=(right.join(" ")) {
            section.verdict tabindex="-1" {
                h2.right { (icon("fruit")) (words::RIGHT) }
                h2.missed { (icon("bud")) (words::MISSED) }
                (reason(question))
            }
        }
    }
}

/// The same in the language that the pack is in, to read and to hear.
fn explained(flower: &Flower, packs: &[Pack], question: &Question) -> Markup {
    let pack = packs.iter().find(|pack| pack.pack_ref() == flower.pack);
    html! {
        div.reason lang=[pack.and_then(foreign)] {
            (reason(question))
            @if let Some(pack) = pack { p.small { (words::REVIEWED) (day_written(&pack.reviewed_on)) } }
            @if !question.explanation.is_empty() { (hear(&words::HEAR, question.explanation_audio.as_deref())) }
        }
    }
}

/// Why the answer is right, and the law it rests on.
pub fn reason(question: &Question) -> Markup {
    html! {
        @if !question.explanation.is_empty() { p { (question.explanation) } }
        @if !question.source.is_empty() { (source_line(&question.source)) }
    }
}

/// "Căn cứ: …" with the way to the document.
fn source_line(source: &Source) -> Markup {
    html! {
        p.small {
            (words::SOURCE)
            a href=[Some(&source.link).filter(|link| !link.is_empty())] target="_blank" rel="noopener noreferrer" {
                (source.document)
                @if !source.clause.is_empty() { ", " (source.clause) }
            }
        }
    }
}
