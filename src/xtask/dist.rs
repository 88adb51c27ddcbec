//! `cargo xtask dist`: what is put on a server. One binary with both apps in it, and the same files beside it for
//! those who let another web server hand them out.

use std::path::Path;

use anyhow::{Context, Result};

use crate::cargo::{self, cargo};
use crate::serve::SERVER;
use crate::setup::{self, Need};
use crate::step::step;
use crate::{files, web};

const DIST: &str = "target/dist";

/// Builds `target/dist/haihoa` and `target/dist/web/`.
///
/// # Errors
/// The build's.
pub fn dist() -> Result<()> {
    setup::ready(&[Need::Wasm])?;
    web::build()?;
    step("dist: building the server with both apps in it", || {
        let mut build = cargo(&["build", "--quiet", "--release", "--package", "server"]);
        cargo::run(build.args(["--features", "embed"]))?;
        let bytes = copy_program(Path::new(SERVER), &Path::new(DIST).join("haihoa"))?;
        // Both builds share the compiled dependencies and one place for their result; cargo keeps each, so that putting
        // the plain one back takes no compiling.
        cargo::run(&mut cargo(&["build", "--quiet", "--release", "--package", "server"]))?;
        Ok(bytes)
    })
    .map(|bytes| println!("{DIST}/haihoa: {:.1} MB", bytes as f64 / 1e6))?;
    step("dist: copying the web files", copy_web)?;
    println!("{DIST}/web: the files of both apps, each with .br and .gz beside it");
    Ok(())
}

fn copy_program(from: &Path, to: &Path) -> Result<u64> {
    let folder = to.parent().context("a program lies in a folder")?;
    std::fs::create_dir_all(folder)?;
    // A running program cannot be written over, but its name can be taken.
    let fresh = to.with_extension("new");
    let bytes = std::fs::copy(from, &fresh).with_context(|| format!("copying {}", from.display()))?;
    std::fs::rename(&fresh, to)?;
    Ok(bytes)
}

fn copy_web() -> Result<()> {
    let to = Path::new(DIST).join("web");
    files::remove_folder(&to)?;
    for file in files::all_below(web::WEB)? {
        files::write(to.join(file.strip_prefix(web::WEB)?), &files::read(&file)?)?;
    }
    Ok(())
}
