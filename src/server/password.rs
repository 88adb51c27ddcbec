//! Passwords: argon2id, a few at a time, off the threads that answer requests.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::organizer::{PASSWORD_LEAST_CHARS, PASSWORD_MOST_CHARS};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use crate::random::{NoRandomness, hex};

/// How many passwords are hashed at the same time: each takes some 19 MiB and a core.
const AT_ONCE: usize = 2;
/// How many may wait for that: beyond it a flood of sign-ins is turned away.
const WAITING: usize = 64;

/// Why a password could not be hashed or compared.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too many wait already.
    #[error("too many sign-ins at the same time")]
    Busy,
    /// Hashing failed.
    #[error("a password could not be hashed: {0}")]
    Hash(argon2::password_hash::Error),
    /// No salt.
    #[error(transparent)]
    Salt(#[from] NoRandomness),
    /// The hashing thread died.
    #[error("a password could not be hashed")]
    Thread(#[from] tokio::task::JoinError),
}

/// Hashes and compares passwords.
#[derive(Debug)]
pub struct Passwords {
    at_once: Semaphore,
    places: Semaphore,
    /// What an unknown name's password is compared with, so that the answer takes as long as for a known one.
    nobody: Arc<str>,
}

impl Passwords {
    /// Makes ready.
    ///
    /// # Errors
    /// [`PasswordError`] when hashing does not work here at all.
    pub fn new() -> Result<Self, PasswordError> {
        let nobody = hash(&hex::<16>()?)?;
        Ok(Self {
            at_once: Semaphore::new(AT_ONCE),
            places: Semaphore::new(AT_ONCE + WAITING),
            nobody: nobody.into(),
        })
    }

    /// The PHC string to store for a password.
    ///
    /// # Errors
    /// [`PasswordError`].
    pub async fn hash(&self, password: &str) -> Result<String, PasswordError> {
        let password = normal(password);
        self.work(move || hash(&password)).await?
    }

    /// Whether `password` is the one stored as `phc`. With none stored it is not, after the same time.
    ///
    /// # Errors
    /// [`PasswordError`].
    pub async fn matches(&self, password: &str, phc: Option<&str>) -> Result<bool, PasswordError> {
        let password = normal(password);
        let known = phc.is_some();
        let phc: Arc<str> = phc.map_or_else(|| Arc::clone(&self.nobody), Arc::from);
        let same =
            self.work(move || Argon2::default().verify_password(password.as_bytes(), &*phc).is_ok()).await?;
        Ok(known && same)
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordError> {
        let _place = self.places.try_acquire().map_err(|_| PasswordError::Busy)?;
        let _turn = self.at_once.acquire().await.map_err(|_| PasswordError::Busy)?;
        Ok(tokio::task::spawn_blocking(work).await?)
    }
}

fn hash(password: &str) -> Result<String, PasswordError> {
    let phc = Argon2::default().hash_password(password.as_bytes()).map_err(PasswordError::Hash)?;
    Ok(phc.to_string())
}

/// The same password typed on another keyboard may come in other code points (NIST SP 800-63B, section 5.1.1.2).
fn normal(password: &str) -> String {
    password.nfkc().collect()
}

/// Whether a password has a fit length.
#[must_use]
pub fn is_fit(password: &str) -> bool {
    // A long text is not counted to its end.
    let chars = password.chars().take(PASSWORD_MOST_CHARS + 1).count();
    (PASSWORD_LEAST_CHARS..=PASSWORD_MOST_CHARS).contains(&chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_itself_however_it_is_typed() {
        let passwords = Passwords::new().unwrap();
        let stored = passwords.hash("chi hội đẹp").await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        let decomposed: String = "chi hội đẹp".nfd().collect();
        assert!(passwords.matches(&decomposed, Some(&stored)).await.unwrap());
        assert!(!passwords.matches("chi hội đẹp ", Some(&stored)).await.unwrap());
        assert!(!passwords.matches("chi hội đẹp", None).await.unwrap());
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        for (password, fit) in
            [("đđđđđđđ", false), ("đđđđđđđđ", true), (&"đ".repeat(128), true), (&"đ".repeat(129), false)]
        {
            assert_eq!(is_fit(password), fit, "{password}");
        }
    }
}
