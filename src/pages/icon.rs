//! Small drawings beside words; the words carry the meaning. What is drawn stands once in the page
//! (`public/art/*.svg`), and is named here.

use maud::{Markup, html};

/// The symbol `name`, as high as the text around it.
pub fn icon(name: &str) -> Markup {
    html! { svg.icon viewBox="-50 -50 100 100" aria-hidden="true" { use href={ "#" (name) } {} } }
}

/// The symbol `name`, as large as the CSS around it says.
pub fn symbol(name: &str) -> Markup {
    html! { svg viewBox="-50 -50 100 100" aria-hidden="true" { use href={ "#" (name) } {} } }
}

/// A drawing that fills its box, such as the tree.
pub fn scene(name: &str, view_box: &str, class: &str) -> Markup {
    html! { svg class=(class) viewBox=(view_box) aria-hidden="true" { use href={ "#" (name) } {} } }
}
