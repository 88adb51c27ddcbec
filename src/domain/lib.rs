//! The words and rules of Hái Hoa: packs, turns, answers, scoring, the sealed record and the wire.
//!
//! Pure: no I/O, no clock, no randomness, no async, no screen. What needs the time or chance is given it.
//! Compiles for the phone and the server alike, so that both reach the same verdict on the same answer.
#![warn(missing_docs)]

pub mod campaign;
pub mod contacts;
pub mod decimal;
pub mod id;
pub mod import;
pub mod json;
mod named;
pub mod organizer;
pub mod pack;
pub mod participation;
pub mod rescue;
pub mod results;
pub mod rights;
pub mod score;
pub mod spelling;
pub mod survey;
#[cfg(test)]
mod testing;
pub mod turn;
pub mod unit;
pub mod wire;
