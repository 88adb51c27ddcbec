//! The hand-written page ours is measured against, served as ours is: HTTP/1.1 with kept connections, brotli, and to be
//! asked for anew with its ETag.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use domain::participation::sha256_hex;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::{files, press};

const FOLDER: &str = "tests/vanilla";

/// A file as it goes over the line.
struct File {
    path: &'static str,
    kind: &'static str,
    brotli: Vec<u8>,
    etag: String,
}

/// A running server; stops when dropped.
pub struct Vanilla {
    /// Where it listens.
    pub address: SocketAddr,
    accepting: JoinHandle<()>,
}

impl Vanilla {
    /// Compresses the page and its worker, and serves them.
    ///
    /// # Errors
    /// They cannot be read; no port can be had.
    pub async fn serve() -> Result<Self> {
        let files = Arc::new([
            File::read("/", "index.html", "text/html; charset=utf-8")?,
            File::read("/sw.js", "sw.js", "text/javascript")?,
        ]);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let accepting = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(answer_all(browser, files.clone()));
            }
        });
        Ok(Self { address, accepting })
    }
}

impl Drop for Vanilla {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl File {
    fn read(path: &'static str, name: &str, kind: &'static str) -> Result<Self> {
        let bytes = files::read(Path::new(FOLDER).join(name))?;
        let etag = format!("\"{}\"", &sha256_hex(&bytes)[..10]);
        Ok(Self { path, kind, brotli: press::brotli(&bytes)?, etag })
    }

    fn answer(&self, request: &Request) -> Vec<u8> {
        let head = format!("ETag: {}\r\nCache-Control: no-cache\r\n", self.etag);
        if request.etag.as_ref() == Some(&self.etag) {
            return format!("HTTP/1.1 304 Not Modified\r\n{head}\r\n").into_bytes();
        }
        let (kind, len) = (self.kind, self.brotli.len());
        let body = format!("Content-Type: {kind}\r\nContent-Encoding: br\r\nContent-Length: {len}\r\n");
        [format!("HTTP/1.1 200 OK\r\n{head}{body}\r\n").as_bytes(), &self.brotli].concat()
    }
}

/// What the server needs to know of a request.
#[derive(Default)]
struct Request {
    /// Without the query.
    path: String,
    /// What the browser has of it.
    etag: Option<String>,
}

async fn answer_all(browser: TcpStream, files: Arc<[File; 2]>) -> io::Result<()> {
    browser.set_nodelay(true)?;
    let mut browser = BufReader::new(browser);
    while let Some(request) = read(&mut browser).await? {
        let nothing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec();
        let file = files.iter().find(|file| file.path == request.path);
        browser.write_all(&file.map_or(nothing, |file| file.answer(&request))).await?;
    }
    Ok(())
}

/// Reads the head of a request, for these have no body; none when the browser hangs up.
async fn read(browser: &mut BufReader<TcpStream>) -> io::Result<Option<Request>> {
    let mut request = Request::default();
    let mut line = String::new();
    for place in 0.. {
        line.clear();
        if browser.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        if place == 0 {
            let target = line.split(' ').nth(1).unwrap_or_default();
            request.path = target.split('?').next().unwrap_or_default().to_owned();
        } else if let Some((name, value)) = line.trim_end().split_once(": ") {
            if name.eq_ignore_ascii_case("if-none-match") {
                request.etag = Some(value.to_owned());
            }
        } else {
            break;
        }
    }
    Ok(Some(request))
}
