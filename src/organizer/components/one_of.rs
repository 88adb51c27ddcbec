//! One of a few, each with what it means.

use leptos::prelude::*;

use super::form::fresh_id;
use crate::words::Word;

/// A group of radio buttons: values, each with its name and help.
#[component]
pub fn OneOf<T: Copy + PartialEq + Send + Sync + 'static>(
    #[prop(into)] legend: String,
    value: RwSignal<T>,
    options: Vec<(T, Word, Word)>,
    /// What else follows a choice.
    #[prop(optional, into)]
    on_choose: Option<Callback<T>>,
) -> impl IntoView {
    let group = fresh_id("one-of");
    let options = options.into_iter().map(|(option, name, hint)| {
        let choose = move |_| match on_choose {
            Some(on_choose) => on_choose.run(option),
            None => value.set(option),
        };
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || value.get() == option
                    on:change=choose
                />
                <span>{name}<small>{hint}</small></span>
            </label>
        }
    });
    let options = options.collect_view();
    view! {
        <fieldset class="one-of">
            <legend>{legend}</legend>
            {options}
        </fieldset>
    }
}
