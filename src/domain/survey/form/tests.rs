use proptest::prelude::*;

use super::*;
use crate::campaign::Rules;
use crate::id::ChoiceId;
use crate::survey::{Round, SurveyUse};
use crate::testing::joined;

fn paper() -> Paper {
    Paper::of(Survey::read(include_str!("../../tests/survey.json")).unwrap())
}

fn give(chosen: &[&str], typed: &str) -> Event {
    Event::Give(Given { chosen: chosen.iter().map(|id| ChoiceId::new(*id)).collect(), typed: typed.into() })
}

fn asked() -> Asked {
    let mut joined = joined(&[], 0, Rules::default());
    joined.campaign.survey =
        Some(SurveyUse { survey: paper().survey.survey_ref(), round: Some(Round::After) });
    Asked::by(&joined)
}

struct Walk {
    paper: Paper,
    form: Form,
}

impl Walk {
    fn begin() -> Self {
        let paper = paper();
        let form = Form::begin(&paper);
        let mut walk = Self { form, paper };
        walk.does(Event::Begin).does(Event::Skip);
        walk
    }

    fn does(&mut self, event: Event) -> &mut Self {
        self.form.step(event.clone(), &self.paper).unwrap_or_else(|error| panic!("{event:?}: {error}"));
        self
    }

    fn refuses(&mut self, event: Event, error: FormError) -> &mut Self {
        let before = self.form.clone();
        assert_eq!(self.form.step(event.clone(), &self.paper), Err(error), "{event:?}");
        assert_eq!(self.form, before);
        self
    }

    /// Answers the item she must be at, and goes on.
    fn answers(&mut self, item: &str, chosen: &[&str], typed: &str) -> &mut Self {
        self.at(item).does(give(chosen, typed)).does(Event::Next)
    }

    fn at(&mut self, item: &str) -> &mut Self {
        assert_eq!(self.form.item(&self.paper).map(|item| item.id.as_str()), Some(item));
        self
    }

    fn chosen(&self) -> Vec<&str> {
        let answer = self.form.item(&self.paper).and_then(|item| self.form.answer(item));
        answer.map(|answer| answer.chosen.iter().map(ChoiceId::as_str).collect()).unwrap_or_default()
    }

    fn sealed(&self) -> SurveyRecord {
        self.form.seal(RecordId::token([7; 16]), "2026-11-25", &asked(), &self.paper)
    }

    fn sealed_items(&self) -> Vec<String> {
        self.sealed().answers.iter().map(|answer| answer.item.to_string()).collect()
    }
}

#[test]
fn a_whole_survey_is_filled_in_and_sealed() {
    let mut walk = Walk::begin();
    walk.at("loi-chao").does(Event::Next);
    walk.answers("dia-chi", &["b"], "").answers("nho-ai", &["khac"], "chị hàng xóm");
    walk.answers("lo-nhat", &["c", "a"], "").at("dong-y").does(Event::Decline);
    walk.at("de-hieu").does(Event::Skip).answers("bong-hoa", &["5"], "").answers("diem", &["10"], "");
    walk.answers("may-nguoi", &[], " 4 ").answers("ngay", &[], "2026-11-20").at("gop-y").does(Event::Next);
    walk.answers("viec-truoc", &["c", "a", "b"], "");
    assert_eq!(walk.form.place(&walk.paper), Place::Review);
    walk.does(Event::Finish);
    assert_eq!(walk.form.place(&walk.paper), Place::Done);
    let record = walk.sealed();
    assert_eq!(
        (record.round, record.pair.as_deref(), record.day.as_str()),
        (Some(Round::After), None, "2026-11-25")
    );
    assert!(record.id.is_token());
    assert_eq!(
        serde_json::to_string(&record.answers).unwrap(),
        concat!(
            r#"[{"item":"dia-chi","chosen":["b"]},{"item":"nho-ai","chosen":["khac"],"typed":"chị hàng xóm"},"#,
            r#"{"item":"lo-nhat","chosen":["a","c"]},{"item":"dong-y","declined":true},{"item":"bong-hoa","chosen":["5"]},"#,
            r#"{"item":"diem","chosen":["10"]},{"item":"may-nguoi","typed":"4"},{"item":"ngay","typed":"2026-11-20"},"#,
            r#"{"item":"viec-truoc","chosen":["c","a","b"]}]"#
        )
    );
}

