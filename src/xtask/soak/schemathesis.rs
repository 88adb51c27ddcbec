//! Schemathesis (PyPI): makes requests up from the OpenAPI document, fit and unfit ones, and holds the answers against it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::setup::TOOLS;
use crate::step::step;
use crate::{cargo, files, serve};

/// The version everybody runs: a newer one may ask for more.
const VERSION: &str = "4.32.5";
/// Made-up requests for each operation, in each way of making them up.
const EXAMPLES: &str = "50";
/// How long one run may take.
const LIMIT: Duration = Duration::from_secs(600);
/// Any of these broken is a failure.
const CHECKS: &str =
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
const FOLDER: &str = "target/soak/schemathesis";

/// Tries the release server on an empty database with the demo campaign.
///
/// # Errors
/// Python or the package cannot be had; an answer that breaks a check.
pub fn schemathesis() -> Result<()> {
    let program = install()?.canonicalize()?;
    let server = Server::start()?;
    let cookie = session(server.address, &server.invitation)?;
    // Signing out ends the session that the others need: it comes last.
    for which in [["--exclude-operation-id", "sign_out"], ["--include-operation-id", "sign_out"]] {
        try_out(&program, &server, &cookie, which)?;
    }
    Ok(())
}

/// A Python environment of its own with the package in it.
fn install() -> Result<PathBuf> {
    let home = Path::new(TOOLS).join("schemathesis");
    let program = home.join("bin/schemathesis");
    let version = || cargo::output(Command::new(&program).arg("--version")).unwrap_or_default();
    if !version().contains(VERSION) {
        step("soak: installing schemathesis by pip", || {
            cargo::run_quietly(Command::new("python3").args(["-m", "venv"]).arg(&home))
                .context("Python 3 with venv is needed (Debian: apt-get install python3-venv)")?;
            let package = format!("schemathesis=={VERSION}");
            cargo::run_quietly(Command::new(home.join("bin/pip")).args(["install", "--quiet", &package]))
        })?;
    }
    Ok(program)
}

fn try_out(program: &Path, server: &Server, cookie: &str, which: [&str; 2]) -> Result<()> {
    let origin = format!("http://{}", server.address);
    let mut run = tokio::process::Command::new(program);
    run.args(["run", &format!("{origin}/api/openapi.json"), "--checks", CHECKS])
        .args(["--max-examples", EXAMPLES, "--request-timeout", "30", "--continue-on-failure"])
        .args(["--header", &format!("Cookie: {cookie}"), "--header", &format!("Origin: {origin}")])
        .args(which)
        // Where it may leave what it remembers of its examples.
        .current_dir(FOLDER)
        .kill_on_drop(true);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ended = runtime.block_on(async { tokio::time::timeout(LIMIT, run.status()).await });
    let status = ended.with_context(|| format!("schemathesis did not end within {} s", LIMIT.as_secs()))?;
    match status.with_context(|| format!("starting {}", program.display()))? {
        status if status.success() => Ok(()),
        status => bail!("schemathesis ended with {status}; the server's log is in {FOLDER}"),
    }
}

/// Uses the one-time link; the cookie of the session, `name=value`.
fn session(address: SocketAddr, token: &str) -> Result<String> {
    let body =
        serde_json::json!({ "token": token, "name": "soak", "password": "mười hai bông hoa" }).to_string();
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST /api/v1/organizer/invitation HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\
         Content-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next());
    Ok(cookie.with_context(|| format!("no session: {answer}"))?.to_owned())
}

/// A server of its own; killed when dropped, and its data with it.
struct Server {
    process: Child,
    address: SocketAddr,
    /// The secret of its one-time link.
    invitation: String,
}

impl Server {
    fn start() -> Result<Self> {
        files::remove_folder(FOLDER)?;
        std::fs::create_dir_all(FOLDER)?;
        let log = std::fs::File::create(Path::new(FOLDER).join("server.log"))?;
        let mut process = Command::new(serve::SERVER)
            .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(Path::new(FOLDER).join("data"))
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting {}", serve::SERVER))?;
        let said = process.stdout.take().context("the server has no stdout")?;
        match links(BufReader::new(said)) {
            Ok((address, invitation)) => Ok(Self { process, address, invitation }),
            Err(error) => {
                process.kill()?;
                process.wait()?;
                Err(error)
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // An ended process cannot be killed, and that is fine.
        drop(self.process.kill());
        drop(self.process.wait());
        drop(files::remove_folder(Path::new(FOLDER).join("data")));
    }
}

/// Where the server says it listens, and the secret of its one-time link.
fn links(said: impl BufRead) -> Result<(SocketAddr, String)> {
    let mut address = None;
    for line in said.lines() {
        let line = line?;
        if let Some((_, text)) = line.split_once("listening on http://") {
            address = Some(text.trim().parse()?);
        }
        if let (Some(address), Some((_, token))) = (address, line.split_once("/to-chuc/moi#")) {
            return Ok((address, token.trim().to_owned()));
        }
    }
    bail!("the server ended before it said where it is: see {FOLDER}/server.log")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_and_secret_are_found_in_what_the_server_says() {
        let said = "listening on http://127.0.0.1:81\n\
                    organizer link, good once within 7 days: http://127.0.0.1:81/to-chuc/moi#abc\n";
        assert_eq!(links(said.as_bytes()).unwrap(), ("127.0.0.1:81".parse().unwrap(), "abc".to_owned()));
        assert!(links("listening on http://127.0.0.1:81\n".as_bytes()).is_err());
    }
}
