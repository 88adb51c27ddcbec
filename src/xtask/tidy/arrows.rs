//! Which crate may know which, and who may touch the browser.

use anyhow::{Context, Result};
use serde::Deserialize;

use super::{Finding, Source, code, numbered};
use crate::cargo::{cargo, output};

/// Of each crate: the crates of ours it may use, and crates of others it must not.
const ARROWS: [(&str, &[&str], &[&str]); 11] = [
    (
        "domain",
        &[],
        &["tokio", "leptos", "web-sys", "js-sys", "wasm-bindgen", "getrandom", "rand", "chrono", "time"],
    ),
    ("client", &["domain"], &["tokio", "leptos", "axum", "sqlx"]),
    ("pages", &["domain"], &["tokio", "leptos", "axum", "sqlx", "web-sys", "js-sys", "wasm-bindgen"]),
    ("ui", &["client", "domain"], &["tokio", "axum", "sqlx"]),
    ("member", &["pages", "ui", "client", "domain"], &["tokio", "axum", "sqlx"]),
    ("later", &["pages", "domain"], &["tokio", "leptos", "axum", "sqlx", "web-sys", "js-sys"]),
    ("organizer", &["ui", "client", "domain"], &["tokio", "axum", "sqlx"]),
    ("server", &["pages", "domain"], &["leptos", "web-sys", "js-sys", "wasm-bindgen"]),
    ("cluster", &[], &[]),
    ("xtask", &["cluster", "pages", "domain"], &[]),
    ("tests", &["cluster", "domain"], &[]),
];
/// What the phone downloads is made of these.
const ON_THE_PHONE: [&str; 7] = ["domain", "client", "pages", "ui", "member", "later", "organizer"];
/// Crates that cost the phone tens of kilobytes each.
const HEAVY: [&str; 4] = ["regex", "chrono", "url", "time"];
/// Ways of using serde that do too.
const HEAVY_SERDE: [&str; 3] = ["serde_json::Value", "serde(untagged)", "serde(flatten)"];
/// Where the browser is spoken to: the adapters, the page of their contract, and where an app takes its place.
const EDGE: [&str; 7] = [
    "src/client/web.rs",
    "src/client/web/",
    "src/client/contract_page.rs",
    "src/member/main.rs",
    "src/organizer/main.rs",
    "src/organizer/browser.rs",
    "src/organizer/browser/",
];

/// What a view is made of, and may name anywhere.
const VIEW: [&str; 7] =
    ["Element", "HtmlElement", "HtmlInputElement", "Event", "MouseEvent", "KeyboardEvent", "SubmitEvent"];

/// A crate of the workspace, as cargo describes it.
#[derive(Debug, Deserialize)]
pub struct Crate {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    name: String,
    /// None for a plain dependency, else `dev` or `build`.
    kind: Option<String>,
    /// Where it lies, if it is ours.
    path: Option<String>,
}

/// Asks cargo for the crates of the workspace.
pub fn crates() -> Result<Vec<Crate>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Crate>,
    }
    let json = output(&mut cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    Ok(serde_json::from_str::<Metadata>(&json).context("reading what cargo metadata says")?.packages)
}

pub fn crates_point_one_way(crates: &[Crate]) -> Vec<Finding> {
    crates.iter().flat_map(arrows_of).collect()
}

fn arrows_of(member: &Crate) -> Vec<Finding> {
    let finding = |what: String| Finding { path: format!("crate {}", member.name), line: 0, what };
    let Some((_, may, never)) = ARROWS.iter().find(|(name, ..)| *name == member.name) else {
        return vec![finding("not a crate the architecture page knows".to_owned())];
    };
    let heavy: &[&str] = if ON_THE_PHONE.contains(&member.name.as_str()) { &HEAVY } else { &[] };
    let used = member.dependencies.iter().filter(|used| used.kind.as_deref() != Some("dev"));
    used.filter_map(|used| {
        let name = used.name.as_str();
        if used.path.is_some() && !may.contains(&name) {
            Some(finding(format!("must not know {name}")))
        } else if never.contains(&name) || heavy.contains(&name) {
            Some(finding(format!("must not use {name}")))
        } else {
            None
        }
    })
    .collect()
}

