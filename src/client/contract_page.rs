//! A page that holds the web storage to the contract, also when the browser takes it away; its title says how it went.

#[cfg(target_arch = "wasm32")]
fn main() {
    use client::contract::{Broken, check};
    use client::web::{WebStorage, nav};

    wasm_bindgen_futures::spawn_local(async {
        let (mut held, mut broken) = check(&WebStorage::new("contract"), &WebStorage::new("contract")).await;
        for (name, held_too) in taken_away::check().await {
            held += usize::from(held_too);
            broken.extend((!held_too).then_some(Broken(name)));
        }
        let document = nav::document();
        if let Some(body) = document.body() {
            let names: Vec<&str> = broken.iter().map(|Broken(name)| *name).collect();
            body.set_text_content(Some(&names.join("\n")));
        }
        document.set_title(&format!("contract: {held} passed, {} failed", broken.len()));
    });
}

#[cfg(target_arch = "wasm32")]
mod taken_away {
    //! What no memory can show: connections that end, and a database that is deleted while it is open.

    use client::ports::{Commit, Storage, Write};
    use client::web::{WebStorage, nav};
    use js_sys::Promise;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;

    const NAME: &str = "contract-taken-away";

    fn put(expected: Option<&str>, value: &str) -> Commit {
        let write = Write::Put { key: "a".into(), value: value.into() };
        Commit { expect: vec![("a".into(), expected.map(str::to_owned))], writes: vec![write] }
    }

    /// Deletes the database, and returns once it is gone: an open connection in the way holds this up.
    async fn delete() -> Result<(), JsValue> {
        let factory = nav::window().indexed_db()?.ok_or(JsValue::UNDEFINED)?;
        let request = factory.delete_database(NAME)?;
        let gone = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        JsFuture::from(gone).await.map(drop)
    }

    /// Every check, with whether it held.
    pub async fn check() -> [(&'static str, bool); 5] {
        let storage = WebStorage::new(NAME);
        let is = async |value: Option<&str>| storage.read("a").await == Ok(value.map(str::to_owned));
        [
            ("a new database can be deleted at once", delete().await.is_ok()),
            ("a connection that was closed is opened again to read", {
                let written = storage.commit(put(None, "1")).await;
                storage.sever();
                written.is_ok() && is(Some("1")).await
            }),
            ("and to write", {
                storage.sever();
                storage.commit(put(Some("1"), "2")).await.is_ok() && is(Some("2")).await
            }),
            ("a commit under way when it is closed is done or told", {
                // Nothing runs before the first await: the connection goes between the two.
                let (told, ()) = both(storage.commit(put(Some("2"), "3")), || storage.sever()).await;
                is(Some(if told.is_ok() { "3" } else { "2" })).await
            }),
            ("a database that is deleted under the page is made anew", {
                let deleted = delete().await.is_ok();
                deleted
                    && is(None).await
                    && storage.commit(put(None, "4")).await.is_ok()
                    && is(Some("4")).await
            }),
        ]
    }

    /// Starts the future, then does `meanwhile`, then awaits the future.
    async fn both<T>(future: impl Future<Output = T>, meanwhile: impl FnOnce()) -> (T, ()) {
        let mut future = std::pin::pin!(future);
        let mut meanwhile = Some(meanwhile);
        let done = std::future::poll_fn(|context| {
            let polled = future.as_mut().poll(context);
            if let Some(meanwhile) = meanwhile.take() {
                meanwhile();
            }
            polled
        });
        (done.await, ())
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
