//! The sheet `survey`, row by row: groups fall away, and what they say of when they are shown goes to their items.

use std::collections::HashSet;

use domain::id::QuestionId;
use domain::import::{Fault, Weight};
use domain::survey::{Condition, INTRO_CHARS, ITEMS, Item, ItemKind};

use super::headings::Column;
use super::item::{Called, Form};
use super::kinds::Kind;
use super::names::fit;
use super::problems::Problems;
use super::relevant::{self, ALWAYS, all_of};
use super::spelling::{Spelling, written};
use crate::import::sheet::Row;

/// The longest a condition of ours may be, in characters.
const MOST_CONDITION: usize = 500;

/// What the sheet holds.
#[derive(Default)]
pub struct Read {
    /// The items that can be taken.
    pub items: Vec<Item>,
    /// What conditions call them.
    called: Vec<Called>,
    /// Rows that hold an item, taken or not.
    pub rows: u32,
    /// The words of a note that comes before all items.
    pub intro: Option<String>,
}

/// A group or repeat that is open.
struct Open {
    row: u32,
    /// When what is in it is shown, what it stands in included.
    shown: Shown,
}

/// When something is shown, or why it cannot be taken.
type Shown = Result<Condition, (Fault, String)>;

/// Reads the rows.
pub fn read(form: &Form, problems: &mut Problems) -> Read {
    let mut reader = Reader { form, problems, open: vec![], read: Read::default(), ids: HashSet::new() };
    for row in form.table.rows {
        reader.row(row);
    }
    for open in reader.open {
        let place = form.table.sheet.place(open.row, form.table.at(Column::Type));
        reader.problems.report(place, Weight::Changed, Fault::Syntax, "begin");
    }
    reader.read
}

struct Reader<'a> {
    form: &'a Form<'a>,
    problems: &'a mut Problems,
    open: Vec<Open>,
    read: Read,
    ids: HashSet<String>,
}

impl<'a> Reader<'a> {
    fn row(&mut self, row: &'a Row) {
        let table = self.form.table;
        let typed = table.text(row, Column::Type);
        if typed.is_empty() {
            // A line that only parts others, unless somebody forgot to say what it is.
            if !table.words(row, Column::Label, self.form.language).is_empty() {
                self.read.rows += 1;
                self.problems.of_row(table, row).leave_out(Some(Column::Type), Fault::Missing, "type");
            }
            return;
        }
        match Kind::read(typed) {
            Kind::Begin { repeats } => self.begin(row, repeats),
            Kind::End => {
                if self.open.pop().is_none() {
                    self.problems.of_row(table, row).change(Some(Column::Type), Fault::Syntax, typed);
                }
            }
            Kind::Metadata => {
                self.problems.of_row(table, row).advise(Some(Column::Type), Fault::PassedOver, typed);
            }
            kind => self.item(row, &kind),
        }
    }

    fn begin(&mut self, row: &'a Row, repeats: bool) {
        let table = self.form.table;
        let typed = table.text(row, Column::Type);
        let mut entry = self.problems.of_row(table, row);
        let shown = if repeats {
            entry.leave_out(Some(Column::Type), Fault::KindNotTaken, typed);
            Err((Fault::KindNotTaken, typed.to_owned()))
        } else {
            let title = table.words(row, Column::Label, self.form.language);
            if !title.is_empty() {
                entry.change(Some(Column::Label), Fault::PassedOver, title);
            }
            self.shown(row)
        };
        self.open.push(Open { row: row.number, shown });
    }

    /// When a row is shown, what it stands in included.
    fn shown(&self, row: &'a Row) -> Shown {
        let around = self.open.last().map_or(Ok(ALWAYS), |open| open.shown.clone())?;
        let text = self.form.table.text(row, Column::Relevant);
        let own = relevant::read(text, &self.read.items, &self.read.called)
            .map_err(|why| (Fault::BadCondition, format!("{text}: {why}")))?;
        let both = all_of([around, own]);
        // Bounds what groups in groups can pile up.
        let length = written(&both, &self.read.items, Spelling::Own).chars().count();
        if length > MOST_CONDITION {
            return Err((Fault::BadCondition, format!("{text}: longer than {MOST_CONDITION} characters")));
        }
        Ok(both)
    }

    fn item(&mut self, row: &'a Row, kind: &Kind) {
        let shown = self.shown(row);
        let table = self.form.table;
        let mut entry = self.problems.of_row(table, row);
        let mut made = self.form.make(&mut entry, row, kind);
        let is_first = self.read.rows == 0 && self.read.intro.is_none();
        if is_first && made.item.kind == ItemKind::Note && shown == Ok(ALWAYS) && !entry.is_left_out {
            self.read.intro = Some(introduction(&made.item));
            return;
        }
        self.read.rows = self.read.rows.saturating_add(1);
        match shown {
            Ok(condition) => {
                made.item.show_if = written(&condition, &self.read.items, Spelling::Own);
                if !made.item.show_if.is_empty()
                    && let Err(error) = Condition::read(&made.item.show_if, &self.read.items)
                {
                    entry.leave_out(Some(Column::Relevant), Fault::BadCondition, error.to_string());
                }
            }
            Err((fault, detail)) => entry.leave_out(Some(Column::Relevant), fault, detail),
        }
        let name =
            if made.called.name.is_empty() { format!("m{}", row.number) } else { made.called.name.clone() };
        made.item.id = QuestionId::new(fit(&name, true, |id| self.ids.contains(id)));
        if !entry.is_left_out {
            for rule in made.item.problems() {
                entry.leave_out(None, Fault::Other, rule);
            }
        }
        if entry.is_left_out {
            return;
        }
        if self.read.items.len() == ITEMS {
            return entry.leave_out(None, Fault::TooLarge, ITEMS.to_string());
        }
        self.ids.insert(made.item.id.as_str().to_owned());
        self.read.items.push(made.item);
        self.read.called.push(made.called);
    }
}

fn introduction(note: &Item) -> String {
    let both = [note.text.as_str(), note.hint.as_str()].join(" ");
    if both.chars().count() <= INTRO_CHARS { both.trim().to_owned() } else { note.text.clone() }
}
