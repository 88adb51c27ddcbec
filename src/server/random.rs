//! Randomness from the operating system, and the secrets made of it.

use std::fmt::Write;

use domain::participation::sha256_hex;

/// The operating system gave no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("no randomness from the operating system: {0}")]
pub struct NoRandomness(#[from] getrandom::Error);

/// `N` random bytes as lower-case hexadecimal.
///
/// # Errors
/// [`NoRandomness`] when the operating system has none to give.
pub fn hex<const N: usize>() -> Result<String, NoRandomness> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes)?;
    let mut text = String::with_capacity(N * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

/// A random number.
///
/// # Errors
/// [`NoRandomness`] when the operating system has none to give.
pub fn number() -> Result<u64, NoRandomness> {
    Ok(getrandom::u64()?)
}

/// A secret of 256 bits that a person or a browser keeps; the database only ever sees its hash.
pub struct Token(String);

impl Token {
    /// Makes a new one.
    ///
    /// # Errors
    /// [`NoRandomness`] when the operating system has none to give.
    pub fn new() -> Result<Self, NoRandomness> {
        hex::<32>().map(Self)
    }

    /// The secret itself: for the link or the cookie, never for a log.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    #[must_use]
    pub fn sha256(&self) -> String {
        token_sha256(&self.0)
    }
}

/// The hash under which a token that came from outside would be kept.
#[must_use]
pub fn token_sha256(secret: &str) -> String {
    sha256_hex(secret.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_256_bits_and_never_the_same() {
        let (one, two) = (Token::new().unwrap(), Token::new().unwrap());
        assert_eq!(one.secret().len(), 64);
        assert_ne!(one.secret(), two.secret());
        assert_eq!(one.sha256(), token_sha256(one.secret()));
    }
}
