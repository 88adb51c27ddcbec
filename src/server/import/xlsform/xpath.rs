//! The words and signs of the conditions and constraints of a form: a part of XPath 1.0.

use domain::decimal::Decimal;

/// The longest expression, in characters.
const MOST_CHARS: usize = 2_000;

/// A word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// `${name}`.
    Item(String),
    /// A text in quotation marks.
    Text(String),
    /// A number.
    Number(Decimal),
    /// `and`, `or` or the name of a function.
    Name(String),
    /// A sign of [`SIGNS`].
    Sign(&'static str),
    /// What the expression belongs to.
    Dot,
}

const SIGNS: [&str; 9] = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ","];

/// The words and signs of an expression.
///
/// # Errors
/// What cannot be read, in English.
pub fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let letters: Vec<char> = text.chars().take(MOST_CHARS + 1).collect();
    if letters.len() > MOST_CHARS {
        return Err(format!("longer than {MOST_CHARS} characters"));
    }
    let until = |from: usize, stops: &dyn Fn(char) -> bool| {
        letters.iter().skip(from).position(|c| stops(*c)).map_or(letters.len(), |more| from + more)
    };
    let text_of =
        |from: usize, to: usize| letters.get(from..to).unwrap_or_default().iter().collect::<String>();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(first) = letters.get(at).copied() {
        let start = at;
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        match first {
            _ if first.is_whitespace() => at += 1,
            '\'' | '"' | '‘' | '’' | '“' | '”' => {
                // Excel makes curly ones of straight ones.
                let closes =
                    |c| if first == '"' || first == '\'' { c == first } else { "‘’“”".contains(c) };
                at = until(start + 1, &closes);
                if at == letters.len() {
                    return Err("a quotation mark is open".to_owned());
                }
                at += 1;
                found.push(Token::Text(text_of(start + 1, at - 1).trim().to_owned()));
            }
            '$' if next == '{' => {
                at = until(start, &|c| c == '}');
                if at == letters.len() {
                    return Err("${ is open".to_owned());
                }
                at += 1;
                found.push(Token::Item(text_of(start + 2, at - 1).trim().to_owned()));
            }
            '0'..='9' | '-' if first != '-' || next.is_ascii_digit() => {
                at = until(start + 1, &|c| !c.is_ascii_digit() && c != '.');
                let written = text_of(start, at);
                found.push(Token::Number(number(&written).ok_or_else(|| format!("{written} is no number"))?));
            }
            '.' if !next.is_ascii_digit() && next != '.' => {
                at += 1;
                found.push(Token::Dot);
            }
            'a'..='z' | 'A'..='Z' => {
                at = until(start, &|c| !c.is_ascii_alphanumeric() && !"-_:".contains(c));
                found.push(Token::Name(text_of(start, at)));
            }
            _ => {
                let rest = text_of(start, (start + 2).min(letters.len()));
                let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
                let sign = sign.ok_or_else(|| format!("{first} is not read"))?;
                at += sign.len();
                found.push(Token::Sign(sign));
            }
        }
    }
    Ok(found)
}

/// A number as programs write it: a dot before decimals, none between thousands.
pub fn number(text: &str) -> Option<Decimal> {
    if text.contains(',') { None } else { Decimal::read(&text.replace('.', ",")) }
}
