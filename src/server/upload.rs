//! The envelope of an upload: `{"records":[{"id","sha256","record":{…}}],"sent_at_ms"}`.

use std::borrow::Cow;

use domain::id::RecordId;
use domain::participation::Participation;
use domain::survey::SurveyRecord;
use domain::wire::{MOST_RECORDS, Outcome, Receipt, RecordReceipt, SetAsideReason};
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

/// What a phone seals: told apart by `format`.
#[derive(ToSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "describes what comes; what came stays the bytes it was")]
pub enum SealedRecord {
    /// A finished turn.
    Participation(Participation),
    /// A form of a survey.
    Form(SurveyRecord),
}

/// One entry of an upload. The record stays exactly the bytes that came.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = UploadedRecord)]
pub struct Entry<'a> {
    /// The id as the sender gives it.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// The hash as the sender gives it.
    #[serde(borrow)]
    pub sha256: Cow<'a, str>,
    /// The sealed bytes, of a participation or of a form; none is as unreadable as any other bytes that are neither.
    #[serde(borrow, default)]
    #[schema(value_type = Option<SealedRecord>)]
    pub record: Option<&'a RawValue>,
}

/// An upload.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = Upload)]
pub struct Upload<'a> {
    /// The records.
    #[serde(borrow)]
    pub records: Vec<Entry<'a>>,
    /// When the phone sent it: Unix milliseconds by the clock that the records' own times are of. Phones of before this
    /// was asked do not say. Never stored.
    #[serde(default)]
    pub sent_at_ms: Option<u64>,
}

impl Entry<'_> {
    /// The bytes to hash and keep.
    #[must_use]
    pub fn body(&self) -> &str {
        self.record.map_or("null", RawValue::get)
    }

    /// The server's word on this entry.
    #[must_use]
    pub fn receipt(&self, outcome: Outcome, reason: Option<SetAsideReason>) -> RecordReceipt {
        RecordReceipt {
            id: RecordId::new(self.id.as_ref()),
            sha256: self.sha256.clone().into_owned(),
            outcome,
            reason,
        }
    }
}

/// Why an upload as a whole is refused; the sender keeps everything.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// Not the JSON of an upload; says where.
    #[error("not an upload: {0}")]
    Malformed(#[from] serde_json::Error),
    /// More records than one upload may carry.
    #[error("{count} records; at most {most} are taken at a time")]
    TooMany {
        /// How many came.
        count: usize,
        /// How many may come.
        most: usize,
    },
}

/// Reads an upload.
///
/// # Errors
/// [`UploadError`]; nothing of the upload is to be stored then.
pub fn read(body: &[u8]) -> Result<Upload<'_>, UploadError> {
    read_at_most(body, MOST_RECORDS)
}

/// Reads an upload that may have another number of records.
///
/// # Errors
/// As [`read`].
pub fn read_at_most(body: &[u8], most: usize) -> Result<Upload<'_>, UploadError> {
    let upload: Upload = serde_json::from_slice(body)?;
    if upload.records.len() > most {
        return Err(UploadError::TooMany { count: upload.records.len(), most });
    }
    Ok(upload)
}

/// Puts the receipts together in the order uploaded.
#[must_use]
pub fn receipt(entries: &[Entry<'_>], words: Vec<(Outcome, Option<SetAsideReason>)>) -> Receipt {
    Receipt {
        receipts: entries
            .iter()
            .zip(words)
            .map(|(entry, (outcome, reason))| entry.receipt(outcome, reason))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_is_kept_to_the_byte() {
        let body = br#" {"records": [{"sha256":"h","id":"\u0061","record": { "b" : 1.0 , "a":"\u00e1"} }]}"#;
        let entries = read(body).unwrap().records;
        assert_eq!(entries[0].id, "a");
        assert_eq!(entries[0].body(), r#"{ "b" : 1.0 , "a":"\u00e1"}"#);
    }

    #[test]
    fn an_entry_without_a_record_can_still_be_answered() {
        for record in ["", r#","record":null"#, r#","record":[1]"#, r#","record":"text""#] {
            let body = format!(r#"{{"records":[{{"id":"a","sha256":"h"{record}}}]}}"#);
            assert_eq!(read(body.as_bytes()).unwrap().records.len(), 1, "{record}");
        }
    }

    #[test]
    fn broken_bytes_are_refused_whole_and_say_where() {
        for body in [
            "",
            "[]",
            "{}",
            r#"{"records":[{"id":"a"}]}"#,
            r#"{"records":[{"id":1,"sha256":"h"}]}"#,
            r#"{"records":[{"id":"a","sha256":"h","record":{]}]}"#,
            r#"{"records":[]} x"#,
        ] {
            let error = read(body.as_bytes()).unwrap_err();
            assert!(matches!(&error, UploadError::Malformed(e) if e.line() == 1), "{body}: {error}");
        }
        assert!(read(b"{\"records\":[\xff]}").is_err());
    }

    #[test]
    fn more_than_fifty_are_too_many() {
        let upload = |n| format!(r#"{{"records":[{}]}}"#, vec![r#"{"id":"a","sha256":"h"}"#; n].join(","));
        assert_eq!(read(upload(50).as_bytes()).unwrap().records.len(), 50);
        assert!(matches!(read(upload(51).as_bytes()), Err(UploadError::TooMany { count: 51, most: 50 })));
    }
}
