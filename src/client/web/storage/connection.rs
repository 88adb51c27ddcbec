//! Opening the database. In some in-app browsers the request never settles, and on iOS the first one after a start may
//! hang: an answer that does not come in time counts as none, so that she is told at once and for as long as it stays so.
//! Should it come later, it is welcome.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbTransaction};

use super::STORE;
use crate::web::bindings::{Database, field, in_time, option};
use crate::web::nav;

/// The longest an opening may take.
const OPEN_MS: i32 = 8_000;
/// After how long another opening is tried while one still hangs.
const GIVEN_UP_MS: f64 = 60_000.0;

/// The connection to one database.
#[derive(Clone)]
pub struct Connection {
    name: &'static str,
    state: Rc<RefCell<State>>,
}

enum State {
    Closed,
    /// An opening hangs, since then by the monotonic clock.
    Late(f64),
    Open(Database),
}

impl Connection {
    /// To the database `name`; opened at the first use.
    pub fn new(name: &'static str) -> Self {
        Self { name, state: Rc::new(RefCell::new(State::Closed)) }
    }

    /// Closes it; the next use opens another.
    pub fn leave(&self) {
        self.sever();
        let mut state = self.state.borrow_mut();
        if matches!(*state, State::Open(_)) {
            *state = State::Closed;
        }
    }

    /// Closes it without noticing, as a browser does.
    pub fn sever(&self) {
        if let State::Open(open) = &*self.state.borrow() {
            open.unchecked_ref::<IdbDatabase>().close();
        }
    }

    /// A transaction; on a connection that has gone stale, one on a new connection.
    ///
    /// # Errors
    /// The browser's own, or any other when there is no IndexedDB or it does not answer in time.
    pub async fn transaction(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let strict = option("durability", "strict");
        let on_open = match &*self.state.borrow() {
            State::Open(open) => open.transaction(STORE, mode, &strict).ok(),
            State::Late(since) if now() - since < GIVEN_UP_MS => return Err(JsValue::UNDEFINED),
            State::Late(_) | State::Closed => None,
        };
        if let Some(transaction) = on_open {
            return Ok(transaction);
        }
        let database = self.open().await?;
        let transaction = database.transaction(STORE, mode, &strict)?;
        self.state.replace(State::Open(database));
        Ok(transaction)
    }

    async fn open(&self) -> Result<Database, JsValue> {
        let factory = nav::window().indexed_db()?.ok_or(JsValue::UNDEFINED)?;
        let request: IdbOpenDbRequest = factory.open_with_u32(self.name, 1)?;
        let made = request.clone();
        let upgrade = Closure::once_into_js(move || {
            if let Ok(database) = made.result() {
                // If this fails the transaction that follows says so.
                database.unchecked_into::<IdbDatabase>().create_object_store(STORE).ok();
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        // `blocked` needs no listener of its own: the tab in the way is being asked to close, and until it has, this
        // request waits like any other.
        let opened = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        match in_time(&opened, OPEN_MS).await {
            Ok(_) => {
                let database: IdbDatabase = request.result()?.unchecked_into();
                give_way(&database);
                Ok(database.unchecked_into())
            }
            Err(late) if late.is_undefined() => {
                self.wait_on(&request);
                Err(late)
            }
            Err(event) => Err(field(&field(&event, "target"), "error")),
        }
    }

    /// Nobody waits for this opening any more; it is taken when it comes after all.
    fn wait_on(&self, request: &IdbOpenDbRequest) {
        // Another opening may have been faster.
        if !matches!(*self.state.borrow(), State::Open(_)) {
            self.state.replace(State::Late(now()));
        }
        let (connection, late) = (self.clone(), request.clone());
        let take = Closure::once_into_js(move || {
            let Ok(database) = late.result() else { return };
            let database: IdbDatabase = database.unchecked_into();
            if matches!(*connection.state.borrow(), State::Open(_)) {
                return database.close();
            }
            give_way(&database);
            connection.state.replace(State::Open(database.unchecked_into()));
        });
        request.set_onsuccess(Some(take.unchecked_ref()));
        let connection = self.clone();
        let give_up = Closure::once_into_js(move || {
            if matches!(*connection.state.borrow(), State::Late(_)) {
                connection.state.replace(State::Closed);
            }
        });
        request.set_onerror(Some(give_up.unchecked_ref()));
    }
}

/// Somebody deletes the database or brings it to a newer version ("Clear site data", a version of the app to come): an
/// open connection would hold that up for ever. Ours closes, and the next use opens what is there then.
fn give_way(database: &IdbDatabase) {
    let closing = database.clone();
    let close = Closure::once_into_js(move || closing.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
}

fn now() -> f64 {
    nav::window().performance().map_or(0.0, |performance| performance.now())
}
