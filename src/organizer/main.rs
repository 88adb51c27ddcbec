//! The organizer app: the invitation, signing in, and the results of a campaign.
//!
//! The modules that are always built know no browser and are tested natively; everything else is leptos, and only [`browser`]
//! speaks to the browser itself.
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "natively only the tests use these modules")
)]

mod device;
mod editor;
mod history;
mod links;
mod moment;
mod new_password;
mod number;
mod period;
mod picker;
mod qr;
mod reply;
mod route;
mod shelf;
mod taken;
mod tree;
mod unit_choice;
mod unit_tree;
mod wizard;
mod words;

#[cfg(target_arch = "wasm32")]
mod api;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod screens;

fn main() {
    #[cfg(target_arch = "wasm32")]
    app::start();
}
