//! Reads a condition: words and signs, then a descent through `or`, `and`, and what they join.

use super::{Comparable, Comparison, Condition, ConditionError, comparable};
use crate::decimal::Decimal;
use crate::survey::{Item, OTHER, is_day};

/// The longest condition, in characters: what is longer is hidden from its own author.
const MOST_CHARS: usize = 500;
/// How deep `not` and brackets may stand in one another.
const DEEPEST: u32 = 16;

pub(super) fn read(text: &str, before: &[Item]) -> Result<Condition, ConditionError> {
    let mut reader = Reader { tokens: tokens(text)?, at: 0, deep: 0, before };
    let condition = reader.any()?;
    if reader.peek().what == What::End { Ok(condition) } else { Err(reader.wrong("and, or or the end")) }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// An item, `and`, `or` or the name of a function.
    Word(String),
    /// `${item}`: never anything but an item.
    Named(String),
    Quoted(String),
    Number(Decimal),
    Sign(&'static str),
    End,
}

#[derive(Clone, Debug)]
struct Token {
    what: What,
    /// From 1.
    column: usize,
    text: String,
}

const SIGNS: [&str; 9] = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ","];

fn tokens(text: &str) -> Result<Vec<Token>, ConditionError> {
    let letters: Vec<char> = text.chars().collect();
    let end = letters.len();
    let wrong = |at: usize, expected| {
        let found = letters.get(at).map(char::to_string).unwrap_or_default();
        ConditionError { column: at + 1, found, expected }
    };
    if end > MOST_CHARS {
        return Err(wrong(MOST_CHARS, "a shorter condition"));
    }
    let until = |from: usize, stop: &dyn Fn(char) -> bool| {
        letters.iter().skip(from).position(|c| stop(*c)).map_or(end, |more| from + more)
    };
    let text_of =
        |from: usize, to: usize| letters.get(from..to).unwrap_or_default().iter().collect::<String>();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = letters.get(at).copied() {
        let start = at;
        let what = match first {
            ' ' | '\t' | '\n' | '\r' | '\u{a0}' => {
                at += 1;
                continue;
            }
            '\'' | '"' | '‘' | '’' | '“' | '”' => {
                let closes =
                    |c| if first == '"' || first == '\'' { c == first } else { "‘’“”".contains(c) };
                at = until(start + 1, &closes);
                if at == end {
                    return Err(wrong(end, "a closing quotation mark"));
                }
                at += 1;
                What::Quoted(text_of(start + 1, at - 1))
            }
            '$' => {
                at = until(start, &|c| c == '}');
                if letters.get(start + 1) != Some(&'{') || at == end {
                    return Err(wrong(start, "an item such as ${item}"));
                }
                at += 1;
                What::Named(text_of(start + 2, at - 1).trim().to_owned())
            }
            '0'..='9' | '-' => {
                at = until(start + 1, &|c| !c.is_ascii_digit() && c != '.');
                // A dot is before decimals here, never between thousands.
                let number = Decimal::read(&text_of(start, at).replace('.', ","));
                What::Number(number.ok_or_else(|| wrong(start, "a number such as 12 or 12.5"))?)
            }
            'a'..='z' | 'A'..='Z' => {
                at = until(start, &|c| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
                What::Word(text_of(start, at))
            }
            _ => {
                let rest = text_of(start, (start + 2).min(end));
                let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
                let sign = sign.ok_or_else(|| wrong(start, "an item, a value, a sign or a bracket"))?;
                at += sign.len();
                What::Sign(sign)
            }
        };
        found.push(Token { what, column: start + 1, text: text_of(start, at) });
    }
    found.push(Token { what: What::End, column: end + 1, text: String::new() });
    Ok(found)
}

struct Reader<'a> {
    tokens: Vec<Token>,
    at: usize,
    deep: u32,
    before: &'a [Item],
}

