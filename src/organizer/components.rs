//! The parts screens are made of.

mod bar;
mod copy_text;
mod dialog;
mod empty;
mod field;
mod form;
mod freshness;
pub mod imported;
mod link;
mod links_of;
mod manage;
mod notice;
pub mod packs;
pub mod preview;

pub mod editor;

mod one_of;
mod pick_file;
mod picker;
mod posters;
mod problems;
mod question;
mod rescue;
mod share;
mod tiles;
mod title;
pub mod unit_choice;
mod unit_picker;
mod unit_row;
mod unit_table;
pub mod units;
mod wizard;

pub use bar::TopBar;
pub use copy_text::CopyText;
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::{NameField, PasswordField};
pub use form::{AreaField, CheckField, SelectField, TextField, fresh_id};
pub use freshness::{Freshness, FreshnessLine};
pub use link::Link;
pub use links_of::LinksOf;
pub use manage::ManageBoard;
pub use notice::{Notice, Notices};
pub use one_of::OneOf;
pub use pick_file::PickFile;
pub use picker::TreePicker;
pub use posters::PosterBoard;
pub use problems::Problems;
pub use question::Questions;
pub use rescue::RescuePanel;
pub use tiles::{Apart, Tiles};
pub use title::Title;
pub use unit_picker::UnitPicker;
pub use unit_table::UnitTable;
pub use wizard::{Offer, Wizard};
