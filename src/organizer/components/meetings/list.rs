//! The meetings, found by unit and words, and added up.

use domain::id::UnitId;
use domain::organizer::meetings::Meeting;
use leptos::prelude::*;

use super::book::Book;
use super::row::MeetingRow;
use crate::components::{TextField, UnitPicker};
use crate::meeting::{Totals, is_found};
use crate::unit_choice::Among;
use crate::words::meetings as words;

/// How many are shown at first, and how many more each time.
const MOST: usize = 200;

/// Search, sum and table. `meetings` are all there are, the latest first.
#[component]
pub fn MeetingList(book: Book, #[prop(into)] meetings: Signal<Vec<Meeting>>) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let unit = RwSignal::new(None::<UnitId>);
    let most = RwSignal::new(MOST);
    let found = Memo::new(move |_| {
        let (forest, campaigns) = (book.units.forest.read(), book.campaigns.read());
        let (wanted, unit) = (wanted.read(), unit.read());
        let is_wanted = |meeting: &&Meeting| {
            let note = &meeting.note;
            let campaign = campaigns.iter().find(|(id, _)| note.campaign.as_ref() == Some(id));
            let title = campaign.map_or("", |(_, title)| title);
            let mut texts = forest.above(&note.unit);
            let kind = words::kind(note.kind).now();
            texts.extend([forest.name(&note.unit), kind, &note.place, &note.host, &note.partners, title]);
            unit.as_ref().is_none_or(|unit| forest.is_within(&note.unit, unit)) && is_found(&texts, &wanted)
        };
        meetings.read().iter().filter(is_wanted).cloned().collect::<Vec<_>>()
    });
    let left = Memo::new(move |_| found.read().len().saturating_sub(most.get()));
    let shown = move || found.read().iter().take(most.get()).cloned().collect::<Vec<_>>();
    let nothing = move || found.read().is_empty().then(|| words::NOTHING_FOUND.now());
    let totals = move || {
        let of = unit.read().as_ref().map(|id| [book.units.forest.read().name(id), " · "].concat());
        [of.unwrap_or_default(), words::totals(Totals::of(found.read().iter()))].concat()
    };
    let acts =
        book.may_change().then(|| view! { <th scope="col"><span class="unseen">{words::ACTS}</span></th> });
    view! {
        <section class="by-unit" aria-label=words::TABLE>
            <div class="meeting-tools">
                <TextField label=words::FIND value=wanted hint=words::FIND_HINT />
                <UnitPicker
                    label=words::BY_UNIT
                    forest=book.units.forest
                    among=Among::Own
                    value=unit
                    whole=true
                />
            </div>
            <p class="shown" role="status">{totals}</p>
            <table class="unit-table meeting-table">
                <caption class="unseen">{words::TABLE}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::DAY}</th>
                        <th scope="col">{words::MEETING}</th>
                        <th scope="col" class="number">{words::WOMEN}</th>
                        <th scope="col" class="number">{words::MEN}</th>
                        <th scope="col" class="number">{words::MINORITIES}</th>
                        {acts}
                    </tr>
                </thead>
                <tbody>
                    <For each=shown key=|meeting| meeting.id.clone() let(meeting)>
                        <MeetingRow meeting book />
                    </For>
                </tbody>
            </table>
            <p role="status">{nothing}</p>
            <Show when=move || left.get().gt(&0)>
                <button type="button" class="button button-quiet" on:click=move |_| most.update(|most| *most += MOST)>
                    {move || words::show_more(left.get())}
                </button>
            </Show>
        </section>
    }
}
