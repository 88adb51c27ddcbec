//! A past turn: the bouquet of what was right, and what is still to learn.

use client::phone::{CardAnswer, ResultCard};
use domain::pack::{Choice, FlowerKind, Pack, Question};
use domain::turn::find_question;

use crate::contacts::contacts;
use crate::el::{Child, El, el, svg};
use crate::garden::{art, class_of};
use crate::message::heading;
use crate::question::source_line;
use crate::words;

/// The bouquet with the score and warm words; below it `ways`: the state of the result, the ways on.
pub fn bouquet(card: &ResultCard, packs: &[Pack], ways: impl Child) -> El {
    let of = card.answers.len();
    let kinds = card.answers.iter().filter(|answer| answer.right).map(|answer| kind_of(answer, packs));
    let drawn = drawing(&kinds.collect::<Vec<_>>(), of);
    let praise = el("div")
        .class("praise")
        .child(svg("0 0 320 300", &drawn).class("bouquet"))
        .child(heading(&words::score(card.right, of)))
        .child(el("p").child(words::praise(card.right, of)));
    let missed: Vec<El> = card
        .answers
        .iter()
        .filter(|answer| !answer.right)
        .filter_map(|answer| Some(missed(find_question(packs, &answer.pack, &answer.question)?, answer)))
        .collect();
    let review = (!missed.is_empty())
        .then(|| el("details").child(el("summary").child(words::review(missed.len()))).child(missed));
    el("main").class("page").child(praise).child(ways).child(review).child(contacts(packs))
}

fn kind_of(answer: &CardAnswer, packs: &[Pack]) -> FlowerKind {
    packs.iter().find(|pack| pack.pack_ref() == answer.pack).map(|pack| pack.flower).unwrap_or_default()
}

/// The right ones as blossoms, the middle first; around them a bud for each that may still open.
fn drawing(right: &[FlowerKind], of: usize) -> String {
    let mut drawn = String::from(art::BOUQUET_BACK);
    for (place, (x, y)) in art::BOUQUET_PLACES.iter().enumerate().take(of).rev() {
        let (class, symbol, turned, scaled) = match right.get(place) {
            Some(kind) => {
                (class_of(*kind), class_of(*kind), i16::try_from(place * 40).unwrap_or_default(), ".66")
            }
            None => ("", "bud", (x - 160) / 3, ".8"),
        };
        for part in [
            "<g class='",
            class,
            "' transform='translate(",
            &x.to_string(),
            " ",
            &y.to_string(),
            ")'><use href='#",
            symbol,
        ] {
            drawn.push_str(part);
        }
        for part in ["' transform='rotate(", &turned.to_string(), ")scale(", scaled, ")'/>"] {
            drawn.push_str(part);
        }
        drawn.push_str(if class.is_empty() { "</g>" } else { "<circle class='heart' r='7'/></g>" });
    }
    drawn.push_str(art::BOUQUET_FRONT);
    drawn
}

fn missed(question: &Question, answer: &CardAnswer) -> El {
    let listed = |wanted: &dyn Fn(&Choice) -> bool| {
        let texts: Vec<&str> =
            question.choices.iter().filter(|c| wanted(c)).map(|c| c.text.as_str()).collect();
        texts.join("; ")
    };
    let hers = listed(&|choice| answer.chosen.contains(&choice.id));
    el("section")
        .class("card")
        .child(el("h3").child(question.text.as_str()))
        .child(el("p").class("missed").child(words::REVIEW_CHOSEN).child(hers))
        .child(el("p").class("right").child(words::REVIEW_RIGHT).child(listed(&|choice| choice.right)))
        .child(el("p").child(question.explanation.as_str()))
        .child(source_line(&question.source))
}
