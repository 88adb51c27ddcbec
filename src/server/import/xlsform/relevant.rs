//! The column `relevant`: when an item is shown, as a condition on the items before it.
//!
//! XPath, of which is read what our own conditions can say: `${q} = 'a'`, `selected(${q}, 'a')`, numbers and days compared,
//! `${q} = ''` and `string-length(${q}) > 0` for whether something was answered; `and`, `or`, `not(…)`, `true()`, `false()`.

use std::cmp::Ordering;

use domain::decimal::Decimal;
use domain::survey::{Comparison, Condition, Item, ItemKind, is_day};

use super::item::Called;
use super::xpath::{Token, number, tokens};

/// How deep brackets may stand in one another.
const DEEPEST: u32 = 16;

/// A condition that always holds.
pub const ALWAYS: Condition = Condition::All(Vec::new());
/// A condition that never holds.
const NEVER: Condition = Condition::Any(Vec::new());

/// Reads a condition on the items taken so far; empty: [`ALWAYS`].
///
/// # Errors
/// Why it cannot be read, in English.
pub fn read(text: &str, before: &[Item], called: &[Called]) -> Result<Condition, String> {
    if text.is_empty() {
        return Ok(ALWAYS);
    }
    let mut reader = Reader { tokens: tokens(text)?, at: 0, deep: 0, before, called };
    let condition = reader.any()?;
    if reader.at < reader.tokens.len() {
        return Err(reader.odd());
    }
    if condition == NEVER { Err("it never holds".to_owned()) } else { Ok(condition) }
}

/// All of these, without what says nothing.
pub fn all_of(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    joined(conditions, Condition::All, &ALWAYS, &NEVER)
}

fn any_of(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    joined(conditions, Condition::Any, &NEVER, &ALWAYS)
}

fn joined(
    conditions: impl IntoIterator<Item = Condition>,
    join: fn(Vec<Condition>) -> Condition,
    nothing: &Condition,
    decides: &Condition,
) -> Condition {
    let mut found: Vec<Condition> = Vec::new();
    for condition in conditions {
        if condition == *decides {
            return condition;
        }
        let is_same_join = std::mem::discriminant(&condition) == std::mem::discriminant(nothing);
        match condition {
            Condition::All(inner) | Condition::Any(inner) if is_same_join => found.extend(inner),
            other => found.push(other),
        }
    }
    if found.len() == 1 { found.swap_remove(0) } else { join(found) }
}

fn not(condition: Condition) -> Condition {
    match condition {
        _ if condition == ALWAYS => NEVER,
        _ if condition == NEVER => ALWAYS,
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

/// What stands on a side of a comparison, or alone.
#[derive(Clone, Debug)]
enum Value {
    Item(usize),
    Text(String),
    Number(Decimal),
    /// How long an answer is, or how many choices it has.
    Count(usize),
    Truth(Condition),
}

/// `=`, `!=` and the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Operator {
    comparison: Comparison,
    is_contrary: bool,
}

impl Operator {
    fn of(sign: &str) -> Option<Self> {
        let comparison = match sign {
            "=" | "!=" => Comparison::Equal,
            "<" => Comparison::Less,
            "<=" => Comparison::AtMost,
            ">" => Comparison::More,
            ">=" => Comparison::AtLeast,
            _ => return None,
        };
        Some(Self { comparison, is_contrary: sign == "!=" })
    }

    /// The same with its sides changed.
    fn turned(self) -> Self {
        let comparison = match self.comparison {
            Comparison::Equal => Comparison::Equal,
            Comparison::Less => Comparison::More,
            Comparison::AtMost => Comparison::AtLeast,
            Comparison::More => Comparison::Less,
            Comparison::AtLeast => Comparison::AtMost,
        };
        Self { comparison, ..self }
    }

    fn is_equality(self) -> bool {
        self.comparison == Comparison::Equal
    }

    fn holds(self, order: Ordering) -> bool {
        match self.comparison {
            Comparison::Equal => order.is_eq(),
            Comparison::Less => order.is_lt(),
            Comparison::AtMost => order.is_le(),
            Comparison::More => order.is_gt(),
            Comparison::AtLeast => order.is_ge(),
        }
    }

    /// The condition itself, or its contrary.
    fn applied(self, condition: Condition) -> Condition {
        if self.is_contrary { not(condition) } else { condition }
    }
}

struct Reader<'a> {
    tokens: Vec<Token>,
    at: usize,
    deep: u32,
    before: &'a [Item],
    called: &'a [Called],
}

