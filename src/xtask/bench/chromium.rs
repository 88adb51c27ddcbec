//! Chromium as a member's phone on a slow line, spoken to in its own protocol (Chrome DevTools Protocol) over a pipe.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

use crate::files;

/// Nothing that talks to the world, nothing that asks.
pub const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
/// Chromium reads commands from descriptor 3 and writes to 4: the shell puts our pipes there and is gone.
const PIPED: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >/dev/null"#;
/// Longer than anything takes that goes on at all.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a line carries, in bytes a second, each way.
pub const BYTES_PER_S: u32 = 400_000 / 8;
/// How long the line takes to begin an answer.
pub const LATENCY_MS: u32 = 400;
/// How many times slower the phone's processor is than this machine's.
pub const CPU_SLOWDOWN: u32 = 6;

/// What a browser keeps on disk; removed when dropped.
pub struct Profile(PathBuf);

impl Profile {
    /// One that was never anywhere.
    ///
    /// # Errors
    /// What lies at its place cannot be removed.
    pub fn fresh() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::current_dir()?.join(format!("target/bench/chromium-{}-{count}", std::process::id()));
        files::remove_folder(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        drop(files::remove_folder(&self.0));
    }
}

/// A running browser with one tab; killed when dropped.
pub struct Chromium {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    last_id: u64,
    /// The session of its tab.
    tab: Option<String>,
}

impl Chromium {
    /// Starts it, with `script` run in every page before the page's own.
    ///
    /// # Errors
    /// It does not start.
    pub async fn start(profile: &Profile, script: &str) -> Result<Self> {
        let mut process = Command::new("sh")
            .args(["-c", PIPED, "sh", "chromium"])
            .args(FLAGS)
            .args(["--remote-debugging-pipe", "--lang=vi"])
            .arg(format!("--user-data-dir={}", profile.0.display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("starting chromium")?;
        let to = process.stdin.take().context("no stdin")?;
        let from = BufReader::new(process.stdout.take().context("no stdout")?);
        let mut chromium = Self { process, to, from, last_id: 0, tab: None };
        // Service workers too: they are held until their line is as slow as the page's.
        let attach = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true });
        chromium.ask(None, "Target.setAutoAttach", attach).await?;
        while chromium.tab.is_none() {
            let message = chromium.hear().await?;
            chromium.notice(&message).await?;
        }
        chromium.become_a_phone(script).await?;
        Ok(chromium)
    }

    async fn become_a_phone(&mut self, script: &str) -> Result<()> {
        let screen = json!({ "width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": true });
        self.tab("Page.enable", json!({})).await?;
        self.tab("Emulation.setDeviceMetricsOverride", screen).await?;
        self.tab("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 1 }))
            .await?;
        self.tab("Emulation.setCPUThrottlingRate", json!({ "rate": CPU_SLOWDOWN })).await?;
        self.tab("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// Goes to an address; returns when its first bytes are there.
    ///
    /// # Errors
    /// It cannot be opened.
    pub async fn open(&mut self, address: &str) -> Result<()> {
        let answer = self.tab("Page.navigate", json!({ "url": address })).await?;
        match answer.get("errorText") {
            Some(error) => bail!("{address}: {error}"),
            None => Ok(()),
        }
    }

    /// What an expression of the page comes to, a promise's included.
    ///
    /// # Errors
    /// It throws, or is of another shape.
    pub async fn read<T: DeserializeOwned>(&mut self, expression: &str) -> Result<T> {
        let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = match self.tab("Runtime.evaluate", asked).await {
            Ok(answer) => answer,
            Err(error) => {
                let shown = json!({ "expression": "`${location} ${haihoaStart.reached}\n${document.body.innerText}`" });
                let shown = self.tab("Runtime.evaluate", shown).await?;
                return Err(
                    error.context(format!("{expression}: the page shows {}", shown["result"]["value"]))
                );
            }
        };
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{expression}: {thrown}");
        }
        let value = answer["result"]["value"].take();
        serde_json::from_value(value).with_context(|| format!("reading {expression}"))
    }

    /// Taps with a finger.
    ///
    /// # Errors
    /// The browser's.
    pub async fn tap(&mut self, x: f64, y: f64) -> Result<()> {
        let down = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
        self.tab("Input.dispatchTouchEvent", down).await?;
        self.tab("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await.map(drop)
    }

    /// Ends it as a person does, so that everything it holds is on disk.
    ///
    /// # Errors
    /// It does not end.
    pub async fn close(mut self) -> Result<()> {
        self.send(None, "Browser.close", &json!({})).await?;
        timeout(PATIENCE, self.process.wait()).await.context("chromium does not end")??;
        Ok(())
    }

    async fn tab(&mut self, method: &str, parameters: Value) -> Result<Value> {
        let session = self.tab.clone().context("no tab")?;
        self.ask(Some(&session), method, parameters).await
    }

    async fn ask(&mut self, session: Option<&str>, method: &str, parameters: Value) -> Result<Value> {
        let id = self.send(session, method, &parameters).await?;
        let answering = async {
            loop {
                let mut message = self.hear().await?;
                if message["id"] == id {
                    return match message.get("error") {
                        Some(error) => bail!("{error}"),
                        None => Ok(message["result"].take()),
                    };
                }
                self.notice(&message).await?;
            }
        };
        timeout(PATIENCE, answering).await.context("no answer").flatten().with_context(|| method.to_owned())
    }

    async fn send(&mut self, session: Option<&str>, method: &str, parameters: &Value) -> Result<u64> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": parameters });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        self.to.write_all(format!("{message}\0").as_bytes()).await?;
        Ok(self.last_id)
    }

    async fn hear(&mut self) -> Result<Value> {
        let mut message = Vec::new();
        self.from.read_until(0, &mut message).await?;
        if message.pop().is_none() {
            bail!("chromium ended");
        }
        Ok(serde_json::from_slice(&message)?)
    }

    /// A tab or a worker came to be: puts it on the slow line and lets it go.
    async fn notice(&mut self, message: &Value) -> Result<()> {
        if message["method"] != "Target.attachedToTarget" {
            return Ok(());
        }
        let attached = &message["params"];
        let session = attached["sessionId"].as_str().context("a session without an id")?.to_owned();
        let line = json!({
            "offline": false,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_PER_S,
            "uploadThroughput": BYTES_PER_S,
        });
        for (method, parameters) in [
            ("Network.enable", &json!({})),
            ("Network.emulateNetworkConditions", &line),
            ("Runtime.runIfWaitingForDebugger", &json!({})),
        ] {
            self.send(Some(&session), method, parameters).await?;
        }
        if attached["targetInfo"]["type"] == "page" {
            self.tab.get_or_insert(session);
        }
        Ok(())
    }
}
