//! `haihoa`: the server of Hái Hoa and its command line.

mod app;
mod audit;
mod authoring;
mod backup;
mod catalog;
mod check;
mod clock;
mod config;
mod connections;
mod contacts;
mod content;
mod day;
mod demo;
mod export;
mod flags;
mod form;
mod form_counts;
mod http;
mod import;
mod ingest;
mod intake;
mod invite;
mod launch;
mod log;
mod member_page;
mod metrics;
mod moving;
mod password;
mod picture;
mod published;
mod quota;
mod random;
mod record;
mod reform;
mod rescue;
mod rights;
mod serve;
mod site;
mod starter;
mod store;
mod tallies;
mod throttle;
mod units;
mod upload;

#[cfg(test)]
mod testing;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use config::{Cli, Command, OrganizerCommand, PackCommand};
use domain::pack::Pack;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let logging = log::start();
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(anyhow::Error::from)
        .and_then(|runtime| runtime.block_on(run(cli.command)));
    logging.finish();
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("haihoa: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked; false if it was done but what was looked at is not well.
async fn run(command: Command) -> anyhow::Result<bool> {
    match command {
        Command::Serve(args) => serve::serve(args).await.map(|()| true),
        Command::Check(args) => check::run(&args).await,
        Command::Backup(args) => backup::backup(&args).await.map(|()| true),
        Command::Restore(args) => backup::restore(&args).await.map(|()| true),
        Command::MoveTo(args) => moving::run(&args).await.map(|()| true),
        Command::Contacts(args) => contacts::run(&args).await.map(|()| true),
        Command::Organizer { command: OrganizerCommand::Invite { store, public_url } } => {
            invite::invite(&store, &public_url).await.map(|()| true)
        }
        Command::Pack { command: PackCommand::Check { files } } => {
            // All of them are told, not only the first that is not sound.
            Ok(files.iter().filter(|file| !pack_is_sound(file)).count() == 0)
        }
    }
}

/// Says whether a pack keeps the rules.
fn pack_is_sound(file: &Path) -> bool {
    let read = std::fs::read_to_string(file)
        .map_err(anyhow::Error::from)
        .and_then(|json| Pack::read(&json).map_err(anyhow::Error::from));
    match read {
        Ok(pack) => {
            println!(
                "{}: {} version {}, {} questions",
                file.display(),
                pack.id,
                pack.version,
                pack.questions.len()
            );
            true
        }
        Err(error) => {
            eprintln!("{}: {error:#}", file.display());
            false
        }
    }
}
