//! The member's pages as HTML: pure functions of what is known. The server sends them, so that a page can be read and
//! flowers can be picked before any code has arrived; the app takes over what stands there and draws every later
//! change by the same functions.
//!
//! What works without code works by HTML and CSS alone: a flower is a link to its card, a card shows while it is the
//! target of the address, choices are radios. What needs code has `data-do` with the name of an [`Act`](acts).
#![warn(missing_docs)]

pub mod acts;
pub mod bar;
mod bouquet;
mod campaign;
pub mod contacts;
mod garden;
mod hear;
mod home;
mod icon;
mod intro;
mod kinds;
mod language;
mod look;
mod message;
pub mod moment;
mod passing;
mod past;
mod phone;
mod question;
mod sent;
mod state;
pub mod survey;
mod verdict;
mod way;
pub mod words;

#[cfg(test)]
mod flower_places;
#[cfg(test)]
mod tests;

pub use bouquet::{Looking, bouquet, ways};
pub use campaign::{View, campaign};
pub use contacts::{of_commune, of_country, trusted};
pub use garden::{flower_class, flowers, progress};
pub use home::home;
pub use look::{ADDRESS as LOOK, SIZES, look};
pub use message::{both, button, framed, heading, link, message, opening};
pub use passing::{Name, Pass, between, pass, passing_address};
pub use past::{Entry, past};
pub use phone::{Care, care, guest, install, update};
pub use question::{answering, card_id};
pub use sent::{sent, trusted_sent};
pub use state::{help, mark, of_result, state_line};
pub use verdict::verdict;
pub use way::{Way, foot, way_on};

/// A piece of a page, escaped.
pub use maud::Markup;

/// What stands in a page's head for its HTML: by it the app knows whether what stands there is what it would draw.
#[must_use]
pub fn print_of(html: &str) -> String {
    hash_of(html).to_string()
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits.
#[must_use]
pub fn hash_of(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
