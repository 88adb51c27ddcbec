//! Links between screens.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::App;
use crate::browser;
use crate::parts::Part;
use crate::route::Route;

/// A link to another screen of the app: a real address, followed without loading the page anew.
#[component]
pub fn Link(
    to: Route,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] current: bool,
    children: Children,
) -> impl IntoView {
    let app = App::here();
    let href = to.path();
    let part = Part::of(&to);
    // Who points at a link is likely to follow it. What fails now is fetched again, and told of, then.
    let fetch = move |_| {
        if let Some(part) = part {
            spawn_local(async move { drop(part.fetch().await) });
        }
    };
    let follow = move |click: MouseEvent| {
        if browser::is_plain_click(&click) {
            click.prevent_default();
            app.go(&to);
        }
    };
    let current = current.then_some("page");
    view! { <a href=href class=class aria-current=current on:click=follow on:pointerenter=fetch>{children()}</a> }
}
