//! What becomes of a file that was read: the pack that is made of it.

use std::collections::BTreeSet;

use domain::import::PackImport;
use domain::pack::Pack;

use crate::shelf::blank;

/// How many questions are taken when those at `left_out` (places, from 0) are not.
pub fn count(import: &PackImport, left_out: &BTreeSet<usize>) -> usize {
    import.questions.iter().enumerate().filter(|(place, _)| !left_out.contains(place)).count()
}

/// The pack: the questions in the order of the file without those at `left_out`, the stories these need, and the numbers
/// to call. `today` is `YYYY-MM-DD`.
pub fn pack(import: &PackImport, left_out: &BTreeSet<usize>, title: &str, today: String) -> Pack {
    let taken = import.questions.iter().enumerate().filter(|(place, _)| !left_out.contains(place));
    let questions: Vec<_> = taken.map(|(_, read)| read.question.clone()).collect();
    let is_told = |story: &&domain::pack::Story| {
        questions.iter().any(|question| question.story.as_ref() == Some(&story.id))
    };
    let stories = import.stories.iter().filter(is_told).cloned().collect();
    let contacts = import.contacts.clone();
    Pack { stories, questions, contacts, ..blank(title.trim(), today) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import() -> PackImport {
        let question = |id: &str, story: &str| {
            format!(
                r#"{{"place": {{"sheet": "", "row": 1, "column": ""}},
                    "question": {{"id": "{id}", "kind": "prediction", "text": "?", "story": "{story}"}}}}"#
            )
        };
        let story = |id: &str| format!(r#"{{"id": "{id}", "title": "t", "text": "t"}}"#);
        let json = format!(
            r#"{{"kind": "gift", "title": "", "rows": 2, "problems": [], "questions": [{}, {}], "stories": [{}, {}],
                "contacts": [{{"phone": "111", "name": "n", "purpose": "p"}}]}}"#,
            question("q1", "s1"),
            question("q2", "s2"),
            story("s1"),
            story("s2"),
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn what_is_left_out_takes_its_story_with_it() {
        let (import, left_out) = (import(), BTreeSet::from([0]));
        assert_eq!(count(&import, &left_out), 1);
        let pack = pack(&import, &left_out, " Một bộ ", "2026-11-28".to_owned());
        let ids =
            |pack: &Pack| pack.questions.iter().map(|question| question.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(&pack), ["q2"]);
        assert_eq!(pack.stories.iter().map(|story| story.id.as_str()).collect::<Vec<_>>(), ["s2"]);
        assert_eq!((pack.title.as_str(), pack.contacts.len()), ("Một bộ", 1));
    }
}
