//! Rust as far as the rules need it: what is code, what is a comment, what is a literal.

/// A source with its comments and the insides of its literals blanked, line by line as before.
pub struct Code {
    /// Code only.
    pub plain: String,
    /// Every string literal with the line it begins on.
    pub literals: Vec<(usize, String)>,
}

/// Splits a source. Unsound code gives an unsound split, never a panic: the compiler will have its say.
pub fn read(text: &str) -> Code {
    let mut reader =
        Reader { rest: text, line: 1, plain: String::with_capacity(text.len()), literals: Vec::new() };
    while !reader.rest.is_empty() {
        reader.step();
    }
    Code { plain: reader.plain, literals: reader.literals }
}

/// The part before the first test module: tests may hold samples of anything.
pub fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]").map_or(text, |(before, _)| before)
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    plain: String,
    literals: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn step(&mut self) {
        if self.rest.starts_with("//") {
            self.blank(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.blank(comment_len(self.rest));
        } else if let Some((open, close)) = raw_string(self.rest) {
            let inside = self.rest[open..].find(&close).unwrap_or(self.rest.len() - open);
            self.literal(open, inside, close.len());
        } else if self.rest.starts_with('"') {
            let inside = string_len(&self.rest[1..]);
            self.literal(1, inside, 1);
        } else if let Some(len) = character_len(self.rest) {
            self.blank(len);
        } else {
            let next = self.rest.chars().next().map_or(0, char::len_utf8);
            // A word as a whole, so that the `r` of `for "` is not taken for a raw string's.
            let word = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
            self.keep(word.max(next));
        }
    }

    fn keep(&mut self, len: usize) {
        let (kept, rest) = self.rest.split_at(len);
        self.line += kept.matches('\n').count();
        self.plain.push_str(kept);
        self.rest = rest;
    }

    fn blank(&mut self, len: usize) {
        let (blanked, rest) = self.rest.split_at(len.min(self.rest.len()));
        self.line += blanked.matches('\n').count();
        self.plain.extend(blanked.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        self.rest = rest;
    }

    fn literal(&mut self, open: usize, inside: usize, close: usize) {
        self.literals.push((self.line, self.rest[open..open + inside].to_owned()));
        self.blank(open + inside + close);
    }
}

fn comment_len(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let step = match rest {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        at += step;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of a raw string's opening and its closing, such as `r#"` and `"#`.
fn raw_string(text: &str) -> Option<(usize, String)> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let marks = after.len() - after.trim_start_matches('#').len();
    after[marks..]
        .starts_with('"')
        .then(|| (text.len() - after.len() + marks + 1, format!("\"{}", "#".repeat(marks))))
}

fn string_len(inside: &str) -> usize {
    let mut escaped = false;
    let end = inside.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.unwrap_or(inside.len())
}

/// The length of a character literal; none for a lifetime.
fn character_len(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if let Some(escaped) = inside.strip_prefix('\\') {
        return Some(3 + escaped.char_indices().skip(1).find(|(_, c)| *c == '\'')?.0);
    }
    let first = inside.chars().next()?.len_utf8();
    inside[first..].starts_with('\'').then_some(first + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_told_from_code() {
        let code =
            read("let a = \"x // {\"; // {\n/* { /* { */ } */ b('{', '\\'', '\\u{7b}');\nfn c<'a>() {}");
        assert_eq!(code.plain.matches('{').count(), 1);
        assert_eq!(code.plain.lines().count(), 3);
        assert!(code.plain.contains("fn c<'a>() {}"));
        assert_eq!(code.literals, [(1, "x // {".to_owned())]);
    }

    #[test]
    fn raw_and_escaped_strings_end_where_they_end() {
        let code = read("a(r#\"\n\"{\"#, br\"\\\", \"\\\"{\", b\"{\"); for_r\"d\"");
        let texts: Vec<&str> = code.literals.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["\n\"{", "\\", "\\\"{", "{", "d"]);
        assert_eq!(code.literals[1].0, 2);
        assert!(!code.plain.contains('{'));
    }

    #[test]
    fn what_does_not_end_is_read_to_the_end() {
        for text in ["\"a", "/* a", "r#\"a", "'", "'\\"] {
            assert!(read(text).plain.len() <= text.len(), "{text}");
        }
    }
}
