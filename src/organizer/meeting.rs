//! Meetings as they are typed in, found again and added up.

mod totals;

use domain::id::{CampaignId, UnitId};
use domain::organizer::meetings::{MOST_ATTENDANCE, MeetingError, MeetingKind, MeetingNote};

pub use totals::{Totals, is_found};

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
    /// A day that has not come yet.
    Future,
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

    /// What is to be noted of a meeting that was held by `today` (`YYYY-MM-DD`).
    ///
    /// # Errors
    /// Every field that cannot be as it is.
    pub fn read(&self, today: &str) -> Result<MeetingNote, Vec<Wrong>> {
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
        wrong.extend(note.problems(today).into_iter().filter_map(|problem| match problem {
            MeetingError::Day => Some(Wrong::Day),
            MeetingError::Future => Some(Wrong::Future),
            MeetingError::Text(field) => Some(Wrong::Text(field)),
            // Only where there are numbers to compare.
            MeetingError::Attendance => are_counts.then_some(Wrong::MoreThanCame),
        }));
        if wrong.is_empty() { Ok(note) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-28";

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
        let note = typed().read(TODAY).unwrap();
        assert_eq!((note.women, note.men, note.minorities), (Some(1250), Some(12), None));
        assert_eq!(note.place, "Nhà văn hóa thôn");
        assert_eq!((note.kind, note.campaign.clone()), (MeetingKind::HaiHoa, None));
        assert_eq!(Typed::of(&note).read(TODAY), Ok(note));
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let wrong = |change: fn(&mut Typed)| {
            let mut typed = typed();
            change(&mut typed);
            typed.read(TODAY).unwrap_err()
        };
        assert_eq!(wrong(|typed| typed.unit = None), [Wrong::Unit]);
        assert_eq!(wrong(|typed| typed.held_on = "2026-02-30".to_owned()), [Wrong::Day]);
        assert_eq!(wrong(|typed| typed.held_on = "2026-11-29".to_owned()), [Wrong::Future]);
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
}
