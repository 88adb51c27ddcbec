//! Meetings: what was held, and who came.

use leptos::prelude::*;

use crate::components::meetings::{Book, MeetingDialog, MeetingList};
use crate::components::packs::NotFetched;
use crate::components::{Empty, Title, TopBar};
use crate::words::{acts, meetings as words};

/// What there is of the meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Asking,
    Failed,
    Empty,
    There,
}

/// The meetings of one's own units, and the form for one.
#[component]
pub fn MeetingsScreen() -> impl IntoView {
    let book = Book::start();
    // A memo, so that the list stays the same elements while meetings come and go.
    let stage = Memo::new(move |_| match &*book.list.read() {
        None => Stage::Asking,
        Some(Err(_)) => Stage::Failed,
        Some(Ok(list)) if list.is_empty() => Stage::Empty,
        Some(Ok(_)) => Stage::There,
    });
    let meetings = Memo::new(move |_| book.list.get().and_then(Result::ok).unwrap_or_default());
    let new_button = move || {
        book.may_change().then(|| {
            view! { <button type="button" class="button" on:click=move |_| book.take_up(None)>{words::NEW}</button> }
        })
    };
    let content = move || match stage.get() {
        Stage::Asking => view! { <p role="status">{acts::LOADING}</p> }.into_any(),
        Stage::Failed => {
            let error = book.list.get_untracked().and_then(Result::err);
            error.map(|error| view! { <NotFetched error on_again=move |()| book.load() /> }).into_any()
        }
        Stage::Empty => {
            let hint = if book.may_change() { words::EMPTY_HINT } else { words::EMPTY_FOR_VIEWERS };
            view! {
                <Empty title=words::EMPTY.now() hint=hint.now() />
                {new_button()}
            }
            .into_any()
        }
        Stage::There => view! { <MeetingList book meetings /> }.into_any(),
    };
    view! {
        <TopBar />
        <main class="desk">
            <div class="desk-head">
                <hgroup>
                    <Title text=words::TITLE />
                    <p class="note">{words::HINT}</p>
                </hgroup>
                <Show when=move || stage.get() == Stage::There>{new_button()}</Show>
            </div>
            {content}
            <MeetingDialog book />
        </main>
    }
}
