//! The API as a client meets it, without a socket.

mod members;
mod organizers;
mod world;
