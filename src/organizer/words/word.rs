//! A word in both languages of the app.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the app speaks English. Chosen once, before the first screen: another choice loads the page anew.
static ENGLISH: AtomicBool = AtomicBool::new(false);

/// From here on every word is in this language (BCP 47); Vietnamese unless it is `en`.
pub fn speak(lang: &str) {
    ENGLISH.store(lang == "en", Ordering::Relaxed);
}

/// Whether the app speaks English.
pub fn is_english() -> bool {
    ENGLISH.load(Ordering::Relaxed)
}

/// A word or sentence in both languages. Stands in a view as it is; [`Word::now`] gives the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    vi: &'static str,
    en: &'static str,
}

/// A word: Vietnamese, English.
pub const fn word(vi: &'static str, en: &'static str) -> Word {
    Word { vi, en }
}

/// One of two texts put together at run time: `either(format!(…), format!(…))`.
pub fn either(vi: String, en: String) -> String {
    if is_english() { en } else { vi }
}

impl Word {
    /// The word in the language that the app speaks.
    pub fn now(self) -> &'static str {
        if is_english() { self.en } else { self.vi }
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        self.now()
    }
}

impl From<Word> for &'static str {
    fn from(word: Word) -> Self {
        word.now()
    }
}

impl From<Word> for String {
    fn from(word: Word) -> Self {
        word.now().to_owned()
    }
}

#[cfg(target_arch = "wasm32")]
impl leptos::prelude::IntoRender for Word {
    type Output = &'static str;

    fn into_render(self) -> Self::Output {
        self.now()
    }
}

#[cfg(target_arch = "wasm32")]
impl leptos::prelude::IntoAttributeValue for Word {
    type Output = &'static str;

    fn into_attribute_value(self) -> Self::Output {
        self.now()
    }
}

#[cfg(target_arch = "wasm32")]
impl From<Word> for leptos::prelude::Signal<String> {
    fn from(word: Word) -> Self {
        word.now().into()
    }
}
