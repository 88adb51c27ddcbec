//! The organizer app: the invitation, signing in, and the results of a campaign.
//!
//! [`editor`], [`forest`], [`route`], [`reply`], [`number`], [`tree`] and [`words`] know no browser and are tested natively; everything else
//! is leptos, and only [`browser`] speaks to the browser itself.
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "natively only the tests use these modules")
)]

mod device;
mod editor;
mod forest;
mod history;
mod links;
mod meeting;
mod moment;
mod new_password;
mod number;
mod period;
mod picker;
mod qr;
mod reform;
mod reply;
mod route;
mod shelf;
mod taken;
mod tree;
mod typed;
mod unit_choice;
mod unit_sheet;
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
mod parts;
#[cfg(target_arch = "wasm32")]
mod screens;

fn main() {
    #[cfg(target_arch = "wasm32")]
    app::start();
}
