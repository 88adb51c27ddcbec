//! This tab's phone, and the results on it as the screens show them.

use std::rc::Rc;

use crate::signals::*;
use client::phone::{Delivery, Passing, Phone, ResultCard};
use client::ports::StorageError;
use client::web::Web;
use domain::id::RecordId;
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

/// The results of this phone.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// None until first read.
    pub read: RwSignal<Option<Result<Results, StorageError>>>,
    /// Whether the phone is being passed on: read with them.
    pub passing: RwSignal<Option<Passing>>,
    /// A number for which results there are and which of them have a score; changes when those do. None until first read.
    pub list: Memo<Option<u64>>,
}

impl Shelf {
    /// Reads the results now and whenever one may have changed.
    pub fn watch() -> Self {
        let read = RwSignal::new(None);
        let list = Memo::new(move |_| {
            read.with(|read: &Option<Result<Results, StorageError>>| {
                let mut marks = String::new();
                for (card, _) in read.as_ref()?.as_deref().unwrap_or_default() {
                    marks.push_str(card.id.as_str());
                    marks.push(if card.right.is_some() { '+' } else { '-' });
                }
                let is_read = u64::from(matches!(read, Some(Ok(_))));
                Some(pages::hash_of(&marks) ^ is_read)
            })
        });
        let passing = RwSignal::new(None);
        let again = move || {
            spawn_local(async move {
                passing.set(phone().passing().await);
                let results = phone().results().await;
                read.set(Some(results));
            });
        };
        again();
        phone().watch(Rc::new(again));
        Self { read, passing, list }
    }

    fn with<T>(self, look: impl FnOnce(&[(ResultCard, Delivery)]) -> T) -> T {
        self.read.with(|read| match read {
            Some(Ok(results)) => look(results),
            _ => look(&[]),
        })
    }

    /// How many results wait to be sent.
    pub fn waiting(self) -> usize {
        let waits =
            |state: &Delivery| matches!(state, Delivery::Unsaved | Delivery::Saved | Delivery::Waiting);
        self.with(|results| results.iter().filter(|(_, state)| waits(state)).count())
    }

    /// How many results the server has not confirmed.
    pub fn unsent(self) -> usize {
        self.with(|results| results.iter().filter(|(_, state)| *state != Delivery::Sent).count())
    }

    /// Whether there are results and the server has all of them.
    pub fn all_sent(self) -> bool {
        self.unsent() == 0 && self.with(|results| !results.is_empty())
    }

    /// Where a result is on its way.
    pub fn delivery(self, id: &RecordId) -> Option<Delivery> {
        self.with(|results| results.iter().find(|(card, _)| card.id == *id).map(|(_, delivery)| *delivery))
    }
}
