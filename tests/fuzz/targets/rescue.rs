//! A rescue file, whoever made it: only what a phone sealed for this key is opened, and what is in it is bounded.
#![no_main]

use std::sync::LazyLock;

use domain::rescue::MOST_RECORDS;
use fuzz::rescue::key::RescueKey;
use fuzz::upload;
use libfuzzer_sys::fuzz_target;

/// The key that the seeds are sealed for.
static KEY: LazyLock<RescueKey> = LazyLock::new(|| {
    RescueKey::read("8b68ae1e7a9459f15a4a83b07fe308bacfb24c9163ae11b240ce1aab46bb24d4").expect("a key")
});

fuzz_target!(|file: &[u8]| {
    if let Ok(plain) = KEY.open(file) {
        assert!(plain.len() < file.len());
        let _ = upload::read_at_most(&plain, MOST_RECORDS);
    }
    if let Ok(private) = std::str::from_utf8(file) {
        let _ = RescueKey::read(private);
    }
});
