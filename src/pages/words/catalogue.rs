//! One catalogue a language: a line of text for each name. Vietnamese is part of the app; any other language is a file that
//! a phone fetches once it is asked for.

use std::marker::PhantomData;
use std::ops::Deref;

use maud::Render;

/// A set of words that come together: those of the app, and those of what it fetches later.
pub trait Set: Copy + 'static {
    /// The text of a line in the language in use.
    fn line(number: u16) -> &'static str;
}

/// Something to say, by its name: its text is that of the language in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<S: Set = super::App>(u16, PhantomData<S>);

impl<S: Set> Word<S> {
    /// The word of a line.
    pub(crate) const fn of(line: u16) -> Self {
        Self(line, PhantomData)
    }

    /// Its line.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) const fn number(self) -> u16 {
        self.0
    }

    /// Its text in the language in use.
    #[must_use]
    #[inline(never)]
    pub fn text(self) -> &'static str {
        S::line(self.0)
    }
}

impl<S: Set> Deref for Word<S> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text()
    }
}

impl<S: Set> Render for Word<S> {
    #[inline(never)]
    fn render_to(&self, page: &mut String) {
        self.text().render_to(page);
    }
}

/// Every text of a language.
#[derive(Clone, Copy)]
pub struct Language<const ENDS: usize> {
    lines: &'static str,
    /// Where each line begins, and where the last one ends. Found out here: so many numbers would cost a phone more than
    /// the search for them.
    starts: [u16; ENDS],
}

impl<const ENDS: usize> Language<ENDS> {
    /// None where there are more or fewer lines.
    pub fn of(lines: &'static str) -> Option<Self> {
        let mut starts = [0; ENDS];
        let mut line = 0;
        for (at, byte) in lines.bytes().enumerate() {
            if byte == b'\n' {
                line += 1;
                *starts.get_mut(line)? = u16::try_from(at + 1).ok()?;
            }
        }
        (line + 1 == ENDS).then_some(Self { lines, starts })
    }

    /// The text of a line.
    pub fn line(&self, number: usize) -> Option<&'static str> {
        let (start, next) = (*self.starts.get(number)?, *self.starts.get(number + 1)?);
        self.lines.get(start as usize..next as usize - 1)
    }
}

/// A set of words, and its language in use: `$first` until another one is spoken. `$list` is Vietnamese.
macro_rules! set {
    ($set:ident, $list:ident, $first:expr) => {
        /// A set of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $set;

        type Spoken = $crate::words::Language<{ $list::COUNT + 1 }>;

        thread_local! {
            static IN_USE: std::cell::Cell<Option<Spoken>> = std::cell::Cell::new($first);
        }

        impl $crate::words::Set for $set {
            fn line(number: u16) -> &'static str {
                IN_USE.with(|language| language.get()?.line(number as usize)).unwrap_or_default()
            }
        }

        /// Speaks another language from here on, in this thread: that of these lines, or Vietnamese where there are none.
        pub fn speak(lines: Option<&'static str>) -> bool {
            speak_lines(lines.unwrap_or($list::LINES))
        }

        /// The same without Vietnamese, which then need not be part of the program. Nothing changes where the lines are
        /// those of another version.
        pub fn speak_lines(lines: &'static str) -> bool {
            let language = Spoken::of(lines);
            if language.is_some() {
                IN_USE.set(language);
            }
            language.is_some()
        }
    };
}

/// A sentence with its gaps filled: `{1}` stands for the first of `parts`.
#[must_use]
pub fn filled<S: Set>(sentence: Word<S>, parts: &[&str]) -> String {
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
        $(pub const $name: Word = Word::of(Line::$name as u16);)*
        /// How many there are, of this set.
        pub(crate) const COUNT: usize = [$(Line::$name as u16),*].len();
        /// The texts, each with a line feed.
        pub(crate) const LINES: &str = concat!($($text, "\n"),*);
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
            Line::$name as u16 == vi::$name.number(),
            concat!(stringify!($name), " stands elsewhere in vi.rs, or one before it is missing"),
        );)*
        const _: () = assert!([$(Line::$name as u16),*].len() == vi::COUNT, "the last ones are missing");
        /// The texts, each with a line feed.
        pub const LINES: &str = concat!($($text, "\n"),*);
    };
}

pub(crate) use names;
pub(crate) use set;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use texts;

#[cfg(test)]
mod tests;
