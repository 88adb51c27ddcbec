//! Reads what organizers bring along: questions, surveys and units from the files of other programs and from our own
//! spreadsheets. Nothing here saves anything: each reader takes bytes and says what it understood and what it did not, with
//! the place of each problem ([`domain::import`]).

pub mod packs;
pub mod sheet;
pub mod units;
pub mod xlsform;
