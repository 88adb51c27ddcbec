//! The page of the turn under way, given to the worker as it stands: the next start shows it before any code runs. Once
//! the turn is sealed, it is the garden of the next turn.

use crate::signals::*;
use client::web::worker;
use domain::turn::Turn;
use pages::{View, Way};

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
        if matches!(keeping, Keeping::Sealed(_)) {
            let again = play.may_begin_again();
            worker::tell_next_page(code, if again { "again" } else { "done" });
            let next = again.then(|| phone().begin(&opened, None, turn.name.clone(), turn.person));
            keep(&opened.joined, &opened.packs, next.filter(|next| next.name.is_none()).as_ref());
        } else {
            worker::tell_next_page(code, &turn.seed.to_string());
            keep(&opened.joined, &opened.packs, Some(&turn));
        }
    });
}

fn keep(joined: &domain::campaign::Joined, packs: &[domain::pack::Pack], turn: Option<&Turn>) {
    let path = ["/j/", joined.code.as_str()].concat();
    let (head, page) = match turn {
        Some(turn) => pages::sent(View { joined, packs, turn: Some(turn), way: &Way::On }),
        None => Default::default(),
    };
    worker::keep_page(path, head, page);
}
