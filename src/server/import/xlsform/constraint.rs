//! The column `constraint`: bounds of a number, the most choices, and choices that stand alone.

use domain::decimal::Decimal;

use super::xpath::{Token, tokens};

/// What a constraint says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The least number.
    pub min: Option<Decimal>,
    /// The greatest.
    pub max: Option<Decimal>,
    /// The most choices.
    pub most: Option<u32>,
    /// The names of choices that stand alone.
    pub alone: Vec<String>,
    /// Whether that was all it says.
    pub is_all: bool,
}

/// Reads what is joined by `and`: `. >= 1`, `count-selected(.) <= 2`, `not(selected(., 'none') and count-selected(.) > 1)`.
/// `is_whole`: whether the answer is a whole number, so that `. > 0` is `. >= 1`.
pub fn read(text: &str, is_whole: bool) -> Limits {
    let mut limits = Limits { is_all: true, ..Limits::default() };
    let parts = tokens(text).ok().and_then(|tokens| parts(&tokens));
    let Some(parts) = parts else { return Limits::default() };
    for part in parts {
        limits.is_all &= limits.take(&part, is_whole).is_some();
    }
    limits
}

/// What `and` joins outside of brackets; none where something else does.
fn parts(tokens: &[Token]) -> Option<Vec<Vec<Token>>> {
    let mut parts = vec![Vec::new()];
    let mut deep = 0_u32;
    for token in tokens {
        match token {
            Token::Sign("(") => deep += 1,
            Token::Sign(")") => deep = deep.checked_sub(1)?,
            Token::Name(name) if deep == 0 && name == "or" => return None,
            Token::Name(name) if deep == 0 && name == "and" => {
                parts.push(Vec::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut()?.push(token.clone());
    }
    Some(parts)
}

impl Limits {
    /// Takes one part; none where it says something else.
    fn take(&mut self, part: &[Token], is_whole: bool) -> Option<()> {
        use Token::{Dot, Name, Number, Sign, Text};
        match part {
            [Sign("("), inside @ .., Sign(")")] if inside.len() == 3 => self.take(inside, is_whole),
            [Dot, Sign(sign), Number(than)] => self.bound(sign, *than, is_whole),
            [Number(than), Sign(sign), Dot] => self.bound(turned(sign), *than, is_whole),
            [Name(count), Sign("("), Dot, Sign(")"), Sign(sign), Number(than)]
                if count == "count-selected" =>
            {
                let than = u32::try_from(than.count()?).ok()?;
                let most = match *sign {
                    "<=" => than,
                    "<" => than.checked_sub(1)?,
                    _ => return None,
                };
                (most >= 2).then(|| self.most = Some(self.most.map_or(most, |known| known.min(most))))
            }
            [
                Name(not),
                Sign("("),
                Name(selected),
                Sign("("),
                Dot,
                Sign(","),
                Text(name),
                Sign(")"),
                Name(and),
                Name(count),
                Sign("("),
                Dot,
                Sign(")"),
                Sign(sign),
                Number(than),
                Sign(")"),
            ] if [not.as_str(), selected, and, count] == ["not", "selected", "and", "count-selected"] => {
                let is_alone = matches!((*sign, than.count()), (">", Some(1)) | (">=", Some(2)));
                is_alone.then(|| self.alone.push(name.clone()))
            }
            _ => None,
        }
    }

    fn bound(&mut self, sign: &str, than: Decimal, is_whole: bool) -> Option<()> {
        let step =
            |up: bool| (is_whole && than.thousandths() % 1000 == 0).then(|| beside(than, up)).flatten();
        match sign {
            ">=" => self.min = Some(self.min.map_or(than, |known| known.max(than))),
            "<=" => self.max = Some(self.max.map_or(than, |known| known.min(than))),
            ">" => return self.bound(">=", step(true)?, is_whole),
            "<" => return self.bound("<=", step(false)?, is_whole),
            _ => return None,
        }
        Some(())
    }
}

/// The whole number after or before one.
fn beside(number: Decimal, up: bool) -> Option<Decimal> {
    let whole = number.thousandths() / 1000;
    Decimal::read(&(if up { whole + 1 } else { whole - 1 }).to_string())
}

fn turned(sign: &str) -> &str {
    match sign {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        other => other,
    }
}
