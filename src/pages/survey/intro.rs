//! Before the first item: what is asked, what for, who sees it, and that it is anonymous.

use domain::survey::{ItemKind, Survey};
use maud::{Markup, html};

use super::{foreign, frame, words};
use crate::acts;
use crate::message::heading;

/// The screen.
pub fn intro(unit: &str, survey: &Survey) -> Markup {
    let items =
        survey.items.iter().filter(|item| item.kind != ItemKind::Note && item.show_if.is_empty()).count();
    let inside = html! {
        div lang=[foreign(survey)] { (heading(&survey.title)) }
        p.quiet.small { (unit) }
        p lang=[foreign(survey)] { (survey.intro) }
        ul.promises {
            li { (words::how_many(items)) }
            li { (words::ANONYMOUS) }
            @if survey.sensitive { li { (words::LEAVE_ANY_TIME) } }
        }
        (frame::foot(&frame::button(acts::SURVEY_BEGIN, words::BEGIN), &[]))
        @if !survey.sensitive { div.list.place #chuyen {} }
    };
    frame::framed(survey, Some(acts::BACK), &inside)
}
