//! Fields of forms: a label, a rule or help below it, what is wrong, and the field itself.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use crate::words::acts;

/// An id that no other element of the page has.
pub fn fresh_id(what: &str) -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    format!("{what}-{}", LAST.fetch_add(1, Ordering::Relaxed))
}

/// The frame around a field. `children` gets the id and what describes it.
#[component]
pub(super) fn Framed(
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    trouble: Signal<Option<String>>,
    id: String,
    children: Children,
) -> impl IntoView {
    let (hint_id, trouble_id) = (format!("{id}-hint"), format!("{id}-trouble"));
    let has_hint = !hint.is_empty();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {has_hint.then(|| view! { <p class="rule" id=hint_id>{hint}</p> })}
            {children()}
            <p class="trouble" role="alert" id=trouble_id>{move || trouble.get()}</p>
        </div>
    }
}

/// The ids of the help and of the trouble of a field with this id.
pub(super) fn described_by(id: &str) -> String {
    format!("{id}-hint {id}-trouble")
}

/// One line of text. `kind` is the type of an `input`: `text`, `date`, `number`, `datetime-local`.
#[component]
pub fn TextField(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] trouble: Signal<Option<String>>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] most: Option<usize>,
) -> impl IntoView {
    let id = fresh_id("text");
    let (for_id, described) = (id.clone(), described_by(&id));
    let mode = (kind == "number").then_some("numeric");
    // Groups of digits are typed with spaces and dots: a field of numbers alone would drop them.
    let kind = if kind == "number" { "text" } else { kind };
    // The browser takes no more: that it has dropped some of what was pasted is not to be missed.
    let full = move || most.filter(|most| value.read().encode_utf16().count() >= *most).map(acts::full);
    view! {
        <Framed label hint trouble id>
            <input
                id=for_id
                type=kind
                inputmode=mode
                maxlength=most.map(|most| most.to_string())
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || trouble.read().is_some().to_string()
                bind:value=value
            />
            <p class="rule" role="status">{full}</p>
        </Framed>
    }
}

/// One of a few: pairs of a value and its words.
#[component]
pub fn SelectField(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] trouble: Signal<Option<String>>,
) -> impl IntoView {
    let id = fresh_id("select");
    let (for_id, described) = (id.clone(), described_by(&id));
    view! {
        <Framed label hint trouble id>
            <select
                id=for_id
                aria-describedby=described
                aria-invalid=move || trouble.read().is_some().to_string()
                on:change=move |event| value.set(event_target_value(&event))
            >
                {move || {
                    let chosen = value.get();
                    let option = |(key, words): (String, String)| {
                        let selected = key == chosen;
                        view! { <option value=key selected=selected>{words}</option> }
                    };
                    options.get().into_iter().map(option).collect_view()
                }}
            </select>
        </Framed>
    }
}

/// Yes or no.
#[component]
pub fn CheckField(
    #[prop(into)] label: String,
    value: RwSignal<bool>,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let id = fresh_id("check");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field field-check">
            <input id=id.clone() type="checkbox" aria-describedby=hint_id.clone() bind:checked=value />
            <label for=id>{label}</label>
            <p class="rule" id=hint_id>{hint}</p>
        </div>
    }
}
