//! Changing somebody else's account.

use domain::organizer::people::{ChangePerson, OneTimeLink, Person};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::board::{Board, Undo};
use super::link::LinkPanel;
use super::role_choice::RoleChoice;
use super::which_unit::WhichUnit;
use crate::api;
use crate::components::Dialog;
use crate::route::Route;
use crate::words::Word;
use crate::words::people as words;

/// Open while somebody's account is being changed.
#[component]
pub fn ChangeDialog(board: Board) -> impl IntoView {
    let title = Signal::derive(move || {
        board.changing.read().as_ref().map(|person| words::change(&person.name)).unwrap_or_default()
    });
    view! {
        <Dialog title open=board.is_changing>
            {move || board.changing.get().map(|person| view! { <Change board person /> })}
        </Dialog>
    }
}

/// The rights, and what else can be done; or the link that was just made.
#[component]
fn Change(board: Board, person: Person) -> impl IntoView {
    let made = RwSignal::new(None::<OneTimeLink>);
    let trouble = RwSignal::new(None::<String>);
    let done = Callback::new(move |()| board.is_changing.set(false));
    move || match made.get() {
        Some(link) => {
            let (page, message) = (Route::NewPassword, words::reset_message);
            view! { <LinkPanel link page message on_done=done /> }.into_any()
        }
        None => view! {
            <RightsForm board person=person.clone() trouble />
            <OtherActs board person=person.clone() made trouble />
            <p role="alert" class="trouble">{trouble}</p>
        }
        .into_any(),
    }
}

/// Role and unit.
#[component]
fn RightsForm(board: Board, person: Person, trouble: RwSignal<Option<String>>) -> impl IntoView {
    let is_everywhere = board.app.me().is_some_and(|me| me.unit.is_none());
    let role = RwSignal::new(person.role);
    let unit = RwSignal::new(person.unit.clone());
    let no_unit = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let to =
            ChangePerson { role: role.get_untracked(), unit: unit.get_untracked(), closed: person.closed };
        let is_missing = to.unit.is_none() && !is_everywhere;
        no_unit.set(is_missing.then(|| words::NO_UNIT.into()));
        if !is_missing {
            let undo = back(&person, words::RIGHTS_CHANGED);
            let id = person.id.clone();
            let work = async move { api::people::change(&id, &to).await };
            board.act(work, words::RIGHTS_CHANGED, Some(undo), trouble);
        }
    };
    view! {
        <form class="form" on:submit=save>
            <RoleChoice value=role />
            <WhichUnit board value=unit trouble=no_unit />
            <button type="submit" class="button">{words::SAVE_RIGHTS}</button>
        </form>
    }
}

/// A new password, her sessions, the account itself.
#[component]
fn OtherActs(
    board: Board,
    person: Person,
    made: RwSignal<Option<OneTimeLink>>,
    trouble: RwSignal<Option<String>>,
) -> impl IntoView {
    let person = StoredValue::new(person);
    let reset = move |_| {
        let id = person.read_value().id.clone();
        board.make_link(async move { api::people::offer_reset(&id).await }, made, trouble);
    };
    let end = move |_| {
        let id = person.read_value().id.clone();
        let work = async move { api::people::end_sessions_of(&id).await };
        board.act(work, words::SESSIONS_ENDED, None, trouble);
    };
    let turn = move |_| {
        let person = person.get_value();
        let (said, again) = if person.closed {
            (words::ACCOUNT_OPENED, words::ACCOUNT_CLOSED)
        } else {
            (words::ACCOUNT_CLOSED, words::ACCOUNT_OPENED)
        };
        let undo = back(&person, again);
        let to = ChangePerson { closed: !person.closed, ..undo.before.clone() };
        board.act(async move { api::people::change(&person.id, &to).await }, said, Some(undo), trouble);
    };
    let is_closed = person.read_value().closed;
    let (act, hint) =
        if is_closed { (words::OPEN_ACCOUNT, None) } else { (words::CLOSE_ACCOUNT, Some(words::CLOSE_HINT)) };
    view! {
        <section class="form">
            <h3>{words::OTHER_ACTS}</h3>
            <Show when=move || !is_closed>
                <div>
                    <button type="button" class="button button-quiet" on:click=reset>{words::OFFER_RESET}</button>
                    <p class="rule">{words::RESET_HINT}</p>
                </div>
                <div>
                    <button type="button" class="button button-quiet" on:click=end>{words::END_SESSIONS}</button>
                    <p class="rule">{words::END_HINT}</p>
                </div>
            </Show>
            <div>
                <button type="button" class="button button-quiet" on:click=turn>{act}</button>
                <p class="rule">{hint.map(Word::now)}</p>
            </div>
        </section>
    }
}

/// How the account is so far.
fn back(person: &Person, said: Word) -> Undo {
    let before = ChangePerson { role: person.role, unit: person.unit.clone(), closed: person.closed };
    Undo { person: person.id.clone(), before, said }
}
