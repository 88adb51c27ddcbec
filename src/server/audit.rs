//! Writes the audit log: a line goes into the very transaction of the change it tells of.

use domain::id::UnitId;
use domain::organizer::audit::{AuditEntry, Deed};
use serde::Serialize;
use serde_json::Value;

use crate::random::{NoRandomness, hex};
use crate::rights::Organizer;
use crate::store::{Connection, audit};

/// A change and how it was before. What is secret is never in it.
#[derive(Debug)]
pub struct Line<'a> {
    /// What was done.
    pub deed: Deed,
    /// The kind of what it was done to, such as `unit`.
    pub kind: &'static str,
    /// Its id.
    pub id: &'a str,
    /// The unit whose admins may read the line; none for those of the whole tree alone.
    pub unit: Option<&'a UnitId>,
    before: Value,
    after: Value,
}

impl<'a> Line<'a> {
    /// A line about something that belongs to `unit`.
    #[must_use]
    pub fn new(deed: Deed, kind: &'static str, id: &'a str, unit: Option<&'a UnitId>) -> Self {
        Self { deed, kind, id, unit, before: Value::Null, after: Value::Null }
    }

    /// How it was.
    #[must_use]
    pub fn before(self, value: &impl Serialize) -> Self {
        Self { before: serde_json::to_value(value).unwrap_or_default(), ..self }
    }

    /// How it is now.
    #[must_use]
    pub fn after(self, value: &impl Serialize) -> Self {
        Self { after: serde_json::to_value(value).unwrap_or_default(), ..self }
    }

    /// Adds it to the log.
    ///
    /// # Errors
    /// [`NoteError`]; the caller's change must not be kept then.
    pub async fn note(
        self,
        connection: &mut Connection,
        who: &Organizer,
        now_ms: u64,
    ) -> Result<(), NoteError> {
        let text = |value: &Value| if value.is_null() { String::new() } else { value.to_string() };
        let entry = AuditEntry {
            // Twelve digits of the time, as a UUIDv7 has them, and chance.
            id: format!("{now_ms:012x}{}", hex::<10>()?),
            at_ms: now_ms,
            who: who.name.clone(),
            deed: self.deed,
            subject: format!("{} {}", self.kind, self.id),
            unit: self.unit.cloned(),
            before: text(&self.before),
            after: text(&self.after),
        };
        Ok(audit::insert(connection, &who.id, &entry).await?)
    }
}

/// Why a line could not be written.
#[derive(Debug, thiserror::Error)]
pub enum NoteError {
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// No id.
    #[error(transparent)]
    Random(#[from] NoRandomness),
}
