//! One campaign as organizers run it.

mod add_units;
mod board;
mod fields;
mod invite;
mod links;
mod managed;
mod row;

pub use board::ManageBoard;
