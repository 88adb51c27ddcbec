//! `cargo xtask bench`: the figures we promise, one JSON object a line on stdout.

mod http;
mod records;
mod server;
mod size;
mod upload;

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::setup::{self, Need};
use crate::{serve, web};

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// Only this benchmark; all of them without it
    name: Option<Bench>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Bench {
    /// What a phone downloads before it can answer its first question
    Size,
    /// How many records a second the server makes durable
    Upload,
}

/// Builds what is measured, and measures.
///
/// # Errors
/// A size over its limit; records that were acknowledged and are not there.
pub fn bench(options: &Options) -> Result<()> {
    setup::ready(&[Need::Wasm])?;
    web::build()?;
    serve::build_server()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for bench in Bench::value_variants() {
        if options.name.is_none_or(|name| name == *bench) {
            match bench {
                Bench::Size => runtime.block_on(size::size())?,
                Bench::Upload => runtime.block_on(upload::upload())?,
            }
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
