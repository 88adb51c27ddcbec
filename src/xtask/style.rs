//! The style sheets: each entry file in `style/` and all it imports become one small sheet.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Targets};

/// The oldest browsers the sheets are written for: the first with cascade layers, which nothing can flatten for older
/// ones. Phones from 2016 on get such a Chrome, and in-app browsers are the same engine.
const OLDEST: Browsers = Browsers {
    android: Some(version(99, 0)),
    chrome: Some(version(99, 0)),
    edge: Some(version(99, 0)),
    firefox: Some(version(97, 0)),
    ie: None,
    ios_saf: Some(version(15, 4)),
    opera: None,
    safari: Some(version(15, 4)),
    samsung: Some(version(18, 0)),
};

const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

/// Bundles and minifies `entry`.
///
/// # Errors
/// Names the file, line and column that cannot be read or understood.
pub fn bundle(entry: &Path) -> Result<String> {
    if !entry.is_file() {
        bail!("{} is missing: it is the entry sheet that imports the others", entry.display());
    }
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{error}"))?;
    let targets = Targets::from(OLDEST);
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_become_one_sheet_that_keeps_layers_and_has() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, css: &str| std::fs::write(folder.path().join(name), css).unwrap();
        write(
            "entry.css",
            "@layer base, components;\n@import './choice.css';\n@layer base { a { color: var(--ink); } }",
        );
        write("choice.css", "@layer components { .choice:has(:checked) { inset-inline-start: 0px; } }");
        // Layers come in the order the entry declares, wherever their rules stand.
        assert_eq!(
            bundle(&folder.path().join("entry.css")).unwrap(),
            "@layer base{a{color:var(--ink)}}@layer components{.choice:has(:checked){inset-inline-start:0}}"
        );
    }

    #[test]
    fn a_missing_entry_is_named() {
        let error = bundle(Path::new("style/no-such.css")).unwrap_err();
        assert!(error.to_string().contains("style/no-such.css"));
    }
}
