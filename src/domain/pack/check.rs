//! The rules a pack keeps before it may be published.

use std::collections::HashSet;

use super::broken::{Broken, Field, KindPart, PackAdvice, PackProblem, TextFlaw};
use super::media::is_media;
use super::{Contact, FORMAT, Pack, Picture, Question, QuestionKind, Source, Story};
use crate::spelling::fold;

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// Not JSON, or not the shape of a pack.
    #[error("the pack cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// Readable, but it breaks rules; all of them are listed.
    #[error("the pack has problems: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Problems(Vec<PackProblem>),
}

/// The longest a title may be, in characters.
pub const TITLE_CHARS: usize = 120;
/// The longest a question may be, in characters.
pub const QUESTION_CHARS: usize = 300;
/// The longest a choice may be, in characters.
pub const CHOICE_CHARS: usize = 150;
/// The longest an explanation may be, in characters.
pub const EXPLANATION_CHARS: usize = 600;
/// The longest a story may be, in characters.
pub const STORY_CHARS: usize = 800;
/// The longest a hint or what a picture shows may be, in characters.
pub const HINT_CHARS: usize = 300;
/// The most questions a pack may have.
pub const QUESTIONS: usize = 500;
/// The most choices a question may have.
pub const CHOICES: usize = 8;

impl Pack {
    /// Every rule the pack breaks, in the order of the pack; empty when it is sound.
    #[must_use]
    pub fn problems(&self) -> Vec<PackProblem> {
        let mut found: Vec<PackProblem> =
            self.own_problems().into_iter().map(|what| PackProblem { question: None, what }).collect();
        let mut seen = HashSet::new();
        for question in &self.questions {
            let mut problems = question.problems();
            if question.story.is_some() && self.story_of(question).is_none() {
                problems.push(Broken::StoryMissing);
            }
            if !seen.insert(&question.id) {
                problems.push(Broken::IdTwice);
            }
            found.extend(
                problems.into_iter().map(|what| PackProblem { question: Some(question.id.clone()), what }),
            );
        }
        found
    }

    /// What is worth a look though the pack may be published as it is, in the order of the pack.
    #[must_use]
    pub fn advice(&self) -> Vec<PackAdvice> {
        let of_question = |question: &Question| {
            let id = question.id.clone();
            question.advice().into_iter().map(move |what| PackAdvice { question: id.clone(), what })
        };
        self.questions.iter().flat_map(of_question).collect()
    }

    fn own_problems(&self) -> Vec<Broken> {
        let mut found = Vec::new();
        if self.format != FORMAT {
            found.push(Broken::Format(self.format.clone()));
        }
        if !is_slug(self.id.as_str()) {
            found.push(Broken::PackId(self.id.to_string()));
        }
        if self.version == 0 {
            found.push(Broken::Version);
        }
        found.extend(text_problem(Field::Title, &self.title, TITLE_CHARS));
        if !is_date(&self.reviewed_on) {
            found.push(Broken::ReviewedOn(self.reviewed_on.clone()));
        }
        if self.questions.is_empty() || self.questions.len() > QUESTIONS {
            found.push(Broken::QuestionCount(self.questions.len()));
        }
        found.extend(self.contacts.iter().filter_map(contact_problem));
        let mut stories = HashSet::new();
        for story in &self.stories {
            let in_story = |what| Broken::InStory { story: story.id.clone(), what: Box::new(what) };
            found.extend(story.problems().into_iter().map(in_story));
            if story.id.as_str().is_empty() || !stories.insert(&story.id) {
                found.push(Broken::StoryId(story.id.clone()));
            }
        }
        found
    }
}

impl Story {
    fn problems(&self) -> Vec<Broken> {
        let mut found: Vec<Broken> =
            text_problem(Field::StoryTitle, &self.title, TITLE_CHARS).into_iter().collect();
        found.extend(text_problem(Field::StoryText, &self.text, STORY_CHARS));
        found.extend(media_problems(self.picture.as_ref(), self.audio.as_deref()));
        found
    }
}

impl Contact {
    /// Whether its number is one to dial.
    #[must_use]
    pub fn can_be_dialled(&self) -> bool {
        !self.phone.is_empty() && self.phone.chars().all(|c| c.is_ascii_digit() || c == ' ')
    }
}

impl Question {
    /// Every rule the question breaks by itself; empty when it is sound.
    #[must_use]
    pub fn problems(&self) -> Vec<Broken> {
        let mut found = Vec::new();
        if self.id.as_str().is_empty() {
            found.push(Broken::IdEmpty);
        }
        found.extend(text_problem(Field::Text, &self.text, QUESTION_CHARS));
        if !self.hint.is_empty() {
            found.extend(text_problem(Field::Hint, &self.hint, HINT_CHARS));
        }
        found.extend(media_problems(self.picture.as_ref(), self.audio.as_deref()));
        found.extend(media_problems(None, self.explanation_audio.as_deref()));
        found.extend(self.reason_problems());
        let mut ids = HashSet::new();
        for choice in &self.choices {
            found.extend(text_problem(Field::Choice(choice.id.clone()), &choice.text, CHOICE_CHARS));
            if choice.id.as_str().is_empty() || !ids.insert(&choice.id) {
                found.push(Broken::ChoiceId(choice.id.clone()));
            }
        }
        found.extend(self.key_problem());
        found.extend(self.leftover_problem());
        found
    }

