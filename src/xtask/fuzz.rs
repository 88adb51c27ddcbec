//! Runs the targets of `tests/fuzz`, each for a bounded time. The fuzzer brings its own main; the compiler's plain options
//! are all it takes, so that no other toolchain and no further tool is needed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cargo::{self, cargo};
use crate::files;
use crate::step::step;
use crate::toolchain::Toolchain;

const CRATE: &str = "tests/fuzz";
const BUILT: &str = "target/fuzz";
/// What instruments the code for libFuzzer (the flags of cargo-fuzz, without the address sanitizer: no code of ours is
/// unsafe).
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";
/// The most memory a target may take and the longest one input may, before either counts as a fault.
const LIMITS: [&str; 2] = ["-rss_limit_mb=512", "-timeout=5"];

/// Builds every target and runs each for so many seconds, starting from its seeds and what earlier runs found.
///
/// # Errors
/// A target crashed, hung or took too much memory: names the file that makes it.
pub fn fuzz(seconds: u32) -> Result<()> {
    let host = Toolchain::look()?.host().to_owned();
    step("fuzz: building the targets", || {
        let mut build = cargo(&["build", "--release", "--locked", "--target", &host]);
        build.args(["--manifest-path", &format!("{CRATE}/Cargo.toml")]).env("RUSTFLAGS", FLAGS);
        cargo::run_quietly(build.env("CARGO_TARGET_DIR", BUILT))
    })?;
    let binaries = Path::new(BUILT).join(host).join("release");
    for target in targets()? {
        step(&format!("fuzz: {target} for {seconds} s"), || run(&binaries, &target, seconds))?;
    }
    Ok(())
}

/// The names of the targets: those of their files.
fn targets() -> Result<Vec<String>> {
    let all = files::all_below(Path::new(CRATE).join("targets"))?;
    let names = all.iter().filter_map(|file| file.file_stem()?.to_str());
    let names: Vec<String> = names.map(str::to_owned).collect();
    if names.is_empty() {
        bail!("no fuzz targets in {CRATE}");
    }
    Ok(names)
}

fn run(binaries: &Path, target: &str, seconds: u32) -> Result<()> {
    // What is found goes into the first folder; the seeds stay as they are.
    let found = PathBuf::from(BUILT).join("corpus").join(target);
    let crashes = PathBuf::from(BUILT).join("crashes").join(target);
    for folder in [&found, &crashes] {
        std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    let mut command = Command::new(binaries.join(target));
    command.args(LIMITS).arg(format!("-max_total_time={seconds}"));
    command.arg(format!("-artifact_prefix={}/", crashes.display()));
    cargo::run_quietly(command.arg(found).arg(Path::new(CRATE).join("corpus").join(target)))
}
