//! A campaign's page as it is sent: by the server, or by the worker for the next start.

use crate::campaign::{View, campaign};
use crate::contacts::trusted;
use crate::print_of;

/// What goes into the head and into the body of the member page. The head says which turn the page is of, and by a print
/// of the page whether the app would draw anything else.
#[must_use]
pub fn sent(view: View) -> (String, String) {
    let page = campaign(view).into_string();
    let seed = view.turn.map(|turn| turn.seed.to_string()).unwrap_or_default();
    let head = [meta("seed", &seed), meta("print", &print_of(&page))].concat();
    (head, page)
}

/// The page of trusted addresses as the server sends it: the numbers of the whole country can be called before any code is
/// there.
#[must_use]
pub fn trusted_sent() -> (String, String) {
    let page = trusted().into_string();
    (meta("print", &print_of(&page)), page)
}

fn meta(name: &str, content: &str) -> String {
    ["<meta name=\"", name, "\" content=\"", content, "\">"].concat()
}
