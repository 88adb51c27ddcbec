//! A survey on the screen. Its screens come with a module of their own (`src/later`), which is told what she does and says what
//! to draw; here its form is kept, sealed and watched on its way.

mod input;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use client::outbox::Trigger;
use client::phone::{Kept, Opened};
use client::ports::{Clock, StorageError};
use client::web::{self, later, nav};
use domain::id::RecordId;
use domain::participation::{Sealed, sha256_hex};
use pages::{Markup, Way, acts, bar::bar, message, words};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::app::set;
use crate::play::{Keeping, Play};
use crate::route::Route;
use crate::shelf::phone;
use crate::{canvas, garden, language, passing, place};

/// The survey that is open.
#[derive(Clone)]
struct Under {
    opened: Arc<Opened>,
    play: Play,
    /// The form as it stands on disk.
    kept: Option<String>,
    is_keeping: bool,
    failed: Option<StorageError>,
    /// The form's record, once it is sealed.
    sealed: Option<RecordId>,
}

thread_local! {
    static UNDER: RefCell<Option<Under>> = const { RefCell::new(None) };
}

/// Opens the survey of a campaign where its form was left, and then does what she tapped before.
pub fn show(play: Play, opened: Arc<Opened>) {
    let code = opened.joined.code.clone();
    let is_sensitive = is_sensitive(&opened);
    spawn_local(async move {
        if is_sensitive && phone().passing().await.is_some() {
            return canvas::draw(&garden::framed(passing::alone_only()));
        }
        let kept = if is_sensitive { None } else { phone().form(&code).await.ok().flatten() };
        ask("speak", &[language::file().into()]).await;
        let input = input::of(&opened, kept.as_deref());
        let html = ask("page", &["survey".into(), input.into()]).await;
        if place::here().split().0 != Route::Garden(code) {
            return;
        }
        if html.is_empty() {
            let retry = pages::button(acts::RETRY, words::RETRY);
            let said = message(words::UNREACHABLE, &words::UNREACHABLE_HINT, retry);
            return canvas::draw(&pages::framed(bar(&words::APP, Some("/")), said));
        }
        UNDER.replace(Some(Under { opened, play, kept, is_keeping: false, failed: None, sealed: None }));
        canvas::draw(&Markup { 0: html });
        play.has_drawn();
        play.take_taps();
    });
}

/// Tells where a sealed form is on its way, whenever that may have changed.
pub fn watch() {
    phone().watch(Rc::new(|| {
        let Some(id) = with(|under| under.sealed.clone()).flatten() else { return };
        spawn_local(async move {
            let delivery = phone().delivery_of_form(&id).await;
            canvas::put(&["tt-", id.as_str()].concat(), pages::state_line(delivery));
            canvas::put(&["gd-", id.as_str()].concat(), pages::help(&id, Some(delivery)));
        });
    }));
}

/// Does what a button or form of a survey stands for.
pub fn perform(act: &str, element: &Element) {
    let (act, element) = (JsValue::from(act), JsValue::from(element));
    spawn_local(step(act, element));
}

/// Tries again what storage refused; false where that is not about a survey.
pub fn retry(play: Play) -> bool {
    match with(|under| under.failed.take()).flatten() {
        // Another tab has the form: go on with what it kept.
        Some(StorageError::Changed) => {
            play.forget();
            play.follow(&place::here());
        }
        Some(_) => spawn_local(keep()),
        None => return false,
    }
    true
}

async fn step(act: JsValue, what: JsValue) {
    let reply = ask("act", &[act, what]).await;
    match reply.split_once('\n') {
        Some(("page", html)) => draw(html),
        Some(("seal", _)) => return seal().await,
        _ => {}
    }
    keep().await;
}

fn draw(html: &str) {
    canvas::draw(&Markup { 0: html.to_owned() });
    with(|under| under.play.has_drawn());
    place::focus("main [tabindex]");
    nav::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Keeps the form, one write at a time.
async fn keep() {
    if with(|under| std::mem::replace(&mut under.is_keeping, true)) != Some(false) {
        return;
    }
    let mut failed = None;
    while let (true, Some(under)) = (failed.is_none(), with(|under| under.clone())) {
        let now = ask("kept", &[]).await;
        if now.is_empty() || under.kept.as_ref() == Some(&now) || under.sealed.is_some() {
            break;
        }
        match phone().keep_form(&under.opened.joined.code, under.kept.as_deref(), &now).await {
            Ok(()) => {
                with(|under| under.kept = Some(now));
            }
            Err(error) => failed = Some(error),
        }
    }
    with(|under| under.is_keeping = false);
    tell(failed);
}

async fn seal() {
    let Some(under) = with(|under| under.clone()) else { return };
    let id = phone().token();
    let now = phone().ports().now_ms().to_string();
    let body = ask("sealed", &[id.as_str().into(), now.into()]).await;
    let sealed = Sealed { id: id.clone(), sha256: sha256_hex(body.as_bytes()), body };
    let is_sensitive = is_sensitive(&under.opened);
    let person = under.play.passed().map_or(1, |passed| passed.person);
    let outcome =
        phone().seal_form(&under.opened.joined, sealed, under.kept.as_deref(), person, is_sensitive).await;
    let (Ok(Kept::Sealed(_)) | Ok(Kept::InMemory(..))) = outcome else { return tell(outcome.err()) };
    let end = ask("act", &[acts::SURVEY_END.into(), id.as_str().into()]).await;
    with(|under| under.sealed = Some(id.clone()));
    set(under.play.keeping, Keeping::Sealed(id));
    draw(end.trim_start_matches("page\n"));
    phone().changed();
    web::wake(&phone(), Trigger::Nudge);
    if !is_sensitive {
        web::persist().await;
    }
}

/// Says what storage refused; nothing where it took all.
fn tell(failed: Option<StorageError>) {
    let html = failed.map(|error| pages::way_on(&Way::NotKept(garden::not_kept(error)), false, true));
    with(|under| under.failed = failed);
    canvas::put("luu", html.unwrap_or_default());
}

/// What the module says; nothing where it cannot be had.
async fn ask(function: &str, arguments: &[JsValue]) -> String {
    let given = later::call("screens", function, arguments).await;
    given.ok().and_then(|given| given.as_string()).unwrap_or_default()
}

/// Whether nothing of it may stay on a phone.
pub fn is_sensitive(opened: &Opened) -> bool {
    opened.survey.as_ref().is_some_and(|survey| survey.is_sensitive)
}

fn with<T>(look: impl FnOnce(&mut Under) -> T) -> Option<T> {
    UNDER.with_borrow_mut(|under| under.as_mut().map(look))
}
