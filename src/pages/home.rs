//! The start page: six digits lead to a garden.

use domain::campaign::Joined;
use maud::{Markup, html};

use crate::acts;
use crate::bar::bar;
use crate::contacts::way;
use crate::icon::scene;
use crate::language::foot;
use crate::message::heading;
use crate::words;

/// Asks for a code, and lists the gardens `opened` on this phone before.
pub fn home(opened: &[Joined]) -> Markup {
    html! {
        (bar(&words::APP, None))
        main.page.home {
            (scene("canh-hoa", "0 0 320 120", "spray"))
            (heading(&words::WELCOME))
            form.list data-do=(acts::ENTER) {
                label.field {
                    (words::CODE)
                    input.code name="code" type="text" inputmode="numeric" autocomplete="off" maxlength="11"
                        aria-describedby="ma-la-gi";
                }
                p.quiet.small #ma-la-gi { (words::CODE_HINT) }
                p #nhac role="alert" {}
                button.button { (words::ENTER) }
            }
            @if !opened.is_empty() {
                h2 { (words::OPENED_BEFORE) }
                ul.list { @for joined in opened { li { (garden(joined)) } } }
            }
            (way())
            (foot())
        }
    }
}

fn garden(joined: &Joined) -> Markup {
    html! {
        a.card.entry href={ "/j/" (joined.code.as_str()) } {
            b { (joined.campaign.title) }
            span.quiet.small { (words::unit(&joined.unit)) " · " (joined.code.as_str()) }
        }
    }
}
