//! The parts of writing a pack. What is done lies in [`crate::editor`]; these show it and pass taps on.

mod about;
mod answer;
mod choices;
mod contacts;
mod desk;
mod field;
mod keys;
mod meanwhile;
mod picture;
mod publish;
mod question;
mod questions;
mod row;
mod state;
mod stories;

pub use about::About;
pub use contacts::Contacts;
pub use desk::Desk;
pub use keys::{focus_first_wrong, is_in_field, keeping_focus, listen};
pub use meanwhile::Meanwhile;
pub use publish::Publish;
pub use questions::Questions;
pub use state::StateBar;
pub use stories::Stories;
