//! What phone and server say to each other: `POST /api/v1/participations` and the error body of every endpoint.

use serde::{Deserialize, Serialize};

use crate::id::RecordId;
use crate::named::named;
use crate::participation::Sealed;

/// The most records one upload may carry.
pub const MOST_RECORDS: usize = 50;
/// The most bytes one upload may have.
pub const MOST_BYTES: usize = 64 * 1024;

named! {
    /// What became of one uploaded record.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Outcome {
        /// Stored durably, for the first time.
        Stored = "stored",
        /// The same bytes were stored before.
        Duplicate = "duplicate",
        /// The id was stored before with other bytes; both are kept and flagged.
        StoredConflict = "stored_conflict",
        /// Kept apart, not counted: see the reason. The phone keeps it too.
        SetAside = "set_aside",
        /// Nothing was stored; send it again later.
        Retry = "retry",
    }
}

impl Outcome {
    /// Whether the server holds the record durably, so that the phone may purge it.
    #[must_use]
    pub fn is_confirmed(self) -> bool {
        matches!(self, Self::Stored | Self::Duplicate | Self::StoredConflict)
    }
}

named! {
    /// Why a record was set aside.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SetAsideReason {
        /// The bytes are not a participation this server can read.
        Unreadable = "unreadable",
        /// The bytes do not have the hash the phone gave.
        HashMismatch = "hash_mismatch",
        /// The server knows no such campaign.
        UnknownCampaign = "unknown_campaign",
        /// The server knows no such unit.
        UnknownUnit = "unknown_unit",
    }
}

/// Where a sealed record is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Only in this tab's memory: storage did not take it. She should keep the page open, or save it as a file.
    Unsaved,
    /// On this phone's disk; no try to send it has failed yet. "Đã lưu trên máy".
    Saved,
    /// On this phone's disk; the last try failed. "Chờ có mạng để gửi".
    Waiting,
    /// The server has it durably. "Đã gửi".
    Sent,
    /// The server does not count it; it stays on the phone.
    SetAside(SetAsideReason),
}

/// The server's word on one record; echoes id and hash so that the phone purges only what was meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordReceipt {
    /// The id as uploaded.
    pub id: RecordId,
    /// The hash as uploaded.
    pub sha256: String,
    /// What became of it.
    pub outcome: Outcome,
    /// With [`Outcome::SetAside`] only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SetAsideReason>,
}

/// The answer to an upload: one receipt a record, in the order uploaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// One a record.
    pub receipts: Vec<RecordReceipt>,
}

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorBody {
    /// A code the apps turn into words, such as `not_found`.
    pub code: String,
    /// For people who read logs, in English.
    pub message: String,
}

/// Writes an upload. The sealed bytes are put in as they are, so that the server hashes what the phone hashed.
#[must_use]
pub fn upload_body(records: &[&Sealed]) -> String {
    let bytes = records.iter().map(|record| entry_len(record)).sum::<usize>() + 16;
    let mut body = String::with_capacity(bytes);
    body.push_str(r#"{"records":["#);
    for (place, record) in records.iter().enumerate() {
        if place > 0 {
            body.push(',');
        }
        body.push_str(r#"{"id":""#);
        body.push_str(record.id.as_str());
        body.push_str(r#"","sha256":""#);
        body.push_str(&record.sha256);
        body.push_str(r#"","record":"#);
        body.push_str(&record.body);
        body.push('}');
    }
    body.push_str("]}");
    body
}

/// How many bytes a record takes within an upload, its comma included.
#[must_use]
pub fn entry_len(record: &Sealed) -> usize {
    record.id.as_str().len() + record.sha256.len() + record.body.len() + 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::participation::sha256_hex;

    fn sealed(n: u8) -> Sealed {
        let body = format!(r#"{{"n":{n}}}"#);
        Sealed { id: RecordId::v7(1, [n; 10]), sha256: sha256_hex(body.as_bytes()), body }
    }

    #[test]
    fn an_upload_is_json_that_holds_the_sealed_bytes_untouched() {
        let (one, two) = (sealed(1), sealed(2));
        let body = upload_body(&[&one, &two]);
        let json: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(json["records"][1]["id"], two.id.as_str());
        assert_eq!(json["records"][1]["record"]["n"], 2);
        assert!(body.contains(&one.body));
        assert!(body.len() <= entry_len(&one) + entry_len(&two) + 16);
    }

    #[test]
    fn outcomes_have_their_wire_names() {
        let names =
            [Outcome::Stored, Outcome::Duplicate, Outcome::StoredConflict, Outcome::SetAside, Outcome::Retry]
                .map(|outcome| serde_json::to_string(&outcome).unwrap());
        assert_eq!(
            names,
            [r#""stored""#, r#""duplicate""#, r#""stored_conflict""#, r#""set_aside""#, r#""retry""#]
        );
    }
}
