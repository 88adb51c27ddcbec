//! The accounts as a table.

use domain::organizer::people::Person;
use leptos::prelude::*;

use super::board::Board;
use crate::browser;
use crate::components::{Link, TextField};
use crate::history::holds;
use crate::route::Route;
use crate::words::people as words;
use crate::words::{acts, screens};

/// From this many accounts on there is a field to find one.
const MANY: usize = 10;

/// One row an account, by name.
#[component]
pub fn Accounts(board: Board) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let all = Memo::new(move |_| board.people.read().as_ref().map_or(0, |people| people.people.len()));
    let found = Memo::new(move |_| {
        let typed = typed.read();
        let people = board.people.read().as_ref().map(|people| people.people.clone()).unwrap_or_default();
        people.into_iter().filter(|person| holds(&board.folded(person), &typed)).collect::<Vec<_>>()
    });
    let said = move || words::shown(found.read().len(), all.get());
    view! {
        <section>
            <h2 tabindex="-1" node_ref=board.heading>{words::ACCOUNTS}</h2>
            <Show when=move || all.get().ge(&MANY)>
                <TextField label=words::FIND hint=words::FIND_HINT value=typed />
                <p class="note" role="status">{said}</p>
            </Show>
            <table class="rows">
                <caption class="unseen">{words::ACCOUNTS}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::NAME}</th>
                        <th scope="col">{words::ROLE}</th>
                        <th scope="col">{words::WHERE}</th>
                        <th scope="col">{words::SEEN}</th>
                        <th scope="col">{words::STATE}</th>
                        <th scope="col">{words::ACTS}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || found.get() key=|person| person.id.clone() let(person)>
                        <Account board first=person />
                    </For>
                </tbody>
            </table>
        </section>
    }
}

/// An account. The row stays the same elements when it changes, so that the focus comes back to its button. One's own is
/// changed elsewhere.
#[component]
fn Account(board: Board, first: Person) -> impl IntoView {
    let (id, name) = (first.id.clone(), first.name.clone());
    let is_me = board.app.me().is_some_and(|me| me.id == id);
    let person = Memo::new(move |_| {
        let people = board.people.read();
        let now = people.as_ref().and_then(|people| people.people.iter().find(|person| person.id == id));
        now.unwrap_or(&first).clone()
    });
    let seen = move || {
        let seen = person.read().seen_at_ms;
        seen.map_or_else(|| words::NOT_SEEN.into(), |ms| browser::local(ms).date_and_time())
    };
    let state = move || if person.read().closed { words::CLOSED.now() } else { words::IN_USE.now() };
    let act = if is_me {
        view! { <Link to=Route::Account>{screens::ACCOUNT}</Link> }.into_any()
    } else {
        let label = words::change(&name);
        let change = move |_| board.change(person.get_untracked());
        view! { <button type="button" aria-label=label on:click=change>{acts::CHANGE}</button> }.into_any()
    };
    view! {
        <tr class:is-off=move || person.read().closed>
            <th scope="row">{name} " " {is_me.then_some(words::YOU.now())}</th>
            <td data-label=words::ROLE>{move || words::role(person.read().role).now()}</td>
            <td data-label=words::WHERE>{move || board.place(person.read().unit.as_ref())}</td>
            <td data-label=words::SEEN>{seen}</td>
            <td data-label=words::STATE>{state}</td>
            <td>{act}</td>
        </tr>
    }
}
