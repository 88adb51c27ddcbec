//! The parts of the screen of units.

mod add;
mod change;
mod desk;
mod end;
mod fetched;
mod levels;
mod menu;
mod relocate;
mod row;
mod table;

pub use add::AddForm;
pub use desk::Desk;
pub use fetched::Units;
pub use levels::Levels;
pub use menu::UnitDialog;
pub use table::UnitTree;
