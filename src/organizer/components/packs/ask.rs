//! Yes or no, before something that cannot be taken back.

use leptos::prelude::*;

use crate::components::Dialog;
use crate::words::acts;

/// Shown while `open`: what will happen, and two buttons.
#[component]
pub fn Ask(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] yes: Signal<String>,
    open: RwSignal<bool>,
    #[prop(into)] on_yes: Callback<()>,
) -> impl IntoView {
    let agree = move |_| {
        open.set(false);
        on_yes.run(());
    };
    view! {
        <Dialog title open>
            <p>{move || text.get()}</p>
            <div class="acts">
                <button type="button" class="button button-quiet" on:click=move |_| open.set(false)>
                    {acts::CANCEL}
                </button>
                <button type="button" class="button" on:click=agree>{move || yes.get()}</button>
            </div>
        </Dialog>
    }
}
