use super::super::{APP, BACK, GUEST, NOTHING, SCORE, en, speak, vi};
use super::*;
use crate::survey::words as survey;

/// The gaps of a sentence, such as `{1}`, sorted.
fn gaps(text: &str) -> Vec<&str> {
    let mut gaps: Vec<&str> = text.split('{').skip(1).filter_map(|gap| gap.get(..2)).collect();
    gaps.sort_unstable();
    gaps
}

fn say_the_same<const ENDS: usize>(vietnamese: &'static str, english: &'static str) {
    let [vietnamese, english] = [vietnamese, english].map(|lines| Language::<ENDS>::of(lines).unwrap());
    for number in 0..ENDS - 1 {
        let (vi, en) = (vietnamese.line(number).unwrap(), english.line(number).unwrap());
        assert_eq!(gaps(vi), gaps(en), "{vi} / {en}");
        assert_eq!(vi.is_empty(), en.is_empty(), "{vi} / {en}");
        assert_eq!(edges(vi), edges(en), "{vi:?} / {en:?}");
    }
}

#[test]
fn every_language_says_everything_with_the_same_gaps() {
    say_the_same::<{ vi::COUNT + 1 }>(vi::LINES, en::LINES);
    say_the_same::<{ survey::COUNT + 1 }>(survey::LINES, survey::en::LINES);
}

/// Whether white space stands at the ends: what a text is put together with relies on it.
fn edges(text: &str) -> (bool, bool) {
    (text.starts_with([' ', ',']), text.ends_with(' '))
}

#[test]
fn a_word_is_said_in_the_language_in_use() {
    assert_eq!((NOTHING.text(), APP.text(), BACK.text()), ("", "Hái Hoa", "Quay lại"));
    assert!(speak(Some(en::LINES)));
    assert_eq!((NOTHING.text(), APP.text(), BACK.text()), ("", "Hái Hoa", "Back"));
    assert!(!speak(Some("of another version\n")));
    assert_eq!(BACK.text(), "Back");
    assert!(speak(None));
    assert_eq!(BACK.text(), "Quay lại");
}

#[test]
fn lines_of_another_version_are_not_taken() {
    let too_long = "x".repeat(70_000);
    for lines in [String::new(), [en::LINES, "more\n"].concat(), [&too_long, en::LINES].concat()] {
        assert!(Language::<{ vi::COUNT + 1 }>::of(lines.leak()).is_none());
    }
}

#[test]
fn gaps_are_filled_in_any_order() {
    assert_eq!(filled(SCORE, &["3", "11"]), "Chị trả lời đúng 3 trên 11 câu");
    assert_eq!(filled(GUEST, &["{1}{2}"]), "Chị đang mở trong {1}{2}", "what fills a gap has none");
}
