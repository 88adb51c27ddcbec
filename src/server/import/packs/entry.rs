//! What is found in a file, kept in one place, so that every reader judges alike.

use std::collections::BTreeMap;

use domain::id::QuestionId;
use domain::import::{Fault, FileKind, FilePlace, ImportProblem, ImportedQuestion, PackImport, Weight};
use domain::pack::{CHOICE_CHARS, Contact, QUESTION_CHARS, QUESTIONS, Question, QuestionKind, Source, Story};

use crate::import::sheet::{Sheet, Workbook, column_name};

/// The most problems that are told: nobody reads more, and a small file could make millions.
const MOST_PROBLEMS: usize = 1_000;

/// The most characters of a problem's detail: enough to find it by.
const MOST_DETAIL: usize = 200;

/// The most spellings an answer may have.
const MOST_SPELLINGS: usize = 50;

/// A question with nothing but its kind and text.
pub fn bare(kind: QuestionKind, text: String) -> Question {
    Question {
        id: QuestionId::default(),
        kind,
        text,
        story: None,
        picture: None,
        audio: None,
        hint: String::new(),
        choices: vec![],
        order: vec![],
        number: None,
        unit: String::new(),
        accepted: vec![],
        explanation: String::new(),
        explanation_audio: None,
        source: Source::default(),
    }
}

/// What was understood of a file so far.
pub struct Findings {
    import: PackImport,
    /// Where each question stood first.
    seen: BTreeMap<String, u32>,
}

impl Findings {
    /// Nothing yet, of a file of this kind.
    pub fn new(kind: Option<FileKind>) -> Self {
        let import = PackImport {
            kind,
            title: String::new(),
            questions: vec![],
            stories: vec![],
            contacts: vec![],
            rows: 0,
            problems: vec![],
        };
        Self { import, seen: BTreeMap::new() }
    }

    /// With one more problem.
    pub fn with(mut self, problem: ImportProblem) -> Self {
        self.report(problem);
        self
    }

    /// Adds a problem.
    pub fn report(&mut self, mut problem: ImportProblem) {
        if self.import.problems.len() < MOST_PROBLEMS {
            if let Some((end, _)) = problem.detail.char_indices().nth(MOST_DETAIL) {
                problem.detail.truncate(end);
                problem.detail.push('…');
            }
            self.import.problems.push(problem);
        }
    }

    /// Adds advice, if there is something to give it for.
    pub fn advise(&mut self, place: Option<FilePlace>, fault: Fault, detail: &str) {
        if let Some(place) = place {
            self.report(ImportProblem { place, weight: Weight::Advice, fault, detail: detail.to_owned() });
        }
    }

    /// Adds what could not be read of the cells of a sheet.
    pub fn report_cells(&mut self, workbook: &Workbook, sheet: &str) {
        let of_cells =
            |problem: &&ImportProblem| problem.place.sheet == sheet && problem.fault != Fault::HiddenSheet;
        workbook.problems.iter().filter(of_cells).for_each(|problem| self.report(problem.clone()));
    }

    /// Keeps the title.
    pub fn set_title(&mut self, title: String) {
        self.import.title = title;
    }

    /// A row or paragraph that holds a question.
    pub fn question(&mut self, place: FilePlace) -> Entry<'_> {
        self.import.rows = self.import.rows.saturating_add(1);
        self.row(place)
    }

    /// A row that holds something else.
    pub fn row(&mut self, place: FilePlace) -> Entry<'_> {
        Entry { findings: self, place, is_left_out: false }
    }

    /// The stories found so far.
    pub fn stories(&self) -> &[Story] {
        &self.import.stories
    }

    /// The import, its problems in the order of the file. What no question has is told once.
    pub fn finish(mut self, sheets: &[Sheet]) -> PackImport {
        let judged = |question: &&ImportedQuestion| question.question.kind != QuestionKind::Prediction;
        self.tell_missing(Fault::NoExplanation, |question| {
            judged(&question) && question.question.explanation.is_empty()
        });
        self.tell_missing(Fault::NoSource, |question| {
            judged(&question) && question.question.source.is_empty()
        });
        // Hidden sheets come first: they are none of those that were read.
        let sheet_place = |name: &str| sheets.iter().position(|sheet| sheet.name == name);
        self.import.problems.sort_by_cached_key(|problem| {
            let FilePlace { sheet, row, column } = &problem.place;
            (sheet_place(sheet), *row, column.len(), column.clone())
        });
        self.import
    }

    fn tell_missing(&mut self, fault: Fault, is_missing: impl Fn(&ImportedQuestion) -> bool) {
        let questions = self.import.questions.iter();
        let places: Vec<FilePlace> = questions
            .filter(|question| is_missing(question))
            .map(|question| question.place.clone())
            .collect();
        let predictions =
            self.import.questions.iter().filter(|q| q.question.kind == QuestionKind::Prediction);
        let is_none_there = places.len() + predictions.count() == self.import.questions.len();
        let told = match places.first() {
            Some(first) if is_none_there && places.len() > 1 => {
                vec![FilePlace { row: 0, ..first.clone() }]
            }
            _ => places,
        };
        for place in told {
            self.report(ImportProblem { place, weight: Weight::Advice, fault, detail: String::new() });
        }
    }
}

