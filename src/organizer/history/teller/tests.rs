use domain::organizer::audit::Deed;
use domain::organizer::units::UnitInfo;

use super::*;

fn told(deed: Deed, subject: &str, before: &str, after: &str) -> Line {
    let commune = UnitInfo {
        id: UnitId::new("nh"),
        parent: None,
        level: UnitLevel::Commune,
        name: "Xã Nghĩa Hành".to_owned(),
        members: 0,
        closed_on: None,
        merged_into: None,
    };
    let (units, levels) = (Forest::new(&[commune], None), LevelNames::default());
    let people = HashMap::from([("7".to_owned(), "Huệ".to_owned())]);
    let moment = |ms| format!("lúc {ms}");
    let teller = Teller { units: &units, levels: &levels, people: &people, moment };
    let [who, subject, before, after] = ["Lan", subject, before, after].map(str::to_owned);
    teller.line(&AuditEntry { id: "1".into(), at_ms: 5, who, deed, subject, unit: None, before, after })
}

#[test]
fn ids_are_told_as_names_and_values_in_words() {
    let line = told(
        Deed::ChangedPerson,
        "person 7",
        r#"{"role":"viewer","unit":null,"closed":false}"#,
        r#"{"role":"admin","unit":"nh","closed":true}"#,
    );
    assert_eq!((line.about.as_str(), line.at.as_str()), ("tài khoản Huệ", "lúc 5"));
    let change = |field: &str| line.changes.iter().find(|(name, ..)| name == field).cloned().unwrap();
    assert_eq!(change("quyền").2.as_deref(), Some("Người quản trị"));
    assert_eq!(change("đơn vị"), ("đơn vị".into(), None, Some("Xã Nghĩa Hành".into())));
    assert_eq!(change("tài khoản đóng").1.as_deref(), Some("không"));
    assert!(crate::history::holds(&line.folded, "lan hue nghia hanh"));
}

#[test]
fn a_meeting_is_told_by_its_day_and_unit_and_rules_in_words() {
    let held = r#"{"held_on":"2026-11-20","unit":"nh","kind":"mock_trial"}"#;
    let line = told(Deed::DroppedMeeting, "meeting 01a2", held, "");
    assert_eq!(line.about, "buổi sinh hoạt 20/11/2026, Xã Nghĩa Hành");
    let kind = line.changes.iter().find(|(name, ..)| name == "hình thức").unwrap();
    assert_eq!(kind.1.as_deref(), Some("phiên tòa giả định"));
}

#[test]
fn a_campaign_is_told_by_its_title_and_its_times_as_moments() {
    let after = r#"{"campaign":{"title":"Tháng Ba","opens_at_ms":9,"packs":[]},"units":1200}"#;
    let line = told(Deed::MadeCampaign, "campaign x-1", "", after);
    assert_eq!(line.about, "đợt Tháng Ba");
    let values: Vec<_> = line.changes.iter().filter_map(|(_, _, after)| after.as_deref()).collect();
    assert!(values.contains(&"lúc 9") && values.contains(&"1.200"), "{values:?}");
}

#[test]
fn long_texts_and_lists_are_cut_short() {
    let names = vec!["\"ệ\""; 20].join(",");
    let after = format!(r#"{{"names":[{names}],"note":"{}"}}"#, "ệ".repeat(500));
    let line = told(Deed::ImportedUnits, "unit nh", "", &after);
    assert!(line.changes.iter().all(|(.., after)| after.as_ref().unwrap().chars().count() <= MOST_CHARS + 1));
    assert!(line.changes[0].2.as_ref().unwrap().ends_with("và 12 nữa"), "{:?}", line.changes[0]);
}

#[test]
fn what_is_not_known_is_shown_as_it_came() {
    let line = told(Deed::SignedIn, "spaceship 9", "", r#"{"warp":1.5}"#);
    assert_eq!(line.about, "spaceship");
    assert_eq!(line.changes, [("warp".to_owned(), None, Some("1.5".to_owned()))]);
}
