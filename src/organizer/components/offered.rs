//! A one-time link: what it is good for is asked before anything is typed.

use domain::organizer::people::LinkOffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::reply::ApiError;
use crate::words::{Word, account};

/// What is known of the link.
#[derive(Clone, PartialEq, Eq)]
enum Known {
    Asking,
    /// None where the server could not be asked: then the form tells when it is sent.
    Good(Option<LinkOffer>),
    Gone,
}

/// The form of a link; where the link is used up or no `fits` one, the sentence that says so instead.
#[component]
pub fn Offered(
    token: String,
    gone: Word,
    fits: fn(&LinkOffer) -> bool,
    form: impl Fn(Option<LinkOffer>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let known = RwSignal::new(Known::Asking);
    spawn_local(async move {
        let found = match api::people::ask_link(&token).await {
            Ok(offer) if fits(&offer) => Known::Good(Some(offer)),
            Ok(_) => Known::Gone,
            Err(ApiError::Refused { code, .. }) if code == "invitation_gone" => Known::Gone,
            Err(_) => Known::Good(None),
        };
        known.try_set(found);
    });
    move || match known.get() {
        Known::Asking => view! { <p role="status">{account::WORKING}</p> }.into_any(),
        Known::Gone => view! { <p role="alert">{gone}</p> }.into_any(),
        Known::Good(offer) => form(offer),
    }
}
