//! One catalogue a language: a line of text for each name. Vietnamese is part of the app; any other language is a file that
//! a phone fetches once it is asked for ([`Language::read`]).

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
        IN_USE.get().line(self.0 as usize)
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
pub struct Language {
    lines: &'static str,
    /// Where each line begins, and where the last one ends.
    starts: [u16; vi::COUNT + 1],
}

/// The language of the pages unless another is asked for.
pub static VIETNAMESE: Language = match Language::of(vi::LINES) {
    Some(language) => language,
    None => panic!("more Vietnamese than 64 KB"),
};

thread_local! {
    static IN_USE: Cell<&'static Language> = const { Cell::new(&VIETNAMESE) };
}

impl Language {
    /// Reads the file of a language, which then stays in memory; none if it is that of another version.
    #[must_use]
    pub fn read(lines: String) -> Option<&'static Self> {
        Some(Box::leak(Box::new(Self::of(lines.leak())?)))
    }

    /// Speaks this language from here on, in this thread.
    pub fn speak(&'static self) {
        IN_USE.set(self);
    }

    const fn of(lines: &'static str) -> Option<Self> {
        let mut starts = [0; vi::COUNT + 1];
        let (bytes, mut at, mut line) = (lines.as_bytes(), 0, 0);
        while at < bytes.len() {
            if bytes[at] == b'\n' {
                line += 1;
                if line > vi::COUNT || at >= u16::MAX as usize {
                    return None;
                }
                starts[line] = at as u16 + 1;
            }
            at += 1;
        }
        if line == vi::COUNT { Some(Self { lines, starts }) } else { None }
    }

    fn line(&self, number: usize) -> &'static str {
        let (Some(start), Some(next)) = (self.starts.get(number), self.starts.get(number + 1)) else {
            return "";
        };
        self.lines.get(*start as usize..*next as usize - 1).unwrap_or_default()
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
        let english = Language::of(en::LINES).unwrap();
        for number in 0..vi::COUNT {
            let (vi, en) = (VIETNAMESE.line(number), english.line(number));
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
        Language::read(en::LINES.to_owned()).unwrap().speak();
        assert_eq!((NOTHING.text(), APP.text(), BACK.text()), ("", "Hái Hoa", "Back"));
    }

    #[test]
    fn a_file_of_another_version_is_not_read() {
        assert!(Language::of("").is_none());
        assert!(Language::read([en::LINES, "more\n"].concat()).is_none());
        assert!(Language::read(["x".repeat(70_000), en::LINES.to_owned()].concat()).is_none());
    }

    #[test]
    fn gaps_are_filled_in_any_order() {
        assert_eq!(filled(SCORE, &["3", "11"]), "Chị trả lời đúng 3 trên 11 câu");
        assert_eq!(filled(GUEST, &["{1}{2}"]), "Chị đang mở trong {1}{2}", "what fills a gap has none");
    }
}
