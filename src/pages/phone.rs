//! What she may want to know of, and do with, the phone itself: what is on it, the home screen, another browser.

use maud::{Markup, html};

use crate::{acts, icon::icon, state::take_along, words};

/// What the phone holds, for the part "Máy này".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Care {
    /// Results the server has not confirmed.
    pub unsent: usize,
}

/// "Máy này": saving what waits as a file, and deleting everything, which says first what would be lost.
#[must_use]
pub fn care(care: Care) -> Markup {
    html! {
            h2 { (words::THIS_PHONE) }
            p { (words::held(care.unsent)) }
            @if care.unsent > 0 { button.button type="button" data-do=(acts::SEND) { (words::SEND_NOW) } }
            @if care.unsent > 0 {
                (take_along())
                p.quiet.small { (words::TAKE_ALONG_HINT) }
                p role="status" #tep {}
            }
            details.danger {
                summary { (words::WIPE) }
                @if care.unsent > 0 { p.missed { (icon("bud")) (words::wipe_loses(care.unsent)) } }
                p { (words::WIPE_HINT) }
                button.button.button-quiet type="button" data-do=(acts::WIPE) { (words::WIPE_NOW) }
                p role="alert" #xoa {}
            }
    }
}

/// A new version waits until all pages are closed, or she takes it now.
#[must_use]
pub fn update() -> Markup {
    html! {
        div.note {
            p { (words::UPDATE) }
            button.button.button-quiet type="button" data-do=(acts::UPDATE) { (words::UPDATE_NOW) }
        }
    }
}

/// For guests in another app's browser: how to open the page in a real one. `link` is the way there, where there is one.
#[must_use]
pub fn guest(app: &str, link: Option<&str>) -> Markup {
    html! {
        details.note {
            summary { (words::guest(app)) }
            p { (words::GUEST_HINT) }
            @match link {
                Some(link) => { a.button.button-quiet href=(link) { (words::OPEN_IN_CHROME) } }
                None => { p { (words::GUEST_IOS) } }
            }
        }
    }
}

/// Puts the app on the home screen: by a button where the browser offers it, else by hand.
#[must_use]
pub fn install(by_hand: bool, unsent: usize) -> Markup {
    html! {
        section.note {
            h2 { (words::INSTALL) }
            p { (words::INSTALL_HINT) }
            @if by_hand {
                ol.steps { @for step in words::INSTALL_IOS { li { (step) } } }
                @if unsent > 0 { p.missed { (icon("wait")) (words::INSTALL_UNSENT) } }
            } @else {
                button.button.button-quiet type="button" data-do=(acts::INSTALL) { (words::INSTALL_NOW) }
            }
        }
    }
}
