//! Which of a person's turns counts ([`Attempts`]); the others are kept and shown, and not added up.

use std::cmp::Reverse;

use domain::campaign::Attempts;
use domain::id::RecordId;

use super::ResultCard;

/// The turn that counts, of all that one person finished in one campaign; none when there is none, or when the best is not
/// known before the answers are revealed.
#[must_use]
pub fn counted(cards: &[ResultCard], rule: Attempts) -> Option<RecordId> {
    let when = |card: &&ResultCard| (card.finished_at_ms, card.id.clone());
    let counted = match rule {
        Attempts::One | Attempts::First => cards.iter().min_by_key(when),
        Attempts::Last => cards.iter().max_by_key(when),
        Attempts::Best if cards.len() > 1 && cards.iter().any(|card| card.right.is_none()) => None,
        Attempts::Best => cards.iter().min_by_key(|card| (Reverse(card.right), card.took_ms, when(card))),
    };
    counted.map(|card| card.id.clone())
}

#[cfg(test)]
mod tests {
    use domain::campaign::{JoinCode, Reveal};
    use domain::id::CampaignId;

    use super::*;

    /// (right, took_ms, finished_at_ms)
    type Played = (Option<u32>, u32, u64);

    /// Cards of turns; their ids are `of(0)`, `of(1)` …
    fn cards(turns: &[Played]) -> Vec<ResultCard> {
        let card = |(n, (right, took_ms, finished_at_ms)): (usize, &Played)| ResultCard {
            id: of(n),
            code: JoinCode::read("246810").unwrap(),
            campaign: String::new(),
            campaign_id: CampaignId::new("dot"),
            unit: String::new(),
            person: 1,
            finished_at_ms: *finished_at_ms,
            took_ms: *took_ms,
            right: *right,
            reveal: Reveal::AtOnce,
            attempts: Attempts::Best,
            closes_at_ms: 0,
            answers: vec![],
            is_form: false,
            is_put_away: false,
            is_unlisted: false,
            sent_at_ms: None,
        };
        turns.iter().enumerate().map(card).collect()
    }

    fn of(n: usize) -> RecordId {
        RecordId::v7(n as u64, [0; 10])
    }

    #[test]
    fn the_best_is_most_right_then_shorter_then_earlier() {
        let table: [(&[Played], usize); 4] = [
            (&[(Some(7), 10, 1), (Some(9), 90, 2), (Some(8), 5, 3)], 1),
            (&[(Some(9), 90, 1), (Some(9), 60, 2), (Some(9), 70, 3)], 1),
            (&[(Some(9), 60, 3), (Some(9), 60, 1), (Some(9), 60, 2)], 1),
            (&[(Some(9), 60, 1), (Some(9), 60, 1)], 0),
        ];
        for (turns, best) in table {
            assert_eq!(counted(&cards(turns), Attempts::Best), Some(of(best)), "{turns:?}");
        }
    }

    #[test]
    fn the_best_is_not_guessed_before_it_is_known() {
        assert_eq!(counted(&cards(&[(None, 10, 1), (None, 5, 2)]), Attempts::Best), None);
        assert_eq!(counted(&cards(&[(Some(1), 10, 1), (None, 5, 2)]), Attempts::Best), None);
        assert_eq!(counted(&cards(&[(None, 10, 1)]), Attempts::Best), Some(of(0)), "there is no other");
    }

    #[test]
    fn first_and_last_go_by_when_they_were_finished() {
        let cards = cards(&[(Some(1), 9, 20), (Some(9), 1, 30), (None, 5, 10)]);
        assert_eq!(counted(&cards, Attempts::First), Some(of(2)));
        assert_eq!(counted(&cards, Attempts::One), Some(of(2)));
        assert_eq!(counted(&cards, Attempts::Last), Some(of(1)));
    }

    #[test]
    fn of_nothing_nothing_counts() {
        for rule in [Attempts::One, Attempts::Best, Attempts::First, Attempts::Last] {
            assert_eq!(counted(&[], rule), None);
        }
    }
}
