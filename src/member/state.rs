//! Where a result is on its way, in words and a drawing.

use client::phone::Delivery;
use client::web::nav;
use domain::id::RecordId;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::button::quiet_button;
use crate::icon::icon;
use crate::shelf::{Shelf, phone};
use crate::words;

/// A state, told to who listens as well as to who looks.
pub fn state(delivery: Option<Delivery>) -> impl IntoView + use<> {
    let (class, drawing, said) = match delivery {
        None => ("state", "keep", ""),
        Some(Delivery::Unsaved) => ("state aside", "bud", words::UNSAVED),
        Some(Delivery::Saved) => ("state", "keep", words::SAVED),
        Some(Delivery::Waiting) => ("state", "wait", words::WAITING),
        Some(Delivery::Sent) => ("state sent", "tick", words::SENT),
        Some(Delivery::SetAside(reason)) => ("state aside", "bud", words::set_aside(reason)),
    };
    view! { <p class=class role="status">{icon(drawing)}{said}</p> }
}

/// The state of one result as it changes; where the phone does not take it, what she can do.
pub fn live_state(id: RecordId, shelf: Shelf) -> impl IntoView + use<> {
    move || {
        let delivery = shelf.delivery(&id);
        let rescue = (delivery == Some(Delivery::Unsaved)).then(|| rescue(id.clone()));
        view! { {state(delivery)}{rescue} }
    }
}

/// Try again, or take it along.
fn rescue(id: RecordId) -> impl IntoView + use<> {
    let store = || {
        spawn_local(async {
            // What fails again leaves these buttons where they are.
            phone().store_again().await.ok();
        });
    };
    let take = move || {
        let id = id.clone();
        spawn_local(async move {
            if let Some(file) = phone().file_of(&id).await {
                nav::save_file(words::FILE, &file).ok();
            }
        });
    };
    view! {
        <div class="list">
            {quiet_button(words::STORE_AGAIN, Box::new(store))}
            {quiet_button(words::TAKE_ALONG, Box::new(take))}
        </div>
    }
}