    /// An explanation and a source may be missing, as in questions that come from other programs.
    fn reason_problems(&self) -> Vec<Broken> {
        let mut found = Vec::new();
        if !self.explanation.is_empty() {
            found.extend(text_problem(Field::Explanation, &self.explanation, EXPLANATION_CHARS));
        }
        let Source { document, clause, link } = &self.source;
        if document.trim().is_empty() && !(clause.is_empty() && link.is_empty()) {
            found.push(Broken::NoDocument);
        }
        if !link.is_empty() && !link.starts_with("https://") && !link.starts_with("http://") {
            found.push(Broken::Link);
        }
        found
    }

    fn key_problem(&self) -> Option<Broken> {
        let right = self.choices.iter().filter(|choice| choice.right).count();
        let count = self.choices.len();
        match self.kind {
            QuestionKind::TrueFalse => {
                let ids: Vec<_> = self.choices.iter().map(|choice| choice.id.as_str()).collect();
                (ids != ["true", "false"] || right != 1).then_some(Broken::TrueFalse)
            }
            kind if kind.has_choices() && !(2..=CHOICES).contains(&count) => Some(Broken::ChoiceCount(count)),
            QuestionKind::Single => (right != 1).then_some(Broken::RightCount(right)),
            QuestionKind::Multiple => (right == 0).then_some(Broken::NoneRight),
            QuestionKind::Order => self.order_problem(),
            QuestionKind::Number => self.number.is_none().then_some(Broken::NoNumber),
            QuestionKind::Text => self.accepted_problem(),
            QuestionKind::Prediction => None,
        }
    }

    fn order_problem(&self) -> Option<Broken> {
        let shown: Vec<_> = self.choices.iter().map(|choice| &choice.id).collect();
        let (mut listed, mut asked) = (self.order.iter().collect::<Vec<_>>(), shown.clone());
        let is_shown_so = listed == shown;
        listed.sort();
        asked.sort();
        if listed == asked {
            is_shown_so.then_some(Broken::OrderShown)
        } else {
            Some(Broken::OrderIncomplete)
        }
    }

    fn accepted_problem(&self) -> Option<Broken> {
        let empty = self.accepted.iter().any(|accepted| fold(accepted).is_empty());
        (self.accepted.is_empty() || empty).then_some(Broken::NoAccepted)
    }

    fn leftover_problem(&self) -> Option<Broken> {
        let has_right = self.choices.iter().any(|choice| choice.right);
        let has = [
            (!self.choices.is_empty(), self.kind.has_choices(), KindPart::Choices),
            (has_right, self.kind != QuestionKind::Order, KindPart::RightChoices),
            (!self.order.is_empty(), self.kind == QuestionKind::Order, KindPart::Order),
            (self.number.is_some(), self.kind == QuestionKind::Number, KindPart::Number),
            (!self.accepted.is_empty(), self.kind == QuestionKind::Text, KindPart::Accepted),
        ];
        has.iter().find(|(is_there, belongs, _)| *is_there && !belongs).map(|odd| Broken::Leftover(odd.2))
    }
}

pub(crate) fn contact_problem(contact: &Contact) -> Option<Broken> {
    (!contact.can_be_dialled()).then(|| Broken::Contact { name: contact.name.clone() })
}

pub(crate) fn media_problems(picture: Option<&Picture>, audio: Option<&str>) -> Vec<Broken> {
    let mut found = Vec::new();
    for src in picture.map(|picture| picture.src.as_str()).into_iter().chain(audio) {
        if !is_media(src) {
            found.push(Broken::NotMedia(src.to_owned()));
        }
    }
    if let Some(picture) = picture {
        found.extend(text_problem(Field::PictureAlt, &picture.alt, HINT_CHARS));
    }
    found
}

fn text_problem(field: Field, text: &str, most: usize) -> Option<Broken> {
    text_flaw(text, most).map(|flaw| Broken::Text { field, flaw })
}

pub(crate) fn text_flaw(text: &str, most: usize) -> Option<TextFlaw> {
    let count = text.chars().count();
    if text.trim().is_empty() {
        Some(TextFlaw::Empty)
    } else if count > most {
        Some(TextFlaw::TooLong { count, most })
    } else {
        text.chars().any(char::is_control).then_some(TextFlaw::Control)
    }
}

