//! HTTP/1.1 as light as a load generator needs it: requests written beforehand, one connection kept.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A request, ready to be written.
pub struct Request(Vec<u8>);

impl Request {
    /// Asks for `path` in brotli, as browsers do.
    pub fn get(path: &str) -> Self {
        let accept = "Accept-Encoding: gzip, deflate, br, zstd";
        Self(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{accept}\r\n\r\n").into_bytes())
    }

    /// Asks for `path` as it is.
    pub fn get_plain(path: &str) -> Self {
        Self(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").into_bytes())
    }

    /// Sends JSON to `path`.
    pub fn post(path: &str, body: &str) -> Self {
        let head = format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
        Self(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes())
    }
}

/// A kept connection.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// The system's.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a request and reads the body of the answer.
    ///
    /// # Errors
    /// Any status but 200, a body of unknown length, a connection that ends.
    pub async fn ask(&mut self, request: &Request) -> Result<Vec<u8>> {
        self.0.get_mut().write_all(&request.0).await?;
        let mut line = String::new();
        self.0.read_line(&mut line).await?;
        let status = line.trim_end().to_owned();
        let mut length = None;
        loop {
            line.clear();
            if self.0.read_line(&mut line).await? == 0 {
                bail!("the server hung up after {status:?}");
            }
            match line.trim_end().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = Some(value.trim().parse().context("Content-Length")?);
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length.context("an answer without Content-Length")?];
        self.0.read_exact(&mut body).await?;
        if status.split(' ').nth(1) != Some("200") {
            bail!("{status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }
}
