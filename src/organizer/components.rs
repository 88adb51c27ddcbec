//! The parts screens are made of.

mod act_form;
mod bar;
mod dialog;
mod empty;
mod field;
mod find_unit;
mod form;
mod freshness;
pub mod imported;
mod link;
pub mod meetings;
mod notice;
pub mod packs;
pub mod preview;

pub mod editor;

mod pick_file;
mod problems;
mod question;
mod rescue;
mod share;
mod tiles;
mod title;
pub mod unit_import;
mod unit_row;
mod unit_table;
pub mod units;

pub use act_form::{ActForm, Form};
pub use bar::TopBar;
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::{NameField, PasswordField};
pub use find_unit::FindUnit;
pub use form::{AreaField, CheckField, SelectField, TextField, fresh_id};
pub use freshness::{Freshness, FreshnessLine};
pub use link::Link;
pub use notice::{Notice, Notices};
pub use pick_file::PickFile;
pub use problems::Problems;
pub use question::Questions;
pub use rescue::RescuePanel;
pub use tiles::{Apart, Tiles};
pub use title::Title;
pub use unit_table::UnitTable;
