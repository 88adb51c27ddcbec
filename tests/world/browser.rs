//! Real Chromium, driven through chromedriver. It can die as a phone dies, and come back with the same profile.

mod tab;

use std::env;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::{Child, Command};
use tokio::sync::watch;

use crate::process;
use crate::wait::within_deadline;

pub use tab::{Role, Tab};

/// Nothing that talks to the world, nothing that asks, nothing kept between tests.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=vi",
];

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
    screen: Screen,
}

/// A running browser; ends when dropped.
pub struct Browser {
    running: Running,
    profile: Profile,
}

struct Running {
    driver: WebDriver,
    chromedriver: Child,
}

impl Browser {
    /// Starts a browser that was never anywhere.
    ///
    /// # Errors
    /// When chromedriver or Chromium does not start.
    pub async fn start(screen: Screen) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("haihoa-browser-").tempdir()?;
        Self::start_with(Profile { folder, screen }).await
    }

    /// Starts a browser with what an earlier one kept.
    ///
    /// # Errors
    /// When chromedriver or Chromium does not start.
    pub async fn start_with(profile: Profile) -> Result<Self> {
        let (chromedriver, port) = start_chromedriver().await?;
        let wishes = Capabilities::from(wishes(profile.folder.path(), profile.screen));
        let started = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await;
        let driver = started.inspect_err(|_| {
            end(&chromedriver);
        })?;
        Ok(Self { running: Running { driver, chromedriver }, profile })
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
    /// When the browser does not answer.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let entries = self.running.driver.browser_log().await?;
        let bad = entries.into_iter().filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
        Ok(bad.map(|entry| format!("{} {}", entry.level, entry.message)).collect())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Without this thirtyfour would ask a dead driver to end the session.
        let _quit_already = self.driver.clone().leak();
        end(&self.chromedriver);
    }
}

/// Ends chromedriver with the browser it started.
fn end(chromedriver: &Child) {
    if let Some(pid) = chromedriver.id() {
        process::kill_tree(pid);
    }
}

async fn start_chromedriver() -> Result<(Child, String)> {
    let program = env::var_os("HAIHOA_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
    let mut chromedriver = Command::new(&program)
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let said = process::lines_of(chromedriver.stdout.take().context("no stdout")?);
    let port = within_deadline("chromedriver to name its port", port_in(said)).await?;
    Ok((chromedriver, port.context("chromedriver ended")?))
}

/// "ChromeDriver was started successfully on port 40123."
async fn port_in(mut said: watch::Receiver<Vec<String>>) -> Option<String> {
    let port = |lines: &Vec<String>| {
        let line = lines.iter().find_map(|line| line.split_once("successfully on port "))?;
        Some(line.1.trim_end_matches('.').to_owned())
    };
    let lines = said.wait_for(|lines| port(lines).is_some()).await.ok()?;
    port(&lines)
}

fn wishes(profile: &Path, screen: Screen) -> Map<String, Value> {
    let mut args: Vec<String> = FLAGS.iter().map(ToString::to_string).collect();
    args.push(format!("--user-data-dir={}", profile.display()));
    args.push(format!("--window-size={},{}", screen.width, screen.height));
    // A browser's plain text has 16 px.
    let fonts = json!({ "default_font_size": 16 * screen.text_percent / 100 });
    let mut options = json!({ "args": args, "prefs": { "webkit": { "webprefs": fonts } } });
    if let Some(chromium) = env::var_os("HAIHOA_CHROMIUM") {
        options["binary"] = chromium.to_string_lossy().into();
    }
    if screen.phone {
        let metrics =
            json!({ "width": screen.width, "height": screen.height, "pixelRatio": 2, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    let wishes = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    wishes.as_object().cloned().unwrap_or_default()
}
