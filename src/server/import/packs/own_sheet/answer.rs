//! What stands under "Đáp án" for questions with choices.

use domain::spelling::fold;

use crate::import::packs::choices::{self, Written};
use crate::import::packs::columns::letter;

/// The places of the choices an answer names, in its order: by letters (`A, C`), by the words of one choice, or by
/// numbers (`1, 3`). Empty when the answer is; none when it names what is no choice.
pub fn read(answer: &str, written: &[Written]) -> Option<Vec<usize>> {
    let answer = answer.trim();
    if answer.is_empty() {
        return Some(vec![]);
    }
    let is_there = |place: &usize| written.iter().any(|one| one.place == *place);
    let all_there = |places: Vec<usize>| {
        let mut once: Vec<usize> = vec![];
        places.iter().for_each(|place| {
            if !once.contains(place) {
                once.push(*place);
            }
        });
        once.iter().all(is_there).then_some(once)
    };
    if let Some(places) = letters(answer) {
        return all_there(places);
    }
    let says = |one: &&Written| {
        let (answer, words) = (fold(answer), fold(&one.text));
        let with_letter = answer
            .split_once(' ')
            .is_some_and(|(start, rest)| letter(start) == Some(one.place) && rest == words);
        answer == words || with_letter
    };
    let exact = written.iter().find(|one| one.text.to_lowercase() == answer.to_lowercase());
    if let Some(one) = exact.or_else(|| written.iter().find(says)) {
        return Some(vec![one.place]);
    }
    choices::places(answer).and_then(all_there)
}

/// The letters of `B`, `A, C`, `A và C`, `AC` or `Phương án B`; none when the answer is something else.
fn letters(answer: &str) -> Option<Vec<usize>> {
    let folded = fold(answer);
    let names = ["phuong an ", "dap an ", "lua chon "];
    let bare = names.iter().find_map(|name| folded.strip_prefix(name)).unwrap_or(&folded);
    let words = bare.split(' ').filter(|word| !matches!(*word, "va" | "and"));
    let by_word: Option<Vec<usize>> = words.map(letter).collect();
    // Written in one, letters are capitals: "ba" is a word.
    let is_one_word = answer.len() <= 8 && answer.bytes().all(|b| b.is_ascii_uppercase());
    let in_one = || answer.chars().map(|c| letter(&fold(c.encode_utf8(&mut [0; 4])))).collect();
    by_word.filter(|places| !places.is_empty()).or_else(|| is_one_word.then(in_one).flatten())
}

/// The choices of a question of order as they are shown, which must not be the right order. Where the sheet lists them
/// so, they are shuffled, and for the same question always alike.
pub fn shown_order(mut written: Vec<Written>, right: &[usize], text: &str) -> Vec<Written> {
    let is_right = |written: &[Written]| written.iter().map(|one| one.place).eq(right.iter().copied());
    if written.len() < 2 || !is_right(&written) {
        return written;
    }
    // FNV-1a, then one of its steps for each draw: enough to look mixed.
    let step = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut state = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    for last in (1..written.len()).rev() {
        state = step(state, 0x5a);
        let drawn = usize::try_from((state >> 33) % (last as u64 + 1)).unwrap_or_default();
        written.swap(last, drawn);
    }
    if is_right(&written) {
        written.rotate_left(1);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(texts: &[&str]) -> Vec<Written> {
        let one = |(place, text): (usize, &&str)| Written {
            column: None,
            place,
            text: (*text).into(),
            right: false,
        };
        texts.iter().enumerate().map(one).collect()
    }

    #[test]
    fn answers_are_understood_as_people_write_them() {
        let choices = written(&["Gọi 111", "Im lặng", "113", "Báo công an"]);
        for (answer, places) in [
            ("B", vec![1]),
            ("b.", vec![1]),
            ("Phương án D", vec![3]),
            ("A, C", vec![0, 2]),
            ("A;C", vec![0, 2]),
            ("a và c", vec![0, 2]),
            ("CA", vec![2, 0]),
            ("A, A", vec![0]),
            ("im lặng", vec![1]),
            ("B. Im lặng", vec![1]),
            ("113", vec![2]),
            ("1,3", vec![0, 2]),
            ("2", vec![1]),
            ("", vec![]),
        ] {
            assert_eq!(read(answer, &choices), Some(places), "{answer}");
        }
        for answer in ["E", "A, E", "5", "Không biết", "2026-03-01", "01/03/2026"] {
            assert_eq!(read(answer, &choices), None, "{answer}");
        }
    }

    #[test]
    fn choices_listed_in_the_right_order_are_shown_in_another() {
        for count in 2..=8 {
            for text in ["Sắp xếp", "Câu 2", "", "Xếp lại các bước"] {
                let shown = || {
                    let right: Vec<usize> = (0..count).collect();
                    let listed = written(&["a", "b", "c", "d", "e", "f", "g", "h"][..count]);
                    shown_order(listed, &right, text).iter().map(|one| one.place).collect::<Vec<_>>()
                };
                let mut sorted = shown();
                assert_eq!(sorted, shown());
                assert!(!sorted.is_sorted(), "{count} {text}");
                sorted.sort_unstable();
                assert_eq!(sorted, (0..count).collect::<Vec<_>>());
            }
        }
    }
}
