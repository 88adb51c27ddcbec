//! The audit log.

mod ledger;
mod row;

use leptos::html;
use leptos::prelude::*;

use self::ledger::Ledger;
use self::row::LogRow;
use crate::components::{Empty, TextField, Title, TopBar};
use crate::words::{self, acts, audit, screens};
use crate::{api, browser};

/// Who did what and when, the newest first.
#[component]
pub fn Audit() -> impl IntoView {
    let ledger = Ledger::open();
    let stage = Memo::new(move |_| (ledger.is_loaded.get(), ledger.lines.read().is_empty()));
    let content = move || {
        match stage.get() {
        (false, _) if ledger.trouble.read().is_some() => view! {
            <div class="acts">
                <button type="button" class="button" on:click=move |_| ledger.begin()>{words::TRY_AGAIN}</button>
            </div>
        }
        .into_any(),
        (false, _) => view! { <p>{acts::LOADING}</p> }.into_any(),
        (true, true) => view! { <Empty title=audit::EMPTY hint=audit::EMPTY_HINT /> }.into_any(),
        (true, false) => view! { <Log ledger /> }.into_any(),
    }
    };
    view! {
        <TopBar />
        <main class="desk">
            <div class="desk-head">
                <hgroup>
                    <Title text=screens::AUDIT />
                    <p class="note">{audit::HINT}</p>
                </hgroup>
                <div class="acts">
                    <a class="button button-quiet" href=api::people::AUDIT_SHEET download="">{audit::SHEET}</a>
                </div>
            </div>
            <p role="alert" class="trouble">{move || ledger.trouble.get().filter(|_| !ledger.is_loaded.get())}</p>
            {content}
        </main>
    }
}

/// The lines, what is looked for among them, and the way to older ones.
#[component]
fn Log(ledger: Ledger) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| ledger.matching(&typed.read()));
    let said = move || audit::shown(found.read().len(), ledger.lines.read().len());
    let none = move || found.read().is_empty().then(|| audit::NONE_FOUND.now());
    let end = NodeRef::<html::P>::new();
    // The button is gone with the last page: the focus goes to what stands in its place.
    let older = move |_| {
        ledger.older(Callback::new(move |()| {
            if let Some(end) = end.get_untracked() {
                browser::focus(&end);
            }
        }));
    };
    view! {
        <TextField label=audit::FIND hint=audit::FIND_HINT value=typed />
        <p class="note" role="status">{said}</p>
        <Show when=move || !found.read().is_empty()>
            <table class="rows log">
                <caption class="unseen">{audit::CAPTION}</caption>
                <thead>
                    <tr>
                        <th scope="col">{audit::WHEN}</th>
                        <th scope="col">{audit::WHO}</th>
                        <th scope="col">{audit::WHAT}</th>
                        <th scope="col">{audit::ABOUT}</th>
                        <th scope="col">{audit::CHANGES}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || found.get() key=|line| line.id.clone() let(line)>
                        <LogRow line />
                    </For>
                </tbody>
            </table>
        </Show>
        <p>{none}</p>
        <p role="alert" class="trouble">{ledger.trouble}</p>
        <Show
            when=move || ledger.has_more.get()
            fallback=move || view! { <p class="note" tabindex="-1" node_ref=end>{audit::END}</p> }
        >
            <div class="acts">
                <button
                    type="button"
                    class="button button-quiet"
                    aria-disabled=move || ledger.is_busy.get().to_string()
                    on:click=older
                >
                    {move || if ledger.is_busy.get() { acts::LOADING.now() } else { audit::MORE.now() }}
                </button>
            </div>
        </Show>
    }
}
