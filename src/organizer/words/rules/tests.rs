use domain::id::SurveyId;
use domain::survey::{SurveyRef, SurveyUse};

use super::*;

fn campaign(rules: Rules) -> NewCampaign {
    NewCampaign {
        unit: None,
        title: "Tháng Ba".to_owned(),
        packs: vec![],
        survey: None,
        units: vec![],
        flowers: 7,
        rules,
        name_asked: NameAsked::Name,
        opens_at_ms: 1,
        closes_at_ms: 2,
    }
}

#[test]
fn every_rule_is_said() {
    let rules = Rules {
        shuffle: false,
        seconds: Some(1_200),
        reveal: Reveal::AfterClosing,
        attempts: Attempts::Last,
        lucky: 2,
    };
    let said = sentences(&campaign(rules)).join(" ");
    for word in
        ["7 bông hoa", "theo thứ tự", "1.200 giây", "2 bông may mắn", "máy chủ chấm", "lần cuối", "Hỏi tên"]
    {
        assert!(said.contains(word), "{word}: {said}");
    }
    let said = sentences(&campaign(Rules::default())).join(" ");
    for word in ["được trộn", "Không giới hạn", "1 bông may mắn", "Ngay sau mỗi câu", "tốt nhất"]
    {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn a_survey_says_its_measurement_and_nothing_of_flowers() {
    let survey = SurveyRef { id: SurveyId::new("s"), version: 1 };
    let survey = Some(SurveyUse { survey, round: Some(Round::Before) });
    let said = sentences(&NewCampaign { survey, ..campaign(Rules::default()) }).join(" ");
    assert!(said.contains("trước hoạt động") && !said.contains("bông"), "{said}");
}
