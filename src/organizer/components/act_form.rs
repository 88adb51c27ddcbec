//! The frame of a form: what it is doing, what went wrong, and its buttons.

use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::words::{Word, acts};

/// What every form has: whether it is being sent, and why it was not done.
#[derive(Clone, Copy)]
pub struct Form {
    pub is_busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<String>>,
    /// Whether she has tried to send it: only then it says what is missing.
    pub is_tried: RwSignal<bool>,
}

impl Form {
    /// A form that nobody has sent.
    pub fn new() -> Self {
        Self { is_busy: RwSignal::new(false), trouble: RwSignal::new(None), is_tried: RwSignal::new(false) }
    }

    /// What is wrong with a field, once she has tried to send it.
    pub fn wrong(self, check: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
        Signal::derive(move || if self.is_tried.get() { check() } else { None })
    }
}

/// Fields, what went wrong, and the button that sends them. The focus goes to the first field.
#[component]
pub fn ActForm(
    form: Form,
    act: Word,
    #[prop(into)] on_send: Callback<()>,
    /// The way out without sending it, where there is one.
    #[prop(optional_no_strip)]
    back: Option<(Word, Callback<()>)>,
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<html::Form>::new();
    Effect::new(move || {
        if let Some(place) = place.get() {
            // After the dialog has opened, which takes the focus itself.
            request_animation_frame(move || browser::focus_first_field(&place));
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.is_tried.set(true);
        on_send.run(());
        browser::focus_first_wrong();
    };
    let is_busy = form.is_busy;
    view! {
        <form class="act-form" node_ref=place on:submit=send novalidate>
            {children()}
            <p class="trouble" role="alert">{move || form.trouble.get()}</p>
            <div class="act-buttons">
                <button class="button" aria-busy=move || is_busy.get().to_string()>
                    {move || if is_busy.get() { acts::SAVING.now() } else { act.now() }}
                </button>
                {back.map(|(word, on_back)| view! {
                    <button type="button" class="button button-quiet" on:click=move |_| on_back.run(())>{word}</button>
                })}
            </div>
        </form>
    }
}
