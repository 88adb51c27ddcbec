//! What both apps do behind the screen: storage, drafts, the outbox, sending.
//!
//! The logic is pure: [`outbox::Outbox`] is a state machine, [`phone::Phone`] carries its commands out over the ports of
//! [`ports`]. [`memory::Memory`] is the phone of the tests; [`web`] is the real one, and the only place that knows a browser.
#![warn(missing_docs)]

#[cfg(any(test, feature = "contract"))]
pub mod contract;
pub mod host;
mod keys;
pub mod memory;
pub mod outbox;

pub mod phone;
pub mod ports;
pub mod retry;
#[cfg(target_arch = "wasm32")]
pub mod web;
