//! What breaks on the way: killed servers, lost replies, clients that vanish or talk nonsense, networks that stall, disks that
//! are full, clocks that jump, databases that go away.

mod backup;
mod clock;
mod crowd;
mod disk;
mod moved;
mod network;
mod nonsense;
mod postgres;
mod restart;
mod server_killed;