#[test]
fn an_answer_that_became_hidden_is_kept_in_the_draft_and_dropped_at_sealing() {
    let mut walk = Walk::begin();
    walk.does(Event::Next).answers("dia-chi", &["a"], "").answers("nho-ai", &["b"], "");
    walk.does(Event::Back).does(Event::Back).answers("dia-chi", &["c"], "").at("lo-nhat");
    assert_eq!(walk.sealed_items(), ["dia-chi"]);
    walk.does(Event::Back).answers("dia-chi", &["b"], "").at("nho-ai");
    assert_eq!(walk.chosen(), ["b"], "it comes back as it was");
    assert_eq!(walk.sealed_items(), ["dia-chi", "nho-ai"]);
}

#[test]
fn a_choice_that_stands_alone_and_the_others_take_turns() {
    let mut walk = Walk::begin();
    walk.does(Event::Next).answers("dia-chi", &["c"], "").at("lo-nhat");
    for (given, kept) in [
        (vec!["a", "b"], vec!["a", "b"]),
        (vec!["a", "b", "h"], vec!["h"]),
        (vec!["h", "c"], vec!["c"]),
        (vec!["c", "khac"], vec!["c", "khac"]),
        (vec!["h", "c", "khac"], vec!["h"]),
    ] {
        walk.does(give(&given, ""));
        assert_eq!(walk.chosen(), kept, "{given:?}");
    }
    walk.does(give(&["a", "b"], ""));
    walk.refuses(give(&["a", "b", "c"], ""), AnswerError::TooMany.into());
    walk.refuses(give(&["x"], ""), AnswerError::NoSuchChoice.into());
}

#[test]
fn a_required_item_wants_an_answer_or_a_no() {
    let mut walk = Walk::begin();
    walk.does(Event::Next).at("dia-chi").refuses(Event::Next, AnswerError::Nothing.into());
    walk.refuses(Event::Skip, FormError::NotHere);
    walk.does(Event::Decline).at("lo-nhat");
    assert!(walk.sealed().answers[0].declined);
    walk.does(give(&["khac"], " ")).refuses(Event::Next, AnswerError::OtherIsEmpty.into());
    walk.does(give(&["khac"], "mưa")).does(Event::Next).at("dong-y");
}

#[test]
fn what_is_typed_must_be_what_is_asked() {
    let mut walk = Walk::begin();
    walk.does(Event::Next).answers("dia-chi", &["c"], "").answers("lo-nhat", &["h"], "").does(Event::Decline);
    walk.does(Event::Skip).does(Event::Decline).does(Event::Skip).at("may-nguoi");
    for (typed, error) in
        [("nhiều", AnswerError::NotANumber), ("0", AnswerError::OutOfRange), ("31", AnswerError::OutOfRange)]
    {
        walk.does(give(&[], typed)).refuses(Event::Next, error.into());
        assert!(!walk.sealed_items().contains(&"may-nguoi".to_owned()));
    }
    walk.answers("may-nguoi", &[], "2").at("ngay");
    walk.does(give(&[], "2026-02-29")).refuses(Event::Next, AnswerError::NotADay.into());
    walk.does(give(&[], "2028-02-29")).does(Event::Next).at("gop-y");
    walk.does(give(&[], &"ở\n".repeat(900))).does(Event::Next);
    assert_eq!(walk.form.place(&walk.paper), Place::Review, "nothing to rank where nothing worries her");
    assert!(walk.sealed().answers.iter().all(|answer| !answer.typed.contains('\n')));
}

#[test]
fn the_code_is_folded_and_is_no_phone_number() {
    let paper = paper();
    let mut form = Form::begin(&paper);
    form.step(Event::Begin, &paper).unwrap();
    let mut next = |typed: &str| {
        form.step(Event::Pair(typed.into()), &paper).unwrap();
        (form.step(Event::Next, &paper), form.pair().to_owned())
    };
    assert_eq!(next("ho7"), (Err(FormError::PairTooShort), "HO7".into()));
    assert_eq!(next("0912 345 678"), (Err(FormError::PairIsPhone), "0912345678".into()));
    assert_eq!(next("Đào-7a"), (Ok(()), "DAO7A".into()));
    assert_eq!(form.seal(RecordId::token([0; 16]), "", &asked(), &paper).pair.as_deref(), Some("DAO7A"));
    form.step(Event::Back, &paper).unwrap();
    assert_eq!(form.place(&paper), Place::Pair);
    form.step(Event::Skip, &paper).unwrap();
    assert_eq!(form.seal(RecordId::token([0; 16]), "", &asked(), &paper).pair, None);
}

