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
        Self::get_with(path, &[("Accept-Encoding", "gzip, deflate, br, zstd")])
    }

    /// Asks for `path` as it is.
    pub fn get_plain(path: &str) -> Self {
        Self::get_with(path, &[])
    }

    /// Asks for `path` with these headers.
    pub fn get_with(path: &str, headers: &[(&str, &str)]) -> Self {
        let mut head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        Self((head + "\r\n").into_bytes())
    }

    /// Sends JSON to `path`, from a page of the same origin.
    pub fn post(path: &str, body: &str) -> Self {
        let own = "Host: localhost\r\nOrigin: http://localhost";
        let head = format!("POST {path} HTTP/1.1\r\n{own}\r\nContent-Type: application/json\r\n");
        Self(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes())
    }

    /// Posts bytes of a type, from a page of ours, with a session's cookie.
    pub fn post_as(cookie: &str, path: &str, content_type: &str, body: &[u8]) -> Self {
        let own = format!("Host: localhost\r\nOrigin: http://localhost\r\nCookie: {cookie}");
        let size = body.len();
        let head = format!(
            "POST {path} HTTP/1.1\r\n{own}\r\nContent-Type: {content_type}\r\nContent-Length: {size}\r\n\r\n"
        );
        Self([head.as_bytes(), body].concat())
    }
}

/// An answer, whatever its status.
#[derive(Debug, Default)]
pub struct Reply {
    /// Such as `HTTP/1.1 200 OK`.
    pub status: String,
    /// Names this state of what was asked for.
    pub etag: Option<String>,
    /// `name=value` of a cookie that came with it.
    pub cookie: Option<String>,
    /// Empty where the status has none.
    pub body: Vec<u8>,
}

impl Reply {
    /// Whether this is its status.
    pub fn is(&self, status: &str) -> bool {
        self.status.split(' ').nth(1) == Some(status)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<()> {
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            self.body.resize(value.parse().context("Content-Length")?, 0);
        } else if name.eq_ignore_ascii_case("etag") {
            self.etag = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("set-cookie") {
            self.cookie = value.split(';').next().map(str::to_owned);
        }
        Ok(())
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
    /// Any status but 200, a connection that ends.
    pub async fn ask(&mut self, request: &Request) -> Result<Vec<u8>> {
        let reply = self.talk(request).await?;
        if !reply.is("200") {
            bail!("{}: {}", reply.status, String::from_utf8_lossy(&reply.body));
        }
        Ok(reply.body)
    }

    /// Sends a request and reads the answer.
    ///
    /// # Errors
    /// A connection that ends, bytes that are no answer.
    pub async fn talk(&mut self, request: &Request) -> Result<Reply> {
        self.0.get_mut().write_all(&request.0).await?;
        let mut line = String::new();
        self.0.read_line(&mut line).await?;
        let mut reply = Reply { status: line.trim_end().to_owned(), ..Reply::default() };
        loop {
            line.clear();
            if self.0.read_line(&mut line).await? == 0 {
                bail!("the server hung up after {:?}", reply.status);
            }
            match line.trim_end().split_once(':') {
                Some((name, value)) => reply.take(name, value)?,
                None => break,
            }
        }
        self.0.read_exact(&mut reply.body).await?;
        Ok(reply)
    }

    /// Sends a request and hangs up without a look at the answer.
    ///
    /// # Errors
    /// The system's.
    pub async fn send_and_hang_up(mut self, request: &Request) -> Result<()> {
        Ok(self.0.get_mut().write_all(&request.0).await?)
    }
}
