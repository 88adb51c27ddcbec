//! Where a result is on its way, in words and a drawing.

use client::phone::Delivery;
use client::web::nav;
use domain::id::RecordId;
use leptos::prelude::{Get, Memo};
use wasm_bindgen_futures::spawn_local;

use crate::button::quiet_button;
use crate::el::{El, el, slot};
use crate::icon::icon;
use crate::shelf::{Shelf, phone};
use crate::words;

fn look(delivery: Delivery) -> El {
    let (class, drawing, said) = match delivery {
        Delivery::Unsaved => ("state aside", "bud", words::UNSAVED),
        Delivery::Saved => ("state", "keep", words::SAVED),
        Delivery::Waiting => ("state", "wait", words::WAITING),
        Delivery::Sent => ("state sent", "tick", words::SENT),
        Delivery::SetAside(reason) => ("state aside", "bud", words::set_aside(reason)),
    };
    el("span").class(class).child(icon(drawing)).child(said)
}

/// The state of one result, told as it changes, and below it what she can do where it is stuck.
pub fn live_state(id: RecordId, shelf: Shelf) -> [El; 2] {
    let wanted = id.clone();
    let delivery = Memo::new(move |_| shelf.delivery(&wanted));
    let told = el("p").attr("role", "status").live(move || delivery.get().map(look));
    let help = slot(move || match delivery.get() {
        Some(Delivery::Unsaved) => rescue(&id),
        Some(Delivery::SetAside(_)) => vec![send_again(id.clone())],
        _ => vec![],
    });
    [told, help]
}

/// Try again, or take it along.
fn rescue(id: &RecordId) -> Vec<El> {
    let store = || {
        spawn_local(async {
            // What fails again leaves these buttons where they are.
            phone().store_again().await.ok();
        });
    };
    let id = id.clone();
    let take = move || {
        let id = id.clone();
        spawn_local(async move {
            if let Some(file) = phone().file_of(&id).await {
                nav::save_file(words::FILE, &file).ok();
            }
        });
    };
    vec![quiet_button(words::STORE_AGAIN, store), quiet_button(words::TAKE_ALONG, take)]
}

fn send_again(id: RecordId) -> El {
    quiet_button(words::SEND_AGAIN, move || {
        let id = id.clone();
        spawn_local(async move {
            // What could not be written stays set aside on the screen, and the button with it.
            phone().send_again(&id).await.ok();
        });
    })
}
