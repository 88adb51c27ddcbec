use proptest::prelude::*;

use super::*;
use crate::id::ChoiceId;
use crate::score::{Given, Verdict, judge};

const KINDS: &str = include_str!("../../tests/kinds.json");

fn pack() -> Pack {
    Pack::read(KINDS).unwrap()
}

fn texts(pairs: &[(&str, &str)]) -> Texts {
    let pack = pack();
    Texts {
        format: FORMAT.into(),
        pack: pack.id,
        version: pack.version,
        lang: "en".into(),
        texts: pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect(),
    }
}

/// Every key of a pack.
fn keys(pack: &Pack) -> Vec<String> {
    let mut keys = Vec::new();
    pack.clone().visit(&mut |key, _, _| keys.push(key));
    keys
}

/// The pack with no texts in it.
fn bare(pack: &Pack) -> Pack {
    let mut bare = Pack { lang: String::new(), ..pack.clone() };
    bare.visit(&mut |_, text, _| text.clear());
    bare.questions.iter_mut().for_each(|question| question.accepted.clear());
    bare
}

#[test]
fn what_is_missing_stays_in_the_packs_language() {
    let (pack, texts) = (pack(), texts(&[("single", "Which?"), ("title", " ")]));
    let english = pack.in_language(&texts);
    assert_eq!((english.lang.as_str(), english.questions[0].text.as_str()), ("en", "Which?"));
    assert_eq!(english.title, pack.title);
    assert_eq!(english.questions[0].choices, pack.questions[0].choices);
}

#[test]
fn recordings_are_of_the_packs_own_language() {
    let mut pack = pack();
    let sound = Some("/media/nghe.mp3".to_owned());
    for question in &mut pack.questions {
        (question.audio, question.explanation_audio) = (sound.clone(), sound.clone());
    }
    pack.stories.iter_mut().for_each(|story| story.audio = sound.clone());
    let english = pack.in_language(&texts(&[("single", "Which?")]));
    assert!(!serde_json::to_string(&english).unwrap().contains("nghe.mp3"));
    assert_eq!(pack.accepting(&texts(&[])), pack);
}

#[test]
fn spellings_come_on_top_of_the_packs_own() {
    let (pack, texts) = (pack(), texts(&[("text.accepted", "Trusted address| safe house")]));
    let english = pack.in_language(&texts);
    let question = english.questions.iter().find(|question| question.id.as_str() == "text").unwrap();
    let own = &pack.question(&question.id).unwrap().accepted;
    let typed = |typed: &str| judge(question, &Given { chosen: vec![], typed: typed.into() });
    for spelling in own.iter().map(String::as_str).chain(["trusted ADDRESS", "Safe house"]) {
        assert_eq!(typed(spelling), Verdict::Right, "{spelling}");
    }
    assert_eq!(typed("house"), Verdict::NotRight);
    assert_eq!(question.accepted[0], "Trusted address", "the one that is shown");
}

#[test]
fn unknown_keys_and_long_texts_are_named() {
    let long = "x".repeat(QUESTION_CHARS + 1);
    let texts = texts(&[
        ("single", &long),
        ("single/no", "?"),
        ("single.accepted", "a"),
        ("title", ""),
        ("text.accepted", "a||b"),
    ]);
    let said: Vec<String> = texts.problems(&pack()).iter().map(ToString::to_string).collect();
    for key in
        ["single has 301", "\"single/no\"", "\"single.accepted\"", "title is empty", "text.accepted is empty"]
    {
        assert_eq!(said.iter().filter(|said| said.contains(key)).count(), 1, "{key}: {said:?}");
    }
    assert_eq!(said.len(), 5, "{said:?}");
    let other = Texts { version: 9, lang: "vi".into(), ..texts };
    assert_eq!(other.problems(&pack()).len(), 7);
}

#[test]
fn formats_and_languages_nobody_knows_are_refused() {
    let json = |format: &str, lang: &str| {
        format!(r#"{{"format":"{format}","pack":"a","version":1,"lang":"{lang}","texts":{{}}}}"#)
    };
    for lang in ["en", "bdq", "jra", "sr-Latn"] {
        assert!(Texts::read(&json(FORMAT, lang)).is_ok(), "{lang}");
    }
    for lang in ["", "e", "EN", "en/..", "en-", "english"] {
        assert!(Texts::read(&json(FORMAT, lang)).is_err(), "{lang}");
    }
    assert!(Texts::read(&json("haihoa.pack/1", "en")).is_err());
}

#[test]
fn the_texts_that_come_with_the_program_fit_their_packs() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/packs");
    let read = |path: &std::path::Path| std::fs::read_to_string(path).unwrap();
    for file in std::fs::read_dir(folder.join("en")).unwrap() {
        let path = file.unwrap().path();
        let texts = Texts::read(&read(&path)).unwrap();
        let pack = Pack::read(&read(&folder.join(path.file_name().unwrap()))).unwrap();
        assert_eq!(texts.problems(&pack), [], "{}", path.display());
        assert_eq!(pack.in_language(&texts).problems(), [], "{}", path.display());
        for key in keys(&pack) {
            assert!(texts.texts.contains_key(&key), "{} lacks {key}", path.display());
        }
    }
}

proptest! {
    #[test]
    fn a_translated_pack_keeps_ids_keys_and_verdicts(chosen in proptest::collection::vec(any::<u16>(), 0..40), text in "\\PC{1,30}") {
        let pack = pack();
        let keys = keys(&pack);
        let some: Vec<(&str, &str)> =
            chosen.iter().map(|n| (keys[*n as usize % keys.len()].as_str(), text.as_str())).collect();
        let english = pack.in_language(&texts(&some));
        prop_assert_eq!(bare(&english), bare(&pack));
        for (one, other) in pack.questions.iter().zip(&english.questions) {
            for choice in &one.choices {
                let given = Given { chosen: vec![ChoiceId::new(choice.id.as_str())], typed: String::new() };
                prop_assert_eq!(judge(one, &given), judge(other, &given));
            }
        }
    }
}
