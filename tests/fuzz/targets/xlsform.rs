//! An XLSForm: a survey that is given keeps every rule, and comes back from its JSON.
#![no_main]

use domain::survey::Survey;
use fuzz::{import::xlsform, workbook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(bytes) = workbook(text) else { return };
    let import = xlsform::read("khao-sat.xlsx", &bytes, "2026-11-28");
    let Some(survey) = import.survey else { return };
    assert_eq!(survey.problems(), vec![]);
    let json = serde_json::to_string(&survey).expect("a survey is JSON");
    assert_eq!(Survey::read(&json).expect("its own JSON"), survey);
});
