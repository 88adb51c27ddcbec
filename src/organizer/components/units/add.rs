//! Making units, one after the other.

use domain::id::UnitId;
use domain::organizer::units::{MOST_MEMBERS, NewUnit, UNIT_NAME_MOST_CHARS};
use domain::unit::UnitLevel;
use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use crate::api;
use crate::browser;
use crate::components::{ActForm, Form, SelectField, TextField, Typed};
use crate::forest::levels_below;
use crate::reform::{Back, Task};
use crate::typed::count;
use crate::words::units as words;

/// Name, level and members of a unit below `parent`; of the very first one without it. Stays for the next one, with the
/// focus in the name again.
#[component]
pub fn AddForm(
    desk: Desk,
    parent: Option<UnitId>,
    #[prop(optional)] back: Option<Callback<()>>,
) -> impl IntoView {
    let above =
        parent.as_ref().and_then(|id| desk.units.forest.with_untracked(|f| f.node(id).map(|n| n.unit.level)));
    let fitting: Vec<UnitLevel> = levels_below(above).collect();
    let usual = if parent.is_none() { Some(UnitLevel::Commune) } else { fitting.first().copied() };
    let (name, typed_members) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let level = RwSignal::new(usual.map(UnitLevel::name).unwrap_or_default().to_owned());
    let made = RwSignal::new(String::new());
    let form = Form::new();
    let place = NodeRef::<html::Div>::new();
    let options = Signal::derive(move || {
        let levels = desk.units.levels.read();
        fitting
            .iter()
            .map(|level| (level.name().to_owned(), levels.of(*level).to_owned()))
            .collect::<Vec<_>>()
    });
    let parent = StoredValue::new(parent);
    let no_name = form.wrong(move || {
        let name = name.read();
        let name = name.trim();
        if name.is_empty() {
            return Some(words::NO_NAME.into());
        }
        let is_taken = desk.units.forest.read().has_child(parent.read_value().as_ref(), name);
        is_taken.then(|| words::name_taken(name))
    });
    let no_count =
        form.wrong(move || count(&typed_members.read(), MOST_MEMBERS).err().map(|_| words::NO_COUNT.into()));
    let typed = Typed::here();
    let send = move |()| {
        let (None, None) = (no_name.get_untracked(), no_count.get_untracked()) else { return };
        let Some(level) = UnitLevel::from_name(&level.read_untracked()) else { return };
        let members = count(&typed_members.read_untracked(), MOST_MEMBERS).ok().flatten().unwrap_or(0);
        let name_now = name.read_untracked().trim().to_owned();
        let new = NewUnit { parent: parent.get_value(), level, name: name_now, members };
        desk.send(form, Task::Add, async move { api::units::make(&new).await }, move |unit| {
            let text = words::made(&unit.name);
            form.is_tried.set(false);
            typed.clear();
            name.set(String::new());
            typed_members.set(String::new());
            made.set(text.clone());
            desk.reveal.set(unit.parent.clone());
            if let Some(place) = place.get_untracked() {
                browser::focus_first_field(&place);
            }
            (text, Some(Back { before: unit, on: Desk::today(), is_kept: true }))
        });
    };
    view! {
        <ActForm form act=words::MAKE on_send=send back=back.map(|back| (words::MENU_BACK, back))>
            <div class="act-fields" node_ref=place>
                <TextField label=words::NAME value=name hint=words::NAME_HINT trouble=no_name most=UNIT_NAME_MOST_CHARS />
                <SelectField label=words::LEVEL value=level options />
                <TextField
                    label=words::MEMBER_COUNT
                    value=typed_members
                    hint=words::MEMBER_COUNT_HINT
                    trouble=no_count
                    kind="number"
                />
            </div>
            <p class="made" role="status">{made}</p>
        </ActForm>
    }
}
