//! A question with choices: single, multiple, true or false.

use domain::id::ChoiceId;
use domain::pack::{Choice, Question, QuestionKind};
use leptos::prelude::{Get, Memo};

use crate::el::{El, el, slot};
use crate::field::input;
use crate::words;

/// The question as a legend over its choices, one full-width row each. Holds no state: shows what is `chosen` and, once
/// there is a `verdict`, which choices are right; reports taps.
pub fn choice_question(
    question: &Question,
    chosen: impl Fn() -> Vec<ChoiceId> + 'static,
    verdict: Memo<Option<bool>>,
    on_choose: impl Fn(ChoiceId, bool) + Clone + 'static,
) -> El {
    let kind = question.kind;
    let hint = el("p").class("quiet small").child(words::CHOOSE_SEVERAL);
    let choices = question.choices.clone();
    let rows = move || {
        let (answered, chosen) = (verdict.get().is_some(), chosen());
        let row = |(choice, letter): (&Choice, char)| {
            let hers = chosen.contains(&choice.id);
            if answered {
                answered_row(choice, letter, hers)
            } else {
                open_row(choice, letter, kind, hers, on_choose.clone())
            }
        };
        choices.iter().zip('A'..).map(row).collect::<Vec<_>>()
    };
    el("fieldset")
        .child(el("legend").attr("tabindex", "-1").child(question.text.as_str()))
        .child((kind == QuestionKind::Multiple).then_some(hint))
        .child(slot(rows))
}

/// A row to tap, with the browser's own radio or checkbox.
fn open_row(
    choice: &Choice,
    letter: char,
    kind: QuestionKind,
    hers: bool,
    on_choose: impl Fn(ChoiceId, bool) + 'static,
) -> El {
    let id = choice.id.clone();
    let (input, ticked) = input(if kind == QuestionKind::Multiple { "checkbox" } else { "radio" });
    ticked.set_checked(hers);
    let input = input.attr("name", "choice").on("change", move |_| on_choose(id.clone(), ticked.checked()));
    row("label", letter, el("span").child(choice.text.as_str())).class("choice").child(input)
}

/// A row that only shows: right or not, hers or not, in words.
fn answered_row(choice: &Choice, letter: char, hers: bool) -> El {
    let (class, note) = match (choice.right, hers) {
        (true, true) => ("choice right", words::BOTH),
        (true, false) => ("choice right", words::RIGHT_CHOICE),
        (false, true) => ("choice missed", words::HER_CHOICE),
        (false, false) => ("choice answered", ""),
    };
    let text = el("span").child(choice.text.as_str()).child(el("small").child(note));
    row("div", letter, text).class(class)
}

fn row(tag: &str, letter: char, text: El) -> El {
    let petal = el("span").class("letter").attr("aria-hidden", "true").child(String::from(letter));
    el(tag).child(petal).child(text)
}
