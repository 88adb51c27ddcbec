//! What a service manager does by socket activation: it holds the socket while one life of the server ends and the next
//! begins, or while both serve.

use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::process::{ExitStatus, Stdio};

use anyhow::{Context, Result};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::sync::watch;

use crate::process;
use crate::server::{binary, path_from};
use crate::wait::within_deadline;

/// Hands what is on standard input over as sd_listen_fds(3) says: as file 3, named by two variables. The shell becomes the
/// server, so that its process id is the server's.
const HAND_OVER: &str = r#"export LISTEN_FDS=1 LISTEN_PID=$$; exec "$0" "$@" 3<&0 </dev/null"#;

/// A socket that is open all the time, and the data of whoever serves on it.
pub struct HeldSocket {
    listener: TcpListener,
    data: TempDir,
}

/// One life of the server on it.
pub struct Life {
    child: Child,
    said: watch::Receiver<Vec<String>>,
}

impl HeldSocket {
    /// Opens a socket.
    ///
    /// # Errors
    /// The system's.
    pub fn open() -> Result<Self> {
        let data = tempfile::Builder::new().prefix("haihoa-test-").tempdir()?;
        Ok(Self { listener: TcpListener::bind("127.0.0.1:0")?, data })
    }

    /// Such as `http://127.0.0.1:40123`.
    ///
    /// # Errors
    /// The system's.
    pub fn origin(&self) -> Result<String> {
        Ok(format!("http://{}", self.listener.local_addr()?))
    }

    /// Starts a server that is given the socket, and awaits that it serves.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn start(&self, drain_seconds: u32) -> Result<Life> {
        let given = OwnedFd::from(self.listener.try_clone()?);
        let log =
            std::fs::File::options().create(true).append(true).open(self.data.path().join("test.log"))?;
        let mut command = Command::new("sh");
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("HAIHOA_")) {
            command.env_remove(name);
        }
        let mut child = command
            .args(["-c", HAND_OVER])
            .arg(binary())
            .args([
                "serve",
                "--demo",
                "--listen",
                "127.0.0.1:1",
                "--drain-seconds",
                &drain_seconds.to_string(),
            ])
            .arg("--web")
            .arg(path_from("HAIHOA_WEB", "target/web"))
            .env("HAIHOA_DATA", self.data.path())
            .stdin(Stdio::from(given))
            .stdout(Stdio::piped())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .context("cannot start it by sh")?;
        let said = process::lines_of(child.stdout.take().context("no stdout")?);
        let life = Life { child, said };
        life.says(&self.origin()?).await?;
        Ok(life)
    }
}

impl Life {
    async fn says(&self, words: &str) -> Result<()> {
        let mut said = self.said.clone();
        let heard = said.wait_for(|lines| lines.iter().any(|line| line.contains(words)));
        within_deadline(format!("{words:?}"), heard).await?.context("it ended before")?;
        Ok(())
    }

    /// Asks it to stop and does not wait.
    ///
    /// # Errors
    /// When it has ended.
    pub fn ask_to_stop(&self) -> Result<()> {
        process::terminate(self.child.id().context("the server has ended")?)
    }

    /// Awaits its end.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn ended(mut self) -> Result<ExitStatus> {
        Ok(within_deadline("the server to end", self.child.wait()).await??)
    }
}
