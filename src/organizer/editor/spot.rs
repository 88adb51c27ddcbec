//! Where in a pack: the field that an edit or a problem is about.

use domain::id::{ChoiceId, QuestionId, StoryId};
use domain::pack::{Broken, Field, PackProblem};

/// Whose field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The pack's own.
    Pack,
    /// A question's.
    Question(QuestionId),
    /// A story's.
    Story(StoryId),
    /// A number to call, from 0.
    Contact(usize),
}

/// Which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A title.
    Title,
    /// The flower.
    Flower,
    /// The day of the review.
    ReviewedOn,
    /// The list of questions.
    Questions,
    /// The numbers to call.
    Contacts,
    /// What a question asks or a story tells.
    Text,
    /// The story of a question.
    Story,
    /// A picture, and what it shows.
    Picture,
    /// The hint.
    Hint,
    /// One choice's words.
    Choice(ChoiceId),
    /// All choices, and which of them are right.
    Choices,
    /// The right number.
    Number,
    /// How far off is still right.
    Tolerance,
    /// What the number counts.
    Unit,
    /// The accepted spellings.
    Accepted,
    /// Why the answer is right.
    Explanation,
    /// The document it rests on.
    Document,
    /// Article and clause of it.
    Clause,
    /// Where it can be read.
    Link,
    /// A number's digits.
    Phone,
    /// Who answers.
    Name,
    /// What it is for.
    Purpose,
    /// What no field can mend.
    Elsewhere,
}

/// A field of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whose.
    pub owner: Owner,
    /// Which.
    pub spot: Spot,
}

impl Place {
    /// A field of the pack's own.
    pub fn of_pack(spot: Spot) -> Self {
        Self { owner: Owner::Pack, spot }
    }
}

/// Where a problem is mended.
pub fn place_of(problem: &PackProblem) -> Place {
    match (&problem.question, &problem.what) {
        (Some(question), what) => Place { owner: Owner::Question(question.clone()), spot: spot_of(what) },
        (None, Broken::InStory { story, what }) => {
            Place { owner: Owner::Story(story.clone()), spot: spot_of(what) }
        }
        (None, what) => Place::of_pack(spot_of(what)),
    }
}

fn spot_of(what: &Broken) -> Spot {
    match what {
        Broken::Text { field, .. } => match field {
            Field::Title | Field::StoryTitle => Spot::Title,
            Field::Text | Field::StoryText => Spot::Text,
            Field::Hint => Spot::Hint,
            Field::Explanation => Spot::Explanation,
            Field::Choice(id) => Spot::Choice(id.clone()),
            Field::PictureAlt => Spot::Picture,
        },
        Broken::ReviewedOn(_) => Spot::ReviewedOn,
        Broken::QuestionCount(_) => Spot::Questions,
        Broken::Contact { .. } => Spot::Contacts,
        Broken::NotMedia(_) => Spot::Picture,
        Broken::StoryMissing => Spot::Story,
        Broken::NoDocument => Spot::Document,
        Broken::Link => Spot::Link,
        Broken::ChoiceId(_)
        | Broken::TrueFalse
        | Broken::ChoiceCount(_)
        | Broken::RightCount(_)
        | Broken::NoneRight
        | Broken::OrderIncomplete
        | Broken::OrderShown => Spot::Choices,
        Broken::NoNumber => Spot::Number,
        Broken::NoAccepted => Spot::Accepted,
        Broken::InStory { what, .. } => spot_of(what),
        Broken::Format(_)
        | Broken::PackId(_)
        | Broken::Version
        | Broken::StoryId(_)
        | Broken::IdEmpty
        | Broken::IdTwice
        | Broken::Leftover(_)
        | Broken::Texts(_) => Spot::Elsewhere,
    }
}

/// What is wrong at a place.
pub fn problems_at<'a>(problems: &'a [PackProblem], place: &Place) -> impl Iterator<Item = &'a Broken> {
    problems.iter().filter(move |problem| place_of(problem) == *place).map(|problem| &problem.what)
}
