//! Numbers to call, with what each is for.

use domain::pack::{Contact, Pack};

use crate::el::{El, el};
use crate::icon::icon;
use crate::words;

/// The contacts of the packs, each number once.
pub fn contacts(packs: &[Pack]) -> Option<[El; 2]> {
    let mut contacts: Vec<&Contact> = Vec::new();
    for contact in packs.iter().flat_map(|pack| &pack.contacts) {
        if contacts.iter().all(|known| known.phone != contact.phone) {
            contacts.push(contact);
        }
    }
    let entries: Vec<El> = contacts.into_iter().map(entry).collect();
    (!entries.is_empty()).then(|| [el("h2").child(words::CONTACTS), el("ul").class("list").child(entries)])
}

fn entry(contact: &Contact) -> El {
    let dialled: String = contact.phone.chars().filter(|c| *c != ' ').collect();
    let call = el("a")
        .class("card call")
        .attr("href", &["tel:", &dialled].concat())
        .child(icon("call"))
        .child(el("b").child(contact.phone.as_str()))
        .child(el("span").child(contact.name.as_str()))
        .child(el("span").class("quiet small").child(contact.purpose.as_str()));
    el("li").child(call)
}
