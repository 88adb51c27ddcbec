//! What every screen of a survey has around it: the bar, the way back, and the way out where the survey is sensitive.

use domain::survey::Survey;
use maud::{Markup, html};

use super::foreign;
use super::words::{self, Word};
use crate::acts;
use crate::contacts::numbers;
use crate::icon::icon;
use crate::look::next_size;
use crate::state::mark;

/// Where "Thoát nhanh" leads: a page that says nothing of where she was.
pub const NEUTRAL: &str = "/lich.html";

/// A screen with its bar. `back` is what the arrow does; none where nothing can be taken back any more.
pub fn framed(survey: &Survey, back: Option<&str>, inside: &Markup) -> Markup {
    html! {
        header.bar.long {
            @if let Some(act) = back {
                a href="/" data-do=(act) aria-label=(words::BACK) { (icon("back")) }
            }
            p lang=[foreign(survey)] { (survey.title) }
            (next_size(&words::TEXT_SIZE))
            @if survey.sensitive { (leave("leave")) } @else { a.state.mark href="/ket-qua" { (mark(0, false)) } }
        }
        main.page.survey #phieu {
            (inside)
            @if survey.sensitive && back.is_some() { (at_hand(survey)) }
        }
    }
}

/// The numbers to call, on every screen before the last, which shows them by itself: opening them goes nowhere and leaves no
/// trace.
fn at_hand(survey: &Survey) -> Markup {
    html! {
        @if !survey.contacts.is_empty() {
            details { summary { (crate::words::CONTACTS) } (numbers(&survey.contacts)) }
        }
    }
}

/// The way out: a plain link, so that it also works before any code is there.
pub fn leave(class: &str) -> Markup {
    html! { a class=(class) href=(NEUTRAL) data-do=(acts::LEAVE) { (words::LEAVE) } }
}

/// What is missing, and what is to be told of the phone's storage; then the main button, and the quiet ones below it.
pub fn foot(main: &Markup, quiet: &[(&str, Word)]) -> Markup {
    html! {
        div.act {
            p #nhac role="alert" {}
            div.list.place #luu {}
            (main)
            @if !quiet.is_empty() {
                div.quiet-acts {
                    @for (act, said) in quiet {
                        button.button.button-quiet type="button" data-do=(act) { (said) }
                    }
                }
            }
        }
    }
}

/// The main button.
pub fn button(act: &str, said: Word) -> Markup {
    html! { button.button type="button" data-do=(act) { (said) } }
}
