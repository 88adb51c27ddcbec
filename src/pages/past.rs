//! "Kết quả của tôi": the past participations of this phone.

use domain::id::RecordId;
use domain::wire::Delivery;
use maud::{Markup, html};

use crate::bar::bar;
use crate::contacts::way;
use crate::message::{link, message};
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
}

/// The page: the list, the latest first, with the state of each, and the part "Máy này".
#[must_use]
pub fn past(entries: &[Entry], held: Care) -> Markup {
    html! {
        (bar(&words::RESULTS, Some("/")))
        main.page {
            h1.unseen tabindex="-1" { (words::RESULTS) }
            div.place #cap-nhat {}
            @if entries.is_empty() {
                (message(words::NO_RESULTS, &words::NO_RESULTS_HINT, link("/", words::TO_CODE)))
            }
            ul.list { @for entry in entries { li.card { (line(entry)) } } }
            (way())
            section.list #may-nay { (care(held)) }
        }
    }
}

fn line(entry: &Entry) -> Markup {
    html! {
        a.entry href={ "/ket-qua/" (entry.id.as_str()) } {
            b { (entry.title) }
            span { (entry.score) }
            span.quiet.small { (entry.when) @if entry.counts { " · " (words::COUNTS) } }
        }
        (of_result(&entry.id, entry.delivery))
    }
}
