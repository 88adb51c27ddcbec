//! How the pages look for her: the size of the text, the colours, the language. The choice is the phone's; the style sheet
//! knows it by `data-size` and `data-colours` of the page.

use maud::{Markup, html};

use crate::acts;
use crate::bar::bar;
use crate::language::switch;
use crate::words::{self, Word};

/// Where the page is.
pub const ADDRESS: &str = "/hien-thi";
/// The sizes of text, by what stands in `data-size`.
pub const SIZES: [(&str, Word); 3] = [("1", words::SIZE_1), ("2", words::SIZE_2), ("3", words::SIZE_3)];
/// The colours, by what stands in `data-colours`.
const COLOURS: [(&str, Word); 4] = [
    ("auto", words::COLOURS_AUTO),
    ("light", words::COLOURS_LIGHT),
    ("dark", words::COLOURS_DARK),
    ("strong", words::COLOURS_STRONG),
];

/// The page, with what is chosen now.
#[must_use]
pub fn look(size: &str, colours: &str) -> Markup {
    html! {
        (bar(&words::LOOK, Some("/")))
        main.page.look {
            h1.unseen tabindex="-1" { (words::LOOK) }
            (group("size", words::TEXT_SIZE, &SIZES, size))
            (group("colours", words::COLOURS, &COLOURS, colours))
            section.list { h2 { (words::LANGUAGE) } (switch()) }
        }
    }
}

/// Buttons of which one is pressed: what each chooses stands in `data-look`.
fn group(what: &str, heading: Word, all: &[(&str, Word)], chosen: &str) -> Markup {
    html! {
        section.list {
            h2 { (heading) }
            @for (value, said) in all {
                button.button.button-quiet type="button" data-do=(acts::LOOK)
                    data-look={ (what) " " (value) } aria-pressed=(if *value == chosen { "true" } else { "false" }) {
                    (said)
                }
            }
        }
    }
}

/// The button on every bar: the next size, at once.
pub fn next_size(said: &str) -> Markup {
    html! { button type="button" data-do=(acts::SIZE) aria-label=(said) { "Aa" } }
}

#[cfg(test)]
mod tests;
