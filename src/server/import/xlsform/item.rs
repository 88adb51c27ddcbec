//! One row of the sheet `survey` as an item.

use domain::decimal::Decimal;
use domain::id::{ChoiceId, QuestionId};
use domain::import::Fault;
use domain::spelling::fold;
use domain::survey::{
    CHOICE_CHARS, CHOICES, END_CHARS, HINT_CHARS, ITEM_CHARS, Item, ItemChoice, ItemKind, LINES, NOTE_CHARS,
    OTHER, STEPS,
};

use super::choices::{Choice, Lists};
use super::constraint;
use super::headings::{Column, Language, Table, truth};
use super::kinds::Kind;
use super::names::fit;
use super::problems::Entry;
use super::spelling::XLSFORM_OTHER;
use super::xpath::number;
use crate::import::sheet::Row;

/// What a form asks of its other sheets.
pub struct Form<'a> {
    /// The sheet `survey`.
    pub table: &'a Table<'a>,
    /// The language that is read.
    pub language: &'a Language,
    /// The lists of choices.
    pub lists: &'a Lists,
}

/// What conditions call an item.
#[derive(Clone, Debug, Default)]
pub struct Called {
    /// Its name in the form.
    pub name: String,
    /// The names of its choices or steps, in its own order; of "Khác" the last.
    pub choices: Vec<String>,
}

/// An item, and what conditions call it.
pub struct Made {
    /// The item.
    pub item: Item,
    /// Its names.
    pub called: Called,
}

/// An item with nothing but its kind.
fn bare(kind: ItemKind) -> Item {
    Item {
        id: QuestionId::default(),
        kind,
        text: String::new(),
        hint: String::new(),
        picture: None,
        audio: None,
        choices: vec![],
        other: false,
        most: None,
        points: None,
        reversed: false,
        min: None,
        max: None,
        ends: None,
        unit: String::new(),
        required: false,
        sensitive: false,
        show_if: String::new(),
    }
}

