//! Trusted addresses: numbers to call, with what each is for. A tap on one opens the question whether to call it; only there is
//! the link that dials. All of that is HTML, so that help is at hand before any code is, and without it.

use domain::campaign::Joined;
use domain::contacts::{NATIONAL, dialled};
use domain::pack::{Contact, Pack};
use maud::{Markup, html};

use crate::bar::bar;
use crate::icon::icon;
use crate::language::switch;
use crate::words::{self, Word};

/// Where the page of trusted addresses is.
pub const PAGE: &str = "/dia-chi-tin-cay";
/// The part of that page with the numbers of her own commune.
pub const OWN: &str = "o-xa";
/// The part with those of the whole country.
pub const COUNTRY: &str = "ca-nuoc";

/// Who answers the [`NATIONAL`] numbers, and when to call them.
const ANSWERS: [[Word; 2]; NATIONAL.len()] = [
    [words::POLICE, words::POLICE_FOR],
    [words::FIRE, words::FIRE_FOR],
    [words::AMBULANCE, words::AMBULANCE_FOR],
    [words::DISASTER, words::DISASTER_FOR],
    [words::CHILDREN, words::CHILDREN_FOR],
    [words::PEACE_HOUSE, words::PEACE_HOUSE_FOR],
];

/// The page with what is known before the phone is read: its part [`OWN`] is still empty, [`COUNTRY`] has the numbers that
/// every phone has.
#[must_use]
pub fn trusted() -> Markup {
    html! {
        (bar(&words::TRUSTED, Some("/")))
        main.page {
            h1.unseen tabindex="-1" { (words::TRUSTED) }
            div.place #khach {}
            p { (words::TRUSTED_HINT) }
            section.list.place id=(OWN) {}
            section.list id=(COUNTRY) { (of_country(&[], &[])) }
            (switch())
        }
    }
}

/// The numbers of the communes whose campaigns were `opened` on this phone, each under its unit; or whom to ask for them.
#[must_use]
pub fn of_commune(opened: &[Joined]) -> Markup {
    let mut known = Vec::new();
    html! {
        h2 { (words::OWN) }
        @for joined in opened {
            @let new = add(&mut known, &joined.contacts);
            @if !new.is_empty() {
                h3 { (words::unit(&joined.unit)) }
                (rows(new))
            }
        }
        @if known.is_empty() {
            p { (if opened.is_empty() { words::OWN_UNKNOWN } else { words::OWN_NONE }) }
        }
    }
}

/// The numbers of the whole country: those that only the packs know, then the national ones. What a commune has written itself
/// stands with the commune.
#[must_use]
pub fn of_country(opened: &[Joined], packs: &[Pack]) -> Markup {
    let mut known = Vec::new();
    for joined in opened {
        add(&mut known, &joined.contacts);
    }
    let national: Vec<Contact> = NATIONAL.iter().zip(ANSWERS).map(in_words).collect();
    let national = rows(add(&mut known, &national));
    html! {
        h2 { (words::NATIONAL) }
        @for pack in packs { (rows(add(&mut known, &pack.contacts))) }
        (national)
        p.quiet.small { (words::MAY_CHANGE) }
    }
}

/// The contacts of the packs, each number once, under a heading of their own; and the way to all others.
pub fn of_packs(packs: &[Pack]) -> Markup {
    let mut known = Vec::new();
    for pack in packs {
        add(&mut known, &pack.contacts);
    }
    html! {
        @if !known.is_empty() { h2 { (words::CONTACTS) } (rows(&known)) }
        (way())
    }
}

/// These contacts, each number once.
pub fn numbers(contacts: &[Contact]) -> Markup {
    rows(add(&mut Vec::new(), contacts))
}

/// The way to the page of trusted addresses.
pub fn way() -> Markup {
    html! { a.button.button-quiet href=(PAGE) { (icon("call")) (words::TRUSTED) } }
}

/// A national number in the language in use.
fn in_words((phone, [name, purpose]): (&&str, [Word; 2])) -> Contact {
    let [phone, name, purpose] = [phone, name.text(), purpose.text()].map(str::to_owned);
    Contact { phone, name, purpose }
}

/// Adds those whose number is not among the `known` ones yet, and gives these.
fn add<'a, 'k>(known: &'k mut Vec<&'a Contact>, contacts: &'a [Contact]) -> &'k [&'a Contact] {
    let before = known.len();
    for contact in contacts {
        if known.iter().all(|known| dialled(&known.phone) != dialled(&contact.phone)) {
            known.push(contact);
        }
    }
    known.get(before..).unwrap_or_default()
}

fn rows(contacts: &[&Contact]) -> Markup {
    html! {
        @if !contacts.is_empty() {
            ul.list { @for contact in contacts { li { (row(&contact.phone, &contact.name, &contact.purpose)) } } }
        }
    }
}

/// One number. What opens it also closes it again and says so: "Không gọi" needs no code. The link that dials lies below what
/// was tapped, so that an impatient second tap closes it. Those who listen hear the number digit by digit; the hint is told to
/// them as it shows, which is with the call.
fn row(phone: &str, name: &str, purpose: &str) -> Markup {
    let number = dialled(phone);
    let mut spelt = String::new();
    for digit in number.chars() {
        spelt.push(digit);
        spelt.push(' ');
    }
    html! {
        details.card.call {
            summary {
                span {
                    (icon("call"))
                    b aria-hidden="true" { (phone) }
                    span.unseen { (spelt) }
                    span { (name) }
                    span.quiet.small { (purpose) }
                }
                span.asked {
                    b aria-hidden="true" { (words::call_asked(phone)) }
                    span.button.button-quiet { (words::CALL_NOT) }
                }
            }
            a.button href={ "tel:" (number) } {
                span aria-hidden="true" { (words::call(phone)) }
                span.unseen { (words::call(&spelt)) }
            }
            p.small role="status" { span { (words::CALL_LOGGED) } }
        }
    }
}

#[cfg(test)]
mod tests;
