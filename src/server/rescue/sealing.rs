//! What a phone does, for the tests of several modules.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::rescue::{FORMAT, IV_BYTES, POINT_BYTES, RescueFile, from_hex, key_id, to_hex};
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use sha2::Sha256;

/// A rescue file for the server with this public key. Always the same ephemeral key and nonce: the tests' own secret.
pub fn seal(public: &str, text: &[u8]) -> String {
    let point = from_hex::<POINT_BYTES>(public).unwrap();
    let own = SecretKey::from_slice(&[7; 32]).unwrap();
    let shared = own.diffie_hellman(&PublicKey::from_sec1_bytes(&point).unwrap());
    let mut key = [0_u8; 32];
    shared.extract::<Sha256>(None).expand(FORMAT.as_bytes(), &mut key).unwrap();
    let iv = [9; IV_BYTES];
    let cipher = Aes256Gcm::new_from_slice(&key).unwrap();
    let payload = Payload { msg: text, aad: FORMAT.as_bytes() };
    let file = RescueFile {
        format: FORMAT.to_owned(),
        key: key_id(&point),
        ephemeral: to_hex(own.public_key().to_sec1_point(false).as_bytes()),
        iv: to_hex(&iv),
        sealed: STANDARD.encode(cipher.encrypt(&Nonce::from(iv), payload).unwrap()),
    };
    serde_json::to_string(&file).unwrap()
}
