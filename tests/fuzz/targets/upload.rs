//! The body of an upload: every entry is answered, and what is stored is exactly what came.
#![no_main]

use domain::participation::sha256_hex;
use domain::wire::Outcome;
use fuzz::record::{Item, sort};
use fuzz::{CATALOG, NOW_MS, upload};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let Ok(upload) = upload::read(body) else { return };
    let entries = upload.records;
    for entry in &entries {
        let item = sort(&entry.id, &entry.sha256, entry.body(), &CATALOG, NOW_MS);
        let (kept, sha256) = match &item {
            Item::Record(record) => {
                assert_eq!(record.sha256, entry.sha256);
                assert!(record.id.is_well_formed() && record.device.as_str().len() <= 64);
                (&record.body, &record.sha256)
            }
            Item::Form(form) => {
                assert_eq!(form.sha256, entry.sha256);
                assert!(form.id.is_token());
                (&form.body, &form.sha256)
            }
            Item::SetAside(record) => (&record.body, &record.sha256),
        };
        assert_eq!(**kept, *entry.body());
        assert_eq!(*sha256, sha256_hex(kept.as_bytes()));
    }
    let receipt = upload::receipt(&entries, vec![(Outcome::Stored, None); entries.len()]);
    assert_eq!(receipt.receipts.len(), entries.len());
    assert!(serde_json::to_string(&receipt).is_ok());
});
