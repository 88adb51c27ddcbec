//! One's own account.

mod language;
mod password;
mod sessions;

use domain::organizer::units::UnitTree;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::language::LanguageChoice;
use self::password::PasswordForm;
use self::sessions::OwnSessions;
use crate::api;
use crate::app::App;
use crate::components::{Title, TopBar};
use crate::words::{own_account, people, screens};

/// Who one is, password, sessions, language.
#[component]
pub fn Account() -> impl IntoView {
    let app = App::here();
    let tree = RwSignal::new(None::<UnitTree>);
    if app.me().is_some_and(|me| me.unit.is_some()) {
        // Only for the unit's name: without it the rest of the screen is as good.
        spawn_local(async move { tree.set(api::units::tree(true).await.ok()) });
    }
    let who = move || {
        let me = app.me()?;
        let tree = tree.read();
        let place = match &me.unit {
            None => people::EVERYWHERE.into(),
            Some(id) => {
                let own = tree.as_ref().and_then(|tree| tree.units.iter().find(|unit| unit.id == *id));
                own.map_or("", |own| &own.name)
            }
        };
        Some(own_account::who(&me.name, &people::role(me.role), place))
    };
    let may = move || app.me().map(|me| people::role_hint(me.role).now());
    view! {
        <TopBar />
        <main class="desk">
            <Title text=screens::ACCOUNT />
            <section>
                <h2>{own_account::WHO}</h2>
                <p><b>{who}</b></p>
                <p class="note">{may}</p>
            </section>
            <PasswordForm />
            <OwnSessions />
            <LanguageChoice />
        </main>
    }
}
