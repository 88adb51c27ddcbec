//! `cargo xtask test`: every check of the project, part by part, the cheap ones first.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use cluster::Cluster;

use crate::cargo::{self, cargo};
use crate::setup::{self, Need};
use crate::step::{seconds, step, timed};
use crate::toolchain::{Toolchain, WASM};
use crate::{files, serve, tidy, wasm, web};

/// Where the page lies that runs the storage contract against a browser's own database.
const CONTRACT: &str = "target/contract";

/// What to test.
#[derive(Args)]
pub struct Options {
    /// Only this part; all of them without it
    #[arg(long)]
    only: Vec<Part>,
}

/// A part, in the order they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The format of the Rust code
    Fmt,
    /// Clippy, native and for the browser
    Lint,
    /// The rules of architecture.md and style.md
    Tidy,
    /// Unit and property tests, the server's on both databases
    Unit,
    /// The server by HTTP, on both databases
    Api,
    /// Both apps in Chromium and Firefox, and the tests of past bugs
    Browser,
    /// Lost replies, killed processes, cut networks, full disks, wrong clocks, databases that go away
    Fault,
}

impl Part {
    fn needs(self) -> &'static [Need] {
        match self {
            Self::Fmt | Self::Tidy => &[],
            Self::Unit => &[Need::Postgres],
            Self::Lint => &[Need::Lints, Need::Wasm],
            Self::Api => &[Need::Wasm, Need::Postgres],
            Self::Browser => &[Need::Wasm, Need::Browser, Need::Firefox],
            Self::Fault => &[Need::Wasm, Need::Postgres, Need::Faketime],
        }
    }

    /// The modules of the crate `tests` that belong to it; none for parts of another kind.
    fn modules(self) -> &'static [&'static str] {
        match self {
            Self::Api => &["api::"],
            Self::Browser => &["browser::", "bugs::"],
            Self::Fault => &["fault::"],
            Self::Fmt | Self::Lint | Self::Tidy | Self::Unit => &[],
        }
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// Runs the parts; stops at the first that fails.
///
/// # Errors
/// Names the part that failed.
pub fn test(options: &Options) -> Result<()> {
    let parts = Part::value_variants().iter().copied();
    let parts: Vec<Part> =
        parts.filter(|part| options.only.is_empty() || options.only.contains(part)).collect();
    setup::ready(&setup::all(parts.iter().flat_map(|part| part.needs())))?;
    let mut passed = 0;
    for part in parts {
        let (done, took) = timed(|| run(part));
        passed += done.with_context(|| format!("part {} failed after {}", part.name(), seconds(took)))?;
        eprintln!("part {} passed in {}", part.name(), seconds(took));
    }
    if passed > 0 {
        println!("{passed} passed, 0 failed");
    }
    println!("all parts passed");
    Ok(())
}

/// Runs one part and says how many tests passed in it.
fn run(part: Part) -> Result<u32> {
    match part {
        Part::Fmt => {
            step("fmt: checking", || cargo::run(&mut cargo(&["fmt", "--all", "--check"])))?;
            Ok(0)
        }
        Part::Lint => lint().map(|()| 0),
        Part::Tidy => step("tidy: checking", tidy::tidy).map(|()| 0),
        Part::Unit => {
            let all = count_tests(&mut cargo(&["test", "--release", "--workspace", "--exclude", "tests"]))?;
            let mut again = cargo(&["test", "--release", "--package", "server"]);
            Ok(all + on_postgres(&mut again)?)
        }
        Part::Api | Part::Browser | Part::Fault => {
            web::build()?;
            serve::build_server()?;
            if part == Part::Browser {
                contract_page()?;
            }
            let tests = || {
                let mut command = cargo(&["test", "--release", "--package", "tests", "--"]);
                with_places(command.args(part.modules()))?;
                Ok::<_, anyhow::Error>(command)
            };
            let passed = count_tests(&mut tests()?)?;
            Ok(if part == Part::Api { passed + on_postgres(&mut tests()?)? } else { passed })
        }
    }
}

/// Runs the same tests again, on PostgreSQL: a cluster of their own, in which each test has a schema of its own.
fn on_postgres(command: &mut Command) -> Result<u32> {
    let cluster = step("test: starting a PostgreSQL cluster", Cluster::start)?;
    cluster.create_database("tests")?;
    let passed = count_tests(command.env("HAIHOA_TEST_POSTGRES", cluster.url("tests")))?;
    let used = cluster.ask("tests", "SELECT COUNT(*) FROM pg_namespace WHERE nspname LIKE 't\\_%'")?;
    if used.trim() == "0" {
        bail!("no test used the PostgreSQL cluster");
    }
    Ok(passed)
}

fn lint() -> Result<()> {
    step("lint: native", || {
        let words = ["clippy", "--quiet", "--release", "--workspace", "--all-targets", "--", "-Dwarnings"];
        cargo::run(&mut cargo(&words))
    })?;
    step("lint: the fuzz targets", || {
        let words = ["clippy", "--quiet", "--locked", "--manifest-path", "tests/fuzz/Cargo.toml"];
        cargo::run(cargo(&words).args(["--target-dir", "target/fuzz-check", "--", "-Dwarnings"]))
    })?;
    step("lint: for the browser", || {
        let mut command =
            cargo(&["clippy", "--quiet", "--release", "--target", WASM, "--target-dir", wasm::CHECK]);
        command.args(["--package", "client", "--package", "member", "--package", "organizer"]);
        command.args(["--features", "client/contract"]);
        wasm::plain(&mut command, &Toolchain::look()?);
        cargo::run(command.args(["--", "-Dwarnings"]))
    })
}

fn contract_page() -> Result<()> {
    step("test: building the storage contract's page", || {
        wasm::test_page("client", "contract_page", "contract", Path::new(CONTRACT))?;
        for file in ["index.html", "start.js"] {
            let text = match file {
                "index.html" => CONTRACT_HTML,
                _ => CONTRACT_JS,
            };
            files::write(Path::new(CONTRACT).join(file), text.as_bytes())?;
        }
        Ok(())
    })
}

const CONTRACT_HTML: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>storage contract</title>
<script type="module" src="start.js"></script>
"#;
const CONTRACT_JS: &str = "\
import init from './contract_page.js';
await init({ module_or_path: new URL('contract_page.wasm', import.meta.url) });
";

/// Tells the tests where what they test lies.
///
/// # Errors
/// When there is no current folder.
pub fn with_places(command: &mut Command) -> Result<&mut Command> {
    let root = std::env::current_dir()?;
    for (name, place) in
        [("HAIHOA_BIN", serve::SERVER), ("HAIHOA_WEB", web::WEB), ("HAIHOA_CONTRACT_PAGE", CONTRACT)]
    {
        command.env(name, root.join(place));
    }
    if let Some(geckodriver) = setup::own_geckodriver() {
        command.env("HAIHOA_GECKODRIVER", root.join(geckodriver));
    }
    Ok(command)
}

/// Runs `cargo test` with its output seen, and counts what passed: a part that runs no test tests nothing.
fn count_tests(command: &mut Command) -> Result<u32> {
    use std::io::{BufRead, BufReader};
    let mut child = command.stdout(Stdio::piped()).spawn().context("starting cargo test")?;
    let said = child.stdout.take().context("cargo test has no stdout")?;
    let mut passed = 0;
    for line in BufReader::new(said).lines() {
        let line = line?;
        passed += passed_in(&line);
        println!("{line}");
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("cargo test ended with {status}");
    }
    if passed == 0 {
        bail!("no test ran");
    }
    Ok(passed)
}

/// The count of a line such as `test result: ok. 12 passed; 0 failed; …`.
fn passed_in(line: &str) -> u32 {
    line.strip_prefix("test result: ok. ")
        .and_then(|rest| rest.split_once(" passed"))
        .and_then(|(count, _)| count.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passed_tests_are_counted_from_cargos_own_lines() {
        assert_eq!(passed_in("test result: ok. 12 passed; 0 failed; 1 ignored; finished in 0.1s"), 12);
        assert_eq!(passed_in("test result: FAILED. 12 passed; 1 failed"), 0);
        assert_eq!(passed_in("test scoring ... ok"), 0);
    }

    #[test]
    fn the_cheap_parts_need_nothing_and_only_browsing_needs_a_browser() {
        let browsing = |part: &Part| part.needs().contains(&Need::Browser);
        let browsers: Vec<&Part> = Part::value_variants().iter().filter(|part| browsing(part)).collect();
        assert_eq!(browsers, [&Part::Browser]);
        assert_eq!(Part::Tidy.needs(), []);
    }
}
