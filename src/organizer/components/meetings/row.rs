//! One meeting in the table.

use domain::organizer::meetings::Meeting;
use leptos::prelude::*;

use super::book::Book;
use crate::number::whole;
use crate::typed::shown_day;
use crate::words::{acts, meetings as words};

/// Day, unit, what it was, who came, and what can be done. The row stays the same element while the meeting is changed, so
/// that the focus comes back to its button.
#[component]
pub fn MeetingRow(meeting: Meeting, book: Book) -> impl IntoView {
    let id = meeting.id.clone();
    let meeting = Memo::new(move |before: Option<&Meeting>| {
        let list = book.list.read();
        let now = list.as_ref().and_then(|list| list.as_ref().ok()?.iter().find(|one| one.id == id));
        now.or(before).unwrap_or(&meeting).clone()
    });
    let name = Memo::new(move |_| book.units.forest.read().name(&meeting.read().note.unit).to_owned());
    let day = move || shown_day(&meeting.read().note.held_on);
    let campaign = move || {
        let (campaigns, meeting) = (book.campaigns.read(), meeting.read());
        let found = campaigns.iter().find(|(id, _)| meeting.note.campaign.as_ref() == Some(id));
        found.map(|(_, title)| title.clone())
    };
    let number = move |of: fn(&Meeting) -> Option<u32>| move || of(&meeting.read()).map(|n| whole(n.into()));
    // One of a unit above her own, or of one that is gone, is not hers to change.
    let is_own = Memo::new(move |_| {
        book.units.forest.read().node(&meeting.read().note.unit).is_some_and(|node| node.is_own)
    });
    let buttons = book.may_change().then(|| {
        view! {
            <td class="unit-acts">
                <Show when=move || is_own.get()>
                    <button
                        type="button"
                        aria-label=move || words::about(acts::CHANGE, &name.read(), &day())
                        on:click=move |_| book.take_up(Some(meeting.get_untracked()))
                    >
                        {acts::CHANGE}
                    </button>
                    <button
                        type="button"
                        aria-label=move || words::about(acts::REMOVE, &name.read(), &day())
                        on:click=move |_| book.remove(meeting.get_untracked())
                    >
                        {acts::REMOVE}
                    </button>
                </Show>
            </td>
        }
    });
    view! {
        <tr>
            <td class="day">{day}</td>
            <th scope="row">
                {name}
                <span class="unit-facts">{move || facts(&meeting.read())}</span>
                <span class="unit-facts">{campaign}</span>
            </th>
            <td class="number" data-label=words::WOMEN>{number(|meeting| meeting.note.women)}</td>
            <td class="number" data-label=words::MEN>{number(|meeting| meeting.note.men)}</td>
            <td class="number" data-label=words::MINORITIES>{number(|meeting| meeting.note.minorities)}</td>
            {buttons}
        </tr>
    }
}

fn facts(meeting: &Meeting) -> String {
    let note = &meeting.note;
    let some = |text: &str, say: fn(&str) -> String| (!text.is_empty()).then(|| say(text));
    let facts = [
        Some(words::kind(note.kind).to_string()),
        some(&note.place, str::to_owned),
        some(&note.host, words::hosted_by),
        some(&note.partners, words::with),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
