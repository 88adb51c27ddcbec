//! Meetings as they are typed in, found again and added up.

use domain::id::{CampaignId, UnitId};
use domain::organizer::meetings::{MOST_ATTENDANCE, Meeting, MeetingError, MeetingKind, MeetingNote};
use domain::spelling::fold;

use crate::typed::{NoCount, count};

/// The kinds in the order in which they are offered.
pub const KINDS: [MeetingKind; 8] = [
    MeetingKind::HaiHoa,
    MeetingKind::Branch,
    MeetingKind::Contest,
    MeetingKind::Discussion,
    MeetingKind::Village,
    MeetingKind::MockTrial,
    MeetingKind::Launch,
    MeetingKind::Other,
];

/// What stands in the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub unit: Option<UnitId>,
    /// The id of a campaign; empty for none.
    pub campaign: String,
    /// The name that a kind travels by.
    pub kind: String,
    pub held_on: String,
    pub place: String,
    pub host: String,
    pub women: String,
    pub men: String,
    pub minorities: String,
    pub partners: String,
}

/// A field that cannot be as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No unit is chosen.
    Unit,
    /// No day.
    Day,
    /// No number.
    Women,
    /// No number.
    Men,
    /// No number.
    Minorities,
    /// More of a minority than came.
    MoreThanCame,
    /// Too long, or with characters that are none: `place`, `host` or `partners`.
    Text(&'static str),
}

impl Typed {
    /// The fields of a new meeting, held today.
    pub fn blank(unit: Option<UnitId>, today: String) -> Self {
        let [campaign, place, host, women, men, minorities, partners] = [const { String::new() }; 7];
        let kind = MeetingKind::HaiHoa.name().to_owned();
        Self { unit, campaign, kind, held_on: today, place, host, women, men, minorities, partners }
    }

    /// The fields of a meeting that is noted.
    pub fn of(note: &MeetingNote) -> Self {
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        let note = note.clone();
        Self {
            unit: Some(note.unit),
            campaign: note.campaign.map(|id| id.to_string()).unwrap_or_default(),
            kind: note.kind.name().to_owned(),
            held_on: note.held_on,
            place: note.place,
            host: note.host,
            women: number(note.women),
            men: number(note.men),
            minorities: number(note.minorities),
            partners: note.partners,
        }
    }

    /// What is to be noted.
    ///
    /// # Errors
    /// Every field that cannot be as it is.
    pub fn read(&self) -> Result<MeetingNote, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut number = |text: &str, field| {
            count(text, MOST_ATTENDANCE).unwrap_or_else(|NoCount| {
                wrong.push(field);
                None
            })
        };
        let women = number(&self.women, Wrong::Women);
        let men = number(&self.men, Wrong::Men);
        let minorities = number(&self.minorities, Wrong::Minorities);
        let are_counts = wrong.is_empty();
        if self.unit.is_none() {
            wrong.push(Wrong::Unit);
        }
        let text = |text: &str| text.trim().to_owned();
        let note = MeetingNote {
            unit: self.unit.clone().unwrap_or_default(),
            campaign: Some(&self.campaign).filter(|id| !id.is_empty()).map(CampaignId::new),
            kind: MeetingKind::from_name(&self.kind).unwrap_or(MeetingKind::Other),
            held_on: self.held_on.clone(),
            place: text(&self.place),
            host: text(&self.host),
            women,
            men,
            minorities,
            partners: text(&self.partners),
        };
        wrong.extend(note.problems().into_iter().filter_map(|problem| match problem {
            MeetingError::Day => Some(Wrong::Day),
            MeetingError::Text(field) => Some(Wrong::Text(field)),
            // Only where there are numbers to compare.
            MeetingError::Attendance => are_counts.then_some(Wrong::MoreThanCame),
        }));
        if wrong.is_empty() { Ok(note) } else { Err(wrong) }
    }
}

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
    use super::*;

    fn typed() -> Typed {
        Typed {
            women: "1.250".to_owned(),
            men: " 12 ".to_owned(),
            minorities: String::new(),
            place: " Nhà văn hóa thôn ".to_owned(),
            ..Typed::blank(Some(UnitId::new("a")), "2026-11-28".to_owned())
        }
    }

    #[test]
    fn what_is_typed_becomes_a_note_and_is_typed_again() {
        let note = typed().read().unwrap();
        assert_eq!((note.women, note.men, note.minorities), (Some(1250), Some(12), None));
        assert_eq!(note.place, "Nhà văn hóa thôn");
        assert_eq!((note.kind, note.campaign.clone()), (MeetingKind::HaiHoa, None));
        assert_eq!(Typed::of(&note).read(), Ok(note));
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let wrong = |change: fn(&mut Typed)| {
            let mut typed = typed();
            change(&mut typed);
            typed.read().unwrap_err()
        };
        assert_eq!(wrong(|typed| typed.unit = None), [Wrong::Unit]);
        assert_eq!(wrong(|typed| typed.held_on = "2026-02-30".to_owned()), [Wrong::Day]);
        assert_eq!(wrong(|typed| typed.women = "đông".to_owned()), [Wrong::Women]);
        assert_eq!(wrong(|typed| typed.men = "-1".to_owned()), [Wrong::Men]);
        assert_eq!(wrong(|typed| typed.minorities = "?".to_owned()), [Wrong::Minorities]);
        assert_eq!(wrong(|typed| typed.minorities = "1.263".to_owned()), [Wrong::MoreThanCame]);
        assert_eq!(wrong(|typed| typed.host = "a".repeat(201)), [Wrong::Text("host")]);
        let all = wrong(|typed| {
            (typed.unit, typed.held_on) = (None, String::new());
            (typed.women, typed.place) = ("đông".to_owned(), "a".repeat(201));
        });
        assert_eq!(all, [Wrong::Women, Wrong::Unit, Wrong::Day, Wrong::Text("place")]);
    }

    #[test]
    fn what_nobody_counted_adds_nothing() {
        let meeting = |women, minorities| Meeting {
            id: String::new(),
            note: MeetingNote { women, minorities, men: None, ..typed().read().unwrap() },
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
