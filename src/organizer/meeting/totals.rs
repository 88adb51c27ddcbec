//! Meetings found again and added up.

use domain::organizer::meetings::Meeting;
use domain::spelling::fold;

/// Meetings added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub meetings: u64,
    /// None where nobody counted; so below.
    pub women: Option<u64>,
    pub men: Option<u64>,
    pub minorities: Option<u64>,
}

impl Totals {
    /// Adds up; what nobody counted adds nothing.
    pub fn of<'a>(meetings: impl Iterator<Item = &'a Meeting>) -> Self {
        let add = |sum: Option<u64>, n: Option<u32>| match n {
            Some(n) => Some(sum.unwrap_or_default() + u64::from(n)),
            None => sum,
        };
        meetings.fold(Self::default(), |sum, meeting| Self {
            meetings: sum.meetings + 1,
            women: add(sum.women, meeting.note.women),
            men: add(sum.men, meeting.note.men),
            minorities: add(sum.minorities, meeting.note.minorities),
        })
    }
}

/// Whether every word that is wanted stands in one of the texts about a meeting. Marks and capitals do not matter.
pub fn is_found(texts: &[&str], wanted: &str) -> bool {
    let text = fold(&texts.join(" "));
    fold(wanted).split(' ').all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use domain::id::UnitId;
    use domain::organizer::meetings::MeetingNote;

    use super::super::Typed;
    use super::*;

    #[test]
    fn what_nobody_counted_adds_nothing() {
        let note = Typed::blank(Some(UnitId::new("a")), "2026-11-28".to_owned()).read("2026-11-28").unwrap();
        let meeting = |women, minorities| Meeting {
            id: String::new(),
            note: MeetingNote { women, minorities, men: None, ..note.clone() },
            changed_at_ms: 0,
        };
        let totals = Totals::of([meeting(Some(30), None), meeting(None, Some(9))].iter());
        assert_eq!(totals, Totals { meetings: 2, women: Some(30), men: None, minorities: Some(9) });
    }

    #[test]
    fn meetings_are_found_by_words_in_any_order() {
        let texts = ["Chi hội thôn Một", "Họp thôn", "Bà Lan"];
        assert!(is_found(&texts, "lan HOP"));
        assert!(is_found(&texts, " "));
        assert!(!is_found(&texts, "lan huệ"));
    }
}
