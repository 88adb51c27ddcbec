//! Numbers to call, with what each is for.

use domain::pack::{Contact, Pack};
use leptos::prelude::*;

use crate::icon::icon;
use crate::words;

/// The contacts of the packs, each number once.
pub fn contacts(packs: &[Pack]) -> impl IntoView + use<> {
    let mut contacts: Vec<&Contact> = Vec::new();
    for contact in packs.iter().flat_map(|pack| &pack.contacts) {
        if contacts.iter().all(|known| known.phone != contact.phone) {
            contacts.push(contact);
        }
    }
    (!contacts.is_empty()).then(|| {
        let entries = contacts.into_iter().map(entry).collect::<Vec<_>>();
        view! { <h2>{words::CONTACTS}</h2><ul class="list">{entries}</ul> }
    })
}

fn entry(contact: &Contact) -> impl IntoView + use<> {
    let dialled: String = contact.phone.chars().filter(|c| *c != ' ').collect();
    view! {
        <li>
            <a class="card call" href=["tel:", &dialled].concat()>
                {icon("call")}
                <b>{contact.phone.clone()}</b>
                <span>{contact.name.clone()}</span>
                <span class="quiet small">{contact.purpose.clone()}</span>
            </a>
        </li>
    }
}
