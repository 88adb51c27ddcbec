//! What a campaign is, and, where it asks for a name, consent before the first flower.

use domain::campaign::{Joined, NameAsked};
use maud::{Markup, html};

use crate::acts;
use crate::message::heading;
use crate::words;

/// The longest name that can be typed, in UTF-16 units.
const NAME_MOST_CHARS: &str = "80";

/// The title, the unit and the names above it.
pub fn intro(joined: &Joined) -> Markup {
    html! {
        div.intro {
            (heading(&joined.campaign.title))
            p.quiet.small { (words::unit(&joined.unit)) }
        }
    }
}

/// What happens to the answers.
pub fn what_happens(name_asked: NameAsked) -> Markup {
    let said = match name_asked {
        NameAsked::None => words::WHAT_HAPPENS,
        NameAsked::Name => words::WHAT_HAPPENS_NAMED,
    };
    html! { p.quiet.small { (said) } }
}

/// Asks for a name, with consent that nobody ticked for her.
pub fn ask_name(flowers: usize) -> Markup {
    html! {
        form.list data-do=(acts::BEGIN) {
            p { (words::flower_count(flowers)) }
            label.field {
                (words::NAME)
                input name="name" type="text" autocomplete="off" maxlength=(NAME_MOST_CHARS);
            }
            label.tick { input name="consent" type="checkbox"; span { (words::CONSENT) } }
            (what_happens(NameAsked::Name))
            p #nhac role="alert" {}
            button.button { (words::BEGIN) }
            button.button.button-quiet type="button" data-do=(acts::BEGIN_UNNAMED) { (words::BEGIN_UNNAMED) }
        }
    }
}
