//! The rescue file (tệp kết quả): what waits on a phone that cannot send it, sealed so that only the server reads it.
//! Somebody else carries it, by Zalo or a cable, and may hand it in as often as she likes.
//!
//! The file is UTF-8 JSON, [`RescueFile`]. It is made so:
//!
//! 1. The plain text is the body of an upload ([`crate::wire::upload_body`]) with any number of records.
//! 2. The phone makes an ephemeral P-256 key pair and agrees with the server's public key by ECDH; the shared secret is
//!    the x-coordinate, 32 bytes (SP 800-56A).
//! 3. The AES-256 key is HKDF-SHA256 (RFC 5869) of the shared secret, with an empty salt, [`FORMAT`] as its info, and
//!    32 bytes of output.
//! 4. The plain text is sealed by AES-256-GCM (SP 800-38D) with a random nonce of 12 bytes and [`FORMAT`] as additional
//!    data; the 16-byte tag follows the ciphertext.
//!
//! The ephemeral private key is thrown away, so that not even the phone can open its file. Nothing here encrypts: the
//! phone's browser does (`public/later/rescue.js`), and the server opens.

use serde::{Deserialize, Serialize};

use crate::id::push_hex;
use crate::participation::sha256_hex;
use crate::wire::{Outcome, Receipt};

/// The format of the file; also the info and the additional data of its encryption.
pub const FORMAT: &str = "haihoa.rescue/1";
/// The most bytes a file may have.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// The most records a file may carry: more than fit, unless they are made to be small.
pub const MOST_RECORDS: usize = 10_000;
/// How long an uncompressed point of P-256 is, in bytes (SEC 1, section 2.3.3).
pub const POINT_BYTES: usize = 65;
/// How long a nonce is, in bytes.
pub const IV_BYTES: usize = 12;
/// How many digits of the hash name a key.
const KEY_ID_DIGITS: usize = 16;

/// A rescue file. All hexadecimal is in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RescueFile {
    /// [`FORMAT`].
    pub format: String,
    /// Which server it is for: [`key_id`] of its public key.
    pub key: String,
    /// The phone's ephemeral public key: an uncompressed point ([`POINT_BYTES`]) as hexadecimal.
    pub ephemeral: String,
    /// The nonce ([`IV_BYTES`]) as hexadecimal.
    pub iv: String,
    /// The ciphertext with its tag, as base64 (RFC 4648, section 4, padded).
    pub sealed: String,
}

/// The name of a public key, given as an uncompressed point: the first 16 hexadecimal digits of its SHA-256.
#[must_use]
pub fn key_id(point: &[u8]) -> String {
    let mut id = sha256_hex(point);
    id.truncate(KEY_ID_DIGITS);
    id
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn to_hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    bytes.iter().for_each(|byte| push_hex(&mut text, *byte));
    text
}

/// `N` bytes from as much hexadecimal; none when it is anything else.
#[must_use]
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

/// What became of the records of a file, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RescueCounts {
    /// Records the server did not have.
    pub new: usize,
    /// Records it had before: sent meanwhile, or handed in before.
    pub known: usize,
    /// Records it keeps apart and does not count.
    pub set_aside: usize,
}

impl RescueCounts {
    /// Counts a receipt. What the server could not store now is in none of the numbers.
    #[must_use]
    pub fn of(receipt: &Receipt) -> Self {
        let mut counts = Self::default();
        for word in &receipt.receipts {
            match word.outcome {
                Outcome::Stored | Outcome::StoredConflict => counts.new += 1,
                Outcome::Duplicate => counts.known += 1,
                Outcome::SetAside => counts.set_aside += 1,
                Outcome::Retry => {}
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::RecordId;
    use crate::wire::RecordReceipt;

    #[test]
    fn a_key_is_named_by_the_start_of_its_hash() {
        // FIPS 180-4, example "abc".
        assert_eq!(key_id(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn what_is_no_hexadecimal_of_the_length_is_refused() {
        assert_eq!(from_hex::<2>("00fF"), Some([0, 255]));
        for text in ["", "00f", "00fff", "0000ff", "00fg", "+0ff", "Ởf"] {
            assert_eq!(from_hex::<2>(text), None, "{text}");
        }
    }

    #[test]
    fn every_outcome_is_counted_where_a_person_looks_for_it() {
        let outcomes = [
            Outcome::Stored,
            Outcome::Stored,
            Outcome::StoredConflict,
            Outcome::Duplicate,
            Outcome::SetAside,
            Outcome::Retry,
        ];
        let word =
            |outcome| RecordReceipt { id: RecordId::new("a"), sha256: String::new(), outcome, reason: None };
        let receipt = Receipt { receipts: outcomes.map(word).to_vec() };
        assert_eq!(RescueCounts::of(&receipt), RescueCounts { new: 3, known: 1, set_aside: 1 });
    }

    proptest! {
        #[test]
        fn hexadecimal_is_read_back(bytes in any::<[u8; 12]>()) {
            prop_assert_eq!(from_hex(&to_hex(&bytes)), Some(bytes));
        }
    }
}
