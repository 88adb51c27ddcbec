//! What leaves the phone by her own hand: the waiting results as an encrypted file, and everything when she deletes it.

use client::web::{later, worker};
use pages::words::{self, Word};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::canvas;
use crate::place;
use crate::play::Play;
use crate::route::Route;
use crate::shelf::phone;

/// Saves what waits as a file that only the server can read.
pub fn take_along() {
    spawn_local(async {
        canvas::say("tep", &seal().await.unwrap_or(words::TAKE_ALONG_FAILED));
    });
}

async fn seal() -> Result<Word, JsValue> {
    let (Some(key), Some(body)) = (phone().rescue_key().await, phone().waiting_body().await) else {
        return Ok(words::TAKE_ALONG_FAILED);
    };
    let file = later::call("rescue", "seal", &[key.into(), body.into()]).await?;
    // Where the phone can share files, Zalo is one tap away.
    let shares = later::call("rescue", "canShare", &[words::FILE.text().into()]).await?.is_truthy();
    let how = if shares { "share" } else { "save" };
    later::call("rescue", how, &[words::FILE.text().into(), file]).await?;
    Ok(words::TAKEN_ALONG)
}

/// Deletes all that is on this phone; the page has said before what would be lost.
pub fn wipe(play: Play) {
    spawn_local(async move {
        if phone().wipe().await.is_err() {
            return canvas::say("xoa", &words::WIPE_FAILED);
        }
        worker::forget_pages();
        play.forget();
        canvas::say_next(words::WIPED);
        place::turn_into(Route::Home);
    });
}
