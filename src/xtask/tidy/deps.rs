//! Which crates of others may be used: under which licenses, from where, and which never.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::Finding;
use crate::cargo::{cargo, output};
use crate::toolchain::{Toolchain, WASM};

/// Licenses that go with EUPL-1.2 for a program handed out whole, and our own.
const LICENSES: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
/// The only place crates of others come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// Crates that must not come in by any way, and why.
const NEVER: [(&str, &str); 7] = [
    ("openssl-sys", "one TLS library, written in Rust"),
    ("native-tls", "one TLS library, written in Rust"),
    ("bincode", "no longer maintained"),
    ("serde_yaml", "no longer maintained"),
    ("idb", "cannot ask for strict durability"),
    ("rexie", "no longer developed"),
    ("wasm-opt", "not released since 2024"),
];

/// A crate of the whole tree, as cargo describes it.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// None for ours.
    source: Option<String>,
    dependencies: Vec<Wanted>,
}

/// What a crate asks for.
#[derive(Clone, Debug, Deserialize)]
struct Wanted {
    name: String,
    /// Such as `^1`.
    req: String,
}

/// Asks cargo for every crate that a build for this machine or for the browser uses.
pub fn packages() -> Result<Vec<Package>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    let toolchain = Toolchain::look()?;
    let mut all = Vec::new();
    for target in [toolchain.host(), WASM] {
        let words = ["metadata", "--locked", "--format-version", "1", "--filter-platform", target];
        let json = output(&mut cargo(&words))?;
        let read: Metadata = serde_json::from_str(&json).context("reading what cargo metadata says")?;
        all.extend(read.packages);
    }
    all.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    all.dedup_by(|a, b| (&a.name, &a.version) == (&b.name, &b.version));
    Ok(all)
}

pub fn crates_of_others_are_fit(packages: &[Package]) -> Vec<Finding> {
    let mut found = Vec::new();
    for package in packages {
        let mut finding = |what: String| {
            let path = format!("crate {} {}", package.name, package.version);
            found.push(Finding { path, line: 0, what });
        };
        let license = package.license.as_deref().unwrap_or_default();
        if !is_allowed(license) {
            finding(format!("its license {license:?} is not among those we may use"));
        }
        if package.source.as_deref().is_some_and(|source| source != REGISTRY) {
            finding("does not come from crates.io".to_owned());
        }
        if let Some((_, why)) = NEVER.iter().find(|(name, _)| *name == package.name) {
            finding(format!("must not be used: {why}"));
        }
    }
    found.extend(asked_for_in_two_versions(packages));
    found
}

/// What our own crates ask for in different versions: it would be built twice.
fn asked_for_in_two_versions(packages: &[Package]) -> Vec<Finding> {
    let mut asked: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let ours = packages.iter().filter(|package| package.source.is_none());
    for wanted in ours.flat_map(|package| &package.dependencies) {
        asked.entry(&wanted.name).or_default().insert(&wanted.req);
    }
    let twice = asked.into_iter().filter(|(_, versions)| versions.len() > 1);
    twice
        .map(|(name, versions)| Finding {
            path: format!("crate {name}"),
            line: 0,
            what: format!("our crates ask for different versions: {versions:?}"),
        })
        .collect()
}

/// Whether a license expression (SPDX, and the slash that older crates write for OR) is satisfied by [`LICENSES`].
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    any(&mut words) && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words) -> bool {
    let mut allowed = all(words);
    while words.next_if_eq(&"OR").is_some() {
        allowed |= all(words);
    }
    allowed
}

fn all(words: &mut Words) -> bool {
    let mut allowed = one(words);
    while words.next_if_eq(&"AND").is_some() {
        allowed &= one(words);
    }
    allowed
}

fn one(words: &mut Words) -> bool {
    match words.next() {
        Some("(") => any(words) & words.next_if_eq(&")").is_some(),
        Some(name) => {
            let mut license = name.to_owned();
            if words.next_if_eq(&"WITH").is_some() {
                license = format!("{name} WITH {}", words.next().unwrap_or_default());
            }
            LICENSES.contains(&license.as_str())
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, license: &str, source: Option<&str>, wants: &[(&str, &str)]) -> Package {
        let wanted = |(name, req): &(&str, &str)| Wanted { name: (*name).into(), req: (*req).into() };
        Package {
            name: name.into(),
            version: "1.0.0".into(),
            license: Some(license.into()),
            source: source.map(str::to_owned),
            dependencies: wants.iter().map(wanted).collect(),
        }
    }

    #[test]
    fn licenses_are_read_as_they_are_written() {
        for fit in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
        ] {
            assert!(is_allowed(fit), "{fit}");
        }
        for unfit in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC", "MIT ISC", "MIT WITH x", "OR", ")"] {
            assert!(!is_allowed(unfit), "{unfit}");
        }
    }

    #[test]
    fn what_is_unfit_is_found() {
        let found = |package: Package| crates_of_others_are_fit(&[package]).len();
        assert_eq!(found(package("a", "MIT", Some(REGISTRY), &[])), 0);
        assert_eq!(found(package("a", "AGPL-3.0", Some(REGISTRY), &[])), 1);
        assert_eq!(found(package("a", "MIT", Some("git+https://example.org/a"), &[])), 1);
        assert_eq!(found(package("openssl-sys", "MIT", Some(REGISTRY), &[])), 1);
        assert_eq!(found(Package { license: None, ..package("a", "", Some(REGISTRY), &[]) }), 1);
    }

    #[test]
    fn two_of_our_crates_agree_on_versions() {
        let ours = [
            package("a", "EUPL-1.2", None, &[("x", "^1"), ("y", "^1")]),
            package("b", "EUPL-1.2", None, &[("x", "^2"), ("y", "^1")]),
            package("y", "MIT", Some(REGISTRY), &[("x", "^3")]),
        ];
        let found = crates_of_others_are_fit(&ours);
        assert_eq!(found.iter().map(|finding| finding.path.as_str()).collect::<Vec<_>>(), ["crate x"]);
    }
}
