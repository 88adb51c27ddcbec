//! The HTTP interface and the command line; the files mirror the addresses.

mod check;
mod encodings;
mod health;
mod join;
mod kinds;
mod limits;
mod metrics;
mod old_database;
mod old_phones;
mod openapi;
mod organizer;
mod packs;
mod participations;
mod rescue;
mod results;
mod rights;
mod roles;
mod secrets;
mod sessions;
mod sign_in;
mod surveys;
mod web;
mod withheld;
