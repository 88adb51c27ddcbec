//! Our own spreadsheet: questions, and in sheets of their own the stories they share, the numbers to call and the title.

mod answer;
mod beside;

use domain::decimal::Decimal;
use domain::import::Fault;
use domain::pack::{EXPLANATION_CHARS, HINT_CHARS, NumberKey, Question, QuestionKind, Source};
use domain::spelling::fold;

use super::choices::{self, Written};
use super::columns::{self, Column};
use super::entry::{Entry, Findings, bare};
use super::table::{Places, Table};
use crate::import::sheet::{Cell, Row, Workbook};

/// The most characters of a unit.
const UNIT_CHARS: usize = 120;
/// The most characters of a document or a clause.
const SOURCE_CHARS: usize = 400;
/// The most characters of a link: cut, it would lead nowhere.
const LINK_CHARS: usize = 2_000;

fn is_enough(places: &Places<Column>) -> bool {
    let has = |column| places.contains_key(&column);
    has(Column::Question) && (has(Column::Right) || has(Column::Choice(1)))
}

fn choices() -> impl Iterator<Item = Column> + Clone {
    (0..8).map(Column::Choice)
}

/// Reads every sheet with our headings, and the sheets beside them; false when there is none.
pub fn read(workbook: &Workbook, findings: &mut Findings) -> bool {
    let apart = [
        columns::EXAMPLES_SHEET,
        columns::GUIDE_SHEET,
        columns::STORIES_SHEET,
        columns::CONTACTS_SHEET,
        columns::ABOUT_SHEET,
    ]
    .map(fold);
    let apart: Vec<&str> = apart.iter().map(String::as_str).collect();
    let tables = Table::all(workbook, Column::read, is_enough, &apart);
    if tables.is_empty() {
        return false;
    }
    beside::read(workbook, findings);
    for table in &tables {
        findings.report_cells(workbook, table.sheet_name());
        for row in table.rows() {
            if table.has_any(row, choices().chain([Column::Question, Column::Right])) {
                Reading { entry: findings.question(table.place(row)), table, row }.read();
            }
        }
    }
    true
}

/// One row while it is read.
struct Reading<'a, 'f> {
    entry: Entry<'f>,
    table: &'a Table<'a, Column>,
    row: &'a Row,
}

impl Reading<'_, '_> {
    fn read(mut self) {
        let text = self.shown(Column::Question);
        let text = self.entry.text(self.at(Column::Question), Column::Question.heading(), &text);
        let kind = self.text(Column::Kind).to_owned();
        let kind = match kind.as_str() {
            "" => Some(self.likely_kind()),
            word => columns::kind(&fold(word)),
        };
        let Some(kind) = kind else {
            let word = self.text(Column::Kind).to_owned();
            return self.entry.leave_out(self.at(Column::Kind), Fault::KindNotTaken, word);
        };
        let mut question = bare(kind, text);
        self.read_answer(&mut question);
        let (hint, explanation) = (self.shown(Column::Hint), self.shown(Column::Explanation));
        question.hint = self.entry.cut(self.at(Column::Hint), &hint, HINT_CHARS);
        question.explanation = self.entry.cut(self.at(Column::Explanation), &explanation, EXPLANATION_CHARS);
        question.source = self.source();
        self.read_story(&mut question);
        self.entry.take(question);
    }

    /// What an empty "Loại" stands for; whether one or many are right is for the answer to say.
    fn likely_kind(&self) -> QuestionKind {
        let has_choices = self.table.has_any(self.row, choices());
        if !has_choices && choices::truth(self.text(Column::Right)).is_some() {
            QuestionKind::TrueFalse
        } else {
            QuestionKind::Single
        }
    }

    fn read_answer(&mut self, question: &mut Question) {
        let mut written = self.written();
        match question.kind {
            QuestionKind::Single | QuestionKind::Multiple => self.read_choices(question, &mut written),
            QuestionKind::TrueFalse => self.read_truth(question, &written),
            QuestionKind::Order => self.read_order(question, written),
            QuestionKind::Number => self.read_number(question),
            QuestionKind::Text => {
                let answer = self.shown(Column::Right);
                let column = self.at(Column::Right);
                let spellings = answer.split(['|', ';']).map(|spelling| (column, spelling.trim().to_owned()));
                question.accepted = self.entry.spellings(spellings);
                if question.accepted.is_empty() {
                    self.entry.leave_out(column, Fault::NoRightAnswer, answer);
                }
            }
            QuestionKind::Prediction => self.pass_over(Column::Right),
        }
        if !question.kind.has_choices() {
            choices().for_each(|choice| self.pass_over(choice));
        }
        if question.kind != QuestionKind::Number {
            self.pass_over(Column::Tolerance);
        }
        let unit = self.shown(Column::Unit);
        if matches!(question.kind, QuestionKind::Number | QuestionKind::Prediction) {
            question.unit = self.entry.cut(self.at(Column::Unit), &unit, UNIT_CHARS);
        } else {
            self.pass_over(Column::Unit);
        }
    }

    fn read_choices(&mut self, question: &mut Question, written: &mut [Written]) {
        let answer = self.shown(Column::Right);
        let column = self.at(Column::Right);
        match answer::read(&answer, written) {
            Some(places) if places.is_empty() => self.entry.leave_out(column, Fault::NoRightAnswer, ""),
            Some(places) => written.iter_mut().for_each(|one| one.right = places.contains(&one.place)),
            None => self.entry.leave_out(column, Fault::RightIsNoChoice, answer.as_str()),
        }
        let wanted = question.kind;
        choices::give(&mut self.entry, question, written);
        match (wanted, question.kind, self.text(Column::Kind)) {
            // The sheet says nothing, or says that there may be many.
            (_, _, "") => {}
            (QuestionKind::Multiple, ..) => question.kind = wanted,
            (_, QuestionKind::Multiple, _) => self.entry.leave_out(column, Fault::ManyRight, answer),
            _ => {}
        }
    }

