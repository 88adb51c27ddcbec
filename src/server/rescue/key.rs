//! The key pair of rescue files: opens what phones sealed.

use std::fmt;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::rescue::{FORMAT, IV_BYTES, POINT_BYTES, RescueFile, from_hex, key_id, to_hex};
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use sha2::Sha256;

/// How long a private key is, in bytes.
pub const PRIVATE_BYTES: usize = 32;

/// The key pair. What it is made of is a secret; its public part is on every phone that joined.
pub struct RescueKey {
    private: SecretKey,
    point: Box<[u8]>,
}

impl fmt::Debug for RescueKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RescueKey").field("id", &self.id()).finish_non_exhaustive()
    }
}

/// Why a file cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is no rescue file, or was altered on its way.
    #[error("the file is no rescue file or was altered")]
    Unreadable,
    /// It was sealed for another server.
    #[error("the file was sealed for another server")]
    WrongKey,
}

impl RescueKey {
    /// Reads a private key from hexadecimal; none when it is none.
    #[must_use]
    pub fn read(private: &str) -> Option<Self> {
        let private = SecretKey::from_slice(&from_hex::<PRIVATE_BYTES>(private)?).ok()?;
        let point = private.public_key().to_sec1_point(false).as_bytes().into();
        Some(Self { private, point })
    }

    /// The public key as phones get it: an uncompressed point as hexadecimal.
    #[must_use]
    pub fn public(&self) -> String {
        to_hex(&self.point)
    }

    fn id(&self) -> String {
        key_id(&self.point)
    }

    /// What is in a file: the body of an upload, if an honest phone made it.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(&self, file: &[u8]) -> Result<Vec<u8>, OpenError> {
        let file: RescueFile = serde_json::from_slice(file).map_err(|_| OpenError::Unreadable)?;
        if file.format != FORMAT {
            return Err(OpenError::Unreadable);
        }
        if file.key != self.id() {
            return Err(OpenError::WrongKey);
        }
        self.unseal(&file).ok_or(OpenError::Unreadable)
    }

    fn unseal(&self, file: &RescueFile) -> Option<Vec<u8>> {
        // Takes only points of the curve: another would give away bits of the private key.
        let ephemeral = PublicKey::from_sec1_bytes(&from_hex::<POINT_BYTES>(&file.ephemeral)?).ok()?;
        let iv = Nonce::from(from_hex::<IV_BYTES>(&file.iv)?);
        let sealed = STANDARD.decode(&file.sealed).ok()?;
        let mut key = [0_u8; 32];
        let shared = self.private.diffie_hellman(&ephemeral);
        shared.extract::<Sha256>(None).expand(FORMAT.as_bytes(), &mut key).ok()?;
        let cipher = Aes256Gcm::new_from_slice(&key).ok()?;
        cipher.decrypt(&iv, Payload { msg: &sealed, aad: FORMAT.as_bytes() }).ok()
    }
}
