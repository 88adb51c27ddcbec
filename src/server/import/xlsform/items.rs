//! The rows of the survey sheet as items.

use std::collections::HashSet;

use domain::decimal::Decimal;
use domain::id::{ChoiceId, QuestionId};
use domain::import::{Fault, ImportProblem, SurveyImport, Weight};
use domain::survey::{Condition, Item, ItemChoice, ItemKind, OTHER};

use super::conditions::{bounds, fit_id, show_if};
use super::form::{Choice, Choices, Heads};
use crate::import::sheet::{Row, Sheet};

/// What a phone writes by itself in other programs; ours keeps none of it.
const KEPT_BY_PHONES: [&str; 9] =
    ["start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid", "audit"];
/// Columns that we have no place for, and what they hold.
const PASSED_OVER: [&str; 5] = ["default", "calculation", "choice_filter", "readonly", "repeat_count"];
const MEDIA: [&str; 5] = ["image", "audio", "video", "media", "big-image"];

/// Reads every row; problems and the count of rows go into `import`.
pub fn read(sheet: &Sheet, heads: &Heads, choices: &Choices, import: &mut SurveyImport) -> Vec<Item> {
    let mut reader = Reader {
        sheet,
        heads,
        choices,
        import,
        items: Vec::new(),
        groups: Vec::new(),
        repeats: 0,
        ids: HashSet::new(),
    };
    for row in sheet.rows.iter().filter(|row| row.number > heads.row) {
        reader.row(row);
    }
    reader.items
}

struct Reader<'a> {
    sheet: &'a Sheet,
    heads: &'a Heads,
    choices: &'a Choices,
    import: &'a mut SurveyImport,
    items: Vec<Item>,
    /// The conditions of the groups that are open.
    groups: Vec<String>,
    /// How many repeats are open: what is in one is left out.
    repeats: usize,
    ids: HashSet<String>,
}

