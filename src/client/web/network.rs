//! Requests to our own server over `fetch`.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, RequestRedirect};

use super::{Web, nav};
use crate::ports::{Network, Response, Unreachable};

/// The longest a request may take: weak 3G is slow, but a stalled connection must not hold the outbox for ever.
const LONGEST_MS: i32 = 45_000;

impl Network for Web {
    async fn get(&self, path: &str) -> Result<Response, Unreachable> {
        fetch("GET", path, None, &[]).await.map(|(response, _)| response)
    }

    async fn post(&self, path: &str, body: String) -> Result<Response, Unreachable> {
        fetch("POST", path, Some(&body), &[]).await.map(|(response, _)| response)
    }
}

/// One request, with further headers. Gives the answer and its headers. A redirect is never followed: it comes back with
/// status 0. (A plain `GET` must stay as it is, or the browser would not use what the page preloaded for it.)
///
/// # Errors
/// [`Unreachable`] when no whole answer came in time.
pub async fn fetch(
    method: &str,
    path: &str,
    body: Option<&str>,
    headers: &[(&str, &str)],
) -> Result<(Response, Headers), Unreachable> {
    let init = RequestInit::new();
    init.set_method(method);
    if let Some(body) = body {
        init.set_redirect(RequestRedirect::Manual);
        init.set_body(&body.into());
    }
    let sent = Headers::new().map_err(gone)?;
    if body.is_some() {
        sent.set("content-type", "application/json").map_err(gone)?;
    }
    for (name, value) in headers {
        sent.set(name, value).map_err(gone)?;
    }
    init.set_headers(&sent);
    in_time(path, &init).await
}

/// Posts a file as it is. As [`fetch`].
///
/// # Errors
/// [`Unreachable`] when no whole answer came in time.
pub async fn send_file(path: &str, file: &web_sys::File) -> Result<Response, Unreachable> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_redirect(RequestRedirect::Manual);
    init.set_body(file);
    let sent = Headers::new().map_err(gone)?;
    sent.set("content-type", "application/octet-stream").map_err(gone)?;
    init.set_headers(&sent);
    in_time(path, &init).await.map(|(response, _)| response)
}

async fn in_time(path: &str, init: &RequestInit) -> Result<(Response, Headers), Unreachable> {
    let abort = AbortController::new().map_err(gone)?;
    init.set_signal(Some(&abort.signal()));
    let deadline = Closure::once_into_js(move || abort.abort());
    let window = nav::window();
    let timer = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(deadline.unchecked_ref(), LONGEST_MS)
        .map_err(gone)?;
    let answer = read(&window, path, init).await;
    window.clear_timeout_with_handle(timer);
    answer.map_err(gone)
}

async fn read(
    window: &web_sys::Window,
    path: &str,
    init: &RequestInit,
) -> Result<(Response, Headers), JsValue> {
    let response: web_sys::Response =
        JsFuture::from(window.fetch_with_str_and_init(path, init)).await?.unchecked_into();
    let headers = response.headers();
    let header = |name: &str| headers.get(name).ok().flatten();
    let is_json = header("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    let retry_after_s = header("retry-after").and_then(|seconds| seconds.parse().ok());
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let status = if response.redirected() { 0 } else { response.status() };
    Ok((Response { status, is_json, body, retry_after_s }, headers))
}

fn gone(_: JsValue) -> Unreachable {
    Unreachable
}
