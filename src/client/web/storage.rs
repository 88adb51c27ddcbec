//! Storage in IndexedDB: one object store of texts. A commit reports success only when its transaction, with strict
//! durability, has completed. A connection that the browser took away (iOS does under memory pressure) is opened again,
//! and what was under way is tried once more: see [`crate::retry`] for why that is safe. Nothing waits for ever.

mod connection;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use self::connection::Connection;
use super::bindings::{field, in_time};
use crate::ports::{Commit, Storage, StorageError, Write};
use crate::retry::{self, Demand, Failure, Tries, when_done};

const STORE: &str = "kv";
/// The longest a request may take: a slow phone under load takes seconds, a database that hangs takes for ever.
const REQUEST_MS: i32 = 10_000;
/// The longest a transaction may take to reach the disk.
const COMPLETE_MS: i32 = 20_000;

/// A database of this origin.
pub struct WebStorage(Connection);

impl WebStorage {
    /// The database `name`; opened at the first use.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self(Connection::new(name))
    }

    /// Closes the connection as the browser does, without telling anybody: for the page that tries this.
    #[cfg(feature = "contract")]
    pub fn sever(&self) {
        self.0.sever();
    }

    async fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction = self.0.transaction(mode).await?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }

    async fn try_read(&self, key: &str) -> Result<Option<String>, JsValue> {
        let (_, store) = self.begin("readonly").await?;
        value(&store, key).await
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
}

impl Tries for WebStorage {
    async fn try_commit(&self, commit: &Commit, demand: Demand) -> Result<bool, Failure> {
        let unwritten = |error: JsValue| if is_full(&error) { Failure::Full } else { Failure::Nothing };
        let (transaction, store) = self.begin("readwrite").await.map_err(unwritten)?;
        let holds = holds(&store, commit, demand).await.map_err(unwritten)?;
        if holds && let Err(error) = write(&store, &commit.writes) {
            // Those before the one that failed would otherwise be committed without it.
            let is_undone = transaction.abort().is_ok();
            return Err(if is_undone { unwritten(error) } else { Failure::Unsure });
        }
        // It cannot be over before this: a transaction ends after the task that used it last.
        let complete = completion(&transaction);
        match in_time(&complete, COMPLETE_MS).await {
            Ok(_) => Ok(holds),
            Err(error) if is_full(&error) => Err(Failure::Full),
            Err(_) => {
                // Has no effect on one that is over; one that hangs shall not come to life later.
                transaction.abort().ok();
                Err(if holds { Failure::Unsure } else { Failure::Nothing })
            }
        }
    }

    fn leave(&self) {
        self.0.leave();
    }
}

/// Whether the storage is as the commit demands.
async fn holds(store: &IdbObjectStore, commit: &Commit, demand: Demand) -> Result<bool, JsValue> {
    let mut is_expected = true;
    for (key, expected) in &commit.expect {
        is_expected &= value(store, key).await? == *expected;
    }
    if is_expected || demand == Demand::Expected {
        return Ok(is_expected);
    }
    let Some(when_done) = when_done(commit) else { return Ok(false) };
    for (key, written) in when_done {
        if value(store, key).await?.as_deref() != written {
            return Ok(false);
        }
    }
    Ok(true)
}

fn write(store: &IdbObjectStore, writes: &[Write]) -> Result<(), JsValue> {
    for write in writes {
        match write {
            Write::Put { key, value } => store.put_with_key(&value.as_str().into(), &key.as_str().into())?,
            Write::Delete { key } => store.delete(&key.as_str().into())?,
        };
    }
    Ok(())
}

impl Storage for WebStorage {
    async fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        if let Ok(found) = self.try_read(key).await {
            return Ok(found);
        }
        self.leave();
        self.try_read(key).await.map_err(|error| why(&error))
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        if let Ok(found) = self.try_scan(prefix).await {
            return Ok(found);
        }
        self.leave();
        self.try_scan(prefix).await.map_err(|error| why(&error))
    }

    async fn commit(&self, commit: Commit) -> Result<(), StorageError> {
        retry::commit(self, &commit).await
    }
}

async fn value(store: &IdbObjectStore, key: &str) -> Result<Option<String>, JsValue> {
    Ok(done(&store.get(&key.into())?).await?.as_string())
}

/// The result of a request.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    in_time(&promise, REQUEST_MS).await?;
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

fn why(error: &JsValue) -> StorageError {
    if is_full(error) { StorageError::Full } else { StorageError::Unavailable }
}

/// Whether an error, or the error behind an event, says that there is no room.
fn is_full(error: &JsValue) -> bool {
    let behind = field(&field(error, "target"), "error");
    [error, &behind]
        .into_iter()
        .any(|error| field(error, "name").as_string().as_deref() == Some("QuotaExceededError"))
}