impl Reader<'_> {
    fn any(&mut self) -> Result<Condition, String> {
        let mut found = vec![self.all()?];
        while self.takes(&Token::Name("or".to_owned())) {
            found.push(self.all()?);
        }
        Ok(any_of(found))
    }

    fn all(&mut self) -> Result<Condition, String> {
        let mut found = vec![self.one()?];
        while self.takes(&Token::Name("and".to_owned())) {
            found.push(self.one()?);
        }
        Ok(all_of(found))
    }

    fn one(&mut self) -> Result<Condition, String> {
        let left = self.value()?;
        let operator = match self.tokens.get(self.at) {
            Some(Token::Sign(sign)) => Operator::of(sign),
            _ => None,
        };
        let Some(operator) = operator else {
            return match left {
                Value::Truth(condition) => Ok(condition),
                _ => Err("a value stands without comparison".to_owned()),
            };
        };
        self.at += 1;
        match (left, self.value()?) {
            (Value::Item(item), literal) => self.compared(item, operator, &literal),
            (literal, Value::Item(item)) => self.compared(item, operator.turned(), &literal),
            (Value::Count(item), Value::Number(count)) => counted(item, operator, count),
            (Value::Number(count), Value::Count(item)) => counted(item, operator.turned(), count),
            _ => Err("no item is compared with a value".to_owned()),
        }
    }

    fn value(&mut self) -> Result<Value, String> {
        let token = self.tokens.get(self.at).cloned().ok_or("it ends too early")?;
        self.at += 1;
        match token {
            Token::Item(name) => Ok(Value::Item(self.item(&name)?)),
            Token::Text(text) => Ok(Value::Text(text)),
            Token::Number(number) => Ok(Value::Number(number)),
            Token::Sign("(") => {
                let inside = self.inside(Self::any)?;
                Ok(Value::Truth(inside))
            }
            Token::Name(name) if self.takes(&Token::Sign("(")) => self.called(&name),
            _ => {
                self.at -= 1;
                Err(self.odd())
            }
        }
    }

    fn called(&mut self, name: &str) -> Result<Value, String> {
        match name {
            "not" => Ok(Value::Truth(not(self.inside(Self::any)?))),
            "true" => self.inside(|_| Ok(Value::Truth(ALWAYS))),
            "false" => self.inside(|_| Ok(Value::Truth(NEVER))),
            "selected" => Ok(Value::Truth(self.inside(Self::selected)?)),
            // What they make of a value is how it is compared here anyway.
            "date" | "number" | "string" => self.inside(Self::value),
            "string-length" | "count-selected" => match self.inside(Self::value)? {
                Value::Item(item) => Ok(Value::Count(item)),
                _ => Err(format!("{name}() is not about an item")),
            },
            _ => Err(format!("{name}() is not known here")),
        }
    }

    /// What stands in brackets, the first of which is taken.
    fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        if self.deep == DEEPEST {
            return Err("too many brackets".to_owned());
        }
        self.deep += 1;
        let found = read(self)?;
        self.deep -= 1;
        if self.takes(&Token::Sign(")")) { Ok(found) } else { Err(self.odd()) }
    }

    fn selected(&mut self) -> Result<Condition, String> {
        let Value::Item(item) = self.value()? else {
            return Err("selected() is not about an item".to_owned());
        };
        if !self.takes(&Token::Sign(",")) {
            return Err(self.odd());
        }
        let name = match self.value()? {
            Value::Text(text) => text,
            Value::Number(number) => plain(number),
            _ => return Err("selected() has no choice".to_owned()),
        };
        let kind = self.kind(item)?;
        let place = self.choices(item).iter().position(|known| *known == name);
        place.map(|place| chosen(kind, item, place)).ok_or_else(|| format!("'{name}' is none of its choices"))
    }

    fn compared(&self, item: usize, operator: Operator, with: &Value) -> Result<Condition, String> {
        let kind = self.kind(item)?;
        if let Value::Text(text) = with
            && text.is_empty()
            && operator.is_equality()
        {
            return Ok(not(operator.applied(Condition::Answered(item))));
        }
        match (kind, with) {
            (ItemKind::Single | ItemKind::Likert, _) => self.among_choices(item, operator, with),
            (ItemKind::Scale | ItemKind::Number, _) => {
                let than = as_number(with).ok_or("it is compared with no number")?;
                Ok(operator.applied(Condition::Number(item, operator.comparison, than)))
            }
            (ItemKind::Date, Value::Text(day)) if is_day(day) => {
                Ok(operator.applied(Condition::Day(item, operator.comparison, day.clone())))
            }
            (ItemKind::Date, _) => Err("it is compared with no day".to_owned()),
            (ItemKind::Multiple, _) => Err("of several choices only selected() tells".to_owned()),
            _ => Err("this kind can only be compared with ''".to_owned()),
        }
    }

    /// One choice compared: by its name, or by the number its name is.
    fn among_choices(&self, item: usize, operator: Operator, with: &Value) -> Result<Condition, String> {
        let (kind, names) = (self.kind(item)?, self.choices(item));
        let are_steps = || names.iter().zip(1_u32..).all(|(name, step)| *name == step.to_string());
        if kind == ItemKind::Likert
            && let Some(than) = as_number(with)
            && are_steps()
        {
            return Ok(operator.applied(Condition::Number(item, operator.comparison, than)));
        }
        let holds = |name: &str| match (with, as_number(with), number(name)) {
            (Value::Text(text), ..) if operator.is_equality() => name == text,
            (_, Some(than), Some(own)) => operator.holds(own.cmp(&than)),
            _ => false,
        };
        let places = names.iter().enumerate().filter(|(_, name)| holds(name));
        let found: Vec<Condition> = places.map(|(place, _)| chosen(kind, item, place)).collect();
        if found.is_empty() {
            return Err("it is compared with none of its choices".to_owned());
        }
        Ok(operator.applied(any_of(found)))
    }

    fn kind(&self, item: usize) -> Result<ItemKind, String> {
        self.before.get(item).map(|item| item.kind).ok_or_else(|| self.odd())
    }

    /// The names of an item's choices.
    fn choices(&self, item: usize) -> &[String] {
        self.called.get(item).map_or(&[], |called| &called.choices)
    }

    fn item(&self, name: &str) -> Result<usize, String> {
        let mut places = self.called.iter().enumerate().filter(|(_, called)| called.name == name);
        match (places.next(), places.next()) {
            (Some((place, _)), None) => Ok(place),
            (None, _) => Err(format!("${{{name}}} is not taken before this row")),
            _ => Err(format!("${{{name}}} stands twice")),
        }
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is_there = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(is_there);
        is_there
    }

    fn odd(&self) -> String {
        match self.tokens.get(self.at) {
            None => "it ends too early".to_owned(),
            Some(Token::Item(name)) => format!("${{{name}}} stands at an odd place"),
            Some(Token::Text(text)) => format!("'{text}' stands at an odd place"),
            Some(Token::Number(number)) => format!("{} stands at an odd place", plain(*number)),
            Some(Token::Name(name)) => format!("{name} stands at an odd place"),
            Some(Token::Sign(sign)) => format!("{sign} stands at an odd place"),
            Some(Token::Dot) => ". stands at an odd place".to_owned(),
        }
    }
}

/// Whether a choice, by its place in [`Called::choices`], is among those chosen.
fn chosen(kind: ItemKind, item: usize, place: usize) -> Condition {
    if kind == ItemKind::Likert {
        let step = Decimal::read(&(place + 1).to_string()).unwrap_or_default();
        return Condition::Number(item, Comparison::Equal, step);
    }
    Condition::Chosen(item, place)
}

/// Whether there is an answer at all, where that is what a count is asked for.
fn counted(item: usize, operator: Operator, count: Decimal) -> Result<Condition, String> {
    let answered = Condition::Answered(item);
    match (operator.comparison, operator.is_contrary, count.count()) {
        (Comparison::More, _, Some(0))
        | (Comparison::AtLeast, _, Some(1))
        | (Comparison::Equal, true, Some(0)) => Ok(answered),
        (Comparison::Equal, false, Some(0))
        | (Comparison::Less, _, Some(1))
        | (Comparison::AtMost, _, Some(0)) => Ok(not(answered)),
        _ => Err("a length or count other than none is not known here".to_owned()),
    }
}

fn as_number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => number(text),
        _ => None,
    }
}

/// A number as programs write it.
pub fn plain(number: Decimal) -> String {
    number.written().replace('.', "").replace(',', ".")
}
