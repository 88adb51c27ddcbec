//! Files and functions that a person can hold in her head.

use super::{Finding, Source, code, numbered};

const UI: [&str; 4] = ["src/member/", "src/organizer/", "src/pages/", "src/ui/"];
/// Lists of words, which nobody reads from one end to the other.
const CATALOGUES: [&str; 2] = ["src/pages/words/vi.rs", "src/pages/words/en.rs"];
const UI_LINES: usize = 200;
const LINES: usize = 400;
const WORKER_LINES: usize = 150;
const FUNCTION_LINES: usize = 80;

pub fn files_are_short(sources: &[Source]) -> Vec<Finding> {
    let of_ours = |source: &&Source| {
        ["rs", "css", "js", "html", "sql"].iter().any(|extension| source.is(extension))
            && !source.path.ends_with(".min.js")
    };
    sources
        .iter()
        .filter(of_ours)
        .filter_map(|source| {
            let most = match source.path.as_str() {
                "public/sw.js" => WORKER_LINES,
                path if CATALOGUES.contains(&path) => LINES,
                _ if source.is_below(&UI) => UI_LINES,
                _ => LINES,
            };
            let lines = source.text.lines().count();
            (lines > most).then(|| Finding::new(source, 0, format!("{lines} lines, at most {most}")))
        })
        .collect()
}

pub fn functions_are_short(sources: &[Source]) -> Vec<Finding> {
    let rust = sources.iter().filter(|source| source.is("rs"));
    rust.flat_map(|source| {
        functions(&code::read(&source.text).plain)
            .into_iter()
            .filter(|(_, lines)| *lines > FUNCTION_LINES)
            .map(|(line, lines)| {
                Finding::new(source, line, format!("a function of {lines} lines, at most {FUNCTION_LINES}"))
            })
            .collect::<Vec<_>>()
    })
    .collect()
}

/// Every function with a body: the line it begins on and how many lines it has, from `fn` to its closing brace.
fn functions(plain: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut offset = 0;
    for (number, line) in numbered(plain) {
        if let Some(at) = begins(line)
            && let Some(length) = body(&plain[offset + at..])
        {
            found.push((number, plain[offset + at..][..length].matches('\n').count() + 1));
        }
        offset += line.len() + 1;
    }
    found
}

/// Where a line has `fn` and a name.
fn begins(line: &str) -> Option<usize> {
    let at = line.find("fn ")?;
    let is_word = line[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
    let is_named = line[at + 3..].chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
    (is_word && is_named).then_some(at)
}

/// The length from here to the brace that closes the first one opened; none if a semicolon comes first.
fn body(text: &str) -> Option<usize> {
    let (mut depth, mut brackets) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            '{' => depth += 1,
            ';' if depth == 0 && brackets == 0 => return None,
            '}' if depth == 1 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, sample};

    #[test]
    fn files_have_their_limits() {
        let text = "\n".repeat(201);
        let long = |path: &str, text: &str| !files_are_short(&[sample(path, text)]).is_empty();
        assert!(long("src/member/garden.rs", &text));
        assert!(!long("src/server/main.rs", &text) && !long("src/pages/words/vi.rs", &text));
        assert!(long("src/server/main.rs", &text.repeat(2)));
        assert!(long("public/sw.js", &text));
        assert!(!long("public/packs/a.json", &text.repeat(9)));
    }

    #[test]
    fn functions_are_measured_from_fn_to_brace() {
        let text = "trait A {\n    fn b(&self) -> [u8; 2];\n}\npub async fn c() {\n    if d { \"}\" }\n}\n";
        assert_eq!(functions(&code::read(text).plain), [(4, 3)]);
    }

    #[test]
    fn a_long_function_is_found() {
        let long = format!("fn a() {{\n{}}}\n", "    b();\n".repeat(79));
        assert_eq!(lines(functions_are_short, "src/a.rs", &long), [1]);
        let short = format!("fn a() {{\n{}}}\n", "    b();\n".repeat(78));
        assert_eq!(lines(functions_are_short, "src/a.rs", &short), [0; 0]);
    }
}
