//! `cargo xtask bench`: the figures we promise, one JSON object a line on stdout.

mod chromium;
mod grow;
mod http;
mod import;
mod lighthouse;
mod load;
mod organizer;
mod raw;
mod records;
mod sending;
mod server;
mod size;
mod start;
mod vanilla;

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::setup::{self, Need};
use crate::{serve, web};

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// Only this benchmark; without it all of them but `grow`
    name: Option<Bench>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Bench {
    /// What a phone downloads before it can answer its first question
    Size,
    /// How soon a slow phone on a slow line shows the garden, a question and a verdict
    Start,
    /// Lighthouse's scores, where there is a node to run it
    Lighthouse,
    /// An organizer's spreadsheets, and what her app weighs
    Organizer,
    /// The load of a province: how many records a second are made durable, and what that takes
    Load,
    /// Whether it stays as quick with millions of records: ten minutes, and 8 GB of disk for as long
    Grow,
}

impl Bench {
    fn needs(self) -> &'static [Need] {
        match self {
            Self::Size | Self::Organizer | Self::Grow => &[Need::Wasm],
            Self::Load => &[Need::Wasm, Need::Postgres],
            Self::Start | Self::Lighthouse => &[Need::Wasm, Need::Browser],
        }
    }
}

/// Builds what is measured, and measures.
///
/// # Errors
/// A figure over its limit; records that were acknowledged and are not there.
pub fn bench(options: &Options) -> Result<()> {
    let benches = Bench::value_variants().iter().copied();
    let benches: Vec<Bench> =
        benches.filter(|bench| options.name.map_or(*bench != Bench::Grow, |name| name == *bench)).collect();
    setup::ready(&setup::all(benches.iter().flat_map(|bench| bench.needs())))?;
    web::build()?;
    serve::build_server()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for bench in benches {
        match bench {
            Bench::Size => runtime.block_on(size::size())?,
            Bench::Start => runtime.block_on(start::start())?,
            Bench::Lighthouse => lighthouse::lighthouse()?,
            Bench::Organizer => runtime.block_on(import::organizer())?,
            Bench::Load => runtime.block_on(load::load())?,
            Bench::Grow => runtime.block_on(grow::grow())?,
        }
    }
    Ok(())
}

/// Prints one figure: `figure`, `value` and `unit` first, then what else there is to say.
fn print(figure: &str, value: impl Into<Value>, unit: &str, more: &[(&str, Value)]) {
    let mut line = format!(
        "{{\"figure\":{},\"value\":{},\"unit\":{}",
        Value::from(figure),
        value.into(),
        Value::from(unit)
    );
    for (name, value) in more {
        line.push_str(&format!(",{}:{value}", Value::from(*name)));
    }
    println!("{line}}}");
}
