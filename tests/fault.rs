//! What breaks on the way: killed servers, lost replies, clients that vanish, networks that stall.

mod network;
mod server_killed;
