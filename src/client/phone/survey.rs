//! Surveys: the text of one, the form under way, and the form sealed. What they say is the business of the module that comes with
//! them: here they are texts to fetch, to keep and to send.

use domain::campaign::{JoinCode, Joined};
use domain::id::{RecordId, SurveyId};
use domain::json;
use domain::participation::Sealed;
use domain::survey::SurveyRef;
use serde::Deserialize;

use super::keep::stored_result;
use super::open::read;
use super::{Delivery, Kept, Phone, ResultCard, card, put};
use crate::keys;
use crate::outbox::Held;
use crate::ports::{Commit, Ports, StorageError};

/// A survey as the server gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyText {
    /// Its JSON ([`domain::survey::Survey`]).
    pub json: String,
    /// Whether nothing of it may stay on this phone before it is sealed.
    pub is_sensitive: bool,
}

/// What this phone itself reads of a survey.
#[derive(Deserialize)]
struct Head {
    id: SurveyId,
    version: u32,
    #[serde(default)]
    sensitive: bool,
}

impl Head {
    fn is_of(&self, wanted: &SurveyRef) -> bool {
        self.id == wanted.id && self.version == wanted.version
    }
}

impl<P: Ports> Phone<P> {
    /// A token for the next form: it says nothing of when it was made.
    pub fn token(&self) -> RecordId {
        RecordId::token(self.random())
    }

    /// The form under way for `code`; none if there is none.
    ///
    /// # Errors
    /// [`StorageError`] when storage cannot be read.
    pub async fn form(&self, code: &JoinCode) -> Result<Option<String>, StorageError> {
        self.ports.read(&keys::draft(code)).await
    }

    /// Keeps a form after a step. `before` is the form as last kept or read (none for a new one); if storage holds another, a
    /// second tab was faster and nothing is written.
    ///
    /// # Errors
    /// [`StorageError`]; the form is then only in memory, and keeping it can be tried again.
    pub async fn keep_form(
        &self,
        code: &JoinCode,
        before: Option<&str>,
        after: &str,
    ) -> Result<(), StorageError> {
        let expect = vec![self.expected_form(code, before).await];
        self.ports.commit(Commit { expect, writes: vec![put(keys::draft(code), after.to_owned())] }).await
    }

    /// Puts a sealed form into the outbox and ends its draft, all at once; and keeps a card that says that it was given, unless
    /// the survey is sensitive. `person` is which of the people who use this phone. Where storage fails the form lives in memory, is sent from there, and can be taken along.
    ///
    /// # Errors
    /// [`StorageError::Changed`]: another tab kept or sealed this form, and nothing was written.
    pub async fn seal_form(
        &self,
        joined: &Joined,
        sealed: Sealed,
        before: Option<&str>,
        person: u32,
        is_sensitive: bool,
    ) -> Result<Kept, StorageError> {
        let card = ResultCard::of_form(joined, &sealed.id, person, is_sensitive, self.ports.now_ms());
        let held = Held { sealed, set_aside: None };
        let mut expect = Vec::new();
        if !is_sensitive {
            expect.push(self.expected_form(&joined.code, before).await);
        }
        match self.ports.commit(Commit { expect, writes: stored_result(&held, &card) }).await {
            Ok(()) => {
                self.ports.announce();
                Ok(Kept::Sealed(card))
            }
            Err(StorageError::Changed) => Err(StorageError::Changed),
            Err(why) => {
                self.unstored.borrow_mut().push((held, card.clone()));
                Ok(Kept::InMemory(card, why))
            }
        }
    }

    /// Where a sealed form is on its way: what the outbox has no more is with the server.
    pub async fn delivery_of_form(&self, id: &RecordId) -> Delivery {
        let in_memory = self.unstored.borrow().iter().find(|(_, card)| card.id == *id).map(|(held, card)| {
            if card.sent_at_ms.is_some() { Delivery::Sent } else { card::delivery_of_unstored(held) }
        });
        if let Some(delivery) = in_memory {
            return delivery;
        }
        // Say no more than we know.
        let Ok(held) = self.held().await else { return Delivery::Waiting };
        match held.into_iter().find(|held| held.sealed.id == *id).map(|held| held.set_aside) {
            Some(Some(reason)) => Delivery::SetAside(reason),
            Some(None) if self.outbox.borrow().is_waiting_for_network() => Delivery::Waiting,
            Some(None) => Delivery::Saved,
            None => Delivery::Sent,
        }
    }

    /// The draft as storage must still have it.
    async fn expected_form(&self, code: &JoinCode, before: Option<&str>) -> (String, Option<String>) {
        let key = keys::draft(code);
        // Thrown away by the browser, or by her in its settings: this tab has the form, and she goes on.
        let is_gone =
            before.is_some() && matches!(self.ports.read(&key).await, Ok(None)) && self.holds_nothing().await;
        (key, before.filter(|_| !is_gone).map(str::to_owned))
    }

    pub(super) async fn stored_survey(&self, wanted: &SurveyRef) -> Option<SurveyText> {
        let text = self.ports.read(&keys::survey(wanted)).await.ok()??;
        text_of(&json::read(&text)?, text, wanted)
    }

    pub(super) async fn fetch_survey(&self, wanted: &SurveyRef) -> Option<SurveyText> {
        if let Some(stored) = self.stored_survey(wanted).await {
            return Some(stored);
        }
        let path = ["/api/v1/surveys/", wanted.id.as_str(), "/", &wanted.version.to_string()].concat();
        let (head, json) = read::<Head>(self.ports.get(&path).await.ok()?)?;
        text_of(&head, json, wanted)
    }
}

fn text_of(head: &Head, json: String, wanted: &SurveyRef) -> Option<SurveyText> {
    head.is_of(wanted).then_some(SurveyText { json, is_sensitive: head.sensitive })
}
