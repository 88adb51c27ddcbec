//! Small drawings beside words; the words carry the meaning.

use crate::el::{El, svg};

/// The symbol `name` of [`crate::garden::art::SYMBOLS`], as high as the text around it.
pub fn icon(name: &str) -> El {
    symbol(name).class("icon")
}

/// The symbol `name`, as large as the CSS around it says.
pub fn symbol(name: &str) -> El {
    svg("-50 -50 100 100", &["<use href=\"#", name, "\"/>"].concat())
}
