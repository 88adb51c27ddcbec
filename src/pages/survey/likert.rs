//! How much she agrees: drawn faces with words, radios all the same. The words carry the meaning.

use domain::score::Given;
use domain::survey::Item;
use maud::{Markup, html};

use super::row::is_chosen;
use super::words;

/// From "Rất không đồng ý" to "Rất đồng ý": how far the corners of the mouth hang below its middle, in units of the drawing.
const MOUTHS: [&str; 5] =
    ["M-18 24Q0 4 18 24", "M-16 21Q0 11 16 21", "M-16 18H16", "M-16 13Q0 24 16 13", "M-18 10Q0 32 18 10"];

/// The faces.
pub fn open(item: &Item, given: &Given) -> Markup {
    let faces: &[usize] = if item.points == Some(3) { &[0, 2, 4] } else { &[0, 1, 2, 3, 4] };
    html! {
        div.faces {
            @for (step, id) in faces.iter().zip(item.choice_ids()) {
                label.choice.face {
                    svg viewBox="-50 -50 100 100" aria-hidden="true" {
                        circle r="42" {}
                        path.line d={ "M-15-12v4M15-12v4" (MOUTHS[*step]) } {}
                    }
                    span { (words::agreement(faces.len(), *step)) }
                    input type="radio" name="chon" value=(id.as_str()) checked[is_chosen(given, id.as_str())];
                }
            }
        }
    }
}
