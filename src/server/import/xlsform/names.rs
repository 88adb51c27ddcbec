//! Names made fit for ids: letters, digits, hyphens and underscores.

use domain::spelling::fold;

/// The longest an id may be, in characters.
const ID_CHARS: usize = 40;
/// The longest a survey's id may be.
const SLUG_CHARS: usize = 64;

/// An id like `name` that none of `taken` is. One of an item (`letter_first`) starts with a letter.
pub fn fit(name: &str, letter_first: bool, is_taken: impl Fn(&str) -> bool) -> String {
    let plain: String = name.chars().take(ID_CHARS).map(fitting).collect();
    let is_started = plain.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = if is_started || (!letter_first && !plain.is_empty()) { plain } else { format!("m{plain}") };
    let start: String = plain.chars().take(ID_CHARS).collect();
    if !is_taken(&start) {
        return start;
    }
    let short: String = start.chars().take(ID_CHARS - 6).collect();
    let numbered = (2_u32..).map(|number| format!("{short}-{number}"));
    numbered.take(99_999).find(|id| !is_taken(id)).unwrap_or(short)
}

fn fitting(letter: char) -> char {
    if letter.is_ascii_alphanumeric() || letter == '_' || letter == '-' {
        return letter;
    }
    let plain = fold(letter.encode_utf8(&mut [0; 4])).chars().next();
    plain.filter(char::is_ascii_alphanumeric).unwrap_or('_')
}

/// A survey's id from the first of these texts that gives one: lower-case letters, digits and hyphens.
pub fn slug(texts: &[&str]) -> String {
    let slugs = texts.iter().map(|text| {
        let folded = fold(text);
        let letters = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
        let slug: String = letters.take(SLUG_CHARS).collect();
        slug.trim_matches('-').to_owned()
    });
    slugs.into_iter().find(|slug| !slug.is_empty()).unwrap_or_else(|| "khao-sat".to_owned())
}
