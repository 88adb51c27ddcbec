//! Storage in IndexedDB: one object store of texts. A commit reports success only when its transaction, with strict
//! durability, has completed. A connection that the browser took away (iOS does under memory pressure) is opened again.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::bindings::{Database, field, option};
use super::nav;
use crate::ports::{Commit, Storage, StorageError, Write};

const STORE: &str = "kv";

/// A database of this origin.
pub struct WebStorage {
    name: &'static str,
    open: RefCell<Option<Database>>,
}

impl WebStorage {
    /// The database `name`; opened at the first use.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { name, open: RefCell::new(None) }
    }

    /// A transaction; on a connection that has gone stale, one on a new connection.
    async fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let strict = option("durability", "strict");
        let on_open =
            self.open.borrow().as_ref().and_then(|open| open.transaction(STORE, mode, &strict).ok());
        let transaction = match on_open {
            Some(transaction) => transaction,
            None => {
                let database = self.connect().await?;
                let transaction = database.transaction(STORE, mode, &strict)?;
                self.open.replace(Some(database));
                transaction
            }
        };
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }

    async fn connect(&self) -> Result<Database, JsValue> {
        let factory = nav::window().indexed_db()?.ok_or(JsValue::UNDEFINED)?;
        let request: IdbOpenDbRequest = factory.open_with_u32(self.name, 1)?;
        let upgrade = {
            let request = request.clone();
            Closure::once_into_js(move || {
                if let Ok(database) = request.result() {
                    // If this fails the transaction below says so.
                    database.unchecked_into::<web_sys::IdbDatabase>().create_object_store(STORE).ok();
                }
            })
        };
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        done(&request).await.map(JsCast::unchecked_into)
    }

    async fn try_read(&self, key: &str) -> Result<Option<String>, JsValue> {
        let (_, store) = self.begin("readonly").await?;
        Ok(done(&store.get(&key.into())?).await?.as_string())
    }

    async fn try_scan(&self, prefix: &str) -> Result<Vec<(String, String)>, JsValue> {
        let (_, store) = self.begin("readonly").await?;
        let range = IdbKeyRange::bound(&prefix.into(), &[prefix, "\u{ffff}"].concat().into())?;
        let keys = store.get_all_keys_with_key(&range)?;
        let values = done(&store.get_all_with_key(&range)?).await?;
        let texts =
            |array: JsValue| js_sys::Array::from(&array).iter().filter_map(|text| text.as_string()).collect();
        let (keys, values): (Vec<String>, Vec<String>) = (texts(keys.result()?), texts(values));
        Ok(keys.into_iter().zip(values).collect())
    }

    async fn try_commit(&self, commit: &Commit) -> Result<bool, JsValue> {
        let (transaction, store) = self.begin("readwrite").await?;
        let complete = completion(&transaction);
        let mut holds = true;
        for (key, value) in &commit.expect {
            holds &= done(&store.get(&key.as_str().into())?).await?.as_string() == *value;
        }
        if holds {
            for write in &commit.writes {
                match write {
                    Write::Put { key, value } => {
                        store.put_with_key(&value.as_str().into(), &key.as_str().into())?
                    }
                    Write::Delete { key } => store.delete(&key.as_str().into())?,
                };
            }
        }
        JsFuture::from(complete).await?;
        Ok(holds)
    }
}

impl Storage for WebStorage {
    async fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.try_read(key).await.map_err(|error| why(&error))
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        self.try_scan(prefix).await.map_err(|error| why(&error))
    }

    async fn commit(&self, commit: Commit) -> Result<(), StorageError> {
        match self.try_commit(&commit).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(StorageError::Changed),
            Err(error) => Err(why(&error)),
        }
    }
}

/// The result of a request.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.map_err(|event| failure(&event))?;
    request.result()
}

/// Settles when the transaction is on disk, or was given up.
fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    })
}

/// The error behind an error event.
fn failure(event: &JsValue) -> JsValue {
    field(&field(event, "target"), "error")
}

fn why(error: &JsValue) -> StorageError {
    let name = [error.clone(), failure(error)].iter().find_map(|error| field_text(error, "name"));
    if name.as_deref() == Some("QuotaExceededError") { StorageError::Full } else { StorageError::Unavailable }
}

fn field_text(object: &JsValue, name: &str) -> Option<String> {
    if object.is_object() { field(object, name).as_string() } else { None }
}
