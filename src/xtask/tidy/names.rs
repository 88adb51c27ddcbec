//! Names that say something, at the places where the architecture page has them.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Finding, Source};

/// Names that say only "more code".
const EMPTY: [&str; 10] =
    ["util", "utils", "helper", "helpers", "manager", "managers", "common", "misc", "shared", "stuff"];

/// The house: every first step of a path, and below `src` every crate.
const ENTRIES: [&str; 22] = [
    ".cargo",
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "clippy.toml",
    "docs",
    "rustfmt.toml",
    "public",
    "style",
    "tests",
    "src/client",
    "src/cluster",
    "src/domain",
    "src/later",
    "src/pages",
    "src/server",
    "src/xtask",
    "src/ui",
];
const APPS: [&str; 2] = ["src/member", "src/organizer"];

pub fn every_name_says_something(sources: &[Source]) -> Vec<Finding> {
    let empty = |source: &&Source| {
        let steps = Path::new(&source.path).iter().filter_map(|step| step.to_str());
        steps.flat_map(|step| step.split(['.', '_', '-'])).any(|word| EMPTY.contains(&word))
    };
    sources
        .iter()
        .filter(empty)
        .map(|source| Finding::new(source, 0, "a name that says only \"more code\""))
        .collect()
}

pub fn every_entry_is_in_the_house(sources: &[Source]) -> Vec<Finding> {
    let is_known = |path: &str| {
        ENTRIES.iter().chain(&APPS).any(|entry| {
            path.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let strangers = sources.iter().filter(|source| !is_known(&source.path));
    strangers.map(|source| Finding::new(source, 0, "not a place the architecture page knows")).collect()
}

pub fn both_databases_have_the_same_migrations(sources: &[Source]) -> Vec<Finding> {
    let in_folder = |folder: &str| -> BTreeSet<String> {
        let names = sources.iter().filter_map(|source| source.path.strip_prefix(folder));
        names.map(str::to_owned).collect()
    };
    let sqlite = in_folder("src/server/migrations/sqlite/");
    let postgres = in_folder("src/server/migrations/postgres/");
    if postgres.is_empty() {
        return vec![];
    }
    let alone = sqlite.symmetric_difference(&postgres);
    alone
        .map(|name| Finding {
            path: format!("src/server/migrations/*/{name}"),
            line: 0,
            what: "a migration of one database only".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::sample;

    #[test]
    fn empty_names_are_found_anywhere_in_a_path() {
        let found = |path: &str| !every_name_says_something(&[sample(path, "")]).is_empty();
        assert!(found("src/server/utils.rs"));
        assert!(found("src/server/http/session_manager.rs"));
        assert!(found("tests/common/mod.rs"));
        assert!(!found("src/server/utility_bill.rs"));
    }

    #[test]
    fn strangers_are_found() {
        let found = |path: &str| !every_entry_is_in_the_house(&[sample(path, "")]).is_empty();
        assert!(found("notes.txt"));
        assert!(found("src/tools/main.rs"));
        assert!(found("src/memberships/main.rs"));
        assert!(!found("src/member/main.rs"));
        assert!(!found("README.md"));
    }

    #[test]
    fn a_migration_without_its_twin_is_found() {
        let one = sample("src/server/migrations/sqlite/0001_start.sql", "");
        let twin = sample("src/server/migrations/postgres/0001_start.sql", "");
        let second = sample("src/server/migrations/postgres/0002_more.sql", "");
        assert_eq!(both_databases_have_the_same_migrations(&[one]).len(), 0);
        let one = sample("src/server/migrations/sqlite/0001_start.sql", "");
        let found = both_databases_have_the_same_migrations(&[one, twin, second]);
        assert_eq!(found.len(), 1);
        assert!(found[0].path.ends_with("0002_more.sql"));
    }
}
