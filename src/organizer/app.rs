//! The app as a whole: who is signed in, where we are, and the screen that follows from both.

use client::web::nav;
use domain::organizer::Me;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::reply::ApiError;
use crate::route::Route;
use crate::screens::{Campaigns, Invitation, Opening, ResultsScreen, SignInScreen};
use crate::{api, browser, words};

/// Whether someone is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Session {
    /// Not known yet.
    Asking,
    /// Could not be asked.
    Unreachable,
    /// Nobody; with the sentence that says why, if there is a reason.
    Nobody(Option<&'static str>),
    /// The organizer of this name.
    Organizer(String),
}

/// What all screens share.
#[derive(Clone, Copy)]
pub struct App {
    session: RwSignal<Session>,
    route: RwSignal<Route>,
}

impl App {
    /// The app of the present component.
    pub fn here() -> Self {
        expect_context()
    }

    /// The name of who is signed in; empty if nobody is.
    pub fn name(self) -> String {
        match self.session.get() {
            Session::Organizer(name) => name,
            _ => String::new(),
        }
    }

    /// Goes to another screen.
    pub fn go(self, to: &Route) {
        nav::push(&to.path());
        browser::scroll_to_top();
    }

    /// Goes to another screen; the present one leaves no trace in the history.
    pub fn redirect(self, to: &Route) {
        nav::replace(&to.path());
    }

    /// Someone has signed in: on to where she wanted to be.
    pub fn signed_in(self, me: Me) {
        if self.route.get_untracked() == Route::Invitation {
            self.redirect(&Route::Home);
        }
        self.session.set(Session::Organizer(me.name));
    }

    /// The server knows of no session any more: sign in again, and then back to the same screen.
    pub fn session_ended(self) {
        self.session.maybe_update(|session| {
            let had_one = matches!(session, Session::Organizer(_));
            if had_one {
                *session = Session::Nobody(Some(words::account::ENDED));
            }
            had_one
        });
    }

    /// She has signed out: nothing of what was shown stays.
    pub fn signed_out(self) {
        self.session.set(Session::Nobody(Some(words::account::SIGNED_OUT)));
        self.redirect(&Route::Home);
    }

    /// Asks the server who is signed in. A late answer does not undo a sign-in that was faster.
    pub fn ask(self) {
        spawn_local(async move {
            let answer = match api::me().await {
                Ok(me) => Session::Organizer(me.name),
                Err(ApiError::NotSignedIn) => Session::Nobody(None),
                Err(_) => Session::Unreachable,
            };
            self.session.maybe_update(|session| {
                let is_open = matches!(session, Session::Asking | Session::Unreachable);
                if is_open {
                    *session = answer;
                }
                is_open
            });
        });
    }

    fn start() -> Self {
        let app =
            Self { session: RwSignal::new(Session::Asking), route: RwSignal::new(Route::read(&nav::path())) };
        nav::on_move(move |path| app.route.set(Route::read(&path)));
        app.ask();
        app
    }
}

/// What is on the screen.
#[derive(Clone, PartialEq, Eq)]
enum Screen {
    Invitation,
    Opening { reached: bool },
    SignIn { why: Option<&'static str> },
    Signed(Route),
}

fn screen(session: &Session, route: &Route) -> Screen {
    match (session, route) {
        (_, Route::Invitation) => Screen::Invitation,
        (Session::Asking, _) => Screen::Opening { reached: true },
        (Session::Unreachable, _) => Screen::Opening { reached: false },
        (Session::Nobody(why), _) => Screen::SignIn { why: *why },
        (Session::Organizer(_), route) => Screen::Signed(route.clone()),
    }
}

/// The root: one screen at a time.
#[component]
fn Root() -> impl IntoView {
    let app = App::start();
    provide_context(app);
    let screen = Memo::new(move |_| screen(&app.session.read(), &app.route.read()));
    move || match screen.get() {
        Screen::Invitation => view! { <Invitation /> }.into_any(),
        Screen::Opening { reached } => view! { <Opening reached /> }.into_any(),
        Screen::SignIn { why } => view! { <SignInScreen why /> }.into_any(),
        Screen::Signed(Route::Campaign(id)) => view! { <ResultsScreen campaign=id /> }.into_any(),
        Screen::Signed(route) => view! { <Campaigns open_the_only_one={route == Route::Home} /> }.into_any(),
    }
}

/// Puts the app on the page.
pub fn start() {
    leptos::mount::mount_to(browser::place_for_the_app(), Root).forget();
}