pub fn browser_apis_stay_at_the_edge(sources: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    let inside =
        |source: &&Source| source.is("rs") && !source.is_below(&EDGE) && !source.is_below(&["src/xtask/"]);
    for source in sources.iter().filter(inside) {
        let code = code::read(code::without_tests(&source.text));
        for (number, line) in numbered(&code.plain) {
            if line.contains("js_sys") || line.split("web_sys").skip(1).any(|rest| !names_only_view(rest)) {
                found.push(Finding::new(source, number, "the browser is spoken to in client::web only"));
            }
        }
    }
    found
}

/// Whether what follows `web_sys` names one thing of [`VIEW`] or a list of them.
fn names_only_view(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("::") else { return false };
    let (names, _) = match rest.strip_prefix('{') {
        Some(list) => list.split_once('}').unwrap_or((list, "")),
        None => rest.split_at(rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())),
    };
    names.split(',').all(|name| VIEW.contains(&name.trim()))
}

pub fn nothing_heavy_reaches_the_phone(sources: &[Source]) -> Vec<Finding> {
    let ours = ["src/domain/", "src/client/", "src/ui/", "src/member/", "src/later/", "src/organizer/"];
    let is_ours = |source: &&Source| source.is_below(&ours) && !source.is_below(&["src/domain/tests/"]);
    let on_the_phone = sources.iter().filter(|source| source.is("rs") && is_ours(source));
    find(on_the_phone, &HEAVY_SERDE, "costs the phone tens of kilobytes")
}

fn find<'a>(sources: impl Iterator<Item = &'a Source>, words: &[&str], what: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in sources {
        let code = code::read(code::without_tests(&source.text));
        for (number, line) in numbered(&code.plain) {
            if let Some(word) = words.iter().find(|word| line.contains(*word)) {
                found.push(Finding::new(source, number, format!("{word}: {what}")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::lines;

    fn found(name: &str, used: &[(&str, Option<&str>, Option<&str>)]) -> Vec<String> {
        let dependencies = used
            .iter()
            .map(|(name, kind, path)| Dependency {
                name: (*name).to_owned(),
                kind: kind.map(str::to_owned),
                path: path.map(str::to_owned),
            })
            .collect();
        let member = Crate { name: name.to_owned(), dependencies };
        crates_point_one_way(&[member]).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn arrows_against_the_stream_are_found() {
        assert_eq!(found("member", &[("server", None, Some("src/server"))]), ["must not know server"]);
        assert_eq!(found("domain", &[("tokio", None, None)]), ["must not use tokio"]);
        assert_eq!(found("client", &[("regex", None, None)]), ["must not use regex"]);
        assert_eq!(found("server", &[("regex", None, None), ("domain", None, Some("src/domain"))]), [""; 0]);
        assert_eq!(found("client", &[("tokio", Some("dev"), None)]), [""; 0]);
        assert_eq!(found("utilities", &[]).len(), 1);
    }

    #[test]
    fn the_browser_is_found_where_it_does_not_belong() {
        let text = "// web_sys in a comment\nuse web_sys::Window;\nuse web_sys::{Element, History};\n\
            use web_sys::{Element, Event};\nlet a: web_sys::Event = b;\njs_sys::Date::now()\n\
            #[cfg(test)]\nuse js_sys::Date;\n";
        assert_eq!(lines(browser_apis_stay_at_the_edge, "src/member/garden.rs", text), [2, 3, 6]);
        assert_eq!(lines(browser_apis_stay_at_the_edge, "src/client/web/nav.rs", text), [0; 0]);
    }

    #[test]
    fn heavy_serde_is_found() {
        let text = "#[serde(untagged)]\nenum A {}\nfn b(c: serde_json::Value) {}\n";
        assert_eq!(lines(nothing_heavy_reaches_the_phone, "src/domain/a.rs", text), [1, 3]);
        for elsewhere in ["src/server/a.rs", "src/domain/tests/a.rs"] {
            assert_eq!(lines(nothing_heavy_reaches_the_phone, elsewhere, text), [0; 0]);
        }
    }
}
