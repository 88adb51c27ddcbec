//! Words: those people read are in one place, and those nobody should read are nowhere.

use super::{Finding, Source, code, numbered};

/// Where a rule names what it forbids.
const RULES: &str = "src/xtask/tidy";
const APPS: [&str; 3] = ["src/member/", "src/organizer/", "src/pages/"];

pub fn nothing_is_left_to_do(sources: &[Source]) -> Vec<Finding> {
    find_words(sources, &["TODO", "FIXME", "XXX", "HACK"], "do it or file it")
}

pub fn no_machine_is_named(sources: &[Source]) -> Vec<Finding> {
    find_words(sources, &["/work/", "/root/", "/home/", "C:\\Users"], "a place on somebody's machine")
}

/// A page of docs names tests as `path::name`: each must be there.
pub fn tests_named_in_docs_exist(sources: &[Source]) -> Vec<Finding> {
    let is_there = |path: &str, name: &str| {
        let mut of_path = sources.iter().filter(|source| source.path == path);
        of_path.any(|source| source.text.contains(&format!("fn {name}(")))
    };
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| source.is_below(&["docs/"])) {
        for (number, line) in numbered(&source.text) {
            for named in line.split('`').skip(1).step_by(2) {
                if let Some((path, name)) = named.split_once(".rs::")
                    && !is_there(&format!("{path}.rs"), name)
                {
                    found.push(Finding::new(source, number, format!("there is no test {named}")));
                }
            }
        }
    }
    found
}

fn find_words(sources: &[Source], words: &[&str], what: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let ours = |source: &&Source| {
        !source.is_below(&[RULES]) && !source.path.ends_with(".min.js") && !source.is("lock")
    };
    for source in sources.iter().filter(ours) {
        for (number, line) in numbered(&source.text) {
            if let Some(word) = words.iter().find(|word| line.contains(*word)) {
                found.push(Finding::new(source, number, format!("{word}: {what}")));
            }
        }
    }
    found
}

pub fn no_test_sleeps(sources: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| source.is("rs") && source.is_below(&["tests/"])) {
        for (number, line) in numbered(&code::read(&source.text).plain) {
            if line.contains("sleep(") {
                found.push(Finding::new(source, number, "sleep: await what the test waits for"));
            }
        }
    }
    found
}

pub fn what_people_read_is_in_words(sources: &[Source]) -> Vec<Finding> {
    let is_component = |source: &&Source| {
        source.is("rs")
            && source.is_below(&APPS)
            && !source.path.ends_with("/words.rs")
            && !source.path.ends_with("/tests.rs")
            && !source.path.contains("/words/")
    };
    let mut found = Vec::new();
    for source in sources.iter().filter(is_component) {
        for (line, text) in code::read(code::without_tests(&source.text)).literals {
            // Vietnamese of any length has a letter beyond ASCII.
            if text.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
                found.push(Finding::new(source, line, format!("{text:?} belongs into words.rs")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, sample};

    #[test]
    fn work_left_and_machines_named_are_found() {
        assert_eq!(lines(nothing_is_left_to_do, "src/a.rs", "a\n// TODO: b\n"), [2]);
        assert_eq!(lines(no_machine_is_named, "README.md", "see /work/main\n"), [1]);
        assert_eq!(lines(no_machine_is_named, "README.md", "homework/main\n"), [0; 0]);
    }

    #[test]
    fn tests_that_are_named_but_not_there_are_found() {
        let test = sample("tests/a.rs", "async fn it_holds() {}\n");
        let page = sample(
            "docs/a.md",
            "`tests/a.rs::it_holds`\n`tests/a.rs::it_held`, `a`, `tests/b.rs::it_holds`\n",
        );
        let found = tests_named_in_docs_exist(&[test, page]);
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2, 2]);
    }

    #[test]
    fn sleeping_tests_are_found() {
        let text = "// sleep(1)\nasync fn a() {\n    tokio::time::sleep(b).await;\n}\n";
        assert_eq!(lines(no_test_sleeps, "tests/a.rs", text), [3]);
        assert_eq!(lines(no_test_sleeps, "src/server/a.rs", text), [0; 0]);
    }

    #[test]
    fn words_in_components_are_found() {
        let text = "// Bông hoa\nview! { <p class=\"card\">\"Bông hoa số \" \"·\"</p> }\n#[cfg(test)]\nlet a = \"số\";\n";
        assert_eq!(lines(what_people_read_is_in_words, "src/member/garden.rs", text), [2]);
        assert_eq!(lines(what_people_read_is_in_words, "src/member/words.rs", text), [0; 0]);
        assert_eq!(lines(what_people_read_is_in_words, "src/domain/unit.rs", text), [0; 0]);
    }
}
