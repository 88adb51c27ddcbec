//! Files and folders: finding them, and writing only what changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Every file at or below `path` whose way down `enter` does not bar, sorted; none if there is no such path.
///
/// # Errors
/// A folder that cannot be read.
pub fn below(path: &Path, enter: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(path, enter, &mut found)?;
    found.sort();
    Ok(found)
}

/// Every file at or below `path`, sorted; none if there is no such path.
///
/// # Errors
/// A folder that cannot be read.
pub fn all_below(path: impl AsRef<Path>) -> Result<Vec<PathBuf>> {
    below(path.as_ref(), &|_| true)
}

fn collect(path: &Path, enter: &dyn Fn(&Path) -> bool, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        found.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| format!("reading {}", path.display()))? {
            let path = entry?.path();
            if enter(&path) {
                collect(&path, enter, found)?;
            }
        }
    }
    Ok(())
}

/// Reads a file.
///
/// # Errors
/// Names the file that cannot be read.
pub fn read(path: impl AsRef<Path>) -> Result<Vec<u8>> {
    fs::read(path.as_ref()).with_context(|| format!("reading {}", path.as_ref().display()))
}

/// Reads a text file.
///
/// # Errors
/// Names the file that cannot be read or is not UTF-8.
pub fn read_text(path: impl AsRef<Path>) -> Result<String> {
    fs::read_to_string(path.as_ref()).with_context(|| format!("reading {}", path.as_ref().display()))
}

/// Writes a file and the folders above it, unless it holds these bytes already; says whether it wrote.
///
/// # Errors
/// Names the file that cannot be written.
pub fn write(path: impl AsRef<Path>, bytes: &[u8]) -> Result<bool> {
    let path = path.as_ref();
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))?;
    Ok(true)
}

/// Removes a folder with all that is in it; none is fine.
///
/// # Errors
/// Names the folder that cannot be removed.
pub fn remove_folder(path: impl AsRef<Path>) -> Result<()> {
    match fs::remove_dir_all(path.as_ref()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", path.as_ref().display()))
        }
        _ => Ok(()),
    }
}
