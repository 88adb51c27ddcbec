//! The app as a whole: who is signed in, where we are, and the screen that follows from both.

mod root;

use client::web::nav;
use domain::organizer::Me;
use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Notice, TakeBack};
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::Word;
use crate::{api, browser, words};

/// Whether someone is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Session {
    /// Not known yet.
    Asking,
    /// Could not be asked.
    Unreachable,
    /// Nobody; with the sentence that says why, if there is a reason.
    Nobody(Option<Word>),
    /// The organizer.
    Organizer(Me),
}

/// What all screens share.
#[derive(Clone, Copy)]
pub struct App {
    session: RwSignal<Session>,
    route: RwSignal<Route>,
    notice: RwSignal<Option<Notice>>,
    unsaved: RwSignal<bool>,
}

impl App {
    /// The app of the present component.
    pub fn here() -> Self {
        expect_context()
    }

    /// The name of who is signed in; empty if nobody is.
    pub fn name(self) -> String {
        self.me().map(|me| me.name).unwrap_or_default()
    }

    /// Who is signed in.
    pub fn me(self) -> Option<Me> {
        match self.session.get() {
            Session::Organizer(me) => Some(me),
            _ => None,
        }
    }

    /// Whether she may do what takes at least this role, somewhere.
    pub fn is(self, role: Role) -> bool {
        self.me().is_some_and(|me| me.role >= role)
    }

    /// Where we are.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Says what has happened, and how to take it back.
    pub fn say(self, text: impl Into<String>, undo: Option<TakeBack>) {
        self.notice.set(Some(Notice { text: text.into(), undo }));
    }

    /// What was said last, unless it was put away.
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// Puts away what was said last.
    pub fn take_notice(self) -> Option<Notice> {
        self.notice.try_update(Option::take).flatten()
    }

    /// While `unsaved` is true, leaving the screen is asked about first. Ends with the component that asked for it.
    pub fn guard(self, unsaved: Signal<bool>) {
        Effect::new(move || self.unsaved.set(unsaved.get()));
        on_cleanup(move || self.unsaved.set(false));
    }

    fn may_leave(self) -> bool {
        let may = !self.unsaved.get_untracked() || browser::confirm(&words::acts::LEAVE_UNSAVED);
        if may {
            self.unsaved.set(false);
        }
        may
    }

    /// Goes to another screen, unless she stays for what is not saved.
    pub fn go(self, to: &Route) {
        if self.may_leave() {
            nav::push(&to.path());
            browser::scroll_to_top();
        }
    }

    /// Goes to another screen; the present one leaves no trace in the history.
    pub fn redirect(self, to: &Route) {
        nav::replace(&to.path());
    }

    /// Someone has signed in: on to where she wanted to be.
    pub fn signed_in(self, me: Me) {
        if self.route.get_untracked().is_gate() {
            self.redirect(&Route::Home);
        }
        self.session.set(Session::Organizer(me));
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
                Ok(me) => Session::Organizer(me),
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
        words::speak(&browser::language());
        browser::is_read_in(if words::is_english() { "en" } else { "vi" });
        let app = Self {
            session: RwSignal::new(Session::Asking),
            route: RwSignal::new(Route::read(&nav::path())),
            notice: RwSignal::new(None),
            unsaved: RwSignal::new(false),
        };
        nav::on_move(move |path| {
            let to = Route::read(&path);
            // Back and forward have moved already: who stays is put back where she was.
            if app.route.get_untracked() == to || app.may_leave() {
                app.route.set(to);
                // What was said on the screen before is over, and so is its undo.
                app.notice.set(None);
            } else {
                nav::push(&app.route.get_untracked().path());
            }
        });
        browser::ask_before_unload(move || app.unsaved.get_untracked());
        app.ask();
        app
    }
}

/// Puts the app on the page.
pub fn start() {
    leptos::mount::mount_to(browser::place_for_the_app(), root::Root).forget();
}
