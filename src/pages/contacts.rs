//! Numbers to call, with what each is for.

use domain::pack::{Contact, Pack};
use maud::{Markup, html};

use crate::icon::icon;
use crate::words;

/// The contacts of the packs, each number once.
pub fn contacts(packs: &[Pack]) -> Markup {
    numbers(packs.iter().flat_map(|pack| &pack.contacts))
}

/// These contacts, each number once.
pub fn numbers<'a>(all: impl Iterator<Item = &'a Contact>) -> Markup {
    let mut contacts: Vec<&Contact> = Vec::new();
    for contact in all {
        if contacts.iter().all(|known| known.phone != contact.phone) {
            contacts.push(contact);
        }
    }
    html! {
        @if !contacts.is_empty() {
            h2 { (words::CONTACTS) }
            ul.list { @for contact in contacts { li { (entry(contact)) } } }
        }
    }
}

fn entry(contact: &Contact) -> Markup {
    let dialled: String = contact.phone.chars().filter(|c| *c != ' ').collect();
    html! {
        a.card.call href={ "tel:" (dialled) } {
            (icon("call"))
            b { (contact.phone) }
            span { (contact.name) }
            span.quiet.small { (contact.purpose) }
        }
    }
}
