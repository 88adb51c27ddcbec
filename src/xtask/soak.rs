//! `cargo xtask soak`: what takes too long for every change, and finds what nobody thought of.

mod schemathesis;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::cargo::{self, cargo};
use crate::setup::{self, Need};
use crate::step::step;
use crate::{fuzz, serve, test, web};

/// What to do.
#[derive(Args)]
pub struct Options {
    /// Only this one; all of them without it
    name: Option<Soak>,
    /// How many seconds each fuzz target runs
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Soak {
    /// The fault tests with more than a hundred kills, minutes without a database, and all the rest ten times as long
    Faults,
    /// Requests made up from the OpenAPI document: no fault of the server, no answer that is not documented
    Schemathesis,
    /// Every parser of what comes from outside, under libFuzzer
    Fuzz,
}

impl Soak {
    fn needs(self) -> &'static [Need] {
        match self {
            Self::Faults => &[Need::Wasm, Need::Postgres, Need::Faketime],
            Self::Schemathesis => &[Need::Wasm],
            Self::Fuzz => &[],
        }
    }
}

/// Builds what is tried, and tries it; stops at the first that fails.
///
/// # Errors
/// Names what was found.
pub fn soak(options: &Options) -> Result<()> {
    let soaks = Soak::value_variants().iter().copied();
    let soaks: Vec<Soak> = soaks.filter(|soak| options.name.is_none_or(|name| name == *soak)).collect();
    setup::ready(&setup::all(soaks.iter().flat_map(|soak| soak.needs())))?;
    if soaks.iter().any(|soak| *soak != Soak::Fuzz) {
        web::build()?;
        serve::build_server()?;
    }
    for soak in soaks {
        match soak {
            Soak::Faults => faults()?,
            Soak::Schemathesis => schemathesis::schemathesis()?,
            Soak::Fuzz => fuzz::fuzz(options.seconds)?,
        }
    }
    Ok(())
}

/// The usual fault tests, told to take their time: one after the other, so that none disturbs another's figures.
fn faults() -> Result<()> {
    step("soak: faults\n", || {
        let mut command =
            cargo(&["test", "--release", "--package", "tests", "--", "--test-threads=1", "fault::"]);
        cargo::run(test::with_places(&mut command)?.env("HAIHOA_SOAK", "1"))
    })
}
