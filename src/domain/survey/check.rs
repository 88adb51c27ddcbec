//! The rules a survey keeps before it may be published.

use std::collections::HashSet;
use std::fmt;

use super::{Condition, FORMAT, Item, ItemKind, OTHER, Survey};
use crate::decimal::Decimal;
use crate::id::QuestionId;
use crate::pack::check::{contact_problem, is_date, is_slug, media_problems, text_flaw};
use crate::spelling::fold;

/// Why a survey cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SurveyError {
    /// Not JSON, or not the shape of a survey.
    #[error("the survey cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// Readable, but it breaks rules; all of them are listed.
    #[error("the survey has problems: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Problems(Vec<SurveyProblem>),
}

/// One broken rule, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyProblem {
    /// The item, or none when it is about the survey itself.
    pub item: Option<QuestionId>,
    /// What is wrong, in English, for authors and logs.
    pub what: String,
}

impl fmt::Display for SurveyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.item {
            Some(item) => write!(f, "item {item}: {}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

/// The longest a title may be, in characters.
const TITLE_CHARS: usize = 80;
/// The longest the words before the first item, and the closing words, may be.
const INTRO_CHARS: usize = 800;
/// The longest an item may be.
const ITEM_CHARS: usize = 300;
/// The longest a note may be.
const NOTE_CHARS: usize = 800;
/// The longest a hint may be.
const HINT_CHARS: usize = 300;
/// The longest a choice may be.
const CHOICE_CHARS: usize = 120;
/// The longest the words at an end of a scale, and a unit, may be.
const END_CHARS: usize = 30;
/// The longest an item's or choice's id may be.
const ID_CHARS: usize = 40;
/// The most items.
const ITEMS: usize = 200;
/// The most choices of an item: each has a letter, and "Khác" one more.
const CHOICES: usize = 12;
/// The most lines to rank: what does not stand on one screen is not compared.
const LINES: usize = 8;
/// The most steps of a scale: they stand in one row.
const STEPS: u64 = 11;

/// What the title of a sensitive survey must not say to who looks over her shoulder; without marks.
const TELLING: [&str; 14] = [
    "bao luc",
    "bao hanh",
    "bi danh",
    "xam hai",
    "mua ban nguoi",
    "hiep",
    "ma tuy",
    "nghien",
    "mai dam",
    "hiv",
    "ly hon",
    "danh dap",
    "quay roi",
    "cuong buc",
];

impl Survey {
    /// Reads and checks a survey.
    ///
    /// # Errors
    /// [`SurveyError::Json`] names the line and column; [`SurveyError::Problems`] lists every rule that is broken, each with its
    /// item.
    pub fn read(json: &str) -> Result<Self, SurveyError> {
        let survey: Self = serde_json::from_str(json)?;
        let problems = survey.problems();
        if problems.is_empty() { Ok(survey) } else { Err(SurveyError::Problems(problems)) }
    }

    /// Every rule the survey breaks, in its order; empty when it is sound.
    #[must_use]
    pub fn problems(&self) -> Vec<SurveyProblem> {
        let mut found: Vec<SurveyProblem> =
            self.own_problems().into_iter().map(|what| SurveyProblem { item: None, what }).collect();
        let mut seen = HashSet::new();
        for (place, item) in self.items.iter().enumerate() {
            let mut problems = item.problems();
            if !seen.insert(&item.id) {
                problems.push("another item has the same id".to_owned());
            }
            if !item.show_if.is_empty()
                && let Err(error) = Condition::read(&item.show_if, &self.items[..place])
            {
                problems.push(error.to_string());
            }
            found
                .extend(problems.into_iter().map(|what| SurveyProblem { item: Some(item.id.clone()), what }));
        }
        found
    }

    fn own_problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        if self.format != FORMAT {
            found.push(format!("format is {:?}, expected {FORMAT:?}", self.format));
        }
        if !is_slug(self.id.as_str()) {
            found.push(format!("id {:?} is not lower-case letters, digits and hyphens", self.id.as_str()));
        }
        if self.version == 0 {
            found.push("version starts at 1".to_owned());
        }
        found.extend(text_problem("lang", &self.lang, END_CHARS));
        found.extend(text_problem("title", &self.title, TITLE_CHARS));
        found.extend(text_problem("intro", &self.intro, INTRO_CHARS));
        found.extend(some_text_problem("closing", &self.closing, INTRO_CHARS));
        let title = fold(&self.title);
        let tells =
            TELLING.iter().find(|word| [" ", &title, " "].concat().contains(&[" ", word, " "].concat()));
        if let Some(word) = tells.filter(|_| self.sensitive) {
            found.push(format!("the title of a sensitive survey must be neutral, and says {word:?}"));
        }
        if !is_date(&self.reviewed_on) {
            found.push(format!("reviewed_on {:?} is not YYYY-MM-DD", self.reviewed_on));
        }
        if self.items.len() > ITEMS {
            found.push(format!("{} items; a survey has at most {ITEMS}", self.items.len()));
        }
        if self.items.iter().all(|item| item.kind == ItemKind::Note) {
            found.push("nothing is asked".to_owned());
        }
        found.extend(self.contacts.iter().filter_map(contact_problem).map(|what| what.to_string()));
        found
    }
}

impl Item {
    /// Every rule the item breaks by itself; empty when it is sound.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        if !is_id(self.id.as_str()) || !self.id.as_str().starts_with(|c: char| c.is_ascii_alphabetic()) {
            found.push("the id is not letters, digits, hyphens and underscores, a letter first".to_owned());
        }
        let longest = if self.kind == ItemKind::Note { NOTE_CHARS } else { ITEM_CHARS };
        found.extend(text_problem("text", &self.text, longest));
        found.extend(some_text_problem("hint", &self.hint, HINT_CHARS));
        found.extend(some_text_problem("unit", &self.unit, END_CHARS));
        let media = media_problems(self.picture.as_ref(), self.audio.as_deref());
        found.extend(media.iter().map(ToString::to_string));
        found.extend(self.choice_problems());
        found.extend(self.range_problem());
        found.extend(self.leftover_problems());
        found
    }

    fn choice_problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut ids = HashSet::new();
        for choice in &self.choices {
            let id = choice.id.as_str();
            found.extend(text_problem(&format!("choice {id}"), &choice.text, CHOICE_CHARS));
            if !is_id(id) || !ids.insert(id) {
                found.push(format!(
                    "choice id {id:?} stands twice, or is not letters, digits, hyphens and underscores"
                ));
            }
            if id == OTHER {
                found.push(format!("{OTHER:?} is the id of \"Khác\": set \"other\" instead"));
            }
        }
        let count = self.choices.len() + usize::from(self.other);
        let most = if self.kind == ItemKind::Ranking { LINES } else { CHOICES };
        if self.kind.has_choices() && !(2..=most).contains(&count) {
            found.push(format!("{count} choices; 2 to {most} are needed"));
        }
        let together = count - self.choices.iter().filter(|choice| choice.exclusive).count();
        if self.kind == ItemKind::Multiple && count >= 2 && together < 2 {
            found.push("fewer than two choices can be chosen together: it is a single item".to_owned());
        }
        if let Some(most) = self.most.filter(|most| *most < 2 || *most as usize > together) {
            found.push(format!("most is {most}; 2 to {together} can be chosen together"));
        }
        found
    }

    fn range_problem(&self) -> Option<String> {
        match (self.kind, self.min, self.max) {
            (ItemKind::Likert, ..) => {
                (!matches!(self.points, Some(3 | 5))).then(|| "likert needs points, 3 or 5".to_owned())
            }
            (ItemKind::Scale, min, max) => {
                let ends = (min.and_then(Decimal::count), max.and_then(Decimal::count));
                let (Some(min), Some(max)) = ends else {
                    return Some("scale needs whole numbers min and max".to_owned());
                };
                let steps = (max + 1).saturating_sub(min);
                let words = self.ends.iter().flatten().find_map(|end| text_problem("an end", end, END_CHARS));
                if (2..=STEPS).contains(&steps) {
                    words
                } else {
                    Some(format!("{steps} steps; a scale has 2 to {STEPS}"))
                }
            }
            (ItemKind::Number, Some(min), Some(max)) => {
                (min >= max).then(|| "min is not below max".to_owned())
            }
            _ => None,
        }
    }

    /// What belongs to another kind: most likely the kind is wrong.
    fn leftover_problems(&self) -> Vec<String> {
        use ItemKind::{Likert, Multiple, Note, Number, Scale, Single};
        let is = |kinds: &[ItemKind]| kinds.contains(&self.kind);
        let has = [
            (!self.choices.is_empty(), self.kind.has_choices(), "choices"),
            (self.choices.iter().any(|choice| choice.exclusive), is(&[Multiple]), "an exclusive choice"),
            (self.other, is(&[Single, Multiple]), "other"),
            (self.most.is_some(), is(&[Multiple]), "most"),
            (self.points.is_some(), is(&[Likert]), "points"),
            (self.reversed, is(&[Likert, Scale]), "reversed"),
            (self.min.is_some() || self.max.is_some(), is(&[Scale, Number]), "min or max"),
            (self.ends.is_some(), is(&[Scale]), "ends"),
            (!self.unit.is_empty(), is(&[Number]), "unit"),
            (self.required || self.sensitive, !is(&[Note]), "required or sensitive"),
        ];
        let odd = has.iter().filter(|(is_there, belongs, _)| *is_there && !belongs);
        odd.map(|(.., what)| format!("{what} does not belong to this kind")).collect()
    }
}

impl ItemKind {
    /// Whether it is answered by choices of its own.
    #[must_use]
    pub fn has_choices(self) -> bool {
        matches!(self, Self::Single | Self::Multiple | Self::Ranking)
    }
}

fn text_problem(field: &str, text: &str, most: usize) -> Option<String> {
    text_flaw(text, most).map(|flaw| format!("{field} {flaw}"))
}

fn some_text_problem(field: &str, text: &str, most: usize) -> Option<String> {
    (!text.is_empty()).then(|| text_problem(field, text, most)).flatten()
}

fn is_id(id: &str) -> bool {
    (1..=ID_CHARS).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests;