pub(crate) fn is_slug(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

pub(crate) fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(place, b)| match place {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> serde_json::Value {
        serde_json::json!({
            "format": "haihoa.pack/1", "id": "mot-bo", "version": 1, "lang": "vi", "title": "Một bộ",
            "flower": "lotus", "reviewed_on": "2026-11-22",
            "questions": [{
                "id": "Q1", "kind": "single", "text": "Trẻ em gọi số nào?",
                "choices": [{"id": "a", "text": "111", "right": true}, {"id": "b", "text": "114"}],
                "explanation": "111 là tổng đài bảo vệ trẻ em.",
                "source": {"document": "Nghị định 56/2017/NĐ-CP", "clause": "Điều 23", "link": "https://example.org"}
            }],
            "contacts": [{"phone": "111", "name": "Tổng đài", "purpose": "Trẻ em cần giúp"}]
        })
    }

    fn problems(change: impl FnOnce(&mut serde_json::Value)) -> Vec<String> {
        let mut json = pack();
        change(&mut json);
        match Pack::read(&json.to_string()) {
            Ok(_) => vec![],
            Err(PackError::Json(error)) => vec![error.to_string()],
            Err(PackError::Problems(found)) => found.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn a_sound_pack_has_no_problems() {
        assert_eq!(problems(|_| ()), Vec::<String>::new());
    }

    #[test]
    fn every_problem_names_its_question() {
        let found = problems(|json| {
            json["questions"][0]["choices"][1]["right"] = true.into();
            json["questions"][0]["explanation"] = " ".into();
        });
        assert_eq!(
            found,
            ["question Q1: explanation is empty", "question Q1: 2 right choices; single needs exactly one"]
        );
    }

    #[test]
    fn each_rule_is_kept() {
        let rules: [(&str, serde_json::Value, &str); 8] = [
            ("/format", "haihoa.pack/2".into(), "format"),
            ("/id", "Một Bộ".into(), "lower-case"),
            ("/version", 0.into(), "version"),
            ("/reviewed_on", "22/11/2026".into(), "YYYY-MM-DD"),
            ("/questions", serde_json::json!([]), "0 questions"),
            ("/contacts/0/phone", "gọi xã".into(), "dialled"),
            ("/questions/0/kind", "true_false".into(), "question Q1: true_false"),
            ("/questions/0/source/link", "luật".into(), "question Q1: the source link"),
        ];
        for (place, value, expected) in rules {
            let found = problems(|json| *json.pointer_mut(place).unwrap() = value);
            assert!(found.len() == 1 && found[0].contains(expected), "{place}: {found:?}");
        }
    }

    #[test]
    fn each_kind_has_its_own_key() {
        let change = |more: serde_json::Value| {
            problems(|json| {
                let question = json["questions"][0].as_object_mut().unwrap();
                if !more["kind"].as_str().unwrap().starts_with('o') {
                    question.remove("choices");
                }
                question.extend(more.as_object().unwrap().clone());
            })
        };
        let plain = serde_json::json!([{"id": "a", "text": "1"}, {"id": "b", "text": "2"}]);
        for sound in [
            serde_json::json!({"kind": "order", "choices": plain, "order": ["b", "a"]}),
            serde_json::json!({"kind": "number", "number": {"value": "24", "tolerance": "0,5"}, "unit": "giờ"}),
            serde_json::json!({"kind": "text", "accepted": ["Địa chỉ tin cậy"]}),
            serde_json::json!({"kind": "prediction", "explanation": "", "source": {"document": "", "link": ""}}),
        ] {
            assert_eq!(change(sound.clone()), Vec::<String>::new(), "{sound}");
        }
        for (broken, expected) in [
            (serde_json::json!({"kind": "order", "choices": plain, "order": ["a", "b"]}), "already"),
            (serde_json::json!({"kind": "order", "choices": plain, "order": ["a", "a"]}), "every choice"),
            (serde_json::json!({"kind": "number"}), "right number"),
            (serde_json::json!({"kind": "number", "number": {"value": "x"}}), "12,5"),
            (serde_json::json!({"kind": "text", "accepted": ["?"]}), "accepted"),
            (serde_json::json!({"kind": "text", "accepted": ["a"], "order": ["a"]}), "order does not belong"),
            (serde_json::json!({"kind": "prediction", "story": "s"}), "story"),
            (
                serde_json::json!({"kind": "prediction", "picture": {"src": "https://x/a.png", "alt": "x"}}),
                "/media/",
            ),
            (serde_json::json!({"kind": "prediction", "explanation_audio": "a.mp3"}), "/media/"),
        ] {
            let found = change(broken);
            assert!(found.len() == 1 && found[0].contains(expected), "{expected}: {found:?}");
        }
    }

    #[test]
    fn a_pack_without_its_key_tells_nothing() {
        let mut pack = pack();
        pack["questions"][0]["explanation_audio"] = "/media/vi-sao.mp3".into();
        let pack = Pack::read(&pack.to_string()).unwrap();
        let json = serde_json::to_string(&pack.without_key()).unwrap();
        for telling in ["right", "vi-sao", "111 là", "Nghị định", "example.org"] {
            assert!(!json.contains(telling), "{telling}: {json}");
        }
        assert!(serde_json::from_str::<Pack>(&json).is_ok(), "phones read it as any other pack");
    }

    #[test]
    fn a_misspelt_field_is_an_error_with_its_place() {
        let found = problems(|json| json["questions"][0]["choice"] = serde_json::json!([]));
        assert!(found[0].contains("choice") && found[0].contains("line"), "{found:?}");
    }
}
