//! The list of steps, and the heading of the present one.

use leptos::html::H2;
use leptos::prelude::*;

use crate::wizard::Step;
use crate::words::wizard as words;

/// All steps; those that are done lead back.
#[component]
pub fn StepList(step: ReadSignal<Step>, furthest: Memo<Step>, on_go: Callback<Step>) -> impl IntoView {
    let items = Step::ALL.into_iter().map(|item| {
        let is_now = move || step.get() == item;
        let name = words::step(item);
        view! {
            <li aria-current=move || is_now().then_some("step")>
                <button
                    type="button"
                    disabled=move || furthest.get() < item || is_now()
                    on:click=move |_| on_go.run(item)
                >
                    {name}
                </button>
            </li>
        }
    });
    view! { <nav aria-label=words::STEPS><ol class="wizard-steps">{items.collect_view()}</ol></nav> }
}

/// "Bước 2/5: Đơn vị". Takes the focus once she has `moved`, so that readers of the screen hear where they are.
#[component]
pub fn StepHeading(step: Step, moved: bool) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get().filter(|_| moved) {
            let _ = heading.focus();
        }
    });
    view! { <h2 tabindex="-1" node_ref=heading>{words::step_heading(step)}</h2> }
}
