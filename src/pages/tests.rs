use domain::campaign::{Campaign, JoinCode, Joined, JoinedUnit, NameAsked, Reveal, Rules};
use domain::id::{CampaignId, ChoiceId, UnitId};
use domain::pack::{Pack, QuestionKind};
use domain::score::Given;
use domain::turn::{Event, Turn};

use super::*;

const PACK: &str = r#"{"format":"haihoa.pack/1","id":"bo","version":1,"lang":"vi","title":"Bộ","flower":"lotus",
    "reviewed_on":"2026-11-22","contacts":[],"stories":[{"id":"s","title":"Chị Na","text":"Chị Na nhận được tin lạ."}],
    "questions":[
    {"id":"Q1","kind":"single","text":"Một < hai?","story":"s","hint":"Nghĩ kỹ","choices":[
      {"id":"a","text":"Có \"thật\"","right":true},{"id":"b","text":"Không"}],
     "explanation":"Vì thế","source":{"document":"Luật","clause":"Điều 1","link":"https://d"}},
    {"id":"Q2","kind":"order","text":"Xếp","story":"s","choices":[{"id":"a","text":"hai"},{"id":"b","text":"một"}],
     "order":["b","a"],"explanation":"!","source":{"document":"d","link":"https://d"}},
    {"id":"Q3","kind":"number","text":"Mấy?","number":{"value":"24","tolerance":"1,5"},"unit":"giờ",
     "explanation":"!","source":{"document":"d","link":"https://d"}},
    {"id":"Q4","kind":"text","text":"Ai?","accepted":["Chi hội trưởng"],
     "explanation":"!","source":{"document":"d","link":"https://d"}},
    {"id":"Q5","kind":"prediction","text":"Bao nhiêu người?"}]}"#;

pub fn world(rules: Rules) -> (Joined, Vec<Pack>, Turn) {
    let pack = Pack::read(PACK).unwrap();
    let campaign = Campaign {
        id: CampaignId::new("dot"),
        title: "Đợt <một>".into(),
        packs: vec![pack.pack_ref()],
        survey: None,
        flowers: 4,
        rules,
        name_asked: NameAsked::None,
        opens_at_ms: 0,
        closes_at_ms: 1,
    };
    let joined = Joined {
        code: JoinCode::read("357910").unwrap(),
        campaign,
        unit: JoinedUnit { id: UnitId::new("ch"), name: "Chi hội".into(), within: vec![] },
        contacts: vec![],
        rescue_key: None,
        langs: vec![],
    };
    let packs = vec![pack];
    let turn = Turn::begin(&joined, &packs, 3, 0, None);
    (joined, packs, turn)
}

pub fn in_order(reveal: Reveal) -> Rules {
    Rules { shuffle: false, lucky: 0, reveal, ..Rules::default() }
}

pub fn page(joined: &Joined, packs: &[Pack], turn: &Turn) -> String {
    campaign(View { joined, packs, turn: Some(turn), way: &Way::On }).into_string()
}

pub fn answer(turn: &mut Turn, packs: &[Pack], flower: usize, chosen: &[&str], typed: &str) {
    let chosen = chosen.iter().map(|id| ChoiceId::new(*id)).collect();
    for event in [
        Event::Pick { flower },
        Event::Give(Given { chosen, typed: typed.into() }),
        Event::Answer,
        Event::Close,
    ] {
        turn.step(event, packs).unwrap();
    }
}

#[test]
fn words_from_elsewhere_are_escaped() {
    let (joined, packs, turn) = world(in_order(Reveal::AtOnce));
    let html = page(&joined, &packs, &turn);
    assert!(
        html.contains("Đợt &lt;một&gt;")
            && html.contains("Một &lt; hai?")
            && html.contains("&quot;thật&quot;")
    );
    assert!(!html.contains("<một>"));
}

