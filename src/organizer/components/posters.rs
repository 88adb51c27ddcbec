//! The posters of a campaign, to print.

mod board;
mod flower;
mod sheet;

pub use board::PosterBoard;