impl Form<'_> {
    /// The item of a row; what is wrong with it is told to `entry`. Its id and condition are the caller's.
    pub fn make<'a>(&'a self, entry: &mut Entry, row: &'a Row, kind: &Kind) -> Made {
        let called = Called { name: self.text(row, Column::Name).to_owned(), choices: vec![] };
        let mut made = Made { item: bare(ItemKind::Note), called };
        match kind {
            Kind::Plain(kind) => made.item.kind = *kind,
            Kind::Integer => made.item.kind = ItemKind::Number,
            Kind::Range => self.give_range(entry, row, &mut made.item),
            Kind::Select { kind, list, or_other } => {
                made.item.kind = *kind;
                self.give_choices(entry, row, &mut made, list, *or_other);
            }
            Kind::Begin { .. } | Kind::End | Kind::Metadata | Kind::Unknown => {
                entry.leave_out(Some(Column::Type), Fault::KindNotTaken, self.text(row, Column::Type));
            }
        }
        self.give_words(entry, row, &mut made.item);
        self.give_answers(entry, row, &mut made.item);
        self.limit(entry, row, &mut made, *kind == Kind::Integer);
        self.tell_passed_over(entry, row);
        made
    }

    fn text<'a>(&'a self, row: &'a Row, column: Column) -> &'a str {
        self.table.text(row, column)
    }

    fn words(&self, row: &Row, column: Column) -> String {
        self.table.words(row, column, self.language)
    }

    fn give_words(&self, entry: &mut Entry, row: &Row, item: &mut Item) {
        let text = self.words(row, Column::Label);
        let most = if item.kind == ItemKind::Note { NOTE_CHARS } else { ITEM_CHARS };
        if text.is_empty() {
            entry.leave_out(Some(Column::Label), Fault::Missing, "label");
        } else if text.contains("${") {
            // An answer within the words of another item.
            entry.leave_out(Some(Column::Label), Fault::KindNotTaken, text.as_str());
        } else if text.chars().count() > most {
            entry.leave_out(Some(Column::Label), Fault::TooLong, most.to_string());
        }
        item.text = text;
        let hint = self.words(row, Column::Hint);
        if hint.contains("${") {
            entry.change(Some(Column::Hint), Fault::PassedOver, hint);
        } else {
            item.hint = entry.cut(Column::Hint, hint, HINT_CHARS);
        }
    }

    /// What is asked of an answer. A note has none.
    fn give_answers(&self, entry: &mut Entry, row: &Row, item: &mut Item) {
        if item.kind == ItemKind::Note {
            return;
        }
        let mut says = |column| {
            let written = self.text(row, column);
            truth(written).unwrap_or_else(|| {
                entry.change(Some(column), Fault::PassedOver, written);
                false
            })
        };
        item.required = says(Column::Required);
        item.sensitive = says(Column::Sensitive);
        if matches!(item.kind, ItemKind::Likert | ItemKind::Scale) {
            item.reversed = says(Column::Reversed);
        }
        if item.kind == ItemKind::Number {
            item.unit = entry.cut(Column::Unit, self.words(row, Column::Unit), END_CHARS);
        }
    }

    fn give_range(&self, entry: &mut Entry, row: &Row, item: &mut Item) {
        let written = self.text(row, Column::Parameters);
        let parameter = |name: &str, otherwise: &str| {
            let parts = written.split([' ', ',', ';']).filter_map(|part| part.split_once('='));
            let found =
                parts.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next_back();
            number(found.unwrap_or(otherwise))
        };
        item.kind = ItemKind::Scale;
        let (Some(start), Some(end), Some(step)) =
            (parameter("start", "1"), parameter("end", "10"), parameter("step", "1"))
        else {
            return entry.leave_out(Some(Column::Parameters), Fault::NotANumber, written);
        };
        if start >= end {
            return entry.leave_out(Some(Column::Parameters), Fault::Syntax, written);
        }
        (item.min, item.max) = (Some(start), Some(end));
        let steps = start.count().zip(end.count()).map(|(start, end)| end - start + 1);
        let is_scale = step.count() == Some(1) && steps.is_some_and(|steps| (2..=STEPS).contains(&steps));
        if !is_scale {
            item.kind = ItemKind::Number;
            return entry.change(Some(Column::Parameters), Fault::PassedOver, written);
        }
        let ends = [Column::FirstEnd, Column::LastEnd].map(|column| {
            let words = self.words(row, column);
            entry.cut(column, words, END_CHARS)
        });
        item.ends = ends.iter().all(|end| !end.is_empty()).then_some(ends);
    }

    fn give_choices(&self, entry: &mut Entry, row: &Row, made: &mut Made, list: &str, or_other: bool) {
        let kind = made.item.kind;
        let Some(choices) = self.lists.get(list) else {
            return entry.leave_out(Some(Column::Type), Fault::UnknownList, list);
        };
        let other = or_other && kind != ItemKind::Ranking;
        if or_other && !other {
            entry.change(Some(Column::Type), Fault::PassedOver, "or_other");
        }
        // Programs add this one by themselves, once.
        let own = choices.iter().filter(|choice| !other || choice.name != XLSFORM_OTHER);
        let own: Vec<&Choice> = own.take(CHOICES + 1).collect();
        if kind == ItemKind::Single && !other && is_likert(self.text(row, Column::Appearance)) {
            if let Some(names) = agreement(&own) {
                made.item.kind = ItemKind::Likert;
                made.item.points = u32::try_from(names.len()).ok();
                made.called.choices = names;
                return;
            }
            entry.change(Some(Column::Appearance), Fault::PassedOver, "likert");
        }
        let count = own.len() + usize::from(other);
        let most = if kind == ItemKind::Ranking { LINES } else { CHOICES };
        if count < 2 {
            return entry.leave_out(Some(Column::Type), Fault::TooFewChoices, count.to_string());
        }
        if count > most {
            return entry.leave_out(Some(Column::Type), Fault::TooManyChoices, most.to_string());
        }
        for choice in own {
            if choice.text.contains("${") {
                entry.leave_out(Some(Column::Type), Fault::KindNotTaken, choice.text.as_str());
            } else if choice.text.chars().count() > CHOICE_CHARS {
                entry.leave_out(Some(Column::Type), Fault::TooLong, CHOICE_CHARS.to_string());
            }
            let ids = &made.item.choices;
            let id =
                fit(&choice.name, false, |id| id == OTHER || ids.iter().any(|one| one.id.as_str() == id));
            made.item.choices.push(ItemChoice {
                id: ChoiceId::new(id),
                text: choice.text.clone(),
                exclusive: choice.exclusive && kind == ItemKind::Multiple,
            });
            made.called.choices.push(choice.name.clone());
        }
        made.item.other = other;
        made.called.choices.extend(other.then(|| XLSFORM_OTHER.to_owned()));
    }

    fn limit(&self, entry: &mut Entry, row: &Row, made: &mut Made, is_whole: bool) {
        let written = self.text(row, Column::Constraint);
        if written.is_empty() {
            return;
        }
        let limits = constraint::read(written, is_whole);
        let (item, mut is_all) = (&mut made.item, limits.is_all);
        match item.kind {
            ItemKind::Number => {
                let bounds = |known: Option<Decimal>, new: Option<Decimal>| new.or(known);
                (item.min, item.max) = (bounds(item.min, limits.min), bounds(item.max, limits.max));
                if item.min.zip(item.max).is_some_and(|(min, max)| min >= max) {
                    (item.min, item.max) = (None, None);
                    is_all = false;
                }
                is_all &= limits.most.is_none() && limits.alone.is_empty();
            }
            ItemKind::Multiple => {
                for name in &limits.alone {
                    let place = made.called.choices.iter().position(|known| known == name);
                    match place.and_then(|place| item.choices.get_mut(place)) {
                        Some(choice) => choice.exclusive = true,
                        None => is_all = false,
                    }
                }
                let together =
                    made.called.choices.len() - item.choices.iter().filter(|choice| choice.exclusive).count();
                item.most = limits.most.filter(|most| (*most as usize) <= together);
                is_all &= limits.min.is_none() && limits.max.is_none();
            }
            _ => is_all = false,
        }
        if !is_all {
            entry.change(Some(Column::Constraint), Fault::PassedOver, written);
        }
    }

    fn tell_passed_over(&self, entry: &mut Entry, row: &Row) {
        for column in [Column::ChoiceFilter, Column::Default, Column::Calculation] {
            let written = self.text(row, column);
            if !written.is_empty() && !entry.is_left_out {
                entry.change(Some(column), Fault::PassedOver, written);
            }
        }
        let media = self.text(row, Column::Media);
        if !media.is_empty() && !entry.is_left_out {
            entry.change(Some(Column::Media), Fault::MediaLeftOut, media);
        }
    }
}

