//! The HTTP interface and the command line; the files mirror the addresses.

mod check;
mod encodings;
mod health;
mod join;
mod limits;
mod organizer;
mod packs;
mod participations;
mod results;
mod sign_in;
mod web;
