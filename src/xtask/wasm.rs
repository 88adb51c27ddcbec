//! The apps as WebAssembly: cargo builds them, wasm-bindgen (as a library, so always of the version in Cargo.lock)
//! writes the glue, and wasm-opt has a look where there is one.

pub mod parts;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::cargo::{self, cargo};
use crate::files;
use crate::stamp::Stamp;
use crate::step::step;
use crate::toolchain::{Toolchain, WASM};

/// The apps; each is a crate with a binary of the same name.
pub const APPS: [&str; 2] = ["member", "organizer"];
/// The app that fetches some of its screens when they are wanted.
const IN_PARTS: &str = "organizer";
/// What a member's phone downloads when it is wanted: a crate like the apps, without a page and a sheet of an app's.
pub const LATER: &str = "later";

/// Where cargo builds the apps: apart from the native build, whose flags differ.
const BUILD: &str = "target/wasm";
/// Where a bound app lies: `<name>.js`, `<name>.wasm`, and the folder `<name>` with its parts.
const BOUND: &str = "target/wasm/bound";

/// What std is built of: without unwinding and formatting machinery, small before fast.
const BUILD_STD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
/// A panic traps at once, and neither `{:?}` nor source places are carried to the phone.
const SMALL: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none", "-Zlocation-detail=none"];
/// A phone hashes a few kilobytes at a time: rolled loops are fast enough and 6 KB smaller before compression.
const ROLLED_HASH: &str = "--cfg=sha2_backend_soft=\"compact\"";
/// leptos then puts views of any shape behind one type, rather than making code for each shape anew.
const ERASED: &str = "--cfg=erase_components";
/// Stripping leaves one section in place: by it wasm-bindgen knows what the module may use.
const KEEP: &str = "-Clink-arg=--keep-section=target_features";

/// What wasm-bindgen's output may use. Named one by one: `--all-features` makes wasm-opt emit imports that no browser
/// takes yet.
const WASM_OPT: [&str; 9] = [
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// One app as the browser takes it.
pub struct Bound {
    /// The glue: a JavaScript module.
    pub glue: String,
    /// The WebAssembly module.
    pub wasm: Vec<u8>,
    /// What the glue fetches later, by name: modules too.
    pub parts: Vec<(String, Vec<u8>)>,
}

/// Builds what changed of both apps.
///
/// # Errors
/// The build's.
pub fn apps() -> Result<()> {
    let toolchain = Toolchain::look()?;
    let own_std = toolchain.has_std_source();
    let wasm_opt = cargo::has("wasm-opt");
    let inputs = [
        "Cargo.toml",
        "Cargo.lock",
        "src/domain",
        "src/client",
        "src/pages",
        "src/ui",
        "src/member",
        "src/later",
        "src/organizer",
    ];
    let also = [
        toolchain.version.as_str(),
        if own_std { "own std" } else { "prebuilt std" },
        if wasm_opt { "wasm-opt" } else { "no wasm-opt" },
        // What these files do belongs to what the apps are made from.
        include_str!("wasm.rs"),
        include_str!("wasm/parts.rs"),
    ];
    let stamp = Stamp::of("wasm", &inputs, &also)?;
    if stamp.is_fresh() && modules().all(|app| read(app).is_ok()) {
        return Ok(());
    }
    // Broken off halfway, the modules of two builds would lie side by side.
    stamp.drop()?;
    let std = if own_std {
        "std built with them"
    } else {
        "prebuilt std: larger, see `rustup component add rust-src`"
    };
    step(&format!("wasm: building the apps ({std})"), || build(&toolchain))?;
    step("wasm: binding the apps", || {
        for app in modules() {
            let into = Path::new(BOUND);
            let built = built(BUILD, "wasm", app);
            if app == IN_PARTS {
                let parted = parts::part(&built, app, &into.join(app))?;
                bind(&parted.main, app, into, Some(&parted))?;
            } else {
                bind(&built, app, into, None)?;
            }
            if wasm_opt {
                modules_of(app)?.iter().try_for_each(|module| optimize(module))?;
            }
        }
        Ok(())
    })?;
    stamp.keep()
}

/// The files of a bound app that are WebAssembly, its parts last.
fn modules_of(app: &str) -> Result<Vec<PathBuf>> {
    let main = Path::new(BOUND).join(app).with_extension("wasm");
    Ok([main].into_iter().chain(files::all_below(Path::new(BOUND).join(app))?).collect())
}

fn modules() -> impl Iterator<Item = &'static str> {
    APPS.into_iter().chain([LATER])
}

