//! Parting an app: what some screens alone need becomes modules of their own, which the glue fetches when a function marked
//! with `wasm_split` is called. The module must have been linked with `--emit-relocs` and not been stripped.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

use crate::files;

/// The module that the parts' loaders are imported from: in the end a part of the glue, not a file.
const LOADERS: &str = "./parts.js";

/// A module and its parts.
pub struct Parted {
    /// What is there from the start: a module for wasm-bindgen.
    pub main: PathBuf,
    /// The loaders, a JavaScript module.
    loaders: String,
}

/// Parts `module`: `<name>.wasm` of each part lies in `into` afterwards, and nothing else.
///
/// # Errors
/// It cannot be parted.
pub fn part(module: &Path, name: &str, into: &Path) -> Result<Parted> {
    let raw = into.with_extension("raw");
    let main = raw.join("main.wasm");
    let input = files::read(module)?;
    let mut options = Options::new(&input);
    (options.output_dir, options.main_out_path, options.link_name) = (&raw, &main, LOADERS);
    let parted = transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("parting {name}"))?;
    files::remove_folder(into)?;
    for part in parted.split_modules {
        let file = part.file_name().context("a part without a name")?;
        files::write(into.join(file), &small(&files::read(&part)?)?)?;
    }
    Ok(Parted { main, loaders: files::read_text(raw.join(LOADERS))? })
}

/// A part as the tool writes it has names for debuggers, and room in every number for a linker to fill in.
fn small(part: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    Ok(config.parse(part)?.emit_wasm())
}

impl Parted {
    /// Puts the loaders into the glue: as a file they and the glue would name each other, and neither could have its own hash
    /// in its name.
    ///
    /// # Errors
    /// The glue, or the loaders, are not what we know of them.
    pub fn join(&self, glue: &str) -> Result<String> {
        let (import, loaders) = self.loaders.split_once('\n').context("loaders of one line")?;
        ensure!(import.starts_with("import { initSync } from"), "the loaders begin with {import}");
        let names = loaders
            .lines()
            .filter_map(|line| line.strip_prefix("export const ")?.split_once(" = "))
            .map(|(name, _)| name)
            .collect::<Vec<_>>();
        let mut joined = String::with_capacity(glue.len() + loaders.len());
        let mut is_given = false;
        for line in glue.lines() {
            if line.starts_with("import * as ") && line.contains(LOADERS) {
                continue;
            }
            if line.trim().starts_with(&format!("\"{LOADERS}\": ")) {
                // Named once for every loader.
                if !is_given {
                    joined.push_str(&format!("\"{LOADERS}\": {{ {} }},\n", names.join(", ")));
                    is_given = true;
                }
                continue;
            }
            joined.push_str(line);
            joined.push('\n');
        }
        ensure!(is_given && !names.is_empty(), "the glue takes no loaders");
        joined.push_str(&loaders.replace("export const ", "const "));
        Ok(joined)
    }
}

/// Puts the address of a part into the glue, in place of one beside the glue.
///
/// # Errors
/// The glue does not fetch it.
pub fn at(glue: &str, part: &str, address: &str) -> Result<String> {
    let beside = format!("new URL(\"./{part}.wasm\", import.meta.url)");
    ensure!(glue.contains(&beside), "nothing fetches the part {part}");
    Ok(glue.replace(&beside, &format!("\"{address}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted() -> Parted {
        let loaders = "import { initSync } from \"./main.js\";\nfunction load() {}\n\
            export const load_a = load(() => fetch(new URL(\"./a.wasm\", import.meta.url)));\n\
            export const load_b = load(() => fetch(new URL(\"./b.wasm\", import.meta.url)));\n";
        Parted { main: PathBuf::new(), loaders: loaders.to_owned() }
    }

    #[test]
    fn loaders_become_a_part_of_the_glue() {
        let glue = "import * as import1 from \"./parts.js\"\nimport * as import2 from \"./parts.js\"\nreturn {\n  \
            \"./bg.js\": import0,\n\"./parts.js\": import1,\n\"./parts.js\": import2,\n};\n";
        let joined = parted().join(glue).expect("glue and loaders fit");
        assert!(
            joined
                .starts_with("return {\n  \"./bg.js\": import0,\n\"./parts.js\": { load_a, load_b },\n};\n")
        );
        assert!(!joined.contains("export") && !joined.contains("initSync }"), "{joined}");
        let placed = at(&joined, "a", "/assets/a-1.wasm").expect("a is fetched");
        assert!(placed.contains("fetch(\"/assets/a-1.wasm\")"), "{placed}");
        assert!(at(&joined, "c", "/assets/c-1.wasm").is_err());
    }

    #[test]
    fn glue_that_takes_no_loaders_is_refused() {
        assert!(parted().join("return { \"./bg.js\": import0 };").is_err());
    }
}
