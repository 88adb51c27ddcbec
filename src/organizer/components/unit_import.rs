//! Units of a file, shown before they are made.

mod lines;
mod make;

pub use make::Understood;
