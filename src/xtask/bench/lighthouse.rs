//! `bench lighthouse`: what Google's own measure says of the member page, on its idea of a phone.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::chromium::FLAGS;
use super::print;
use super::server::{DEMO_BRANCHES, Place, Server};
use crate::cargo;
use crate::setup::TOOLS;
use crate::step::step;

/// The version whose scores we promise.
const PACKAGE: &str = "lighthouse@12";
const PAGE: &str = "/j/246810";
/// Each category, what its figure is called, and the least it may be (of 100).
const CATEGORIES: [(&str, &str, f64); 3] = [
    ("performance", "lighthouse.performance", 95.0),
    ("accessibility", "lighthouse.accessibility", 100.0),
    ("best-practices", "lighthouse.best_practices", 100.0),
];

/// Measures, if there is a node to measure with.
///
/// # Errors
/// Lighthouse cannot be installed or run; a score under its limit.
pub fn lighthouse() -> Result<()> {
    if !cargo::has("node") || !cargo::has("npm") {
        eprintln!(
            "lighthouse: not run, for it needs node and npm on PATH (Debian: apt-get install nodejs npm)"
        );
        return Ok(());
    }
    let folder = Path::new(TOOLS).join("lighthouse");
    let program = folder.join("node_modules/.bin/lighthouse");
    if !program.is_file() {
        step(&format!("setup: installing {PACKAGE} by npm"), || {
            let install = ["install", "--no-audit", "--no-fund", "--prefix"];
            cargo::run_quietly(Command::new("npm").args(install).arg(&folder).arg(PACKAGE))
        })?;
    }
    let server = Server::start(&Place::new(DEMO_BRANCHES)?)?;
    let address = format!("http://{}{PAGE}", server.address);
    let said = step("lighthouse: measuring", || {
        let names = CATEGORIES.map(|(name, ..)| name).join(",");
        let mut command = Command::new(&program);
        command.args([&address, "--quiet", "--output=json"]);
        command.arg(format!("--only-categories={names}"));
        command.arg(format!("--chrome-flags={}", FLAGS.join(" ")));
        if let Some(chromium) = cargo::find("chromium") {
            command.env("CHROME_PATH", chromium);
        }
        cargo::output(&mut command)
    })?;
    let report: Value = serde_json::from_str(&said).context("reading what lighthouse says")?;
    let mut under = Vec::new();
    for (category, figure, limit) in CATEGORIES {
        let score = report["categories"][category]["score"].as_f64();
        let score = score.with_context(|| format!("lighthouse gave no score for {category}"))? * 100.0;
        let failed = failed(&report, category);
        print(figure, score.round(), "1", &[("limit", limit.into()), ("failed", failed.into())]);
        if score.round() < limit {
            under.push(figure);
        }
    }
    if !under.is_empty() {
        bail!("under the limit: {}", under.join(", "));
    }
    Ok(())
}

/// The audits that cost points in a category.
fn failed(report: &Value, category: &str) -> Vec<String> {
    let audits = report["categories"][category]["auditRefs"].as_array().into_iter().flatten();
    let counted = audits.filter(|audit| audit["weight"].as_f64().is_some_and(|weight| weight > 0.0));
    let ids = counted.filter_map(|audit| audit["id"].as_str());
    ids.filter(|id| report["audits"][id]["score"].as_f64().is_some_and(|score| score < 0.9))
        .map(|id| match report["audits"][id]["displayValue"].as_str() {
            Some(value) => format!("{id}: {value}"),
            None => id.to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_audits_that_count_and_fail_are_named() {
        let reference = |id: &str, weight: u32| json!({ "id": id, "weight": weight });
        let report = json!({
            "categories": { "performance": { "auditRefs": [
                reference("slow", 10), reference("fine", 10), reference("of-no-weight", 0), reference("not-run", 1),
            ] } },
            "audits": {
                "slow": { "score": 0.4, "displayValue": "4.2 s" },
                "fine": { "score": 0.95 },
                "of-no-weight": { "score": 0 },
                "not-run": { "score": null },
            },
        });
        assert_eq!(failed(&report, "performance"), ["slow: 4.2 s"]);
        assert!(failed(&report, "accessibility").is_empty());
    }
}
