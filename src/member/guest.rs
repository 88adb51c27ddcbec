//! Where the app is a guest: in another app's browser, or in a browser that could put it on the home screen.

use client::host::{InApp, InstallWay, open_elsewhere};
use client::web::{install, nav};
use domain::wire::Delivery;
use pages::words;
use wasm_bindgen_futures::spawn_local;

use crate::canvas;
use crate::shelf::phone;

/// Tells guests of another app's browser how to open the page in a real one, and everyone else nothing.
pub fn greet() {
    let host = install::host();
    if let Some(app) = host.in_app {
        let link = open_elsewhere(&host, &nav::address());
        canvas::put("khach", pages::guest(named(app), link.as_deref()));
    }
}

fn named(app: InApp) -> &'static str {
    match app {
        InApp::Zalo => "Zalo",
        InApp::Facebook => "Facebook",
        InApp::Messenger => "Messenger",
        InApp::Instagram => "Instagram",
        InApp::TikTok => "TikTok",
        InApp::Line => "LINE",
        InApp::Other => words::OTHER_APP.text(),
    }
}

/// Offers to put the app on the home screen, after a finished turn, where that can be done.
pub fn offer_install() {
    let Some(way) = install::install_way() else { return };
    spawn_local(async move {
        let results = phone().results().await.unwrap_or_default();
        let unsent = results.iter().filter(|(_, delivery)| *delivery != Delivery::Sent).count();
        canvas::put("cai-dat", pages::install(way == InstallWay::ByHand, unsent));
    });
}

/// Puts it there.
pub fn install() {
    spawn_local(async {
        if install::install().await {
            canvas::put("cai-dat", Default::default());
        }
    });
}
