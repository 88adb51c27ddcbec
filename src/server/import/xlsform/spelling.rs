//! Conditions as text: as our surveys have them, and as XLSForms do.

use domain::survey::{Comparison, Condition, Item, ItemKind, OTHER};

use super::relevant::plain;

/// What programs for XLSForms call the choice that `or_other` adds.
pub const XLSFORM_OTHER: &str = "other";
/// Words that an item named like them needs marks around.
const RESERVED: [&str; 5] = ["and", "or", "not", "selected", "answered"];

/// How conditions are spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As in `show_if`.
    Own,
    /// As in `relevant`.
    XPath,
}

/// The text of a condition on these items; empty for one that says nothing.
pub fn written(condition: &Condition, items: &[Item], spelling: Spelling) -> String {
    let mut writer = Writer { items, spelling, text: String::new() };
    writer.write(condition, false);
    writer.text
}

struct Writer<'a> {
    items: &'a [Item],
    spelling: Spelling,
    text: String,
}

impl Writer<'_> {
    /// Writes a condition, in brackets if it joins with `or` within an `and`.
    fn write(&mut self, condition: &Condition, is_within_all: bool) {
        match condition {
            Condition::All(all) => self.join(all, " and ", true),
            Condition::Any(any) if is_within_all => {
                self.text.push('(');
                self.join(any, " or ", false);
                self.text.push(')');
            }
            Condition::Any(any) => self.join(any, " or ", false),
            Condition::Not(inner) => self.contrary(inner),
            leaf => self.leaf(leaf, false),
        }
    }

    fn join(&mut self, conditions: &[Condition], word: &str, is_all: bool) {
        for (place, condition) in conditions.iter().enumerate() {
            if place > 0 {
                self.text.push_str(word);
            }
            self.write(condition, is_all);
        }
    }

    fn contrary(&mut self, inner: &Condition) {
        let is_compared = match inner {
            Condition::Number(_, Comparison::Equal, _) | Condition::Day(_, Comparison::Equal, _) => true,
            Condition::Chosen(item, _) => self.kind(*item) == Some(ItemKind::Single),
            Condition::Answered(_) => self.spelling == Spelling::XPath,
            _ => false,
        };
        if is_compared {
            return self.leaf(inner, true);
        }
        self.text.push_str("not(");
        self.write(inner, false);
        self.text.push(')');
    }

    fn leaf(&mut self, condition: &Condition, is_contrary: bool) {
        let equal = if is_contrary { "!=" } else { "=" };
        let is_own = self.spelling == Spelling::Own;
        let leaf = match condition {
            Condition::Answered(item) if is_own => format!("answered({})", self.item(*item)),
            // The contrary of an empty answer.
            Condition::Answered(item) => {
                format!("{} {} ''", self.item(*item), if is_contrary { "=" } else { "!=" })
            }
            Condition::Chosen(item, choice) => {
                let (name, choice) = (self.item(*item), self.choice(*item, *choice));
                if self.kind(*item) == Some(ItemKind::Single) {
                    format!("{name} {equal} '{choice}'")
                } else {
                    format!("selected({name}, '{choice}')")
                }
            }
            Condition::Number(item, comparison, than) => {
                format!("{} {} {}", self.item(*item), sign(*comparison, equal), plain(*than))
            }
            Condition::Day(item, comparison, day) if is_own || *comparison == Comparison::Equal => {
                format!("{} {} '{day}'", self.item(*item), sign(*comparison, equal))
            }
            // XPath compares texts by nothing but whether they are the same.
            Condition::Day(item, comparison, day) => {
                format!("{} {} date('{day}')", self.item(*item), sign(*comparison, equal))
            }
            // These are no leaves.
            Condition::Not(_) | Condition::All(_) | Condition::Any(_) => String::new(),
        };
        self.text.push_str(&leaf);
    }

    fn kind(&self, item: usize) -> Option<ItemKind> {
        self.items.get(item).map(|item| item.kind)
    }

    fn item(&self, item: usize) -> String {
        let id = self.items.get(item).map_or("", |item| item.id.as_str());
        let is_plain = self.spelling == Spelling::Own && !RESERVED.contains(&id);
        if is_plain { id.to_owned() } else { format!("${{{id}}}") }
    }

    fn choice(&self, item: usize, choice: usize) -> &str {
        let choice = self.items.get(item).and_then(|item| item.choices.get(choice));
        let other = if self.spelling == Spelling::Own { OTHER } else { XLSFORM_OTHER };
        choice.map_or(other, |choice| choice.id.as_str())
    }
}

fn sign(comparison: Comparison, equal: &'static str) -> &'static str {
    match comparison {
        Comparison::Equal => equal,
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::More => ">",
        Comparison::AtLeast => ">=",
    }
}
