//! One item: how far she is, what is asked, the rows or fields of its kind, the ways on.

use domain::score::Given;
use domain::survey::{Item, ItemKind};
use maud::{Markup, html};

use super::foreign;
use super::words::Word;
use super::{Seen, date, frame, likert, multiple, note, number, ranking, scale, single, text, words};
use crate::acts;
use crate::hear::hear;

/// The screen of the item at `place`, from 0.
pub fn item(seen: Seen, place: usize) -> Markup {
    let survey = &seen.paper.survey;
    let Some(item) = survey.items.get(place) else { return html! {} };
    let progress = seen.form.progress(seen.paper);
    let answer = seen.form.answer(item);
    let given = answer.map_or_else(Given::default, |answer| Given {
        chosen: answer.chosen.clone(),
        typed: answer.typed.clone(),
    });
    let inside = html! {
        div.how-far {
            @if item.kind != ItemKind::Note { p { (words::progress(progress)) } }
            progress aria-hidden="true" max=(progress.of.to_string()) value=(progress.number.to_string()) {}
        }
        form.answering data-do=(acts::SURVEY_NEXT) data-give=(acts::SURVEY_GIVE) {
            (asked(item, &given, foreign(survey)))
            @if answer.is_some_and(|answer| answer.declined) { p.quiet { (words::DECLINED) } }
            (frame::foot(&frame::button(acts::SURVEY_NEXT, words::next(item.kind)), quiet(item)))
        }
    };
    frame::framed(survey, Some(acts::SURVEY_BACK), &inside)
}

fn asked(item: &Item, given: &Given, lang: Option<&str>) -> Markup {
    if item.kind == ItemKind::Note {
        return note::open(item, lang);
    }
    html! {
        fieldset lang=[lang] {
            legend tabindex="-1" { (item.text) }
            @if !item.hint.is_empty() { p.quiet { (item.hint) } }
            (picture(item))
            (hear(&words::HEAR, item.audio.as_deref()))
            @match item.kind {
                ItemKind::Single => (single::open(item, given)),
                ItemKind::Multiple => (multiple::open(item, given)),
                ItemKind::Likert => (likert::open(item, given)),
                ItemKind::Scale => (scale::open(item, given)),
                ItemKind::Number => (number::open(item, given)),
                ItemKind::Date => (date::open(item, given)),
                ItemKind::Text => (text::open(item, given)),
                ItemKind::Ranking => (ranking::open(item, given)),
                ItemKind::Note => {}
            }
        }
    }
}

/// Its picture.
pub fn picture(item: &Item) -> Markup {
    html! { @if let Some(picture) = &item.picture { img.picture src=(picture.src) alt=(picture.alt); } }
}

fn quiet(item: &Item) -> &'static [(&'static str, Word)] {
    const DECLINE: (&str, Word) = (acts::SURVEY_DECLINE, words::DECLINE);
    const SKIP: (&str, Word) = (acts::SURVEY_SKIP, words::SKIP);
    match item.kind {
        ItemKind::Note => &[],
        _ if item.required => &[DECLINE],
        _ => &[SKIP, DECLINE],
    }
}