/// One row or paragraph while it is read. What is wrong with it is reported here; it is taken at the end if nothing of
/// that leaves it out.
pub struct Entry<'a> {
    findings: &'a mut Findings,
    place: FilePlace,
    is_left_out: bool,
}

impl Entry<'_> {
    /// Reports a problem; `column` from 0, none for the whole row.
    pub fn report(&mut self, weight: Weight, column: Option<u32>, fault: Fault, detail: impl Into<String>) {
        self.is_left_out |= weight == Weight::LeftOut;
        let place = FilePlace { column: column.map(column_name).unwrap_or_default(), ..self.place.clone() };
        self.findings.report(ImportProblem { place, weight, fault, detail: detail.into() });
    }

    /// Reports what keeps the row from being taken.
    pub fn leave_out(&mut self, column: Option<u32>, fault: Fault, detail: impl Into<String>) {
        self.report(Weight::LeftOut, column, fault, detail);
    }

    /// Reports what is passed over or read otherwise than written.
    pub fn change(&mut self, column: Option<u32>, fault: Fault, detail: impl Into<String>) {
        self.report(Weight::Changed, column, fault, detail);
    }

    /// A text that must be there and may have `most` characters.
    pub fn needed(&mut self, column: Option<u32>, heading: &str, text: &str, most: usize) -> String {
        if text.is_empty() {
            self.leave_out(column, Fault::Missing, heading);
        }
        self.bounded(column, text, most)
    }

    /// A text that may have `most` characters.
    pub fn bounded(&mut self, column: Option<u32>, text: &str, most: usize) -> String {
        if text.chars().count() > most {
            self.leave_out(column, Fault::TooLong, most.to_string());
        }
        text.to_owned()
    }

    /// A text that is cut behind a word where it has more than `most` characters, as the question is good without its end.
    pub fn cut(&mut self, column: Option<u32>, text: &str, most: usize) -> String {
        if text.chars().count() <= most {
            return text.to_owned();
        }
        self.change(column, Fault::TooLong, most.to_string());
        let start: String = text.chars().take(most - 1).collect();
        let whole_words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
        format!("{whole_words}…")
    }

    /// The text of a question.
    pub fn text(&mut self, column: Option<u32>, heading: &str, text: &str) -> String {
        self.needed(column, heading, text, QUESTION_CHARS)
    }

    /// The spellings of an answer, without those that have no letter and those that stand twice.
    pub fn spellings(&mut self, texts: impl IntoIterator<Item = (Option<u32>, String)>) -> Vec<String> {
        let mut spellings: Vec<String> = Vec::new();
        for (column, text) in texts {
            if spellings.len() == MOST_SPELLINGS {
                self.leave_out(column, Fault::TooManyChoices, MOST_SPELLINGS.to_string());
                break;
            }
            let is_new = !spellings.contains(&text);
            if is_new && !domain::spelling::fold(&text).is_empty() {
                spellings.push(self.bounded(column, &text, CHOICE_CHARS));
            }
        }
        spellings
    }

    /// Takes the question, unless something leaves it out.
    pub fn take(mut self, mut question: Question) {
        if self.is_left_out {
            return;
        }
        let same = sameness(&question);
        if let Some(row) = self.findings.seen.get(&same) {
            let row = row.to_string();
            return self.leave_out(None, Fault::QuestionTwice, row);
        }
        let taken = self.findings.import.questions.len();
        if taken >= QUESTIONS {
            // Told once, where it starts.
            if taken == QUESTIONS && !self.findings.seen.contains_key("") {
                self.findings.seen.insert(String::new(), self.place.row);
                self.leave_out(None, Fault::TooLarge, QUESTIONS.to_string());
            }
            return;
        }
        question.id = QuestionId::new(format!("q{}", taken + 1));
        for rule in question.problems() {
            self.leave_out(None, Fault::Other, rule.to_string());
        }
        if !self.is_left_out {
            self.findings.seen.insert(same, self.place.row);
            self.findings.import.questions.push(ImportedQuestion { place: self.place, question });
        }
    }

    /// Takes a story, unless something leaves it out.
    pub fn take_story(self, story: Story) {
        if !self.is_left_out {
            self.findings.import.stories.push(story);
        }
    }

    /// Takes a contact, unless something leaves it out.
    pub fn take_contact(self, contact: Contact) {
        if !self.is_left_out {
            self.findings.import.contacts.push(contact);
        }
    }

    /// The stories found so far.
    pub fn stories(&self) -> &[Story] {
        self.findings.stories()
    }
}

/// What two questions have in common that ask the same: their words, their story and their choices in whatever order.
fn sameness(question: &Question) -> String {
    let mut choices: Vec<&str> = question.choices.iter().map(|choice| choice.text.as_str()).collect();
    choices.sort_unstable();
    let story = question.story.as_ref().map_or("", |story| story.as_str());
    [question.kind.name(), story, &question.text, &choices.join("\n")].join("\n").to_lowercase()
}
