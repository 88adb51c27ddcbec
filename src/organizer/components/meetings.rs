//! The parts of the screen of meetings.

mod book;
mod form;
mod list;
mod row;

pub use book::Book;
pub use form::MeetingDialog;
pub use list::MeetingList;
