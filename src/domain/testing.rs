//! What the tests of several modules are made of.

use crate::campaign::{Campaign, JoinCode, Joined, JoinedUnit, NameAsked, PackRef, Rules};
use crate::id::{CampaignId, ChoiceId, PackId, QuestionId, UnitId};
use crate::pack::{Choice, FORMAT, FlowerKind, Pack, Question, QuestionKind, Source};

/// A question without choices and without a key.
pub fn question(id: &str, kind: QuestionKind) -> Question {
    Question {
        id: QuestionId::new(id),
        kind,
        text: "?".into(),
        story: None,
        picture: None,
        audio: None,
        explanation_audio: None,
        hint: String::new(),
        choices: vec![],
        order: vec![],
        number: None,
        unit: String::new(),
        accepted: vec![],
        explanation: "!".into(),
        source: Source { document: "d".into(), clause: String::new(), link: "https://d".into() },
    }
}

/// A pack whose questions have the ids 0, 1, 2 …: single, multiple, single …, each with the right choice `a`.
pub fn pack(id: &str, questions: usize) -> Pack {
    let choice = |id: &str, right| Choice { id: ChoiceId::new(id), text: id.into(), right };
    let question = |n: usize| {
        let kind = if n.is_multiple_of(2) { QuestionKind::Single } else { QuestionKind::Multiple };
        let choices = vec![choice("a", true), choice("b", n % 2 == 1), choice("c", false)];
        Question { choices, ..question(&n.to_string(), kind) }
    };
    Pack {
        format: FORMAT.into(),
        id: PackId::new(id),
        version: 1,
        lang: "vi".into(),
        title: "Bộ".into(),
        flower: FlowerKind::Lotus,
        reviewed_on: "2026-11-22".into(),
        stories: vec![],
        questions: (0..questions).map(question).collect(),
        contacts: vec![],
    }
}

/// A campaign with these packs.
pub fn joined(packs: &[Pack], flowers: u32, rules: Rules) -> Joined {
    let packs: Vec<PackRef> = packs.iter().map(Pack::pack_ref).collect();
    Joined {
        code: JoinCode::read("246810").expect("six digits"),
        campaign: Campaign {
            id: CampaignId::new("dot"),
            title: "Đợt".into(),
            packs,
            survey: None,
            flowers,
            rules,
            name_asked: NameAsked::None,
            opens_at_ms: 0,
            closes_at_ms: 1,
        },
        unit: JoinedUnit { id: UnitId::new("ch"), name: "Chi hội".into(), within: vec![] },
        contacts: vec![],
        rescue_key: None,
        langs: vec![],
    }
}
