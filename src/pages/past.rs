//! "Kết quả của tôi": the past participations of this phone.

use domain::id::RecordId;
use domain::wire::Delivery;
use maud::{Markup, html};

use crate::bar::bar;
use crate::contacts::way;
use crate::phone::{Care, care};
use crate::state::of_result;
use crate::words;

/// One of them.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its record.
    pub id: RecordId,
    /// The campaign's title.
    pub title: String,
    /// How it went, in words.
    pub score: String,
    /// When, in words.
    pub when: String,
    /// Where it is on its way; none while that is being read.
    pub delivery: Option<Delivery>,
    /// Whether it is the one that counts, where she took part more than once.
    pub counts: bool,
    /// Whether the phone was passed on since: then there is nothing to look at.
    pub is_put_away: bool,
}

/// The page: the list, the latest first, with the state of each, or what is said where there is `none`; and the part "Máy này".
#[must_use]
pub fn past(entries: &[Entry], none: &Markup, held: Care) -> Markup {
    html! {
        (bar(&words::RESULTS, Some("/")))
        main.page {
            h1.unseen tabindex="-1" { (words::RESULTS) }
            div.place #cap-nhat {}
            @if entries.is_empty() { (none) }
            ul.list { @for entry in entries { li.card { (line(entry)) } } }
            (way())
            section.list #may-nay { (care(held)) }
            a.button.button-quiet href=(crate::look::ADDRESS) { (words::LOOK) }
        }
    }
}

fn line(entry: &Entry) -> Markup {
    let inside = html! {
        b { (entry.title) }
        span { (entry.score) }
        span.quiet.small { (entry.when) @if entry.counts { " · " (words::COUNTS) } }
    };
    html! {
        @if entry.is_put_away { div.entry { (inside) } }
        @else { a.entry href={ "/ket-qua/" (entry.id.as_str()) } { (inside) } }
        (of_result(&entry.id, entry.delivery))
    }
}
