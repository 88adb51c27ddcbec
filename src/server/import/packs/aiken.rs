//! x
use super::entry::Findings;
use domain::import::{FileKind, PackImport};
pub fn is_likely(_: &str) -> bool {
    false
}
pub fn read(_: &str) -> PackImport {
    Findings::new(Some(FileKind::Gift)).finish(&[])
}
