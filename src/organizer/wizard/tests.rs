use domain::id::{PackId, SurveyId};
use domain::organizer::campaigns::OPEN_AT_MOST_MS;
use domain::pack::FlowerKind;
use domain::survey::SurveyRef;

use super::*;
use crate::period::Unfit;

const NOW: u64 = 1_000;

fn pack(id: &str, questions: u32) -> PackSummary {
    PackSummary {
        id: PackId::new(id),
        title: format!("Bộ {id}"),
        flower: FlowerKind::Peach,
        starter: false,
        unit: None,
        questions,
        version: Some(3),
        has_draft: false,
        changed_at_ms: 0,
        may_change: true,
    }
}

fn survey() -> SurveySummary {
    SurveySummary {
        survey: SurveyRef { id: SurveyId::new("s"), version: 2 },
        title: "Ý kiến chị em".to_owned(),
        sensitive: true,
        items: 7,
        unit: None,
        may_change: false,
    }
}

fn draft(content: Content) -> Draft {
    Draft {
        content,
        title: " Tháng Ba ".to_owned(),
        units: vec![UnitId::new("u")],
        opens_at_ms: Some(NOW),
        closes_at_ms: Some(NOW + 5),
        flowers: "10".to_owned(),
        seconds: String::new(),
        lucky: "1".to_owned(),
        shuffle: true,
        reveal: Reveal::AtOnce,
        attempts: Attempts::Best,
        name_asked: NameAsked::Name,
    }
}

fn of_packs() -> Draft {
    draft(Content::Packs(vec![pack("a", 20), pack("b", 8)]))
}

#[test]
fn a_campaign_of_packs_pins_their_versions() {
    let made = of_packs().campaign(Some(UnitId::new("x")), NOW).unwrap();
    assert_eq!(made.title, "Tháng Ba");
    assert_eq!(made.unit, Some(UnitId::new("x")));
    assert_eq!(
        made.packs.iter().map(|pack| (pack.id.as_str(), pack.version)).collect::<Vec<_>>(),
        [("a", 3), ("b", 3)]
    );
    assert_eq!((made.flowers, made.rules, made.survey), (10, Rules::default(), None));
    assert_eq!(made.name_asked, NameAsked::Name);
    assert_eq!((made.opens_at_ms, made.closes_at_ms), (NOW, NOW + 5));
}

#[test]
fn a_survey_has_no_packs_asks_no_name_and_needs_no_rules() {
    let mut draft = draft(Content::Survey(Some(survey()), Some(Round::Before)));
    draft.flowers = String::new();
    let made = draft.campaign(None, NOW).unwrap();
    assert_eq!(made.survey, Some(SurveyUse { survey: survey().survey, round: Some(Round::Before) }));
    assert_eq!((made.packs.len(), made.name_asked, made.rules), (0, NameAsked::None, Rules::default()));
    assert!((1..=Campaign::MOST_FLOWERS).contains(&made.flowers));
}

#[test]
fn every_step_says_what_it_needs() {
    let refused = |change: fn(&mut Draft)| {
        let mut draft = of_packs();
        change(&mut draft);
        draft.campaign(None, NOW).unwrap_err()
    };
    let content = |problem| (Step::Content, problem);
    assert_eq!(refused(|draft| draft.content = Content::Packs(vec![])), content(Problem::NoPacks));
    let many = |draft: &mut Draft| draft.content = Content::Packs(vec![pack("a", 1); MOST_PACKS + 1]);
    assert_eq!(refused(many), content(Problem::TooManyPacks));
    assert_eq!(refused(|draft| draft.content = Content::Survey(None, None)), content(Problem::NoSurvey));
    assert_eq!(refused(|draft| draft.title = " ".to_owned()), content(Problem::NoTitle));
    assert_eq!(refused(|draft| draft.title = "ạ".repeat(121)), content(Problem::TitleTooLong));
    assert_eq!(refused(|draft| draft.units.clear()), (Step::Units, Problem::NoUnits));
    let dates = |unfit| (Step::Dates, Problem::Times(unfit));
    assert_eq!(refused(|draft| draft.opens_at_ms = None), dates(Unfit::OpensUnread));
    assert_eq!(refused(|draft| draft.closes_at_ms = Some(NOW)), dates(Unfit::ClosesFirst));
    let forever = |draft: &mut Draft| draft.closes_at_ms = Some(NOW + OPEN_AT_MOST_MS + 1);
    assert_eq!(refused(forever), dates(Unfit::TooLong));
}

#[test]
fn rules_are_read_as_they_are_typed() {
    let rules = |flowers: &str, seconds: &str, lucky: &str| {
        let (flowers, seconds, lucky) = (flowers.to_owned(), seconds.to_owned(), lucky.to_owned());
        Draft { flowers, seconds, lucky, ..of_packs() }.read_rules()
    };
    let (flowers, read) = rules(" 12 ", "1.200", "0").unwrap();
    assert_eq!((flowers, read.seconds, read.lucky), (12, Some(1_200), 0));
    for flowers in ["", "0", "13", "-1", "2,5", "mười"] {
        assert_eq!(rules(flowers, "", "0"), Err(Problem::Flowers { most: 12 }), "{flowers}");
    }
    for seconds in ["0", "4", "3601", "x"] {
        assert_eq!(rules("10", seconds, "0"), Err(Problem::Seconds), "{seconds}");
    }
    assert_eq!(rules("2", "", "3"), Err(Problem::Lucky { most: 2 }));
    assert_eq!(rules("2", "", ""), Err(Problem::Lucky { most: 2 }));
    let few = Draft { content: Content::Packs(vec![pack("a", 4)]), ..of_packs() };
    assert_eq!(few.read_rules(), Err(Problem::Flowers { most: 4 }));
}

#[test]
fn what_is_suggested_follows_until_she_writes_her_own() {
    assert_eq!(of_packs().suggested_title(), "Bộ a");
    assert_eq!(draft(Content::Survey(Some(survey()), None)).suggested_title(), "Ý kiến chị em");
    assert_eq!(of_packs().suggested_flowers(), "10");
    assert_eq!(draft(Content::Packs(vec![pack("a", 4)])).suggested_flowers(), "4");
    assert_eq!(draft(Content::Packs(vec![])).suggested_flowers(), "1");
    assert_eq!(follow("", "", "Bộ a".to_owned()), "Bộ a");
    assert_eq!(follow("Bộ a", "Bộ a", "Bộ b".to_owned()), "Bộ b");
    assert_eq!(follow("Tháng Ba", "Bộ a", "Bộ b".to_owned()), "Tháng Ba");
}

#[test]
fn the_steps_lead_from_the_first_to_the_last_and_back() {
    let mut step = Step::default();
    let mut seen = vec![step];
    while let Some(next) = step.next() {
        assert_eq!(next.back(), Some(step));
        step = next;
        seen.push(step);
    }
    assert_eq!(seen, Step::ALL);
    assert_eq!(Step::default().back(), None);
}

#[test]
fn only_what_was_chosen_can_be_lost() {
    assert!(of_packs().content.is_begun());
    assert!(Content::Survey(Some(survey()), None).is_begun());
    assert!(!Content::Packs(vec![]).is_begun());
    assert!(!Content::Survey(None, Some(Round::After)).is_begun());
}
