//! Drawings: small ones beside words, and scenes. The words carry the meaning.

use crate::el::{El, el};

/// The symbol `name` of [`crate::garden::art::SYMBOLS`], as high as the text around it.
pub fn icon(name: &str) -> El {
    symbol(name).class("icon")
}

/// The symbol `name`, as large as the CSS around it says.
pub fn symbol(name: &str) -> El {
    scene("", "-50 -50 100 100", &["<use href=\"#", name, "\"/>"].concat())
}

/// A drawing of its own: `inside` is one of ours, never words from elsewhere.
pub fn scene(class: &str, view_box: &str, inside: &str) -> El {
    // Only a parser puts what it reads into the namespace of SVG.
    let svg = ["<svg class=\"", class, "\" viewBox=\"", view_box, "\" aria-hidden=\"true\">", inside, "</svg>"];
    el("template").drawn(&svg.concat())
}
