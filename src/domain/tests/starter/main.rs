//! What comes with the program (packs, their texts in other languages, surveys) is fit for a member who reads slowly. Every
//! rule here is one that reading them does not ask in general, since other authors may write for other readers.

mod answers;
mod languages;
mod packs;
mod surveys;
mod words;

use std::path::{Path, PathBuf};

use domain::pack::{Pack, Question};

/// The most words of a sentence.
const SENTENCE_WORDS: usize = 15;
/// The most words of a choice.
const CHOICE_WORDS: usize = 8;

fn public(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public").join(path)
}

/// Every JSON file of a folder of `public/`, in the order of the names, with what it holds.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = public(folder);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} holds nothing", folder.display());
    files
}

/// Every pack file with its pack; panics with the file's name and all its problems if one cannot be read.
fn packs() -> Vec<(PathBuf, Pack)> {
    let read = |(path, json): (PathBuf, String)| {
        let pack = Pack::read(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, pack)
    };
    files("packs").into_iter().map(read).collect()
}

/// Asks every question of every pack; `broken` says what is wrong with one, and all answers are shown at once.
fn each_question(broken: impl Fn(&Question) -> Vec<String>) {
    let found: Vec<String> = packs()
        .iter()
        .flat_map(|(_, pack)| pack.questions.iter().map(move |question| (pack, question)))
        .flat_map(|(pack, question)| {
            let place = format!("{} {}", pack.id, question.id);
            broken(question).into_iter().map(move |what| format!("{place}: {what}"))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The languages packs are translated into: the folders beside them.
fn languages() -> Vec<String> {
    let entries = std::fs::read_dir(public("packs")).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut languages: Vec<_> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    languages.sort();
    languages
}

/// The sentences of a text. A full stop, question mark or exclamation mark ends one where a word ends, so that
/// "340.000" and "13/2022/QH15" stay whole.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let words: Vec<_> = text.split_whitespace().collect();
    words.split_inclusive(|word| word.ends_with(['.', '?', '!'])).map(<[_]>::to_vec).collect()
}

fn long_sentences(text: &str) -> impl Iterator<Item = String> {
    sentences(text)
        .into_iter()
        .filter(|words| words.len() > SENTENCE_WORDS)
        .map(|words| format!("{} words in {:?}", words.len(), words.join(" ")))
}

/// Whether a day of the calendar has come, wherever on earth one asks.
fn has_come(day: &str) -> bool {
    let [year, month, day] = [0..4, 5..7, 8..10].map(|part| day[part].parse::<u64>().unwrap());
    // The year begins in March, so that the day a leap year adds is its last.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468;
    #[allow(clippy::disallowed_methods, reason = "a test of what people wrote, not of the program")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    days <= now.as_secs() / (24 * 60 * 60) + 1
}

#[test]
fn tomorrow_s_tomorrow_has_not_come() {
    for (day, has) in [("1970-01-01", true), ("2024-02-29", true), ("2100-12-31", false)] {
        assert_eq!(has_come(day), has, "{day}");
    }
}
