//! Rescue files as phones make them, sealed here without a browser: by the format's description alone.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use anyhow::{Context, Result, anyhow};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::participation::Sealed;
use domain::rescue::{FORMAT, IV_BYTES, POINT_BYTES, RescueFile, from_hex, key_id, to_hex};
use domain::wire::upload_body;
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, Response};
use sha2::Sha256;

use crate::api::Api;
use crate::chance::Chance;

/// Where files are handed in.
pub const RESCUE: &str = "/api/v1/rescue";

/// Seals records for the server with this public key (`rescue_key` of the join answer).
///
/// # Errors
/// When the key is none.
pub fn seal(public: &str, records: &[&Sealed], seed: u64) -> Result<RescueFile> {
    let mut chance = Chance::new(seed);
    let point = from_hex::<POINT_BYTES>(public).context("not a point in hexadecimal")?;
    let server = PublicKey::from_sec1_bytes(&point).context("not on the curve")?;
    let own = SecretKey::from_slice(&chance.bytes::<32>()).context("not a private key")?;
    let mut key = [0_u8; 32];
    let secret = own.diffie_hellman(&server).extract::<Sha256>(None);
    secret.expand(FORMAT.as_bytes(), &mut key).map_err(|_| anyhow!("32 bytes are too many"))?;
    let iv: [u8; IV_BYTES] = chance.bytes();
    let text = upload_body(records);
    let payload = Payload { msg: text.as_bytes(), aad: FORMAT.as_bytes() };
    let cipher = Aes256Gcm::new_from_slice(&key)?;
    let sealed = cipher.encrypt(&Nonce::from(iv), payload).map_err(|_| anyhow!("not sealed"))?;
    Ok(RescueFile {
        format: FORMAT.to_owned(),
        key: key_id(&point),
        ephemeral: to_hex(own.public_key().to_sec1_point(false).as_bytes()),
        iv: to_hex(&iv),
        sealed: STANDARD.encode(sealed),
    })
}

impl Api {
    /// Hands bytes in as a rescue file.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn hand_in(&self, file: impl Into<reqwest::Body>) -> Result<Response> {
        let request = self.request(Method::POST, RESCUE).header(CONTENT_TYPE, "application/json");
        Ok(request.body(file).send().await?)
    }
}