#[test]
fn a_draft_of_another_version_or_of_nothing_is_not_taken() {
    let (paper, mut walk) = (paper(), Walk::begin());
    walk.does(Event::Next).answers("dia-chi", &["a"], "");
    let draft = serde_json::to_string(&walk.form).unwrap();
    assert_eq!(Form::resume(&draft, &paper).as_ref(), Some(&walk.form));
    for other in [draft.replace("\"version\":1", "\"version\":2"), String::new(), "{}".into()] {
        assert_eq!(Form::resume(&other, &paper), None);
    }
}

fn event() -> impl Strategy<Value = Event> {
    let ids = prop::sample::subsequence(vec!["a", "b", "c", "h", "khac", "1", "3", "5"], 0..4);
    let typed = prop::sample::select(vec!["", "2", "1", "99", "2026-11-20", "chữ", "ab12"]);
    let ranked = Just(vec!["a", "b", "c"]).prop_shuffle();
    prop_oneof![
        6 => (ids, typed.clone()).prop_map(|(ids, typed)| give(&ids, typed)),
        1 => ranked.prop_map(|ids| give(&ids, "")),
        1 => typed.prop_map(|typed| Event::Pair(typed.into())),
        1 => Just(Event::Begin),
        6 => Just(Event::Next),
        2 => Just(Event::Back),
        2 => Just(Event::Decline),
        2 => Just(Event::Skip),
        1 => Just(Event::Finish),
    ]
}

proptest! {
    #[test]
    fn whatever_she_does_no_hidden_item_is_shown_or_sealed(events in prop::collection::vec(event(), 0..80)) {
        let paper = paper();
        let mut form = Form::begin(&paper);
        for event in events {
            let before = form.clone();
            if form.step(event, &paper).is_err_and(|error| error != FormError::Missing) {
                prop_assert_eq!(&form, &before);
            }
            let shown = form.shown(&paper);
            if let Place::Item(place) = form.place(&paper) {
                prop_assert!(shown[place]);
            }
            let progress = form.progress(&paper);
            prop_assert!(progress.number <= progress.of);

            let record = form.seal(RecordId::token([1; 16]), "2026-11-25", &asked(), &paper);
            let expected: Vec<_> = paper.survey.items.iter().zip(&shown).filter(|(item, is_shown)| {
                **is_shown && form.answer(item).is_some_and(|answer| answer.declined || answer.answers(item))
            }).map(|(item, _)| item.id.clone()).collect();
            prop_assert_eq!(record.answers.iter().map(|answer| answer.item.clone()).collect::<Vec<_>>(), expected);

            let draft = serde_json::to_string(&form).unwrap();
            prop_assert_eq!(Form::resume(&draft, &paper), Some(form.clone()));
        }
    }

    #[test]
    fn back_and_next_lead_to_the_same_place(events in prop::collection::vec(event(), 0..60)) {
        let paper = paper();
        let mut form = Form::begin(&paper);
        for event in events {
            form.step(event, &paper).ok();
            if !matches!(form.place(&paper), Place::Item(_) | Place::Review) {
                continue;
            }
            let mut there = form.clone();
            there.step(Event::Back, &paper).unwrap();
            let on = match there.place(&paper) {
                Place::Intro => Event::Begin,
                Place::Pair if there.pair().is_empty() => Event::Skip,
                _ => Event::Next,
            };
            // A code she left half typed and skipped is asked for again.
            if there.step(on, &paper).is_ok() {
                prop_assert_eq!(there, form.clone());
            }
        }
    }

    #[test]
    fn a_finished_form_has_every_item_that_was_required(events in prop::collection::vec(event(), 0..150)) {
        let paper = paper();
        let mut form = Form::begin(&paper);
        for event in events {
            form.step(event, &paper).ok();
        }
        if form.place(&paper) == Place::Done {
            let record = form.seal(RecordId::token([1; 16]), "2026-11-25", &asked(), &paper);
            for (item, is_shown) in paper.survey.items.iter().zip(form.shown(&paper)) {
                let is_there = record.answers.iter().any(|answer| answer.item == item.id);
                prop_assert!(is_there || !is_shown || !item.required);
            }
        }
    }
}
