//! Inviting somebody.

use domain::organizer::people::{Invite, NOTE_MOST_CHARS, OneTimeLink};
use domain::rights::Role;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::board::Board;
use super::link::LinkPanel;
use super::role_choice::RoleChoice;
use super::which_unit::WhichUnit;
use crate::api;
use crate::components::{Dialog, TextField};
use crate::route::Route;
use crate::words::people as words;

/// Role, unit and note; then the link.
#[component]
pub fn InviteDialog(board: Board, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog title=words::INVITE open>
            <InviteForm board open />
        </Dialog>
    }
}

/// Made anew each time the dialog opens, so that no link is shown twice.
#[component]
fn InviteForm(board: Board, open: RwSignal<bool>) -> impl IntoView {
    let made = RwSignal::new(None::<OneTimeLink>);
    let own = board.app.me().and_then(|me| me.unit);
    let is_everywhere = own.is_none();
    let role = RwSignal::new(Role::Organizer);
    let unit = RwSignal::new(own);
    let note = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let no_unit = RwSignal::new(None::<String>);
    let invite = move |event: SubmitEvent| {
        event.prevent_default();
        let invite = Invite {
            role: role.get_untracked(),
            unit: unit.get_untracked(),
            note: note.get_untracked().trim().to_owned(),
        };
        let is_missing = invite.unit.is_none() && !is_everywhere;
        no_unit.set(is_missing.then(|| words::NO_UNIT.into()));
        if invite.note.chars().count() > NOTE_MOST_CHARS {
            trouble.set(Some(words::NOTE_TOO_LONG.into()));
        } else if !is_missing {
            board.make_link(async move { api::people::invite(&invite).await }, made, trouble);
        }
    };
    let done = Callback::new(move |()| open.set(false));
    move || match made.get() {
        Some(link) => {
            let (page, message) = (Route::Invitation, words::invitation_message);
            view! { <LinkPanel link page message on_done=done /> }.into_any()
        }
        None => view! {
            <form class="form" on:submit=invite>
                <RoleChoice value=role />
                <WhichUnit board value=unit trouble=no_unit />
                <TextField label=words::NOTE hint=words::NOTE_HINT value=note most=NOTE_MOST_CHARS />
                <p role="alert" class="trouble">{trouble}</p>
                <button type="submit" class="button">{words::MAKE_LINK}</button>
            </form>
        }
        .into_any(),
    }
}
