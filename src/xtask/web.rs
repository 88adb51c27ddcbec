//! `target/web`: every file the server hands to browsers, with hashed names, and compressed beside itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use domain::participation::sha256_hex;

use crate::slim::slim;
use crate::step::step;
use crate::{files, press, style, wasm};

/// Where the files land.
pub const WEB: &str = "target/web";
/// Where a member goes who leaves a sensitive survey at once.
const NEUTRAL: &str = "lich.html";
/// Where the hand-written ones come from.
const PUBLIC: &str = "public";

/// The site as a plan: what each file holds, by its path. Nothing is written before all of it is known.
#[derive(Default)]
struct Site {
    files: BTreeMap<String, Vec<u8>>,
    /// What stands for `{{name}}` in the pages: an address, or the text itself.
    urls: BTreeMap<String, String>,
}

/// Brings `target/web` up to date: builds the apps and sheets, fills the pages, compresses, removes what is stale.
///
/// # Errors
/// The build's; a page that asks for a file there is none of.
pub fn build() -> Result<()> {
    wasm::apps()?;
    let site = plan()?;
    let changed = site.files.iter().filter(|(path, bytes)| !is_written(path, bytes)).collect::<Vec<_>>();
    if !changed.is_empty() {
        step(&format!("web: writing and compressing {} files", changed.len()), || {
            changed.iter().try_for_each(|(path, bytes)| write(path, bytes))
        })?;
    }
    remove_stale(&site)
}

fn plan() -> Result<Site> {
    let mut site = Site::default();
    for app in wasm::APPS {
        let bound = wasm::read(app)?;
        let mut glue = bound.glue;
        for (part, bytes) in bound.parts {
            let name = format!("{app}-{part}");
            site.asset(&name, "wasm", bytes);
            glue = wasm::parts::at(&glue, &part, &site.urls[&format!("{name}.wasm")])?;
        }
        ensure!(!glue.contains("import.meta.url"), "{app} fetches a part that is not there");
        site.asset(app, "js", slim(&glue).into_bytes());
        site.asset(app, "wasm", bound.wasm);
        let sheet = style::bundle(&Path::new("style").join(app).with_extension("css"))?;
        match app {
            // One request less before the first paint: the server allows the very bytes by their hash.
            "member" => site.inline("member.css", sheet),
            _ => site.asset(app, "css", sheet.into_bytes()),
        }
    }
    let script = |name: &str| Ok::<_, anyhow::Error>(slim(&files::read_text(Path::new(PUBLIC).join(name))?));
    site.asset("boot", "js", script("boot.js")?.into_bytes());
    site.inline("first.js", script("first.js")?);
    for name in ["first.svg", "later.svg"] {
        site.inline(name, files::read_text(Path::new(PUBLIC).join("art").join(name))?.replace('\n', ""));
    }
    site.later()?;
    for folder in ["icons", "media"] {
        for path in files::all_below(Path::new(PUBLIC).join(folder))? {
            site.keep(&path)?;
        }
    }
    site.keep(&Path::new(PUBLIC).join("manifest.webmanifest"))?;
    for page in ["index.html", "organizer.html", NEUTRAL] {
        let text = files::read_text(Path::new(PUBLIC).join(page))?;
        let filled = fill(&text, &site.urls).with_context(|| format!("filling {page}"))?;
        site.files.insert(page.to_owned(), filled.into_bytes());
    }
    let worker = worker(&slim(&files::read_text(Path::new(PUBLIC).join("sw.js"))?), &site)?;
    site.files.insert("sw.js".to_owned(), worker.into_bytes());
    Ok(site)
}

impl Site {
    /// Puts a file under a name that changes with its bytes, so that browsers may keep it for ever.
    fn asset(&mut self, name: &str, extension: &str, bytes: Vec<u8>) {
        let path = format!("assets/{name}-{}.{extension}", &sha256_hex(&bytes)[..10]);
        self.urls.insert(format!("{name}.{extension}"), format!("/{path}"));
        self.files.insert(path, bytes);
    }

    /// Puts text into the pages themselves.
    fn inline(&mut self, name: &str, text: String) {
        self.urls.insert(name.to_owned(), text);
    }

    /// What the app fetches when it is wanted: the screens of `src/later` with their sheet, the modules of `public/later`, and
    /// the words of every language but the first. A page lists where they are, and so the worker keeps them.
    fn later(&mut self) -> Result<()> {
        let mut list = BTreeMap::new();
        let bound = wasm::read(wasm::LATER)?;
        let sheet = style::bundle(&Path::new("style").join(wasm::LATER).with_extension("css"))?;
        let parts =
            [("js", slim(&bound.glue).into_bytes()), ("wasm", bound.wasm), ("css", sheet.into_bytes())];
        for (extension, bytes) in parts {
            self.asset(wasm::LATER, extension, bytes);
            let name = format!("{}.{extension}", wasm::LATER);
            list.insert(name.clone(), self.urls[&name].clone());
        }
        for path in files::all_below(Path::new(PUBLIC).join("later"))? {
            let name =
                path.file_stem().and_then(|name| name.to_str()).context("a file name that is not UTF-8")?;
            self.asset(name, "js", slim(&files::read_text(&path)?).into_bytes());
            list.insert(name.to_owned(), self.urls[&format!("{name}.js")].clone());
        }
        for (lang, lines) in pages::words::OTHERS {
            let name = format!("words-{lang}");
            self.asset(&name, "txt", lines.join(&pages::words::BETWEEN.to_string()).into());
            list.insert(name.clone(), self.urls[&format!("{name}.txt")].clone());
        }
        self.inline("later.json", serde_json::to_string(&list)?);
        Ok(())
    }

