//! Choosing one unit: a field to type into, and the units that fit below it.

use domain::id::UnitId;
use domain::organizer::units::UnitTree;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::form::{Framed, described_by, fresh_id};
use crate::app::App;
use crate::browser;
use crate::unit_choice::{Names, Offers};
use crate::words::unit_choice as words;

/// One line of the list: a unit, or none for everything.
type Line = (Option<UnitId>, String, String);

/// A field that finds a unit of one's own part of the tree by a part of its name. With `whole` everything can be chosen too,
/// which is none; without it none means that nothing is chosen yet.
#[component]
pub fn UnitPicker(
    #[prop(into)] label: String,
    #[prop(into)] tree: Signal<UnitTree>,
    value: RwSignal<Option<UnitId>>,
    #[prop(optional)] whole: bool,
    #[prop(default = words::HINT.into(), into)] hint: String,
    #[prop(optional, into)] trouble: Signal<Option<String>>,
) -> impl IntoView {
    let own = App::here().me().and_then(|me| me.unit);
    let offers = Memo::new(move |_| Offers::new(&tree.read(), own.as_ref()));
    // What she is typing; none while the field shows what is chosen.
    let typed = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    let at = RwSignal::new(0_usize);
    let found = Memo::new(move |_| lines(&offers.read(), &typed.read(), whole));
    let chosen = move || match value.read().as_ref() {
        Some(id) => Names::new(&tree.read()).of(id).unwrap_or(id.as_str()).to_owned(),
        None if whole => words::WHOLE.into(),
        None => String::new(),
    };
    let shown = move || typed.get().unwrap_or_else(chosen);
    let close = move || {
        open.set(false);
        typed.set(None);
    };
    let choose = Callback::new(move |unit: Option<UnitId>| {
        value.set(unit);
        close();
    });
    let left = move |_| {
        // Who empties the field means to choose nothing.
        if typed.get_untracked().is_some_and(|typed| typed.trim().is_empty()) {
            value.set(None);
        }
        close();
    };
    let id = fresh_id("unit");
    let list_id = format!("{id}-list");
    let line_id = {
        let list_id = list_id.clone();
        move |place: usize| format!("{list_id}-{place}")
    };
    let seen = line_id.clone();
    let go = move |to: usize| {
        at.set(to);
        browser::keep_in_sight(&seen(to));
    };
    let keyed = move |event: KeyboardEvent| {
        let (is_open, last) = (open.get_untracked(), found.read_untracked().0.len().saturating_sub(1));
        match (event.key().as_str(), is_open) {
            ("ArrowDown" | "ArrowUp", false) => open.set(true),
            ("ArrowDown", true) => go((at.get_untracked() + 1).min(last)),
            ("ArrowUp", true) => go(at.get_untracked().saturating_sub(1)),
            ("Enter", true) => {
                let line = found.read_untracked().0.get(at.get_untracked()).cloned();
                if let Some((unit, ..)) = line {
                    choose.run(unit);
                }
            }
            ("Escape", true) => close(),
            _ => return,
        }
        // Neither does the form go off nor the dialog close: the key was for the list.
        event.prevent_default();
        event.stop_propagation();
    };
    let is_listed = Memo::new(move |_| open.get() && !found.read().0.is_empty());
    let active = {
        let line_id = line_id.clone();
        move || is_listed.get().then(|| line_id(at.get()))
    };
    let said = move || match found.get() {
        _ if !open.get() => String::new(),
        (lines, _) if lines.is_empty() => words::NONE.into(),
        (_, 0) => String::new(),
        (_, more) => words::more(more),
    };
    let (for_id, described, controls) = (id.clone(), described_by(&id), list_id.clone());
    view! {
        <Framed label hint trouble id>
            <div class="unit-picker">
                <input
                    id=for_id
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded=move || is_listed.get().to_string()
                    aria-controls=controls
                    aria-activedescendant=active
                    aria-describedby=described
                    aria-invalid=move || trouble.read().is_some().to_string()
                    prop:value=shown
                    on:input=move |event| {
                        typed.set(Some(event_target_value(&event)));
                        at.set(0);
                        open.set(true);
                    }
                    on:click=move |_| open.set(true)
                    on:keydown=keyed
                    on:blur=left
                />
                // A press would take the focus from the field, and that closes the list.
                <ul
                    id=list_id
                    role="listbox"
                    aria-label=words::UNITS
                    hidden=move || !is_listed.get()
                    on:mousedown=move |event| event.prevent_default()
                >
                    {move || {
                        let (lines, _) = if open.get() { found.get() } else { <(Vec<Line>, usize)>::default() };
                        let line = |(place, line)| view! { <Choice line id=line_id(place) place at choose /> };
                        lines.into_iter().enumerate().map(line).collect_view()
                    }}
                </ul>
                <p class="rule" role="status">{said}</p>
            </div>
        </Framed>
    }
}

/// One unit of the list.
#[component]
fn Choice(
    line: Line,
    id: String,
    place: usize,
    at: RwSignal<usize>,
    choose: Callback<Option<UnitId>>,
) -> impl IntoView {
    let (unit, name, within) = line;
    view! {
        <li
            id=id
            role="option"
            aria-selected=move || (at.get() == place).to_string()
            on:click=move |_| choose.run(unit.clone())
        >
            <span>{name}</span>
            " "
            <small>{within}</small>
        </li>
    }
}

/// What the list shows for what was typed, and how many units more there are.
fn lines(offers: &Offers, typed: &Option<String>, whole: bool) -> (Vec<Line>, usize) {
    let typed = typed.as_deref().unwrap_or_default();
    let (found, more) = offers.matching(typed);
    let everything = (whole && typed.trim().is_empty()).then(|| (None, words::WHOLE.into(), String::new()));
    let units = found.into_iter().map(|offer| (Some(offer.id), offer.name, offer.within));
    (everything.into_iter().chain(units).collect(), more)
}
