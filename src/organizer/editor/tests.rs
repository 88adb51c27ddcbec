use domain::id::ChoiceId;
use domain::pack::{FORMAT, FlowerKind, QuestionKind};
use proptest::prelude::*;

use super::*;

const KINDS: [QuestionKind; 7] = [
    QuestionKind::Single,
    QuestionKind::Multiple,
    QuestionKind::TrueFalse,
    QuestionKind::Order,
    QuestionKind::Number,
    QuestionKind::Text,
    QuestionKind::Prediction,
];

fn pack() -> Pack {
    Pack {
        format: FORMAT.to_owned(),
        id: domain::id::PackId::new("mot-bo"),
        version: 1,
        lang: "vi".to_owned(),
        title: "Một bộ".to_owned(),
        flower: FlowerKind::Lotus,
        reviewed_on: "2026-11-22".to_owned(),
        stories: vec![],
        questions: vec![],
        contacts: vec![],
    }
}

fn ids(editor: &Editor) -> Vec<String> {
    editor.pack().questions.iter().map(|question| question.id.to_string()).collect()
}

fn choice_ids(editor: &Editor, id: &QuestionId) -> String {
    let question = editor.question(id).unwrap();
    in_order(question).iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn typing_on_in_one_field_is_one_step_and_another_field_is_the_next() {
    let mut editor = Editor::new(pack());
    for title in ["M", "Mộ", "Một"] {
        editor.type_in(Place::of_pack(Spot::Title), |pack| title.clone_into(&mut pack.title));
    }
    editor.type_in(Place::of_pack(Spot::ReviewedOn), |pack| pack.reviewed_on.clear());
    editor.undo();
    assert_eq!((editor.pack().title.as_str(), editor.pack().reviewed_on.as_str()), ("Một", "2026-11-22"));
    editor.undo();
    assert_eq!((editor.pack().title.as_str(), editor.can_undo()), ("Một bộ", false));
    editor.redo();
    assert_eq!(editor.pack().title, "Một");
    editor.type_in(Place::of_pack(Spot::Title), |pack| pack.title.push('!'));
    assert!(!editor.can_redo(), "a new edit is a new way");
}

#[test]
fn questions_are_added_doubled_moved_and_taken_out() {
    let mut editor = Editor::new(pack());
    let first = editor.add(QuestionKind::Single, None);
    editor.add(QuestionKind::Order, None);
    editor.add(QuestionKind::Number, Some(&first));
    assert_eq!(ids(&editor), ["q1", "q3", "q2"]);
    editor.duplicate(&first);
    assert_eq!(ids(&editor), ["q1", "q4", "q3", "q2"]);
    editor.shift(&first, true);
    editor.shift(&first, false);
    editor.move_to(&QuestionId::new("q2"), 0);
    assert_eq!(ids(&editor), ["q2", "q4", "q1", "q3"]);
    let (question, place) = editor.remove(&first).unwrap();
    assert_eq!(editor.add(QuestionKind::Text, None).as_str(), "q5", "an id is never given again");
    editor.put_back(question.clone(), place);
    editor.put_back(question, place);
    assert_eq!(ids(&editor), ["q2", "q4", "q1", "q3", "q5"]);
}

#[test]
fn another_kind_keeps_the_choices_it_can_use() {
    let mut editor = Editor::new(pack());
    let id = editor.add(QuestionKind::Multiple, None);
    let third = editor.add_choice(&id).unwrap();
    for choice in [&third, &ChoiceId::new("a")] {
        editor.mark(&id, choice, true);
    }
    editor.change_kind(&id, QuestionKind::Single);
    let right: Vec<bool> = editor.question(&id).unwrap().choices.iter().map(|choice| choice.right).collect();
    assert_eq!(right, [true, false, false], "one stays right");
    editor.change_kind(&id, QuestionKind::Order);
    assert_eq!(choice_ids(&editor, &id), "a b c");
    editor.shift_choice(&id, &third, true);
    assert_eq!(choice_ids(&editor, &id), "a c b");
    let question = editor.question(&id).unwrap();
    assert!(question.choices.iter().map(|choice| &choice.id).ne(&question.order), "shown in another order");
    editor.change_kind(&id, QuestionKind::Prediction);
    assert!(editor.question(&id).unwrap().choices.is_empty());
    editor.undo();
    assert_eq!(choice_ids(&editor, &id), "a c b", "what went comes back");
}

#[test]
fn a_story_that_goes_leaves_its_questions() {
    let mut editor = Editor::new(pack());
    let id = editor.add(QuestionKind::Single, None);
    let story = editor.add_story();
    editor.type_in_question(&id, Spot::Story, |question| question.story = Some(story.clone()));
    editor.remove_story(&story);
    assert!(editor.pack().stories.is_empty() && editor.question(&id).unwrap().story.is_none());
}

/// One edit of any kind, by three numbers.
fn edit(editor: &mut Editor, [what, which, how]: [usize; 3]) {
    let kind = KINDS[how % KINDS.len()];
    let count = editor.pack().questions.len();
    if what == 0 || count == 0 {
        editor.add(kind, None);
        return;
    }
    let question = &editor.pack().questions[which % count];
    let id = question.id.clone();
    let choice = question.choices.get(how % question.choices.len().max(1)).map(|choice| choice.id.clone());
    match (what, choice) {
        (1, _) => drop(editor.duplicate(&id)),
        (2, _) => drop(editor.remove(&id)),
        (3, _) => editor.move_to(&id, how),
        (4, _) => editor.shift(&id, how % 2 == 0),
        (5, _) => editor.change_kind(&id, kind),
        (6, _) => drop(editor.add_choice(&id)),
        (7, Some(choice)) => editor.remove_choice(&id, &choice),
        (8, Some(choice)) => editor.shift_choice(&id, &choice, which % 2 == 0),
        (9, Some(choice)) => editor.mark(&id, &choice, true),
        (10, _) => drop(editor.add_story()),
        _ => editor.type_in_question(&id, Spot::Text, |question| question.text.push('a')),
    }
}

proptest! {
    #[test]
    fn going_back_all_the_way_gives_the_beginning_and_forth_the_end(
        edits in prop::collection::vec([0..12usize, 0..9usize, 0..9usize], 0..60)
    ) {
        let mut editor = Editor::new(pack());
        for what in edits {
            edit(&mut editor, what);
            let mut seen = ids(&editor);
            seen.sort();
            seen.dedup();
            prop_assert_eq!(seen.len(), editor.pack().questions.len());
            for question in &editor.pack().questions {
                let told = question.problems();
                prop_assert!(!told.iter().any(|what| matches!(
                    what,
                    domain::pack::Broken::ChoiceId(_)
                        | domain::pack::Broken::Leftover(_)
                        | domain::pack::Broken::OrderIncomplete
                        | domain::pack::Broken::OrderShown
                )), "{:?}", told);
            }
        }
        let end = editor.pack().clone();
        while editor.can_undo() {
            editor.undo();
        }
        prop_assert_eq!(editor.pack(), &pack());
        while editor.can_redo() {
            editor.redo();
        }
        prop_assert_eq!(editor.pack(), &end);
    }
}
