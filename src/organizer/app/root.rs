//! The screen that follows from who is signed in and where we are.

use leptos::prelude::*;

use super::{App, Session};
use crate::components::Notices;
use crate::parts::Part;
use crate::route::Route;
use crate::screens::*;
use crate::words::Word;

/// What is on the screen.
#[derive(Clone, PartialEq, Eq)]
enum Screen {
    Invitation,
    NewPassword,
    Opening { reached: bool },
    SignIn { why: Option<Word> },
    NotHers,
    Signed(Route),
}

fn screen(session: &Session, route: &Route) -> Screen {
    match (session, route) {
        (_, Route::Invitation) => Screen::Invitation,
        (_, Route::NewPassword) => Screen::NewPassword,
        (Session::Asking, _) => Screen::Opening { reached: true },
        (Session::Unreachable, _) => Screen::Opening { reached: false },
        (Session::Nobody(why), _) => Screen::SignIn { why: *why },
        (Session::Organizer(me), route) if me.role < route.takes() => Screen::NotHers,
        (Session::Organizer(_), route) => Screen::Signed(route.clone()),
    }
}

/// The root: one screen at a time.
#[component]
pub fn Root() -> impl IntoView {
    let app = App::start();
    provide_context(app);
    let screen = Memo::new(move |_| screen(&app.session.read(), &app.route.read()));
    let shown = move || match screen.get() {
        Screen::Invitation => view! { <Invitation /> }.into_any(),
        Screen::NewPassword => view! { <NewPassword /> }.into_any(),
        Screen::Opening { reached } => view! { <Opening reached /> }.into_any(),
        Screen::SignIn { why } => view! { <SignInScreen why /> }.into_any(),
        Screen::NotHers => view! { <NotHers /> }.into_any(),
        Screen::Signed(route) => match Part::of(&route) {
            Some(part) => view! { <Fetched part route /> }.into_any(),
            None => signed(route),
        },
    };
    view! {
        {shown}
        <Notices />
    }
}

/// The screens that are there from the start.
fn signed(route: Route) -> AnyView {
    match route {
        Route::Campaign(campaign) => view! { <ResultsScreen campaign /> }.into_any(),
        Route::Campaigns => view! { <Campaigns /> }.into_any(),
        _ => view! { <Start /> }.into_any(),
    }
}
