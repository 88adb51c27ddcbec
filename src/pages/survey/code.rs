//! The code that links two forms of one person: she makes it up, and nobody else knows whose it is.

use domain::survey::MOST_PAIR_CHARS;
use maud::{Markup, html};

use super::{Seen, frame, words};
use crate::acts;
use crate::message::heading;

/// The screen.
pub fn code(seen: Seen) -> Markup {
    let inside = html! {
        form.answering data-do=(acts::SURVEY_NEXT) data-give=(acts::SURVEY_GIVE) {
            (heading(&words::PAIR))
            p { (words::PAIR_WHY) }
            label.field {
                (words::PAIR_FIELD)
                input name="typed" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
                    maxlength=((MOST_PAIR_CHARS * 2).to_string()) value=(seen.form.pair()) aria-describedby="ma-hint";
            }
            p.quiet.small #ma-hint { (words::PAIR_HINT) }
            (frame::foot(&frame::button(acts::SURVEY_NEXT, words::GO_ON), &[(acts::SURVEY_SKIP, words::PAIR_NONE)]))
        }
    };
    frame::framed(&seen.paper.survey, Some(acts::SURVEY_BACK), &inside)
}
