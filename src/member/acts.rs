//! What the buttons do; their names are in `pages::acts`.

use client::outbox::Trigger;
use client::web::{self, nav, page, worker};
use domain::campaign::JoinCode;
use domain::id::RecordId;
use pages::{acts, words};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::place;
use crate::play::Play;
use crate::route::Route;
use crate::shelf::phone;
use crate::{canvas, certificate, guest, hand, language, look, order, passing, survey, takeaway};

/// Does what the button or form `element` stands for.
pub fn perform(act: &str, element: &Element, play: Play) {
    match act {
        acts::BACK => place::back(),
        acts::ANSWER => play.answer_card(element),
        acts::UP | acts::DOWN => {
            order::move_by(element, act == acts::UP);
            hand::given(element, play);
        }
        acts::RETRY if place::here() == Route::Results => phone().changed(),
        acts::RETRY if survey::retry(play) => {}
        acts::RETRY => play.retry(),
        acts::BEGIN => begin(element, play),
        acts::BEGIN_UNNAMED => play.begin(None),
        acts::NEW_TURN => again(play),
        acts::ENTER => enter(element),
        acts::LANGUAGE => language::switch(element, play),
        acts::SIZE => look::next_size(),
        acts::LOOK => look::choose(element),
        acts::HEAR => look::hear(element),
        acts::SEND => web::wake(&phone(), Trigger::Nudge),
        acts::SEND_AGAIN => send_again(element),
        // What fails again leaves its button where it is.
        acts::STORE_AGAIN => spawn_local(async { phone().store_again().await.unwrap_or_default() }),
        acts::TAKE_ALONG => takeaway::take_along(),
        acts::WIPE => takeaway::wipe(play),
        acts::INSTALL => guest::install(),
        acts::UPDATE => spawn_local(worker::take_update()),
        acts::CERTIFICATE => certificate::draw(element),
        acts::LEAVE => leave(element),
        act if act.starts_with(acts::PASS) => passing::perform(act, element, play),
        act if act.starts_with(acts::SURVEY) => survey::perform(act, element),
        _ => {}
    }
}

/// Leaves at once, so that nothing is left on the screen and no way leads back.
fn leave(link: &Element) {
    page::put("app", "");
    nav::leave_for(&link.get_attribute("href").unwrap_or_default());
}

fn begin(form: &Element, play: Play) {
    let name = page::typed(form, "[name=name]");
    if page::is_ticked(form, "[name=consent]") && !name.is_empty() {
        play.begin(Some(name));
    } else {
        canvas::say("nhac", &words::NAME_MISSING);
    }
}

fn enter(form: &Element) {
    match JoinCode::read(&page::typed(form, "[name=code]")) {
        Some(code) => place::go(&Route::Garden(code)),
        None => canvas::say("nhac", &words::CODE_WRONG),
    }
}

/// Another turn: from a bouquet in its garden, from the garden itself at once.
fn again(play: Play) {
    let here = place::here();
    play.forget();
    match here {
        Route::Bouquet(id) => spawn_local(async move {
            if let Some((card, ..)) = crate::result::find(&id, vec![]).await {
                place::go(&Route::Garden(card.code));
            }
        }),
        route => play.follow(&route),
    }
}

fn send_again(button: &Element) {
    let Some(id) = button.get_attribute("data-id").map(RecordId::new) else { return };
    spawn_local(async move {
        // What could not be written stays set aside on the screen, and the button with it.
        phone().send_again(&id).await.unwrap_or_default();
        web::wake(&phone(), Trigger::Nudge);
    });
}
