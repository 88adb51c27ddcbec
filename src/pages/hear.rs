//! Reading aloud: a button beside what can be heard. It shows where there is a recording, or where the phone has a voice of
//! the text's language (`data-voices` of the page, `public/boot.js`); what it reads is found by `public/later/hear.js`.

use maud::{Markup, html};

use crate::acts;
use crate::icon::icon;

/// The button, with the recording where there is one.
pub fn hear(said: &str, recording: Option<&str>) -> Markup {
    html! {
        button.hear type="button" data-do=(acts::HEAR) data-src=[recording] { (icon("hear")) span { (said) } }
    }
}

#[cfg(test)]
mod tests;
