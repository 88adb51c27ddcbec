//! The bytes of one record whose hash is right: whatever it claims, it is judged.
#![no_main]

use domain::participation::{Participation, sha256_hex};
use domain::survey::SurveyRecord;
use fuzz::form::Form;
use fuzz::record::{Item, sort};
use fuzz::{CATALOG, NOW_MS};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let Ok(body) = std::str::from_utf8(body) else { return };
    let read = serde_json::from_str::<Participation>(body).ok();
    let form = serde_json::from_str::<SurveyRecord>(body).ok();
    let id = read.as_ref().map(|read| &read.id).or(form.as_ref().map(|form| &form.id));
    let id = id.map_or("", |id| id.as_str());
    let record = match sort(id, &sha256_hex(body.as_bytes()), body, &CATALOG, NOW_MS) {
        Item::Record(record) => record,
        Item::Form(sorted) => return check_form(&sorted, form.map_or(0, |form| form.answers.len())),
        Item::SetAside(_) => return,
    };
    let answers = read.map_or(0, |participation| participation.answers.len());
    assert!(record.judged.answers.len() <= answers);
    for answer in &record.judged.answers {
        let question = &answer.pack.pack.questions[answer.question];
        assert!(question.choices.len() < 64 && answer.chosen >> question.choices.len() == 0);
    }
    let flags = record.judged.flags.to_json();
    assert!(serde_json::from_str::<Vec<String>>(&flags).is_ok());
});

fn check_form(form: &Form, answers: usize) {
    assert!(form.judged.counted.as_ref().is_none_or(|counted| counted.len() <= answers));
    assert!(serde_json::from_str::<Vec<String>>(&form.judged.flags.to_json()).is_ok());
}
