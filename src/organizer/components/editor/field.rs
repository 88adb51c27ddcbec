//! Fields whose text lies in the pack: they show what is there and pass on what is typed.

use leptos::prelude::*;

use crate::components::fresh_id;
use crate::words::editor as words;

/// A text of the pack: what it is, what to do when it is typed in, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Bound {
    pub value: Signal<String>,
    pub on_type: Callback<String>,
    pub trouble: Signal<Option<String>>,
}

/// The frame: label, help, the field, what is wrong, and how long it is.
#[component]
fn Framed(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] hint: String,
    bound: Bound,
    most: Option<usize>,
    id: String,
    children: Children,
) -> impl IntoView {
    let (hint_id, trouble_id) = (format!("{id}-hint"), format!("{id}-trouble"));
    let has_hint = !hint.is_empty();
    let length = most.map(|most| {
        let count = move || words::count(bound.value.read().chars().count(), most);
        view! { <span class="length" aria-hidden="true">{count}</span> }
    });
    view! {
        <div class="field">
            <div class="field-head"><label for=id>{move || label.get()}</label>{length}</div>
            {has_hint.then(|| view! { <p class="rule" id=hint_id>{hint}</p> })}
            {children()}
            <p class="trouble" id=trouble_id>{move || bound.trouble.get()}</p>
        </div>
    }
}

fn described_by(id: &str, hint: &str) -> String {
    if hint.is_empty() { format!("{id}-trouble") } else { format!("{id}-hint {id}-trouble") }
}

fn is_wrong(bound: Bound) -> impl Fn() -> String {
    move || bound.trouble.read().is_some().to_string()
}

/// A text without what cannot be seen: line breaks become spaces.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// One line. `kind` is the type of an `input`.
#[component]
pub fn Line(
    #[prop(into)] label: Signal<String>,
    bound: Bound,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] most: Option<usize>,
    #[prop(default = "text")] kind: &'static str,
) -> impl IntoView {
    let id = fresh_id("line");
    let (for_id, described) = (id.clone(), described_by(&id, &hint));
    let typed = move |event: leptos::ev::Event| bound.on_type.run(visible(&event_target_value(&event)));
    view! {
        <Framed label hint bound most id>
            <input
                id=for_id
                type=kind
                autocomplete="off"
                aria-describedby=described
                aria-invalid=is_wrong(bound)
                prop:value=move || bound.value.get()
                on:input=typed
            />
        </Framed>
    }
}

/// Several lines on the screen, which are one line of text; with `keeps_lines` they are lines.
#[component]
pub fn Area(
    #[prop(into)] label: Signal<String>,
    bound: Bound,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] most: Option<usize>,
    #[prop(default = 3)] rows: u32,
    #[prop(optional)] keeps_lines: bool,
) -> impl IntoView {
    let id = fresh_id("area");
    let (for_id, described) = (id.clone(), described_by(&id, &hint));
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        bound.on_type.run(if keeps_lines { text } else { visible(&text) });
    };
    view! {
        <Framed label hint bound most id>
            <textarea
                id=for_id
                rows=rows.to_string()
                aria-describedby=described
                aria-invalid=is_wrong(bound)
                prop:value=move || bound.value.get()
                on:input=typed
            />
        </Framed>
    }
}

/// One of a few: pairs of a value and its words.
#[component]
pub fn Pick(
    #[prop(into)] label: Signal<String>,
    bound: Bound,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let id = fresh_id("pick");
    let (for_id, described) = (id.clone(), described_by(&id, &hint));
    view! {
        <Framed label hint bound most=None id>
            <select
                id=for_id
                aria-describedby=described
                aria-invalid=is_wrong(bound)
                on:change=move |event| bound.on_type.run(event_target_value(&event))
            >
                {move || {
                    let option = |(key, words): (String, String)| {
                        let own = key.clone();
                        let selected = move || *bound.value.read() == own;
                        view! { <option value=key prop:selected=selected>{words}</option> }
                    };
                    options.get().into_iter().map(option).collect_view()
                }}
            </select>
        </Framed>
    }
}

/// A text that stands for something else: what is typed stays as typed while it still means what the pack has.
pub fn as_typed<T: PartialEq + Clone + Send + Sync + 'static>(
    now: Memo<T>,
    read: fn(&str) -> T,
    write: fn(&T) -> String,
    typed: RwSignal<String>,
) -> Signal<String> {
    Signal::derive(move || {
        let (typed, now) = (typed.get(), now.get());
        if read(&typed) == now { typed } else { write(&now) }
    })
}
