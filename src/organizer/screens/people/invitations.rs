//! Invitations that nobody has used yet.

use domain::organizer::people::OpenInvitation;
use leptos::prelude::*;

use super::board::Board;
use crate::api;
use crate::browser;
use crate::words::people as words;

/// One row an invitation, the newest first; nothing where there is none.
#[component]
pub fn Invitations(board: Board) -> impl IntoView {
    let rows = move || {
        let people = board.people.read();
        let open = people.as_ref().map(|people| people.invitations.clone()).unwrap_or_default();
        open.into_iter().map(|invitation| view! { <Row board invitation /> }).collect_view()
    };
    let any =
        Memo::new(move |_| board.people.read().as_ref().is_some_and(|people| !people.invitations.is_empty()));
    view! {
        <Show when=move || any.get()>
            <section>
                <h2>{words::OPEN_INVITATIONS}</h2>
                <table class="rows">
                    <caption class="unseen">{words::OPEN_INVITATIONS}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words::FOR_WHOM}</th>
                            <th scope="col">{words::ROLE}</th>
                            <th scope="col">{words::WHERE}</th>
                            <th scope="col">{words::UNTIL}</th>
                            <th scope="col">{words::ACTS}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        </Show>
    }
}

#[component]
fn Row(board: Board, invitation: OpenInvitation) -> impl IntoView {
    let OpenInvitation { id, role, unit, note, expires_at_ms } = invitation;
    let label = words::take_back(&note);
    let note = if note.is_empty() { words::NO_NOTE.into() } else { note };
    let take_back = move |_| {
        // Asked first, as it cannot be undone: nobody knows the secret any more.
        if board.is_busy.get_untracked() || !browser::confirm(&words::TAKE_BACK_ASKED) {
            return;
        }
        let id = id.clone();
        if let Some(heading) = board.heading.get_untracked() {
            browser::focus(&heading);
        }
        let work = async move { api::people::take_back(&id).await };
        board.act(work, words::TAKEN_BACK, None, board.trouble);
    };
    view! {
        <tr>
            <th scope="row">{note}</th>
            <td data-label=words::ROLE>{words::role(role)}</td>
            <td data-label=words::WHERE>{board.place(unit.as_ref())}</td>
            <td data-label=words::UNTIL>{browser::local(expires_at_ms).date_and_time()}</td>
            <td>
                <button type="button" aria-label=label on:click=take_back>{words::TAKE_BACK}</button>
            </td>
        </tr>
    }
}
