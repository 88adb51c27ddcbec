//! What may be wrong in a pack. The English here is for authors of files and for logs; the apps have words of their own.

use std::fmt;

use super::check::{CHOICES, QUESTIONS};
use super::{FORMAT, Question};
use crate::id::{ChoiceId, QuestionId, StoryId};

/// One broken rule, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProblem {
    /// The question, or none when it is about the pack itself.
    pub question: Option<QuestionId>,
    /// What is wrong.
    pub what: Broken,
}

impl fmt::Display for PackProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.question {
            Some(question) => write!(f, "question {question}: {}", self.what),
            None => self.what.fmt(f),
        }
    }
}

/// A text that has rules of its own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Field {
    /// The pack's title.
    #[error("title")]
    Title,
    /// A question's words.
    #[error("text")]
    Text,
    /// A question's hint.
    #[error("hint")]
    Hint,
    /// Why an answer is right.
    #[error("explanation")]
    Explanation,
    /// A choice's words.
    #[error("choice {0}")]
    Choice(ChoiceId),
    /// What a picture shows.
    #[error("what the picture shows")]
    PictureAlt,
    /// A story's title.
    #[error("a story's title")]
    StoryTitle,
    /// What happens in a story.
    #[error("a story's text")]
    StoryText,
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFlaw {
    /// Nothing but spaces.
    #[error("is empty")]
    Empty,
    /// Too long; both numbers count characters.
    #[error("has {count} characters, at most {most}")]
    TooLong {
        /// How many it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// A line break or something else that cannot be seen.
    #[error("holds a control character")]
    Control,
}

/// A part of a question that only some kinds have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KindPart {
    /// [`Question::choices`]
    #[error("choices")]
    Choices,
    /// [`super::Choice::right`]
    #[error("right choices")]
    RightChoices,
    /// [`Question::order`]
    #[error("order")]
    Order,
    /// [`Question::number`]
    #[error("number")]
    Number,
    /// [`Question::accepted`]
    #[error("accepted")]
    Accepted,
}

/// A rule that is broken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Another format, or a later one.
    #[error("format is {0:?}, expected {FORMAT:?}")]
    Format(String),
    /// The pack's id.
    #[error("id {0:?} is not lower-case letters, digits and hyphens")]
    PackId(String),
    /// The version is 0.
    #[error("version starts at 1")]
    Version,
    /// A text.
    #[error("{field} {flaw}")]
    Text {
        /// Which.
        field: Field,
        /// What is wrong with it.
        flaw: TextFlaw,
    },
    /// The day of the review is no day.
    #[error("reviewed_on {0:?} is not YYYY-MM-DD")]
    ReviewedOn(String),
    /// No question, or too many.
    #[error("{0} questions; a pack has 1 to {QUESTIONS}")]
    QuestionCount(usize),
    /// The contact with this name cannot be called.
    #[error("contact {name:?} has no number that can be dialled")]
    Contact {
        /// Who should answer.
        name: String,
    },
    /// A story's id.
    #[error("story id {:?} is empty or stands twice", .0.as_str())]
    StoryId(StoryId),
    /// Something in a story.
    #[error("{what}")]
    InStory {
        /// The story.
        story: StoryId,
        /// What is wrong in it.
        what: Box<Broken>,
    },
    /// A picture or sound that is not one of the server's files.
    #[error("{0:?} is not a file in /media/")]
    NotMedia(String),
    /// A question's id is empty.
    #[error("the id is empty")]
    IdEmpty,
    /// A question's id stands twice.
    #[error("another question has the same id")]
    IdTwice,
    /// A choice's id.
    #[error("choice id {:?} is empty or stands twice", .0.as_str())]
    ChoiceId(ChoiceId),
    /// The story of a question is not there.
    #[error("its story is not in the pack")]
    StoryMissing,
    /// A clause or a link, and no document.
    #[error("no source document")]
    NoDocument,
    /// A link that leads nowhere.
    #[error("the source link is not a web address")]
    Link,
    /// The two choices of true and false.
    #[error("true_false needs the choices true and false, in this order, one of them right")]
    TrueFalse,
    /// Too few choices, or too many.
    #[error("{0} choices; 2 to {CHOICES} are needed")]
    ChoiceCount(usize),
    /// None or several right where one is wanted.
    #[error("{0} right choices; single needs exactly one")]
    RightCount(usize),
    /// Nothing is right.
    #[error("no right choice")]
    NoneRight,
    /// The right order is not an order of all choices.
    #[error("order must list every choice once")]
    OrderIncomplete,
    /// The choices tell the right order.
    #[error("the choices are shown in the right order already")]
    OrderShown,
    /// No right number.
    #[error("number needs its right number")]
    NoNumber,
    /// No accepted spelling, or an empty one.
    #[error("text needs accepted spellings, none of them empty")]
    NoAccepted,
    /// What belongs to another kind: most likely the kind is wrong.
    #[error("{0} does not belong to this kind")]
    Leftover(KindPart),
    /// Something in a file of translations ([`super::Texts`]).
    #[error("{0}")]
    Texts(String),
}

/// What is worth a look though no rule asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Nobody says why the answer is right.
    NoExplanation,
    /// Nothing is named that the answer rests on.
    NoSource,
}

/// Advice about a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackAdvice {
    /// The question.
    pub question: QuestionId,
    /// What is worth a look.
    pub what: Advice,
}

impl Question {
    /// What is worth a look in it. A prediction is neither right nor wrong, so that it needs no reason.
    #[must_use]
    pub fn advice(&self) -> Vec<Advice> {
        if self.kind == super::QuestionKind::Prediction {
            return vec![];
        }
        let lacks = [
            (self.explanation.trim().is_empty(), Advice::NoExplanation),
            (self.source.document.trim().is_empty(), Advice::NoSource),
        ];
        lacks.into_iter().filter(|(is_lacking, _)| *is_lacking).map(|(_, what)| what).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_without_reason_and_source_is_worth_a_look_and_a_prediction_is_not() {
        let question = |kind: &str| -> Question {
            serde_json::from_str(&format!(r#"{{"id": "q1", "kind": "{kind}", "text": "?"}}"#)).unwrap()
        };
        assert_eq!(question("single").advice(), [Advice::NoExplanation, Advice::NoSource]);
        assert_eq!(question("prediction").advice(), []);
    }

    #[test]
    fn what_is_wrong_in_a_story_reads_like_anything_else() {
        let what =
            Broken::Text { field: Field::StoryText, flaw: TextFlaw::TooLong { count: 801, most: 800 } };
        let in_story = Broken::InStory { story: StoryId::new("s"), what: Box::new(what) };
        assert_eq!(in_story.to_string(), "a story's text has 801 characters, at most 800");
    }
}
