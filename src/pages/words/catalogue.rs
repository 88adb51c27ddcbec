//! One catalogue a language: a line of text for each name. Vietnamese is part of the app; any other language is a file that
//! a phone fetches once it is asked for.

use std::cell::Cell;
use std::ops::Deref;

use maud::Render;

use super::vi;

/// Something to say, by its name: its text is that of the language in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(pub(super) u16);

impl Word {
    /// Its text in the language in use.
    #[must_use]
    #[inline(never)]
    pub fn text(self) -> &'static str {
        IN_USE.with(|language| language.get()?.line(self.0 as usize)).unwrap_or_default()
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        self.text()
    }
}

impl Render for Word {
    #[inline(never)]
    fn render_to(&self, page: &mut String) {
        self.text().render_to(page);
    }
}

/// Every text of a language.
#[derive(Clone, Copy)]
struct Language {
    lines: &'static str,
    /// Where each line begins, and where the last one ends. Found out here: so many numbers would cost a phone more than
    /// the search for them.
    starts: [u16; vi::COUNT + 1],
}

thread_local! {
    static IN_USE: Cell<Option<Language>> = Cell::new(Language::of(vi::LINES));
}

/// Speaks another language from here on, in this thread: that of these lines, or Vietnamese where there are none. Nothing
/// changes where they are those of another version.
pub fn speak(lines: Option<&'static str>) -> bool {
    let language = Language::of(lines.unwrap_or(vi::LINES));
    if language.is_some() {
        IN_USE.set(language);
    }
    language.is_some()
}

impl Language {
    fn of(lines: &'static str) -> Option<Self> {
        let mut starts = [0; vi::COUNT + 1];
        let mut line = 0;
        for (at, byte) in lines.bytes().enumerate() {
            if byte == b'\n' {
                line += 1;
                *starts.get_mut(line)? = u16::try_from(at + 1).ok()?;
            }
        }
        (line == vi::COUNT).then_some(Self { lines, starts })
    }

    fn line(&self, number: usize) -> Option<&'static str> {
        let (start, next) = (*self.starts.get(number)?, *self.starts.get(number + 1)?);
        self.lines.get(start as usize..next as usize - 1)
    }
}

/// A sentence with its gaps filled: `{1}` stands for the first of `parts`.
#[must_use]
pub fn filled(sentence: Word, parts: &[&str]) -> String {
    let mut said = String::new();
    for piece in sentence.split('{') {
        let gap = piece.as_bytes().first().map_or(0, |digit| digit.wrapping_sub(b'1') as usize);
        match (parts.get(gap), piece.get(2..)) {
            (Some(part), Some(rest)) if piece.as_bytes().get(1) == Some(&b'}') => {
                said.push_str(part);
                said.push_str(rest);
            }
            _ => said.push_str(piece),
        }
    }
    said
}

/// The list of names with their Vietnamese texts: each name becomes a [`Word`]. A doubled one does not compile.
macro_rules! names {
    ($($name:ident = $text:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "names of constants")]
        #[repr(u16)]
        enum Line { $($name),* }
        $(pub const $name: Word = Word(Line::$name as u16);)*
        /// How many there are.
        pub(super) const COUNT: usize = [$(Line::$name as u16),*].len();
        /// The texts, each with a line feed.
        pub(super) const LINES: &str = concat!($($text, "\n"),*);
    };
}

/// The same names in the same order with the texts of another language. One too many, too few or out of its place does not
/// compile.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! texts {
    ($($name:ident = $text:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "names of constants")]
        #[repr(u16)]
        enum Line { $($name),* }
        $(const _: () = assert!(
            Line::$name as u16 == vi::$name.0,
            concat!(stringify!($name), " stands elsewhere in vi.rs, or one before it is missing"),
        );)*
        const _: () = assert!([$(Line::$name as u16),*].len() == vi::COUNT, "the last ones are missing");
        /// The texts, each with a line feed.
        pub const LINES: &str = concat!($($text, "\n"),*);
    };
}

pub(super) use names;
#[cfg(not(target_arch = "wasm32"))]
pub(super) use texts;

#[cfg(test)]
mod tests {
    use super::super::{APP, BACK, GUEST, NOTHING, SCORE, en};
    use super::*;

    /// The gaps of a sentence, such as `{1}`, sorted.
    fn gaps(text: &str) -> Vec<&str> {
        let mut gaps: Vec<&str> = text.split('{').skip(1).filter_map(|gap| gap.get(..2)).collect();
        gaps.sort_unstable();
        gaps
    }

    #[test]
    fn every_language_says_everything_with_the_same_gaps() {
        let [vietnamese, english] = [vi::LINES, en::LINES].map(|lines| Language::of(lines).unwrap());
        for number in 0..vi::COUNT {
            let (vi, en) = (vietnamese.line(number).unwrap(), english.line(number).unwrap());
            assert_eq!(gaps(vi), gaps(en), "{vi} / {en}");
            assert_eq!(vi.is_empty(), en.is_empty(), "{vi} / {en}");
            assert_eq!(edges(vi), edges(en), "{vi:?} / {en:?}");
        }
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
            assert!(Language::of(lines.leak()).is_none());
        }
    }

    #[test]
    fn gaps_are_filled_in_any_order() {
        assert_eq!(filled(SCORE, &["3", "11"]), "Chị trả lời đúng 3 trên 11 câu");
        assert_eq!(filled(GUEST, &["{1}{2}"]), "Chị đang mở trong {1}{2}", "what fills a gap has none");
    }
}
