//! Another name or number of members.

use domain::organizer::units::{ChangeUnit, MOST_MEMBERS, UNIT_NAME_MOST_CHARS, UnitInfo};
use leptos::prelude::*;

use super::desk::Desk;
use crate::api;
use crate::components::{ActForm, Form, TextField};
use crate::reform::{Back, Task};
use crate::typed::{count, past_day};
use crate::words::{acts, units as words};

/// The fields, filled with what is there. The day is asked for only once the name is another.
#[component]
pub fn ChangeForm(desk: Desk, unit: UnitInfo, back: Callback<()>) -> impl IntoView {
    let name = RwSignal::new(unit.name.clone());
    let members = RwSignal::new(if unit.members > 0 { unit.members.to_string() } else { String::new() });
    let on = RwSignal::new(Desk::today());
    let form = Form::new();
    let before = StoredValue::new(unit);
    let is_renamed = Memo::new(move |_| name.read().trim() != before.read_value().name);
    let no_name = form.wrong(move || name.read().trim().is_empty().then(|| words::NO_NAME.into()));
    let no_count =
        form.wrong(move || count(&members.read(), MOST_MEMBERS).err().map(|_| words::NO_COUNT.into()));
    let no_day = form.wrong(move || {
        let day = past_day(&on.read(), &Desk::today());
        day.err().filter(|_| is_renamed.get()).map(|wrong| words::no_day(wrong).into())
    });
    let send = move |()| {
        if [no_name, no_count, no_day].iter().any(|wrong| wrong.read_untracked().is_some()) {
            return;
        }
        let members = count(&members.read_untracked(), MOST_MEMBERS).ok().flatten().unwrap_or(0);
        let (name, on) = (name.read_untracked().trim().to_owned(), on.get_untracked());
        let (before, is_kept) = (before.get_value(), is_renamed.get_untracked());
        let (id, change) = (before.id.clone(), ChangeUnit { name, members, on: on.clone() });
        desk.send(form, Task::Change, async move { api::units::change(&id, &change).await }, move |unit| {
            (words::done(Task::Change, &unit.name, ""), Some(Back { before, on, is_kept }))
        });
    };
    view! {
        <ActForm form act=acts::SAVE on_send=send back=Some((words::MENU_BACK, back))>
            <TextField label=words::NAME value=name hint=words::NAME_HINT trouble=no_name most=UNIT_NAME_MOST_CHARS />
            <Show when=move || is_renamed.get()>
                <TextField label=words::FROM_DAY value=on hint=words::RENAME_DAY_HINT trouble=no_day kind="date" />
            </Show>
            <TextField
                label=words::MEMBER_COUNT
                value=members
                hint=words::MEMBER_COUNT_HINT
                trouble=no_count
                kind="number"
            />
        </ActForm>
    }
}
