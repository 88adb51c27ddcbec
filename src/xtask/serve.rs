//! `cargo xtask serve`: everything built, the server running, its links and a QR on the screen.

use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::process::{Child, Command, ExitStatus, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use fast_qr::QRBuilder;
use tokio::signal::unix::{SignalKind, signal};

use crate::setup::{self, Need};
use crate::step::step;
use crate::{cargo, web};

/// The server, as a release build leaves it.
pub const SERVER: &str = "target/release/haihoa";

/// What is handed on to the server.
#[derive(Args)]
pub struct Options {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// The folder that keeps what members send
    #[arg(long, default_value = "data")]
    data: String,
    /// Another database than the SQLite file in the data folder
    #[arg(long)]
    database_url: Option<String>,
}

/// Builds and serves until a signal ends it.
///
/// # Errors
/// The build's; a server that does not start or ends badly.
pub fn serve(options: &Options) -> Result<()> {
    setup::ready(&[Need::Wasm])?;
    web::build()?;
    build_server()?;
    let status = tokio::runtime::Runtime::new()?.block_on(run(options))?;
    if !status.success() {
        bail!("the server ended with {status}");
    }
    Ok(())
}

/// Builds [`SERVER`].
///
/// # Errors
/// The build's.
pub fn build_server() -> Result<()> {
    step("server: building it", || {
        cargo::run(&mut cargo::cargo(&["build", "--quiet", "--release", "--package", "server"]))
    })
}

fn command(options: &Options) -> Command {
    let mut command = Command::new(SERVER);
    command.args([
        "serve",
        "--demo",
        "--web",
        web::WEB,
        "--listen",
        &options.listen,
        "--data",
        &options.data,
    ]);
    if let Some(url) = &options.database_url {
        command.args(["--database-url", url]);
    }
    command
}

async fn run(options: &Options) -> Result<ExitStatus> {
    // Before the server starts, so that no signal is missed.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut server = start(command(options))?;
    let said = server.stdout.take().context("the server has no stdout")?;
    std::thread::spawn(move || show(said));
    let id = rustix::process::Pid::from_child(&server);
    let mut ended = tokio::task::spawn_blocking(move || server.wait());
    loop {
        tokio::select! {
            status = &mut ended => return Ok(status??),
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        // The server finishes what it has begun; a second Ctrl-C reaches it as well.
        rustix::process::kill_process(id, rustix::process::Signal::TERM).or_else(|error| match error {
            rustix::io::Errno::SRCH => Ok(()),
            other => Err(other),
        })?;
    }
}

/// In a process group of its own: a terminal's Ctrl-C comes to it once, through us.
fn start(mut command: Command) -> Result<Child> {
    use std::os::unix::process::CommandExt;
    command.process_group(0).stdout(Stdio::piped()).spawn().with_context(|| format!("starting {SERVER}"))
}

/// Passes on what the server says, and adds the member link as a QR.
fn show(said: impl Read) {
    for line in BufReader::new(said).lines().map_while(Result::ok) {
        println!("{line}");
        if let Some(link) = member_link(&line) {
            match qr(link) {
                Ok(qr) => println!("{qr}"),
                Err(error) => eprintln!("no QR: {error}"),
            }
        }
    }
}

fn member_link(line: &str) -> Option<&str> {
    line.split_whitespace().find(|word| word.starts_with("http") && word.contains("/j/"))
}

/// White on black whatever the terminal's colours are: many phones cannot read the inverse.
fn qr(link: &str) -> Result<String> {
    let code = QRBuilder::new(link).build().map_err(|error| anyhow!("{error}"))?.to_str();
    if !std::io::stdout().is_terminal() {
        return Ok(code);
    }
    Ok(code.lines().map(|line| format!("\x1b[97;40m{line}\x1b[0m\n")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_member_link_is_found_among_the_servers_words() {
        let link = "http://127.0.0.1:8080/j/246810";
        assert_eq!(member_link(&format!("members: {link}")), Some(link));
        assert_eq!(member_link("listening on http://127.0.0.1:8080"), None);
        assert_eq!(member_link("organizer: http://127.0.0.1:8080/to-chuc/moi#abc"), None);
        assert!(qr(link).unwrap().lines().count() > 10);
    }
}
