//! The page of the turn under way, given to the worker as it stands: the next start shows it before any code runs. Once
//! the turn is sealed, it is the garden of the next turn.

use crate::signals::*;
use client::phone::Opened;
use client::web::{after_paint, worker};
use domain::turn::Turn;
use pages::{View, Way};

use crate::passing;
use crate::play::{Keeping, Play};
use crate::shelf::phone;

/// Follows the turn.
pub fn follow(play: Play) {
    Effect::new(move |_| {
        watch(play.steps);
        play.language.track();
        let keeping = play.keeping.get();
        let Some((opened, turn)) = play.at_hand() else { return };
        let code = opened.joined.code.as_str();
        if play.passed().is_some() {
            return passing::keep_no_page(&opened.joined.code);
        }
        let turn = if matches!(keeping, Keeping::Sealed(_)) {
            let again = play.may_begin_again();
            worker::tell_next_page(code, if again { "again" } else { "done" });
            let next = again.then(|| phone().begin(&opened, None, turn.name.clone(), turn.person));
            next.filter(|next| next.name.is_none())
        } else {
            worker::tell_next_page(code, &turn.seed.to_string());
            Some(turn)
        };
        // What she sees comes first.
        after_paint(move || keep(&opened, turn.as_ref()));
    });
}

fn keep(opened: &Opened, turn: Option<&Turn>) {
    let (joined, packs) = (&opened.joined, &opened.packs);
    let path = ["/j/", joined.code.as_str()].concat();
    let (head, page) = match turn {
        Some(_) => pages::sent(View { joined, packs, turn, way: &Way::On }),
        None => Default::default(),
    };
    worker::keep_page(path, head, page);
}
