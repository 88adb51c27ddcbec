//! Real browsers, driven through their drivers. They can die as a phone dies, and come back with the same profile.

mod accessible;
mod chromium;
mod firefox;
mod tab;

use std::env;
use std::ffi::OsString;
use std::process::Stdio;

use anyhow::{Context, Result};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::{Child, Command};
use tokio::sync::watch;

use crate::process;
use crate::wait::within_deadline;

pub use accessible::{Colours, passes};
pub use tab::{Role, Tab};

/// Whose browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// What nearly every phone in the villages has.
    Chromium,
    /// The other engine there is for Linux. It has no Background Sync, cannot be made a phone (its windows are only as
    /// narrow as they get), and its driver knows neither DevTools nor a log of complaints: what needs these is tested in
    /// Chromium alone.
    Firefox,
}

/// What the page is shown on.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    width: u32,
    height: u32,
    phone: bool,
    /// The size of text she has chosen in the browser's settings, in percent.
    text_percent: u32,
}

impl Screen {
    /// A member's phone (product.md).
    pub const PHONE: Self = Self { width: 360, height: 640, phone: true, text_percent: 100 };
    /// The smallest phone still about.
    pub const SMALL_PHONE: Self = Self { width: 320, height: 568, phone: true, text_percent: 100 };
    /// An organizer's laptop.
    pub const LAPTOP: Self = Self { width: 1280, height: 800, phone: false, text_percent: 100 };

    /// The same screen with larger text.
    #[must_use]
    pub const fn with_text(self, text_percent: u32) -> Self {
        Self { text_percent, ..self }
    }
}

/// What a browser keeps on disk: worker, databases, cookies.
pub struct Profile {
    folder: TempDir,
    engine: Engine,
    screen: Screen,
}

/// A running browser; ends when dropped.
pub struct Browser {
    running: Running,
    profile: Profile,
}

struct Running {
    driver: WebDriver,
    process: Child,
}

impl Browser {
    /// Starts a Chromium that was never anywhere.
    ///
    /// # Errors
    /// When chromedriver or Chromium does not start.
    pub async fn start(screen: Screen) -> Result<Self> {
        Self::start_of(Engine::Chromium, screen).await
    }

    /// Starts a browser that was never anywhere.
    ///
    /// # Errors
    /// When the driver or the browser does not start.
    pub async fn start_of(engine: Engine, screen: Screen) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("haihoa-browser-").tempdir()?;
        Self::start_with(Profile { folder, engine, screen }).await
    }

    /// Starts a browser with what an earlier one kept.
    ///
    /// # Errors
    /// When the driver or the browser does not start.
    pub async fn start_with(profile: Profile) -> Result<Self> {
        let (process, port) = start_driver(profile.engine).await?;
        let wishes = match profile.engine {
            Engine::Chromium => chromium::wishes(profile.folder.path(), profile.screen),
            Engine::Firefox => firefox::wishes(profile.folder.path(), profile.screen),
        };
        let started = WebDriver::new(format!("http://127.0.0.1:{port}"), Capabilities::from(wishes)).await;
        let driver = started.inspect_err(|_| {
            end(&process);
        })?;
        Ok(Self { running: Running { driver, process }, profile })
    }

    /// Kills every process of the browser at once (SIGKILL), as when the battery falls out. What it had written stays.
    #[must_use]
    pub fn kill(self) -> Profile {
        drop(self.running);
        self.profile
    }

    /// The tab that is open from the start, or was opened last.
    #[must_use]
    pub fn tab(&self) -> Tab {
        Tab::current(self.running.driver.clone())
    }

    /// Opens another tab.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn new_tab(&self) -> Result<Tab> {
        let driver = self.running.driver.clone();
        let window = driver.new_tab().await?;
        Ok(Tab::of(driver, window))
    }

    /// What the browser complained of in all its pages since last asked: errors and warnings of scripts, the network and the
    /// content security policy.
    ///
    /// # Errors
    /// When the browser does not answer; Firefox keeps no such log.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let entries = self.running.driver.browser_log().await?;
        let bad = entries.into_iter().filter(|entry| {
            // A slow machine has not used yet what was preloaded: the browser's own impatience, no error of ours.
            matches!(entry.level.as_str(), "SEVERE" | "WARNING")
                && !entry.message.contains("preloaded using link")
        });
        Ok(bad.map(|entry| format!("{} {}", entry.level, entry.message)).collect())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Without this thirtyfour would ask a dead driver to end the session.
        let _quit_already = self.driver.clone().leak();
        end(&self.process);
    }
}

/// Ends a driver with the browser it started.
fn end(driver: &Child) {
    if let Some(pid) = driver.id() {
        process::kill_tree(pid);
    }
}

async fn start_driver(engine: Engine) -> Result<(Child, String)> {
    let program = match engine {
        Engine::Chromium => program("HAIHOA_CHROMEDRIVER", "chromedriver"),
        Engine::Firefox => program("HAIHOA_GECKODRIVER", "geckodriver"),
    };
    let mut driver = Command::new(&program)
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let said = process::lines_of(driver.stdout.take().context("no stdout")?);
    let port = within_deadline("the driver to name its port", port_in(said)).await?;
    Ok((driver, port.context("the driver ended")?))
}

/// "ChromeDriver was started successfully on port 40123." or "Listening on 127.0.0.1:40123".
async fn port_in(mut said: watch::Receiver<Vec<String>>) -> Option<String> {
    let port = |lines: &Vec<String>| {
        let after = |words| lines.iter().find_map(|line| Some(line.split_once(words)?.1));
        let port = after("successfully on port ").or_else(|| after("Listening on 127.0.0.1:"))?;
        Some(port.trim_end_matches('.').to_owned())
    };
    let lines = said.wait_for(|lines| port(lines).is_some()).await.ok()?;
    port(&lines)
}

/// A program the environment names, or the one on the path.
fn program(variable: &str, name: &str) -> OsString {
    env::var_os(variable).unwrap_or_else(|| name.into())
}