#[test]
fn every_flower_leads_to_its_card_and_every_kind_can_be_answered() {
    let (joined, packs, turn) = world(in_order(Reveal::AtOnce));
    assert_eq!(turn.flowers.len(), 5);
    let html = page(&joined, &packs, &turn);
    for place in 1..=5 {
        assert!(
            html.contains(&format!("href=\"#hoa-{place}\"")) && html.contains(&format!("id=\"hoa-{place}\""))
        );
    }
    for part in ["type=\"radio\"", "data-do=\"up\"", "inputmode=\"decimal\"", "giờ", "inputmode=\"numeric\""]
    {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn a_page_before_an_answer_shows_no_key() {
    let (joined, packs, turn) = world(in_order(Reveal::AtOnce));
    let html = page(&joined, &packs, &turn);
    // What the page itself judges by is inert, and only there where answers are told at once.
    let (mut shown, mut rest) = (String::new(), html.as_str());
    while let Some((before, after)) = rest.split_once("<template") {
        shown.push_str(before);
        rest = after.split_once("</template>").unwrap().1;
    }
    shown.push_str(rest);
    assert!(shown.len() < html.len(), "a choice can be judged by the page itself");
    for telling in ["Vì thế", "Luật", "24", "Chi hội trưởng", "verdict"] {
        assert!(!shown.contains(telling), "{telling}");
    }
    for reveal in [Reveal::AtEnd, Reveal::AfterClosing] {
        let (joined, packs, turn) = world(in_order(reveal));
        let html = page(&joined, &packs, &turn);
        assert!(!html.contains("<template") && !html.contains("Vì thế"), "{reveal:?}");
    }
}

#[test]
fn an_answered_card_says_what_was_right_and_its_flower_is_gone() {
    let (joined, packs, mut turn) = world(in_order(Reveal::AtOnce));
    answer(&mut turn, &packs, 0, &["b"], "");
    answer(&mut turn, &packs, 1, &["b", "a"], "");
    answer(&mut turn, &packs, 2, &[], "3");
    let html = page(&joined, &packs, &turn);
    assert!(!html.contains("href=\"#hoa-1\"") && html.contains("href=\"#hoa-4\""));
    for part in
        ["Vì thế", "Luật", "Điều 1", &words::MISSED, &words::RIGHT, "24, hơn kém 1,5 giờ", &words::HER_CHOICE]
    {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn a_story_is_open_until_it_was_read_once() {
    let (joined, packs, mut turn) = world(in_order(Reveal::AtOnce));
    let open = |html: &str| html.matches("<details class=\"story\" open").count();
    assert_eq!(open(&page(&joined, &packs, &turn)), 2);
    answer(&mut turn, &packs, 0, &["a"], "");
    assert_eq!(open(&page(&joined, &packs, &turn)), 1, "her own card keeps it, the next one has it folded");
}

#[test]
fn while_answers_are_withheld_nothing_on_the_page_tells() {
    for reveal in [Reveal::AtEnd, Reveal::AfterClosing] {
        let (joined, packs, mut turn) = world(in_order(reveal));
        answer(&mut turn, &packs, 0, &["b"], "");
        let html = page(&joined, &packs, &turn);
        let shown = &html[html.find("id=\"vuon\"").unwrap()..];
        assert!(!shown.contains(&*words::FLOWER_MISSED) && shown.contains("Bông hoa số 1, đã hái"));
        assert!(html.contains(&*words::KEPT) && !html.contains("Vì thế") && !html.contains(&*words::MISSED));
        assert!(!html.contains(&*words::RIGHT_CHOICE), "{reveal:?}");
    }
}

#[test]
fn the_time_left_is_on_the_card() {
    let (joined, packs, mut turn) = world(Rules { seconds: Some(90), ..in_order(Reveal::AtOnce) });
    turn.step(Event::Pick { flower: 0 }, &packs).unwrap();
    turn.step(Event::Spend { ms: 61_500 }, &packs).unwrap();
    let html = page(&joined, &packs, &turn);
    assert!(html.contains("Còn 29 giây") && html.contains("Còn 1 phút 30 giây"));
}

#[test]
fn a_print_tells_pages_apart() {
    assert_eq!(print_of("a"), "12638187200555641996", "FNV-1a's own test vector");
    assert_ne!(print_of("ab"), print_of("ba"));
}

#[test]
fn a_review_says_hers_and_what_is_right_in_words() {
    let (_, packs, _) = world(in_order(Reveal::AtOnce));
    let question = |n: usize| &packs[0].questions[n];
    let given = |chosen: &[&str], typed: &str| Given {
        chosen: chosen.iter().map(|id| ChoiceId::new(*id)).collect(),
        typed: typed.into(),
    };
    assert_eq!(kinds::hers_in_words(question(1), &given(&["a", "b"], "")), "hai → một");
    assert_eq!(kinds::right_in_words(question(1)), "một → hai");
    assert_eq!(kinds::hers_in_words(question(3), &given(&[], "nha")), "nha");
    assert_eq!(kinds::right_in_words(question(3)), "Chi hội trưởng");
    assert_eq!(kinds::right_in_words(question(0)), "Có \"thật\"");
    assert_eq!(question(4).kind, QuestionKind::Prediction);
}