/// What keeps a row from being taken: the column, the fault, and what it is about.
type Refused = (&'static str, Fault, String);

impl Reader<'_> {
    fn tell(&mut self, row: &Row, column: &str, weight: Weight, fault: Fault, detail: String) {
        let place = self.sheet.place(row.number, self.heads.column(column));
        self.import.problems.push(ImportProblem { place, weight, fault, detail });
    }

    fn row(&mut self, row: &Row) {
        let kind = self.heads.text(row, "type").to_lowercase().replace('_', " ");
        match kind.as_str() {
            "" => {}
            "begin group" => self.groups.push(self.heads.text(row, "relevant").to_owned()),
            "end group" => drop(self.groups.pop()),
            "begin repeat" => {
                self.repeats += 1;
                self.tell(row, "type", Weight::LeftOut, Fault::KindNotTaken, "begin repeat".to_owned());
            }
            "end repeat" => self.repeats = self.repeats.saturating_sub(1),
            kind if KEPT_BY_PHONES.contains(&kind) => {
                self.tell(row, "type", Weight::Advice, Fault::PassedOver, kind.to_owned());
            }
            _ if self.repeats > 0 => {
                self.import.rows += 1;
                self.tell(row, "type", Weight::LeftOut, Fault::KindNotTaken, "repeat".to_owned());
            }
            _ => {
                self.import.rows += 1;
                match self.item(row) {
                    Ok(item) => {
                        self.passed_over(row, &item);
                        self.ids.insert(item.id.as_str().to_owned());
                        self.items.push(item);
                    }
                    Err((column, fault, detail)) => self.tell(row, column, Weight::LeftOut, fault, detail),
                }
            }
        }
    }

    fn passed_over(&mut self, row: &Row, item: &Item) {
        for column in PASSED_OVER {
            let text = self.heads.text(row, column).to_owned();
            if !text.is_empty() {
                self.tell(row, column, Weight::Changed, Fault::PassedOver, text);
            }
        }
        for column in MEDIA {
            let text = self.heads.text(row, column).to_owned();
            if !text.is_empty() {
                self.tell(row, column, Weight::Changed, Fault::MediaLeftOut, text);
            }
        }
        let constraint = self.heads.text(row, "constraint").to_owned();
        if !constraint.is_empty() && item.min.is_none() && item.max.is_none() {
            self.tell(row, "constraint", Weight::Changed, Fault::PassedOver, constraint);
        }
    }

    fn item(&self, row: &Row) -> Result<Item, Refused> {
        let text = |column: &str| self.heads.text(row, column).to_owned();
        let (name, label) = (text("name"), text("label"));
        if name.is_empty() {
            return Err(("name", Fault::Missing, "name".to_owned()));
        }
        if label.is_empty() {
            return Err(("label", Fault::Missing, "label".to_owned()));
        }
        let id = fit_id(&name);
        if self.ids.contains(&id) {
            return Err(("name", Fault::QuestionTwice, name));
        }
        let mut item = self.kind(row)?;
        item.id = QuestionId::new(id);
        item.text = label;
        item.hint = text("hint");
        item.required = self.heads.yes(row, "required") && item.kind != ItemKind::Note;
        item.sensitive = self.heads.yes(row, "sensitive") && item.kind != ItemKind::Note;
        if item.kind == ItemKind::Number {
            (item.min, item.max) = bounds(&text("constraint")).unwrap_or_default();
        }
        item.show_if = self.condition(&text("relevant"))?;
        let problems = item.problems();
        match problems.first() {
            Some(problem) => Err(("label", Fault::Other, problem.clone())),
            None => Ok(item),
        }
    }

    /// The row's own condition and those of its groups. One that cannot be read leaves the item out: it would be shown to
    /// everybody else.
    fn condition(&self, relevant: &str) -> Result<String, Refused> {
        let all: Vec<&str> = self
            .groups
            .iter()
            .map(String::as_str)
            .chain([relevant])
            .filter(|text| !text.is_empty())
            .collect();
        let said = match all[..] {
            [] => return Ok(String::new()),
            [only] => show_if(only),
            _ => all.iter().map(|one| format!("({})", show_if(one))).collect::<Vec<_>>().join(" and "),
        };
        match Condition::read(&said, &self.items) {
            Ok(_) => Ok(said),
            Err(error) => Err(("relevant", Fault::BadCondition, format!("{relevant}: {error}"))),
        }
    }

    fn kind(&self, row: &Row) -> Result<Item, Refused> {
        let written = self.heads.text(row, "type");
        let words: Vec<&str> = written.split_whitespace().collect();
        let first = words.first().map(|word| word.to_lowercase().replace('_', " ")).unwrap_or_default();
        // "select one list" is as good as "select_one list".
        let (kind, rest) = match (first.as_str(), words.get(1).copied()) {
            ("select", Some("one")) => ("select one".to_owned(), words.get(2..)),
            ("select", Some("multiple" | "all")) => ("select multiple".to_owned(), words.get(2..)),
            _ => (first, words.get(1..)),
        };
        let rest = rest.unwrap_or_default();
        let blank = blank();
        let of = |kind| Ok(Item { kind, ..blank.clone() });
        match kind.as_str() {
            "text" | "string" => of(ItemKind::Text),
            "note" => of(ItemKind::Note),
            "integer" | "int" | "decimal" => of(ItemKind::Number),
            "date" => of(ItemKind::Date),
            "range" => self.range(row).ok_or(("parameters", Fault::KindNotTaken, written.to_owned())),
            "select one" => self.chosen(row, ItemKind::Single, rest),
            "select multiple" => self.chosen(row, ItemKind::Multiple, rest),
            "rank" => self.chosen(row, ItemKind::Ranking, rest),
            _ => Err(("type", Fault::KindNotTaken, written.to_owned())),
        }
    }

    fn chosen(&self, row: &Row, kind: ItemKind, rest: &[&str]) -> Result<Item, Refused> {
        let name = rest.first().copied().unwrap_or_default();
        let list = self.choices.list(name).ok_or(("type", Fault::UnknownList, name.to_owned()))?;
        let other = rest.iter().any(|word| word.to_lowercase() == "or_other") && kind != ItemKind::Ranking;
        let is_likert = self.heads.text(row, "appearance").to_lowercase().contains("likert");
        if kind == ItemKind::Single && is_likert && matches!(list.len(), 3 | 5) {
            let points = u32::try_from(list.len()).ok();
            return Ok(Item { kind: ItemKind::Likert, points, ..blank() });
        }
        let choice = |choice: &Choice| ItemChoice {
            id: ChoiceId::new(if choice.name == OTHER { format!("{OTHER}_") } else { fit_id(&choice.name) }),
            text: choice.label.clone(),
            exclusive: choice.exclusive && kind == ItemKind::Multiple,
        };
        Ok(Item { kind, choices: list.iter().map(choice).collect(), other, ..blank() })
    }

    /// `start=1 end=5 step=1`, in any order, apart by spaces, commas or semicolons.
    fn range(&self, row: &Row) -> Option<Item> {
        let (mut min, mut max) = (Decimal::read("0")?, Decimal::read("10")?);
        for part in self.heads.text(row, "parameters").split([' ', ',', ';']).filter(|part| !part.is_empty())
        {
            let (name, value) = part.split_once('=')?;
            let value = Decimal::read(value.trim())?;
            match name.trim() {
                "start" => min = value,
                "end" => max = value,
                "step" if value != Decimal::read("1")? => return None,
                _ => {}
            }
        }
        Some(Item { kind: ItemKind::Scale, min: Some(min), max: Some(max), ..blank() })
    }
}

fn blank() -> Item {
    Item {
        id: QuestionId::default(),
        kind: ItemKind::Note,
        text: String::new(),
        hint: String::new(),
        picture: None,
        audio: None,
        choices: Vec::new(),
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
