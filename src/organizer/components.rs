//! The parts screens are made of.

mod bar;
mod empty;
mod field;
mod freshness;
mod link;
mod question;
mod rescue;
mod share;
mod tiles;
mod title;
mod unit_row;
mod unit_table;

pub use bar::TopBar;
pub use empty::Empty;
pub use field::{NameField, PasswordField};
pub use freshness::{Freshness, FreshnessLine};
pub use link::Link;
pub use question::Questions;
pub use rescue::RescuePanel;
pub use tiles::{Apart, Tiles};
pub use title::Title;
pub use unit_table::UnitTable;
