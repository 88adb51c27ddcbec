//! Buttons and links: verbs, and the ways between pages.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::place;
use crate::route::Route;

/// What a button does. Boxed, so that all buttons are one type and cost their bytes once.
pub type Act = Box<dyn FnMut()>;

/// A button: `class` says how loud, `said` is a verb.
pub fn button(class: &'static str, said: &'static str, mut act: Act) -> impl IntoView + use<> {
    view! { <button type="button" class=class on:click=move |_| act()>{said}</button> }
}

/// The main action of a screen.
pub fn main_button(said: &'static str, act: Act) -> impl IntoView + use<> {
    button("button", said, act)
}

/// Another action.
pub fn quiet_button(said: &'static str, act: Act) -> impl IntoView + use<> {
    button("button button-quiet", said, act)
}

/// A link to a page of ours.
pub fn link<V: IntoView>(class: &'static str, to: Route, inside: V) -> impl IntoView + use<V> {
    let href = to.path();
    let follow = move |click: MouseEvent| {
        click.prevent_default();
        place::go(&to);
    };
    view! { <a class=class href=href on:click=follow>{inside}</a> }
}
