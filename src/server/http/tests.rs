//! The API as a client meets it, without a socket.

mod languages;
mod members;
mod openapi;
mod organizers;
mod packs;
mod people;
mod quota;
mod reform;
mod rescue;
mod sessions;
mod surveys;
mod taken_back;
mod withheld;
mod world;
