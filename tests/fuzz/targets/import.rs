//! A file of questions in GIFT or Aiken: what is taken of it is sound.
#![no_main]

use fuzz::import::{packs, sheet};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The reader of workbooks stops at some broken ones. We catch that, but the fuzzer counts it: workbooks have tests of
    // their own beside the code.
    if sheet::is_workbook(bytes) {
        return;
    }
    let import = packs::read("a.gift", bytes);
    assert!(import.questions.len() <= import.rows as usize);
    for (one, number) in import.questions.iter().zip(1..) {
        assert_eq!(one.question.problems(), vec![]);
        assert_eq!(one.question.id.as_str(), format!("q{number}"));
    }
});
