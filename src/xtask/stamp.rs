//! "Nothing changed": a stamp is the hash of all that a step is made from, kept beside the build when the step is done.

use std::path::{Path, PathBuf};

use anyhow::Result;
use domain::participation::sha256_hex;

use crate::files;

/// The state of a step's inputs now.
pub struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// Hashes the contents of `inputs` (files and folders) and the words in `also`: versions and flags.
    ///
    /// # Errors
    /// An input that cannot be read.
    pub fn of(name: &str, inputs: &[&str], also: &[&str]) -> Result<Self> {
        let mut all = also.join("\n");
        for input in inputs {
            for file in files::all_below(input)? {
                all.push_str(&format!("\n{} {}", file.display(), sha256_hex(&files::read(&file)?)));
            }
        }
        Ok(Self { file: Path::new("target/xtask").join(name), now: sha256_hex(all.as_bytes()) })
    }

    /// Whether the step was last done with these very inputs.
    pub fn is_fresh(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|last| last == self.now)
    }

    /// From here on the step counts as not done, until [`Stamp::keep`].
    ///
    /// # Errors
    /// The stamp cannot be removed.
    pub fn drop(&self) -> Result<()> {
        match std::fs::remove_file(&self.file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Notes that the step is done.
    ///
    /// # Errors
    /// The stamp cannot be written.
    pub fn keep(&self) -> Result<()> {
        files::write(&self.file, self.now.as_bytes()).map(drop)
    }
}
