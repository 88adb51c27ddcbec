//! Where a result is on its way, in words and a drawing.

use domain::id::RecordId;
use domain::wire::Delivery;
use maud::{Markup, html};

use crate::acts;
use crate::icon::icon;
use crate::words;

/// The state of one result as a line.
pub fn state_line(delivery: Delivery) -> Markup {
    let (class, drawing, said) = match delivery {
        Delivery::Unsaved => ("state aside", "bud", words::UNSAVED),
        Delivery::Saved => ("state", "keep", words::SAVED),
        Delivery::Waiting => ("state", "wait", words::WAITING),
        Delivery::Sent => ("state sent", "tick", words::SENT),
        Delivery::SetAside(reason) => ("state aside", "bud", words::set_aside(reason)),
    };
    html! { span class=(class) { (icon(drawing)) (said) } }
}

/// The state of one result, told as it changes, and below it what she can do where it is stuck: parts with the ids
/// `tt-` and `gd-` before the result's.
pub fn of_result(id: &RecordId, delivery: Option<Delivery>) -> Markup {
    html! {
        p role="status" id={ "tt-" (id.as_str()) } { @if let Some(delivery) = delivery { (state_line(delivery)) } }
        div.list.place id={ "gd-" (id.as_str()) } { (help(id, delivery)) }
    }
}

/// What she can do where a result is stuck.
pub fn help(id: &RecordId, delivery: Option<Delivery>) -> Markup {
    html! {
        @match delivery {
            Some(Delivery::Unsaved) => {
                button.button.button-quiet type="button" data-do=(acts::STORE_AGAIN) { (words::STORE_AGAIN) }
                (take_along())
                p role="status" #tep {}
            }
            Some(Delivery::SetAside(_)) => {
                button.button.button-quiet type="button" data-do=(acts::SEND_AGAIN) data-id=(id.as_str()) {
                    (words::SEND_AGAIN)
                }
            }
            _ => {}
        }
    }
}

/// The button that saves what waits as an encrypted file.
pub fn take_along() -> Markup {
    html! { button.button.button-quiet type="button" data-do=(acts::TAKE_ALONG) { (words::TAKE_ALONG) } }
}

/// The mark on every bar: how the results of this phone are doing, all together.
pub fn mark(waiting: usize, all_sent: bool) -> Markup {
    let (drawing, said) = match (waiting, all_sent) {
        (1.., _) => ("wait", words::waiting(waiting)),
        (0, true) => ("tick", words::SENT.text().to_owned()),
        // None yet, or the server has set one aside: the list says more.
        (0, false) => ("keep", words::RESULT.text().to_owned()),
    };
    html! { (icon(drawing)) span { (said) } }
}
