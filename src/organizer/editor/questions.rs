//! The list of questions: one more, one again, one less, another order.

use domain::id::{ChoiceId, QuestionId};
use domain::pack::{Choice, Question, QuestionKind, Source};

use super::Editor;
use super::choices::true_and_false;

impl Editor {
    /// Adds an empty question behind `after`, else at the end.
    pub fn add(&mut self, kind: QuestionKind, after: Option<&QuestionId>) -> QuestionId {
        let id = self.fresh_question_id();
        let question = empty(id.clone(), kind);
        let place = after.and_then(|after| self.place(after)).map_or(usize::MAX, |place| place + 1);
        self.put_back(question, place);
        id
    }

    /// The question once more, right behind itself.
    pub fn duplicate(&mut self, id: &QuestionId) -> Option<QuestionId> {
        let place = self.place(id)?;
        let copy = self.question(id)?.clone();
        let id = self.fresh_question_id();
        self.put_back(Question { id: id.clone(), ..copy }, place + 1);
        Some(id)
    }

    /// Takes a question out, and says where it stood.
    pub fn remove(&mut self, id: &QuestionId) -> Option<(Question, usize)> {
        let place = self.place(id)?;
        Some((self.edit(|pack| pack.questions.remove(place)), place))
    }

    /// Puts a question into the list, at its end where `place` is beyond it.
    pub fn put_back(&mut self, question: Question, place: usize) {
        // Put back twice it would be there twice.
        if self.place(&question.id).is_none() {
            self.edit(|pack| pack.questions.insert(place.min(pack.questions.len()), question));
        }
    }

    /// Moves a question so that it stands at `place`, from 0.
    pub fn move_to(&mut self, id: &QuestionId, place: usize) {
        let last = self.pack.questions.len().saturating_sub(1);
        let Some(from) = self.place(id).filter(|from| *from != place.min(last)) else { return };
        self.edit(|pack| {
            let question = pack.questions.remove(from);
            pack.questions.insert(place.min(last), question);
        });
    }

    /// Moves a question by one place.
    pub fn shift(&mut self, id: &QuestionId, up: bool) {
        let Some(from) = self.place(id) else { return };
        let to = if up { from.checked_sub(1) } else { from.checked_add(1) };
        if let Some(to) = to.filter(|to| *to < self.pack.questions.len()) {
            self.move_to(id, to);
        }
    }

    /// Where a question stands, from 0.
    pub fn place(&self, id: &QuestionId) -> Option<usize> {
        self.pack.questions.iter().position(|question| question.id == *id)
    }

    fn fresh_question_id(&mut self) -> QuestionId {
        QuestionId::new(format!("q{}", self.fresh_number()))
    }
}

fn empty(id: QuestionId, kind: QuestionKind) -> Question {
    let blank = |id: &str| Choice { id: ChoiceId::new(id), text: String::new(), right: false };
    let choices = match kind {
        QuestionKind::TrueFalse => true_and_false().into(),
        kind if kind.has_choices() => ["a", "b"].map(blank).into(),
        _ => vec![],
    };
    let mut question = Question {
        id,
        kind,
        text: String::new(),
        story: None,
        picture: None,
        audio: None,
        hint: String::new(),
        choices,
        order: vec![],
        number: None,
        unit: String::new(),
        accepted: vec![],
        explanation: String::new(),
        explanation_audio: None,
        source: Source::default(),
    };
    if kind == QuestionKind::Order {
        let order = question.choices.iter().map(|choice| choice.id.clone()).collect();
        super::choices::set_order(&mut question, order);
    }
    question
}
