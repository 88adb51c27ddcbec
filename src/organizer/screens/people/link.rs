//! A one-time link, to be sent to the one it is for.

use domain::organizer::people::OneTimeLink;
use leptos::html::H3;
use leptos::prelude::*;

use crate::browser;
use crate::components::CopyText;
use crate::route::Route;
use crate::words::people as words;

/// The link and a ready text with it. `page` is where it leads, `message` writes the text from the link and its last moment.
#[component]
pub fn LinkPanel(
    link: OneTimeLink,
    page: Route,
    message: fn(&str, &str) -> String,
    on_done: Callback<()>,
) -> impl IntoView {
    let address = format!("{}{}#{}", browser::origin(), page.path(), link.token);
    let text = message(&address, &browser::local(link.expires_at_ms).time_and_date());
    // The form is gone, and with it the button that had the focus.
    let heading = NodeRef::<H3>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            browser::focus(&heading);
        }
    });
    view! {
        <div class="form">
            <h3 tabindex="-1" node_ref=heading>{words::LINK_MADE}</h3>
            <p>{words::ONCE_ONLY}</p>
            <CopyText label=words::MESSAGE button=words::COPY_MESSAGE text rows=5 />
            <CopyText label=words::LINK button=words::COPY_LINK text=address rows=3 />
            <div class="acts">
                <button type="button" class="button button-quiet" on:click=move |_| on_done.run(())>
                    {words::DONE}
                </button>
            </div>
        </div>
    }
}
