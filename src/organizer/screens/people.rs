//! Who else organizes: accounts, their rights, and invitations.

mod board;
mod change;
mod invitations;
mod invite;
mod link;
mod role_choice;
mod table;
mod which_unit;

use domain::rights::Role;
use leptos::prelude::*;

use self::board::Board;
use self::change::ChangeDialog;
use self::invitations::Invitations;
use self::invite::InviteDialog;
use self::table::Accounts;
use crate::components::{Empty, Title, TopBar};
use crate::words::{self, acts, screens};

/// The accounts and open invitations within one's own rights.
#[component]
pub fn PeopleScreen() -> impl IntoView {
    let board = Board::load();
    let inviting = RwSignal::new(false);
    let stage = Memo::new(move |_| {
        let people = board.people.read();
        people.as_ref().map(|people| people.people.len() < 2 && people.invitations.is_empty())
    });
    let content = move || match stage.get() {
        None if board.trouble.read().is_some() => view! {
            <div class="acts">
                <button type="button" class="button" on:click=move |_| board.reload()>
                    {words::TRY_AGAIN}
                </button>
            </div>
        }
        .into_any(),
        None => view! { <p>{acts::LOADING}</p> }.into_any(),
        Some(is_alone) => view! {
            <Accounts board />
            <Invitations board />
            {is_alone.then(|| view! { <Empty title=words::people::ALONE hint=words::people::ALONE_HINT /> })}
        }
        .into_any(),
    };
    view! {
        <TopBar />
        <main class="desk">
            <div class="desk-head">
                <hgroup>
                    <Title text=screens::PEOPLE />
                    <p class="note">{words::people::HINT}</p>
                </hgroup>
                <Show when=move || board.app.is(Role::Admin)>
                    <div class="acts">
                        <button type="button" class="button" on:click=move |_| inviting.set(true)>
                            {words::people::INVITE}
                        </button>
                    </div>
                </Show>
            </div>
            <p role="alert" class="trouble">{board.trouble}</p>
            {content}
        </main>
        <InviteDialog board open=inviting />
        <ChangeDialog board />
    }
}
