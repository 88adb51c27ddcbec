//! The project's build tool, `cargo xtask`: sets up what the machine lacks, builds, serves, tests and measures.
//! Every path in it is relative to the repository's root, where it goes first.

mod bench;
mod cargo;
mod dist;
mod files;
mod fuzz;
mod press;
mod serve;
mod setup;
mod slim;
mod soak;
mod stamp;
mod step;
mod style;
mod test;
mod tidy;
mod toolchain;
mod wasm;
mod web;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves, tests and measures Hái Hoa")]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build both apps and the server, and run it with a demo campaign
    Serve(serve::Options),
    /// Check format, lints and rules, and run all tests
    Test(test::Options),
    /// Build the release: one binary with both apps, and their files
    Dist,
    /// Measure, and print one JSON object a figure
    Bench(bench::Options),
    /// Try for long what tests try for a moment
    Soak(soak::Options),
    /// Check the rules of the architecture and style pages
    Tidy,
    /// Build both apps into target/web, without the server
    Web,
}

fn main() -> ExitCode {
    match run(Xtask::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    go_to_root()?;
    match command {
        Command::Serve(options) => serve::serve(&options),
        Command::Test(options) => test::test(&options),
        Command::Dist => dist::dist(),
        Command::Bench(options) => bench::bench(&options),
        Command::Soak(options) => soak::soak(&options),
        Command::Tidy => step::step("tidy: checking", tidy::tidy),
        Command::Web => {
            setup::ready(&[setup::Need::Wasm])?;
            web::build()
        }
    }
}

fn go_to_root() -> Result<()> {
    let tool = std::env::var_os("CARGO_MANIFEST_DIR").context("start it as `cargo xtask`")?;
    let root = Path::new(&tool).ancestors().nth(2).context("the tool lies in src/xtask")?;
    std::env::set_current_dir(root).with_context(|| format!("going to {}", root.display()))
}
