//! The numbers to call that go with the topic.

use domain::pack::{Broken, Contact};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Desk;
use super::field::{Bound, Line};
use super::keys::{go_to_added, leave_for_neighbour};
use crate::editor::{Owner, Place, Spot};
use crate::words::{broken, editor as words};

/// All numbers.
#[component]
pub fn Contacts() -> impl IntoView {
    let desk = Desk::here();
    let count = desk.part(|pack| pack.contacts.len());
    let add = move |event: MouseEvent| {
        desk.edit(|editor| editor.add_contact());
        go_to_added(&event);
    };
    view! {
        <section class="editor-parts">
            <h2>{words::CONTACTS}</h2>
            <p class="note">{words::CONTACTS_HINT}</p>
            <ol>
                <For each=move || 0..count.get() key=|place| *place let(place)>
                    <ContactFields place />
                </For>
            </ol>
            <div class="section-acts"><button type="button" on:click=add>{words::ADD_CONTACT}</button></div>
        </section>
    }
}

#[component]
fn ContactFields(place: usize) -> impl IntoView {
    let desk = Desk::here();
    let phone = text_of(place, Spot::Phone, |contact| &contact.phone, |contact| &mut contact.phone);
    let name = text_of(place, Spot::Name, |contact| &contact.name, |contact| &mut contact.name);
    let purpose = text_of(place, Spot::Purpose, |contact| &contact.purpose, |contact| &mut contact.purpose);
    let can_be_dialled = desk.part(move |pack| pack.contacts.get(place).is_none_or(Contact::can_be_dialled));
    let trouble = Signal::derive(move || {
        (!can_be_dialled.get()).then(|| broken::say(&Broken::Contact { name: String::new() }))
    });
    let remove = move |event: MouseEvent| {
        leave_for_neighbour(&event);
        desk.edit(|editor| editor.remove_contact(place));
    };
    view! {
        <li>
            <fieldset class="field-group contact-fields">
                <legend>{words::contact(place + 1)}</legend>
                <Line label=words::PHONE bound=Bound { trouble, ..phone } kind="tel" />
                <Line label=words::NAME bound=name />
                <Line label=words::PURPOSE bound=purpose />
                <div class="section-acts"><button type="button" on:click=remove>{words::REMOVE_CONTACT}</button></div>
            </fieldset>
        </li>
    }
}

fn text_of(
    place: usize,
    spot: Spot,
    get: fn(&Contact) -> &String,
    get_mut: fn(&mut Contact) -> &mut String,
) -> Bound {
    Desk::here().bind(
        Place { owner: Owner::Contact(place), spot },
        move |pack| pack.contacts.get(place).map(get).cloned().unwrap_or_default(),
        move |pack, text| {
            if let Some(contact) = pack.contacts.get_mut(place) {
                *get_mut(contact) = text;
            }
        },
    )
}
