//! The card of a picked flower: its question, then the verdict with its reason and its source.

use domain::id::ChoiceId;
use domain::pack::{FlowerKind, Question, Source};
use leptos::prelude::{Get, Memo};

use crate::choice_question::choice_question;
use crate::el::{El, el, svg};
use crate::garden::{art, class_of};
use crate::icon::{icon, symbol};
use crate::words;

/// The question card. Holds no state: shows what is `chosen` and, once there is one, the `verdict`; reports taps.
/// `act` stands at its foot: to answer, then to go on.
pub fn question_card(
    number: &str,
    kind: FlowerKind,
    question: &Question,
    chosen: impl Fn() -> Vec<ChoiceId> + 'static,
    verdict: Memo<Option<bool>>,
    on_choose: impl Fn(ChoiceId, bool) + Clone + 'static,
    act: El,
) -> El {
    let flower = el("div").class("flower").attr("aria-hidden", "true");
    let (explanation, source) = (question.explanation.clone(), question.source.clone());
    let told = move || verdict.get().map(|right| verdict_section(right, &explanation, &source));
    el("div")
        .class(&["question ", class_of(kind)].concat())
        .child(flower.child(symbol(class_of(kind))).child(el("span").child(number)))
        .child(choice_question(question, chosen, verdict, on_choose))
        .child(el("div").attr("aria-live", "polite").live(told))
        .child(act.class("act"))
}

fn verdict_section(right: bool, explanation: &str, source: &Source) -> El {
    let (class, drawing, said) = if right {
        ("verdict right", "fruit", words::RIGHT)
    } else {
        ("verdict missed", "bud", words::MISSED)
    };
    el("section")
        .class(class)
        .attr("tabindex", "-1")
        .child(right.then(|| svg("-50 -50 100 100", art::DRIFT).class("drift")))
        .child(el("h2").child(icon(drawing)).child(said))
        .child(el("p").child(explanation))
        .child(source_line(source))
}

/// "Căn cứ: …" with the way to the document.
pub fn source_line(source: &Source) -> El {
    let Source { document, clause, link } = source;
    let named = if clause.is_empty() { document.clone() } else { [document, ", ", clause].concat() };
    let way =
        el("a").attr("href", link).attr("target", "_blank").attr("rel", "noopener noreferrer").child(named);
    el("p").class("small").child(words::SOURCE).child(way)
}