impl Reader<'_> {
    fn any(&mut self) -> Result<Condition, ConditionError> {
        let mut found = vec![self.all()?];
        while self.takes_word("or") {
            found.push(self.all()?);
        }
        Ok(one_or(found, Condition::Any))
    }

    fn all(&mut self) -> Result<Condition, ConditionError> {
        let mut found = vec![self.one()?];
        while self.takes_word("and") {
            found.push(self.one()?);
        }
        Ok(one_or(found, Condition::All))
    }

    fn one(&mut self) -> Result<Condition, ConditionError> {
        let calls = self.tokens.get(self.at + 1).is_some_and(|next| next.what == What::Sign("("));
        match self.peek().what.clone() {
            What::Sign("(") => self.within(Self::any),
            What::Word(name) if calls => {
                match name.as_str() {
                    "not" | "selected" | "answered" => self.at += 1,
                    _ => return Err(self.wrong("not(…), selected(…) or answered(…)")),
                }
                match name.as_str() {
                    "not" => self.within(|inside| Ok(Condition::Not(Box::new(inside.any()?)))),
                    "selected" => self.within(Self::selected),
                    _ => self.within(|inside| Ok(Condition::Answered(inside.item()?))),
                }
            }
            _ => self.compared(),
        }
    }

    /// What stands in brackets.
    fn within(
        &mut self,
        inside: impl FnOnce(&mut Self) -> Result<Condition, ConditionError>,
    ) -> Result<Condition, ConditionError> {
        if self.deep == DEEPEST {
            return Err(self.wrong("fewer brackets"));
        }
        self.deep += 1;
        self.at += 1;
        let found = inside(self)?;
        self.deep -= 1;
        if self.takes(&What::Sign(")")) { Ok(found) } else { Err(self.wrong("a closing bracket")) }
    }

    fn selected(&mut self) -> Result<Condition, ConditionError> {
        let start = self.at;
        let item = self.item()?;
        if !matches!(self.comparable(item), Comparable::Choice | Comparable::Choices) {
            self.at = start;
            return Err(self.wrong("an item with choices"));
        }
        if !self.takes(&What::Sign(",")) {
            return Err(self.wrong("a comma"));
        }
        self.choice(item)
    }

    fn compared(&mut self) -> Result<Condition, ConditionError> {
        let start = self.at;
        let item = self.item()?;
        let kind = self.comparable(item);
        if matches!(kind, Comparable::Nothing | Comparable::Choices) {
            self.at = start;
            return Err(self.wrong(match kind {
                Comparable::Choices => "selected(item, 'choice') for an item with several choices",
                _ => "answered(item) for an item of this kind",
            }));
        }
        let (comparison, contrary) = match &self.peek().what {
            What::Sign("=") => (Comparison::Equal, false),
            What::Sign("!=") => (Comparison::Equal, true),
            What::Sign(_) if kind == Comparable::Choice => return Err(self.wrong("= or != before a choice")),
            What::Sign("<") => (Comparison::Less, false),
            What::Sign("<=") => (Comparison::AtMost, false),
            What::Sign(">") => (Comparison::More, false),
            What::Sign(">=") => (Comparison::AtLeast, false),
            _ => return Err(self.wrong("=, !=, <, <=, > or >=")),
        };
        self.at += 1;
        let found = match kind {
            Comparable::Choice => self.choice(item)?,
            Comparable::Day => Condition::Day(item, comparison, self.day()?),
            _ => Condition::Number(item, comparison, self.number()?),
        };
        Ok(if contrary { Condition::Not(Box::new(found)) } else { found })
    }

    fn item(&mut self) -> Result<usize, ConditionError> {
        let (What::Word(name) | What::Named(name)) = &self.peek().what else {
            return Err(self.wrong("an item"));
        };
        let place = self.before.iter().position(|item| item.id.as_str() == name);
        let place = place.ok_or_else(|| self.wrong("an item that stands before this one"))?;
        self.at += 1;
        Ok(place)
    }

    fn choice(&mut self, item: usize) -> Result<Condition, ConditionError> {
        let expected = "one of the item's choices in quotation marks";
        let What::Quoted(id) = &self.peek().what else { return Err(self.wrong(expected)) };
        let place = self.before.get(item).and_then(|item| {
            let other = || (item.other && id == OTHER).then_some(item.choices.len());
            item.choices.iter().position(|choice| choice.id.as_str() == id).or_else(other)
        });
        let place = place.ok_or_else(|| self.wrong(expected))?;
        self.at += 1;
        Ok(Condition::Chosen(item, place))
    }

    fn number(&mut self) -> Result<Decimal, ConditionError> {
        let number = match &self.peek().what {
            What::Number(number) => Some(*number),
            What::Quoted(text) => Decimal::read(text),
            _ => None,
        };
        let number = number.ok_or_else(|| self.wrong("a number"))?;
        self.at += 1;
        Ok(number)
    }

    fn day(&mut self) -> Result<String, ConditionError> {
        let expected = "a day such as '2026-11-25'";
        let What::Quoted(day) = &self.peek().what else { return Err(self.wrong(expected)) };
        if !is_day(day) {
            return Err(self.wrong(expected));
        }
        let day = day.clone();
        self.at += 1;
        Ok(day)
    }

    fn comparable(&self, item: usize) -> Comparable {
        self.before.get(item).map_or(Comparable::Nothing, |item| comparable(item.kind))
    }

    fn peek(&self) -> &Token {
        // The last one is the end, and nothing goes beyond it.
        &self.tokens[self.at.min(self.tokens.len() - 1)]
    }

    fn takes(&mut self, what: &What) -> bool {
        let found = self.peek().what == *what;
        self.at += usize::from(found);
        found
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = matches!(&self.peek().what, What::Word(name) if name == word);
        self.at += usize::from(found);
        found
    }

    fn wrong(&self, expected: &'static str) -> ConditionError {
        let token = self.peek();
        ConditionError { column: token.column, found: token.text.clone(), expected }
    }
}

/// One condition as it is, several joined.
fn one_or(mut found: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    match (found.len(), found.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            found.extend(last);
            join(found)
        }
    }
}