    /// Keeps a file of `public/` under its own name.
    fn keep(&mut self, path: &Path) -> Result<()> {
        let name = path.strip_prefix(PUBLIC)?.to_str().context("a file name that is not UTF-8")?;
        self.files.insert(name.to_owned(), files::read(path)?);
        Ok(())
    }

    /// What the member app needs without a network: its page under `/`, every file the page names, and the page to leave
    /// for, as `[path, SHA-256]`.
    fn offline(&self) -> Result<Vec<(String, String)>> {
        let page = self.files.get("index.html").context("no index.html")?;
        let text = std::str::from_utf8(page)?;
        let named = self.files.iter().map(|(path, bytes)| (format!("/{path}"), bytes));
        let kept = named.filter(|(path, _)| {
            text.contains(&format!("\"{path}\"")) || path.trim_start_matches('/') == NEUTRAL
        });
        let kept = kept.chain([("/".to_owned(), page)]);
        Ok(kept.map(|(path, bytes)| (path, sha256_hex(bytes))).collect())
    }
}

/// Replaces every `{{name}}`.
fn fill(template: &str, values: &BTreeMap<String, String>) -> Result<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else { bail!("a {{{{ without its }}}}") };
        let Some(value) = values.get(name) else { bail!("nothing is called {{{{{name}}}}}") };
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// The service worker with its list. Its version covers its own text too: another worker, another cache.
fn worker(template: &str, site: &Site) -> Result<String> {
    let list = serde_json::to_string(&site.offline()?)?;
    let version = sha256_hex(format!("{template}{list}").as_bytes())[..10].to_owned();
    fill(template, &BTreeMap::from([("version".to_owned(), version), ("files".to_owned(), list)]))
}

fn is_written(path: &str, bytes: &[u8]) -> bool {
    let path = Path::new(WEB).join(path);
    std::fs::read(&path).is_ok_and(|there| there == bytes)
        && press::beside(&path).iter().all(|file| file.is_file())
}

/// The compressed files come first: whoever finds a file finds them beside it.
fn write(path: &str, bytes: &[u8]) -> Result<()> {
    let path = Path::new(WEB).join(path);
    for file in press::beside(&path) {
        files::write(&file, &press::press(&file, bytes)?)?;
    }
    files::write(&path, bytes).map(drop)
}

fn remove_stale(site: &Site) -> Result<()> {
    let wanted = |path: &PathBuf| {
        site.files
            .keys()
            .map(|name| Path::new(WEB).join(name))
            .any(|file| file == *path || press::beside(&file).contains(path))
    };
    for path in files::all_below(WEB)?.iter().filter(|path| !wanted(path)) {
        std::fs::remove_file(path).with_context(|| format!("removing {}", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn every_marker_is_filled_or_the_page_is_refused() {
        let urls = values(&[("boot.js", "/assets/boot-1.js")]);
        assert_eq!(
            fill("a {{boot.js}} b {{boot.js}}", &urls).unwrap(),
            "a /assets/boot-1.js b /assets/boot-1.js"
        );
        assert!(fill("{{boot.css}}", &urls).is_err());
        assert!(fill("{{boot.js", &urls).is_err());
    }

    fn site() -> Site {
        let mut site = Site::default();
        site.asset("member", "js", b"1".to_vec());
        site.asset("organizer", "js", b"2".to_vec());
        let page = format!("<script src=\"{}\"></script>", site.urls["member.js"]);
        site.files.insert("index.html".into(), page.into_bytes());
        site.files.insert("organizer.html".into(), b"<!doctype html>".to_vec());
        site
    }

    #[test]
    fn names_change_with_the_bytes() {
        // `printf 1 | sha256sum`
        assert_eq!(site().urls["member.js"], "/assets/member-6b86b273ff.js");
    }

    #[test]
    fn members_keep_their_page_and_what_it_names() {
        let paths = site().offline().unwrap().into_iter().map(|(path, _)| path).collect::<Vec<_>>();
        assert_eq!(paths, ["/assets/member-6b86b273ff.js", "/"]);
    }

    #[test]
    fn the_workers_version_follows_its_list_and_its_text() {
        let template = "const V = '{{version}}'; const F = '{{files}}';";
        let first = worker(template, &site()).unwrap();
        assert_eq!(first, worker(template, &site()).unwrap());
        let mut other = site();
        other.files.insert("index.html".into(), b"<p>".to_vec());
        let version = |text: &str| text.split('\'').nth(1).unwrap().to_owned();
        assert_ne!(version(&first), version(&worker(template, &other).unwrap()));
        assert_ne!(version(&first), version(&worker(&format!("{template} "), &site()).unwrap()));
    }
}
