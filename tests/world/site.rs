//! A small web server for pages that are not the product's: the storage contract's page.

use std::io;
use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, ensure};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::http1;

/// Serves a folder until dropped.
pub struct Site {
    address: SocketAddr,
    accepting: JoinHandle<()>,
}

impl Site {
    /// Serves `folder`.
    ///
    /// # Errors
    /// When there is no such folder or no port.
    pub async fn serve(folder: PathBuf) -> Result<Self> {
        ensure!(folder.is_dir(), "{} is not there: build it first", folder.display());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let folder: Arc<Path> = folder.into();
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(answer_all(client, folder.clone()));
            }
        });
        Ok(Self { address, accepting })
    }

    /// Such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn answer_all(client: TcpStream, folder: Arc<Path>) -> io::Result<()> {
    let mut client = BufReader::new(client);
    while let Some(request) = http1::read_request(&mut client).await? {
        let file = inside(&folder, &request.path);
        let found = match &file {
            Some(file) => tokio::fs::read(file).await.ok(),
            None => None,
        };
        let status = if found.is_some() { "200 OK" } else { "404 Not Found" };
        let body = found.unwrap_or_default();
        let (kind, len) = (kind_of(file.as_deref()), body.len());
        let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len}\r\n\r\n");
        client.write_all(head.as_bytes()).await?;
        client.write_all(&body).await?;
    }
    Ok(())
}

/// The file a path stands for; none when the path leads out of the folder.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(relative);
    plain.then(|| if file.is_dir() { file.join("index.html") } else { file })
}

fn kind_of(file: Option<&Path>) -> &'static str {
    match file.and_then(Path::extension).and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        _ => "application/octet-stream",
    }
}
