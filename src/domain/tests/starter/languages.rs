//! The packs' texts in other languages: each fits its pack, leaves nothing out and is as short.

use domain::pack::{Pack, Texts};
use serde_json::Value;

use super::{files, languages, packs, sentences};

/// The most words of a sentence: English, for one, needs more small words than Vietnamese.
const SENTENCE_WORDS: usize = 20;
const CHOICE_WORDS: usize = 10;

/// Every file of texts with its pack.
fn each_translation(broken: impl Fn(&Texts, &Pack) -> Vec<String>) {
    let packs = packs();
    let mut found = Vec::new();
    for language in languages() {
        for (path, json) in files(&format!("packs/{language}")) {
            let texts = Texts::read(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let (_, pack) = packs
                .iter()
                .find(|(_, pack)| pack.pack_ref() == texts.pack_ref())
                .unwrap_or_else(|| panic!("{}: no such pack", path.display()));
            assert_eq!(path.file_stem().unwrap(), pack.id.as_str(), "{}", path.display());
            assert_eq!(language, texts.lang, "{}", path.display());
            found.extend(broken(&texts, pack).into_iter().map(|what| format!("{}: {what}", path.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn texts_fit_their_pack() {
    each_translation(|texts, pack| texts.problems(pack).iter().map(ToString::to_string).collect());
}

/// What stands in both alike was left out, unless there is no word in it; a source keeps the name it has.
fn untranslated(before: &Value, after: &Value, place: &str) -> Vec<String> {
    match (before, after) {
        (Value::String(before), Value::String(after)) => {
            let is_left = before == after && before.contains(char::is_alphabetic);
            is_left.then(|| format!("{place} is not translated: {before:?}")).into_iter().collect()
        }
        (Value::Array(before), Value::Array(after)) => {
            let both = before.iter().zip(after).enumerate();
            both.flat_map(|(n, (before, after))| untranslated(before, after, &format!("{place}/{n}")))
                .collect()
        }
        (Value::Object(before), Value::Object(after)) => {
            let read = ["title", "text", "hint", "explanation", "unit", "alt", "name", "purpose"];
            let holds = ["stories", "questions", "choices", "contacts", "picture"];
            let both = before
                .iter()
                .filter(|(key, _)| read.contains(&key.as_str()) || holds.contains(&key.as_str()));
            both.flat_map(|(key, value)| untranslated(value, &after[key], &format!("{place}/{key}")))
                .collect()
        }
        _ => vec![],
    }
}

#[test]
fn texts_leave_nothing_out() {
    each_translation(|texts, pack| {
        let [before, after] =
            [pack, &pack.in_language(texts)].map(|pack| serde_json::to_value(pack).unwrap());
        untranslated(&before, &after, "")
    });
}

#[test]
fn texts_are_as_short_as_the_packs() {
    each_translation(|texts, _| {
        let long = |(key, text): (&String, &String)| {
            let is_choice = key.contains('/');
            let most = if is_choice { CHOICE_WORDS } else { SENTENCE_WORDS };
            let words = sentences(text).iter().map(Vec::len).max().unwrap_or_default();
            (words > most && !key.ends_with(".accepted"))
                .then(|| format!("{key} has {words} words: {text:?}"))
        };
        texts.texts.iter().filter_map(long).collect()
    });
}
