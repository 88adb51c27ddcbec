//! This tab's phone, and the results on it as the screens show them.

use std::rc::Rc;

use client::phone::{Delivery, Phone, ResultCard};
use client::ports::StorageError;
use client::web::Web;
use domain::id::RecordId;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

thread_local! {
    static PHONE: Rc<Phone<Web>> = Rc::new(Phone::new(Web::new()));
}

/// The phone behind this tab's screens.
pub fn phone() -> Rc<Phone<Web>> {
    PHONE.with(Rc::clone)
}

/// Past participations, the latest first, each with where it is on its way.
pub type Results = Vec<(ResultCard, Delivery)>;

/// The results of this phone; none until first read.
#[derive(Clone, Copy)]
pub struct Shelf(pub RwSignal<Option<Result<Results, StorageError>>>);

impl Shelf {
    /// Reads the results now and whenever one may have changed.
    pub fn watch() -> Self {
        let shelf = Self(RwSignal::new(None));
        let read = move || {
            spawn_local(async move {
                let results = phone().results().await;
                shelf.0.set(Some(results));
            });
        };
        read();
        phone().watch(Rc::new(read));
        shelf
    }

    /// What `look` finds among the results; none are there until they are read.
    pub fn with<T>(self, look: impl FnOnce(&[(ResultCard, Delivery)]) -> T) -> T {
        self.0.with(|read| match read {
            Some(Ok(results)) => look(results),
            _ => look(&[]),
        })
    }

    /// How many results the server has not yet.
    pub fn waiting(self) -> usize {
        let waits =
            |state: &Delivery| matches!(state, Delivery::Unsaved | Delivery::Saved | Delivery::Waiting);
        self.with(|results| results.iter().filter(|(_, state)| waits(state)).count())
    }

    /// Where a result is on its way.
    pub fn delivery(self, id: &RecordId) -> Option<Delivery> {
        self.with(|results| results.iter().find(|(card, _)| card.id == *id).map(|(_, delivery)| *delivery))
    }
}
