//! The certificate: a picture drawn on the phone by a module that is loaded when it is wanted. Her name goes nowhere else.

use client::ports::Clock;
use client::web::{later, page};
use pages::moment;
use pages::words::{self, Word};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::route::Route;
use crate::shelf::phone;
use crate::{canvas, place, result};

/// Draws the certificate of the bouquet on the screen and hands it over.
pub fn draw(button: &Element) {
    let (Route::Bouquet(id), Ok(Some(form))) = (place::here(), button.closest(".certificate")) else {
        return;
    };
    let name = page::typed(&form, "[name=name]");
    canvas::say("giay", &words::CERTIFICATE_DRAWING);
    spawn_local(async move {
        let Some((card, packs, _)) = result::find(&id, vec![]).await else { return };
        let of =
            card.answers.iter().filter(|answer| answer.verdict != domain::score::Verdict::Unjudged).count();
        let right = card.right.unwrap_or_default() as usize;
        let text = |text: &str| JsValue::from(text);
        let date = moment::written(card.finished_at_ms.min(phone().ports().now_ms()));
        let wanted = later::object(&[
            ("heading", text(&words::CERTIFICATE_HEADING)),
            ("words", text(&words::CERTIFICATE_OF)),
            ("title", text(&card.campaign)),
            ("unit", text(&card.unit)),
            ("name", text(&name)),
            ("score", text(&words::score(right, of))),
            ("praise", text(&words::praise(right, of))),
            ("date", text(date.split(',').next().unwrap_or_default())),
            ("kinds", later::list(result::bouquet_of(&card, &packs).into_iter())),
        ]);
        canvas::say("giay", &hand_over(wanted).await.unwrap_or(words::CERTIFICATE_FAILED));
    });
}

async fn hand_over(wanted: JsValue) -> Result<Word, JsValue> {
    let picture = later::call("certificate", "draw", &[wanted]).await?;
    let name = words::CERTIFICATE_FILE.text().into();
    let how =
        later::call("certificate", "share", &[picture, name, words::CERTIFICATE_OF.text().into()]).await?;
    Ok(match how.as_string().as_deref() {
        Some("saved") => words::CERTIFICATE_SAVED,
        Some("shared") => words::CERTIFICATE_SHARED,
        _ => words::NOTHING,
    })
}
