//! A pack while it is written: every edit as a function, and a history to go back and forth in. Knows no screen.

mod choices;
mod draft;
mod parts;
mod questions;
mod spot;
#[cfg(test)]
mod tests;

use domain::id::QuestionId;
use domain::pack::{Pack, Question};

pub use choices::in_order;
pub use draft::{Draft, Saving};
pub use spot::{Owner, Place, Spot, problems_at};

/// How many steps can be taken back.
const MOST_STEPS: usize = 200;

/// The pack as it is now, and as it was.
#[derive(Clone, Debug)]
pub struct Editor {
    pack: Pack,
    past: Vec<Pack>,
    future: Vec<Pack>,
    /// What the last edit was about: typing on in one field is one step.
    last: Option<Place>,
    changes: u64,
    /// The number in the next question's or story's id: one that was taken out does not give its id to another.
    next: u32,
}

impl Editor {
    /// Begins with a pack; there is nothing to take back yet.
    pub fn new(pack: Pack) -> Self {
        let questions = pack.questions.iter().map(|question| question.id.as_str());
        let stories = pack.stories.iter().map(|story| story.id.as_str());
        let next = questions.chain(stories).map(number_in).max().unwrap_or(0).saturating_add(1);
        Self { pack, past: vec![], future: vec![], last: None, changes: 0, next }
    }

    /// The pack as it is now.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Grows with every edit, and with every step back or forth.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// The question with this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.pack.question(id)
    }

    /// Edits one field. Edits of the same field one after another are one step of the history.
    pub fn type_in(&mut self, place: Place, edit: impl FnOnce(&mut Pack)) {
        if self.last.as_ref() != Some(&place) {
            self.step();
            self.last = Some(place);
        }
        edit(&mut self.pack);
        self.future.clear();
        self.changes += 1;
    }

    /// Edits a question's field.
    pub fn type_in_question(&mut self, id: &QuestionId, spot: Spot, edit: impl FnOnce(&mut Question)) {
        let place = Place { owner: Owner::Question(id.clone()), spot };
        self.type_in(place, |pack| {
            if let Some(question) = question_of(pack, id) {
                edit(question);
            }
        });
    }

    /// Edits the pack in a step of its own.
    fn edit<T>(&mut self, edit: impl FnOnce(&mut Pack) -> T) -> T {
        self.step();
        self.last = None;
        self.future.clear();
        self.changes += 1;
        edit(&mut self.pack)
    }

    /// Edits a question in a step of its own; none if it is not there.
    fn edit_question<T>(&mut self, id: &QuestionId, edit: impl FnOnce(&mut Question) -> T) -> Option<T> {
        self.question(id)?;
        self.edit(|pack| question_of(pack, id).map(edit))
    }

    fn step(&mut self) {
        if self.past.len() == MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(self.pack.clone());
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to take again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.pack, before));
            self.went();
        }
    }

    /// Takes the step again that was taken back last.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.pack, after));
            self.went();
        }
    }

    fn went(&mut self) {
        self.last = None;
        self.changes += 1;
    }

    fn fresh_number(&mut self) -> u32 {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        number
    }
}

fn question_of<'a>(pack: &'a mut Pack, id: &QuestionId) -> Option<&'a mut Question> {
    pack.questions.iter_mut().find(|question| question.id == *id)
}

/// The digits at the end of an id as a number; 0 where there are none.
fn number_in(id: &str) -> u32 {
    let digits = id.len() - id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    id.get(id.len() - digits..).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
