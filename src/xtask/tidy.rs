//! `cargo xtask tidy`: the rules of the architecture and style pages that a machine can check.
//! Each rule is a function from the sources to what breaks it, with a test on a bad sample beside it.

mod arrows;
mod code;
mod deps;
mod names;
mod sheets;
mod size;
mod words;

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::files;

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    /// From 1; 0 where the whole file is meant.
    line: usize,
    what: String,
}

impl Finding {
    fn new(source: &Source, line: usize, what: impl Into<String>) -> Self {
        Self { path: source.path.clone(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// A file of ours, by its path from the root.
struct Source {
    path: String,
    /// Empty for what is not text.
    text: String,
}

impl Source {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|own| own == extension)
    }

    fn is_below(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }
}

type Rule = fn(&[Source]) -> Vec<Finding>;

const RULES: [Rule; 15] = [
    arrows::browser_apis_stay_at_the_edge,
    arrows::nothing_heavy_reaches_the_phone,
    names::every_name_says_something,
    names::every_entry_is_in_the_house,
    names::both_databases_have_the_same_migrations,
    sheets::no_ids_and_nothing_is_important,
    sheets::colours_come_from_tokens,
    sheets::sizes_come_from_tokens,
    size::files_are_short,
    size::functions_are_short,
    words::nothing_is_left_to_do,
    words::no_machine_is_named,
    words::no_test_sleeps,
    words::tests_named_in_docs_exist,
    words::what_people_read_is_in_words,
];

/// Checks every rule.
///
/// # Errors
/// Lists all that breaks one.
pub fn tidy() -> Result<()> {
    let sources = sources()?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&sources)).collect();
    findings.extend(arrows::crates_point_one_way(&arrows::crates()?));
    findings.extend(deps::crates_of_others_are_fit(&deps::packages()?));
    if findings.is_empty() {
        return Ok(());
    }
    let list = findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n  ");
    bail!("{} findings\n  {list}", findings.len())
}

/// Every file but what is built, stored or kept by git.
fn sources() -> Result<Vec<Source>> {
    let apart = ["target", "data", ".git"].map(Path::new);
    let paths =
        files::below(Path::new("."), &|path| !apart.contains(&path.strip_prefix(".").unwrap_or(path)))?;
    paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(".")?.to_str().context("a file name that is not UTF-8")?;
            let text = String::from_utf8(files::read(path)?).unwrap_or_default();
            Ok(Source { path: name.to_owned(), text })
        })
        .collect()
}

/// The lines of a text, from 1.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(place, line)| (place + 1, line))
}

#[cfg(test)]
fn sample(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

/// The lines on which a rule finds something in a sample.
#[cfg(test)]
fn lines(rule: Rule, path: &str, text: &str) -> Vec<usize> {
    rule(&[sample(path, text)]).iter().map(|finding| finding.line).collect()
}