/// Reads an app that [`apps`] built.
///
/// # Errors
/// It is not built.
pub fn read(app: &str) -> Result<Bound> {
    let path = Path::new(BOUND).join(app);
    let parts = files::all_below(&path)?.into_iter().map(|part| {
        let name = part.file_stem().and_then(|name| name.to_str()).context("a part without a name")?;
        Ok((name.to_owned(), files::read(&part)?))
    });
    Ok(Bound {
        glue: files::read_text(path.with_extension("js"))?,
        wasm: files::read(path.with_extension("wasm"))?,
        parts: parts.collect::<Result<_>>()?,
    })
}

fn build(toolchain: &Toolchain) -> Result<()> {
    let mut command =
        cargo(&["build", "--quiet", "--profile", "wasm", "--target", WASM, "--target-dir", BUILD]);
    for app in modules() {
        command.args(["--package", app]);
    }
    let mut flags = vec![KEEP, ROLLED_HASH, ERASED];
    if toolchain.has_std_source() {
        // Stable's own compiler knows these flags; the variable lets it admit that.
        command.args(BUILD_STD).env("RUSTC_BOOTSTRAP", "1");
        flags.extend(SMALL);
    }
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    name_linker(&mut command, toolchain);
    cargo::run(&mut command)
}

/// Builds a page that only tests open, with a plain std so that a failure can say what it is.
///
/// # Errors
/// The build's.
pub fn test_page(package: &str, bin: &str, features: &str, into: &Path) -> Result<()> {
    let toolchain = Toolchain::look()?;
    let mut command = cargo(&["build", "--quiet", "--release", "--target", WASM, "--target-dir", CHECK]);
    command.args(["--package", package, "--bin", bin, "--features", features]);
    plain(&mut command, &toolchain);
    cargo::run(&mut command)?;
    bind(&built(CHECK, "release", bin), bin, into, None)
}

/// Where what is not shipped is built for [`WASM`]: checks and test pages.
pub const CHECK: &str = "target/wasm-check";

/// Lets `command` build for [`WASM`] without the apps' own settings.
pub fn plain(command: &mut Command, toolchain: &Toolchain) {
    if !toolchain.has_wasm_std() {
        command.arg("-Zbuild-std=std,panic_abort").env("RUSTC_BOOTSTRAP", "1");
    }
    name_linker(command, toolchain);
}

fn name_linker(command: &mut Command, toolchain: &Toolchain) {
    if let Some(linker) = toolchain.wasm_linker() {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }
}

fn built(target_dir: &str, profile: &str, bin: &str) -> PathBuf {
    Path::new(target_dir).join(WASM).join(profile).join(bin).with_extension("wasm")
}

/// Writes `<name>.js` and `<name>.wasm` into a folder.
fn bind(module: &Path, name: &str, into: &Path, parted: Option<&parts::Parted>) -> Result<()> {
    let mut bound = Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .debug(false)
        .keep_debug(false)
        // Parts find the functions of the others in the linker's table.
        .keep_lld_exports(parted.is_some())
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate_output()
        .with_context(|| format!("binding {}", module.display()))?;
    // Inline modules of a dependency would be further files to hash, preload and precache. None has any so far.
    let inline = bound.snippets().iter().find(|(_, scripts)| !scripts.is_empty()).map(|(from, _)| from);
    if let Some(from) = inline.or(bound.local_modules().keys().next()) {
        bail!("{name} brings JavaScript of its own: {from}");
    }
    let mut glue = bound.js().to_owned();
    let module = bound.wasm_mut();
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    for (place, between) in
        imports.chain(module.exports.iter_mut().map(|export| &mut export.name)).enumerate()
    {
        if ends_with_hash(between) {
            let short = format!("_{place}");
            glue = glue.replace(between.as_str(), &short);
            *between = short;
        }
    }
    if let Some(parted) = parted {
        glue = parted.join(&glue)?;
    }
    files::write(into.join(name).with_extension("js"), glue.as_bytes())?;
    files::write(into.join(name).with_extension("wasm"), &module.emit_wasm())?;
    Ok(())
}

/// Whether wasm-bindgen made up this name between glue and module, with a hash to tell it from others. The hashes say
/// nothing to a browser, stand in both files and do not compress: short names in their place save 3 KB (brotli).
fn ends_with_hash(name: &str) -> bool {
    let hash = name.rsplit(['_', 'h']).next().unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit())
}

fn optimize(module: &Path) -> Result<()> {
    cargo::run_quietly(Command::new("wasm-opt").args(WASM_OPT).arg(module).arg("-o").arg(module))
}
