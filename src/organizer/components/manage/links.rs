//! The code and the link of each unit.

use domain::organizer::campaigns::UnitLink;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::invite::Invite;
use super::managed::Managed;
use super::row::LinkRow;
use crate::browser;
use crate::components::{Dialog, Empty, TextField};
use crate::links::{matches, table};
use crate::words::{manage as words, picker};

/// How many rows are shown at first, and how many more each time.
const MOST: usize = 200;

/// The table with its search; all of it at once for Excel.
#[component]
pub fn LinkTable(managed: Managed) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let most = RwSignal::new(MOST);
    let links = Memo::new(move |_| managed.data.read().links.clone());
    let found = Memo::new(move |_| {
        let (links, search) = (links.read(), search.read());
        links.iter().filter(|link| matches(link, &search)).cloned().collect::<Vec<UnitLink>>()
    });
    let shown = move || found.read().iter().take(most.get()).cloned().collect::<Vec<_>>();
    let left_out = Memo::new(move |_| found.read().len().saturating_sub(most.get()));
    let invited = RwSignal::new(None::<UnitLink>);
    let is_inviting = RwSignal::new(false);
    let invite = Callback::new(move |link| {
        invited.set(Some(link));
        is_inviting.set(true);
    });
    let title = Signal::derive(move || {
        invited.read().as_ref().map_or(String::new(), |link| words::invite_of(&link.name))
    });
    let count = move || match found.read().len() {
        0 => words::NOTHING_FOUND.into(),
        shown => words::of_units(shown, links.read().len()),
    };
    let is_empty = Memo::new(move |_| links.read().is_empty());
    let content = move || {
        match is_empty.get() {
        true => view! { <Empty title=words::NO_LINKS.now() hint=words::NO_LINKS_HINT.now() /> }.into_any(),
        false => view! {
            <TextField label=words::FIND value=search />
            <p class="note" role="status">{count}</p>
            <table class="link-table">
                <caption class="unseen">{words::LINKS_CAPTION}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::UNIT}</th>
                        <th scope="col">{words::CODE}</th>
                        <th scope="col">{words::LINK}</th>
                        <th scope="col"><span class="unseen">{words::ROW_ACTS}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=shown key=|link| link.code.clone() let(link)>
                        <LinkRow link managed on_invite=invite />
                    </For>
                </tbody>
            </table>
            <Show when=move || left_out.get().gt(&0)>
                <button type="button" class="button button-quiet" on:click=move |_| most.update(|most| *most += MOST)>
                    {move || picker::show_more(left_out.get())}
                </button>
            </Show>
        }
        .into_any(),
    }
    };
    view! {
        <section class="by-unit">
            <div class="section-head">
                <h2>{words::LINKS}</h2>
                <Show when=move || !is_empty.get()>
                    <CopyAll managed links />
                </Show>
            </div>
            {content}
        </section>
        <Dialog title=title open=is_inviting>
            {move || invited.get().map(|link| view! { <Invite managed link /> })}
        </Dialog>
    }
}

/// Puts the whole table into the clipboard.
#[component]
fn CopyAll(managed: Managed, links: Memo<Vec<UnitLink>>) -> impl IntoView {
    let copy_all = move |_| {
        let head = [words::UNIT, words::WITHIN, words::CODE, words::LINK].map(|word| word.now());
        let table = table(head, &browser::origin(), &links.read_untracked());
        spawn_local(async move {
            let said = if browser::copy(&table).await { words::COPIED_ALL } else { words::NOT_COPIED };
            managed.app.say(said, None);
        });
    };
    view! {
        <div class="section-acts">
            <button type="button" on:click=copy_all>{words::COPY_ALL}</button>
            <span class="note">{words::COPY_ALL_HINT}</span>
        </div>
    }
}