fn is_likert(appearance: &str) -> bool {
    appearance.split(' ').any(|word| word.eq_ignore_ascii_case("likert"))
}

/// The names of three or five steps from the least to the most agreement; none where the choices are about something else,
/// as a Likert item has words of its own for its steps.
fn agreement(choices: &[&Choice]) -> Option<Vec<String>> {
    let (first, last) = (choices.first()?, choices.last()?);
    if !matches!(choices.len(), 3 | 5) {
        return None;
    }
    let mut names: Vec<String> = choices.iter().map(|choice| choice.name.clone()).collect();
    match (agrees(&first.text)?, agrees(&last.text)?) {
        (false, true) => Some(names),
        (true, false) => {
            names.reverse();
            Some(names)
        }
        _ => None,
    }
}

/// Whether words say that somebody agrees or that she does not; none where they say neither.
fn agrees(words: &str) -> Option<bool> {
    let folded = fold(words);
    let says = |phrase: &str| [" ", &folded, " "].concat().contains(&[" ", phrase, " "].concat());
    if ["khong dong y", "phan doi", "disagree"].into_iter().any(says) || ["khong", "no"].contains(&&*folded) {
        return Some(false);
    }
    let is_yes = ["dong y", "tan thanh", "agree"].into_iter().any(says) || ["co", "yes"].contains(&&*folded);
    is_yes.then_some(true)
}
