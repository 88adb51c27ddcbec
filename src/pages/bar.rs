//! The thin bar on top: back, short title, and how her results are doing.

use maud::{Markup, html};

use crate::acts;
use crate::icon::icon;
use crate::look::next_size;
use crate::state::mark;
use crate::words;

/// Where the arrow leads before the code is there; the code goes back in history instead.
pub const GARDEN: &str = "#vuon";

/// The bar of a page. `up` is where its arrow leads, none on the first page.
pub fn bar(title: &str, up: Option<&str>) -> Markup {
    html! {
        header.bar {
            @if let Some(up) = up {
                a href=(up) data-do=(acts::BACK) aria-label=(words::BACK) { (icon("back")) }
            }
            p { (title) }
            (next_size(&words::TEXT_SIZE))
            a.state.mark href="/ket-qua" { (mark(0, false)) }
        }
    }
}
