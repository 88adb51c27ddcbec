//! A text to take elsewhere.

use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::fresh_id;
use crate::browser;
use crate::words::acts;

/// Shows a text that cannot be changed, with a button that copies it. What became of it is said beside the button, since a
/// dialog covers the place for notices. Where the browser refuses, the text is there to be copied by hand.
#[component]
pub fn CopyText(
    #[prop(into)] label: String,
    #[prop(into)] button: String,
    text: String,
    #[prop(default = 2)] rows: u32,
) -> impl IntoView {
    let id = fresh_id("copy");
    let place = NodeRef::<Textarea>::new();
    let said = RwSignal::new(String::new());
    let copied = text.clone();
    let copy = move |_| {
        let text = copied.clone();
        if let Some(place) = place.get_untracked() {
            place.select();
        }
        spawn_local(async move {
            said.set(if browser::copy(&text).await { acts::COPIED.into() } else { acts::NOT_COPIED.into() });
        });
    };
    view! {
        <div class="copy">
            <div class="field">
                <label for=id.clone()>{label}</label>
                <textarea id=id rows=rows.to_string() readonly node_ref=place prop:value=text />
            </div>
            <div class="acts">
                <button type="button" class="button" on:click=copy>{button}</button>
            </div>
            <p role="status">{said}</p>
        </div>
    }
}