    fn read_truth(&mut self, question: &mut Question, written: &[Written]) {
        let answer = self.shown(Column::Right);
        let texts = match written {
            [yes, no] => [yes.text.as_str(), no.text.as_str()],
            _ => ["Đúng", "Sai"],
        };
        // "Đúng", or which of the two.
        let by_place = |answer: &str| answer::read(answer, written).filter(|places| places.len() == 1);
        let truth = choices::truth(&answer).or_else(|| by_place(&answer).map(|places| places == [0]));
        let column = self.at(Column::Right);
        match truth {
            Some(is_true) => question.choices = choices::true_false(texts, is_true),
            None if answer.is_empty() => self.entry.leave_out(column, Fault::NoRightAnswer, ""),
            None => self.entry.leave_out(column, Fault::RightIsNoChoice, answer),
        }
        for (one, text) in written.iter().zip(texts) {
            self.entry.bounded(one.column, text, domain::pack::CHOICE_CHARS);
        }
    }

    fn read_order(&mut self, question: &mut Question, written: Vec<Written>) {
        let answer = self.shown(Column::Right);
        let places = match answer::read(&answer, &written) {
            Some(places) if places.is_empty() => written.iter().map(|one| one.place).collect(),
            Some(places) => places,
            None => vec![],
        };
        let (mut named, all): (Vec<usize>, Vec<usize>) =
            (places.clone(), written.iter().map(|one| one.place).collect());
        named.sort_unstable();
        if named != all {
            self.entry.leave_out(self.at(Column::Right), Fault::RightIsNoChoice, answer);
        }
        let shown = answer::shown_order(written, &places, &question.text);
        question.choices = choices::read(&mut self.entry, &shown);
        let id_of = |place: &usize| shown.iter().position(|one| one.place == *place);
        let order = places.iter().filter_map(|place| Some(question.choices.get(id_of(place)?)?.id.clone()));
        question.order = order.collect();
    }

    fn read_number(&mut self, question: &mut Question) {
        let answer = self.shown(Column::Right);
        if answer.is_empty() {
            return self.entry.leave_out(self.at(Column::Right), Fault::NoRightAnswer, "");
        }
        let value = self.number(Column::Right);
        let tolerance = self.number(Column::Tolerance);
        question.number = value.map(|value| NumberKey { value, tolerance: tolerance.unwrap_or_default() });
    }

    /// The number in a column; what is none is reported.
    fn number(&mut self, column: Column) -> Option<Decimal> {
        let cell = self.table.cell(self.row, column)?;
        // Shown, a number has a comma: "0.125" would be read as thousands.
        let number = Decimal::read(cell.shown().trim_start_matches('±'));
        if number.is_none() {
            self.entry.leave_out(self.at(column), Fault::NotANumber, cell.text.as_str());
        }
        number
    }

    fn source(&mut self) -> Source {
        let [document, clause] = [Column::Document, Column::Clause].map(|column| {
            let text = self.shown(column);
            self.entry.cut(self.at(column), &text, SOURCE_CHARS)
        });
        let link = self.shown(Column::Link);
        let link = match link.as_str() {
            "" => String::new(),
            long if long.chars().count() > LINK_CHARS => {
                self.pass_over(Column::Link);
                String::new()
            }
            web if web.starts_with("https://") || web.starts_with("http://") => link,
            bare if bare.contains('.') && !bare.contains(' ') && !bare.contains(':') => {
                format!("https://{bare}")
            }
            _ => {
                self.pass_over(Column::Link);
                String::new()
            }
        };
        if !document.is_empty() || (clause.is_empty() && link.is_empty()) {
            return Source { document, clause, link };
        }
        // What there is names the document best.
        self.entry.change(self.at(Column::Document), Fault::Missing, Column::Document.heading());
        let document = if clause.is_empty() { link.clone() } else { clause };
        Source { document, clause: String::new(), link }
    }

    fn read_story(&mut self, question: &mut Question) {
        let name = self.shown(Column::Story);
        if name.is_empty() {
            return;
        }
        let story = self.entry.stories().iter().find(|story| fold(&story.title) == fold(&name));
        question.story = story.map(|story| story.id.clone());
        if question.story.is_none() {
            self.entry.change(self.at(Column::Story), Fault::Unknown, name);
        }
    }

    /// The choices of the row that are there.
    fn written(&self) -> Vec<Written> {
        let cells =
            choices().enumerate().filter_map(|(place, choice)| Some((place, choice, self.cell(choice)?)));
        cells
            .map(|(place, choice, cell)| Written {
                column: self.at(choice),
                place,
                text: cell.shown(),
                right: false,
            })
            .collect()
    }

    /// Reports what this kind of question has no place for.
    fn pass_over(&mut self, column: Column) {
        if let Some(cell) = self.table.cell(self.row, column) {
            self.entry.change(self.at(column), Fault::PassedOver, cell.text.as_str());
        }
    }

    fn at(&self, column: Column) -> Option<u32> {
        self.table.column(column)
    }

    fn cell(&self, column: Column) -> Option<&Cell> {
        self.table.cell(self.row, column)
    }

    fn text(&self, column: Column) -> &str {
        self.table.text(self.row, column)
    }

    fn shown(&self, column: Column) -> String {
        self.table.shown(self.row, column)
    }
}
