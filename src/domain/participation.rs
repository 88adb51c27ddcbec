//! The participation (lượt tham gia): one person's finished turn, sealed on her phone and never edited again.
//!
//! Its canonical bytes are the JSON that [`Participation::seal`] writes: fields in the order declared here, no white
//! space, whole numbers only, absent options left out. The SHA-256 is taken over exactly these bytes, and they travel and
//! are stored as they are; a reader never writes them anew.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::id::{CampaignId, ChoiceId, DeviceId, PackId, QuestionId, RecordId, UnitId, push_hex};
use crate::json;

/// The format of the canonical bytes.
pub const FORMAT: &str = "haihoa.participation/1";

/// A finished turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Participation {
    /// [`FORMAT`].
    pub format: String,
    /// Made when sealed.
    pub id: RecordId,
    /// The phone.
    pub device: DeviceId,
    /// The phone's own count of sealed records, from 1: a gap tells of a record that never came.
    pub seq: u32,
    /// The campaign taken part in.
    pub campaign: CampaignId,
    /// The unit it counts for.
    pub unit: UnitId,
    /// Her name, where the campaign asks for it and she consented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which of the people who use this phone, from 1: where one attempt counts, a neighbour's is not hers.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub person: u32,
    /// When the turn began: Unix milliseconds by the phone's clock, which may be wrong.
    pub started_at_ms: u64,
    /// When the last flower was answered, by the same clock.
    pub finished_at_ms: u64,
    /// How long she spent on the questions: milliseconds by the phone's monotonic clock.
    pub took_ms: u32,
    /// One answer a flower, in the order she picked them.
    pub answers: Vec<Answer>,
    /// How many of them the phone judged right; the server judges again. None where the phone had no key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<u32>,
}

/// The answer to one flower.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// The question's pack.
    pub pack: PackId,
    /// The pack's version.
    pub version: u32,
    /// The question.
    pub question: QuestionId,
    /// What she chose, in the order of the pack; where the order was asked, in hers. Empty when time was up.
    pub chosen: Vec<ChoiceId>,
    /// What she typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub typed: String,
    /// How long she took: milliseconds.
    pub took_ms: u32,
}

fn first() -> u32 {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_first(person: &u32) -> bool {
    *person == first()
}

/// A sealed participation: bytes that nothing edits, and their hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The id inside `body`.
    pub id: RecordId,
    /// Lower-case hexadecimal SHA-256 of `body`.
    pub sha256: String,
    /// The canonical JSON.
    pub body: String,
}

impl Participation {
    /// Writes the canonical bytes and their hash.
    #[must_use]
    pub fn seal(&self) -> Sealed {
        let body = json::write(self);
        Sealed { id: self.id.clone(), sha256: sha256_hex(body.as_bytes()), body }
    }
}

/// Lower-case hexadecimal SHA-256.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        push_hex(&mut text, byte);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one() -> Participation {
        Participation {
            format: FORMAT.into(),
            id: RecordId::v7(1_795_000_000_000, [7; 10]),
            device: DeviceId::v4([1; 16]),
            seq: 3,
            campaign: CampaignId::new("dot-1"),
            unit: UnitId::new("ch-1"),
            name: None,
            person: 1,
            started_at_ms: 1_795_000_000_000,
            finished_at_ms: 1_795_000_060_000,
            took_ms: 41_000,
            answers: vec![Answer {
                pack: PackId::new("bo-1"),
                version: 1,
                question: QuestionId::new("BL01"),
                chosen: vec![ChoiceId::new("a")],
                typed: String::new(),
                took_ms: 41_000,
            }],
            right: Some(1),
        }
    }

    /// The bytes on phones out there: this test changes only with a new format.
    #[test]
    fn canonical_bytes_are_what_phones_already_sealed() {
        let sealed = one().seal();
        assert_eq!(
            sealed.body,
            concat!(
                r#"{"format":"haihoa.participation/1","id":"01a1ee56-5e00-7707-8707-070707070707","#,
                r#""device":"01010101-0101-4101-8101-010101010101","seq":3,"campaign":"dot-1","unit":"ch-1","#,
                r#""started_at_ms":1795000000000,"finished_at_ms":1795000060000,"took_ms":41000,"#,
                r#""answers":[{"pack":"bo-1","version":1,"question":"BL01","chosen":["a"],"took_ms":41000}],"right":1}"#
            )
        );
        assert_eq!(sealed.sha256, sha256_hex(sealed.body.as_bytes()));
    }

    #[test]
    fn what_another_person_typed_without_being_judged_is_sealed_too() {
        let mut record = one();
        record.person = 2;
        record.right = None;
        record.answers[0].chosen.clear();
        record.answers[0].typed = "12,5".into();
        let body = record.seal().body;
        assert!(body.contains(r#""person":2,"started_at_ms""#), "{body}");
        assert!(body.ends_with(r#""chosen":[],"typed":"12,5","took_ms":41000}]}"#), "{body}");
    }

    #[test]
    fn the_hash_is_sha_256() {
        // FIPS 180-4, example "abc".
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    proptest! {
        #[test]
        fn canonical_bytes_are_stable(
            name in prop::option::of("\\PC{0,40}"),
            seq in any::<u32>(),
            at in any::<u64>(),
            texts in prop::collection::vec("\\PC{0,12}", 0..12),
        ) {
            let mut record = one();
            record.name = name;
            record.seq = seq;
            record.finished_at_ms = at;
            record.answers[0].typed = texts.concat();
            record.answers[0].chosen = texts.into_iter().map(ChoiceId::new).collect();
            let sealed = record.seal();
            let read: Participation = serde_json::from_str(&sealed.body).unwrap();
            prop_assert_eq!(&read, &record);
            prop_assert_eq!(read.seal(), sealed);
        }
    }
}
