//! Just enough HTTP/1.1 (RFC 9112) for the proxy to know where a message ends and what it is about.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

/// The most bytes a head may have.
const MOST_HEAD_BYTES: usize = 64 * 1024;

/// A whole request, as it came.
#[derive(Debug)]
pub struct Request {
    /// Such as `GET`.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// Head and body.
    pub bytes: Vec<u8>,
}

/// A whole reply, as it came.
#[derive(Debug)]
pub struct Reply {
    /// Such as 200.
    pub status: u16,
    /// Head and body.
    pub bytes: Vec<u8>,
    /// Whether the connection ends with it.
    pub last: bool,
}

impl Reply {
    /// What comes after the head, as it came.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        let end = self.bytes.windows(4).position(|four| four == b"\r\n\r\n");
        end.map_or(&[], |end| &self.bytes[end + 4..])
    }
}

/// Reads one request; none when the connection ends before it begins.
///
/// # Errors
/// When it breaks off or cannot be understood.
pub async fn read_request(from: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Request>> {
    let Some(mut bytes) = read_head(from).await? else { return Ok(None) };
    let head = Head::parse(&bytes)?;
    let mut words = head.first.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(broken("request line"));
    };
    let (method, path) = (method.to_owned(), target.split('?').next().unwrap_or_default().to_owned());
    match head.body {
        Body::Chunked => read_chunks(from, &mut bytes).await?,
        Body::Bytes(len) => read_exactly(from, &mut bytes, len).await?,
        Body::Unsaid => {}
    }
    Ok(Some(Request { method, path, bytes }))
}

/// Reads the reply to a request made with `method`.
///
/// # Errors
/// When it breaks off or cannot be understood.
pub async fn read_reply(from: &mut (impl AsyncBufRead + Unpin), method: &str) -> io::Result<Reply> {
    let mut bytes = read_head(from).await?.ok_or(io::ErrorKind::UnexpectedEof)?;
    let head = Head::parse(&bytes)?;
    let status = head.first.split(' ').nth(1).and_then(|word| word.parse().ok());
    let status: u16 = status.ok_or_else(|| broken("status line"))?;
    let mut last = head.closes;
    let has_body = method != "HEAD" && status >= 200 && status != 204 && status != 304;
    if has_body {
        match head.body {
            Body::Chunked => read_chunks(from, &mut bytes).await?,
            Body::Bytes(len) => read_exactly(from, &mut bytes, len).await?,
            Body::Unsaid => {
                last = true;
                from.read_to_end(&mut bytes).await?;
            }
        }
    }
    Ok(Reply { status, bytes, last })
}

/// How the body ends.
enum Body {
    Chunked,
    Bytes(u64),
    Unsaid,
}

struct Head {
    first: String,
    body: Body,
    closes: bool,
}

impl Head {
    fn parse(bytes: &[u8]) -> io::Result<Self> {
        let text = std::str::from_utf8(bytes).map_err(|_| broken("head"))?;
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default().to_owned();
        let mut head = Self { first, body: Body::Unsaid, closes: false };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            if name.eq_ignore_ascii_case("transfer-encoding") {
                head.body = Body::Chunked;
            } else if name.eq_ignore_ascii_case("content-length") {
                head.body = Body::Bytes(value.parse().map_err(|_| broken("content-length"))?);
            } else if name.eq_ignore_ascii_case("connection") {
                head.closes = value.eq_ignore_ascii_case("close");
            }
        }
        Ok(head)
    }
}

/// Reads up to and with the empty line; none when there is nothing at all.
async fn read_head(from: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    loop {
        let before = bytes.len();
        let line = from.read_until(b'\n', &mut bytes).await?;
        if line == 0 {
            return if bytes.is_empty() { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
        }
        if bytes.len() > MOST_HEAD_BYTES {
            return Err(broken("head"));
        }
        if bytes[before..] == *b"\r\n" {
            return Ok(Some(bytes));
        }
    }
}

async fn read_exactly(
    from: &mut (impl AsyncBufRead + Unpin),
    bytes: &mut Vec<u8>,
    len: u64,
) -> io::Result<()> {
    let read = from.take(len).read_to_end(bytes).await?;
    if read as u64 == len { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

async fn read_chunks(from: &mut (impl AsyncBufRead + Unpin), bytes: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let before = bytes.len();
        from.read_until(b'\n', bytes).await?;
        let line = std::str::from_utf8(&bytes[before..]).map_err(|_| broken("chunk"))?;
        let size = line.trim_end().split(';').next().unwrap_or_default();
        let size = u64::from_str_radix(size, 16).map_err(|_| broken("chunk"))?;
        // The chunk's data and its line end; after the last chunk only a line end (we send no trailers).
        read_exactly(from, bytes, size + 2).await?;
        if size == 0 {
            return Ok(());
        }
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("not HTTP/1.1: {what}"))
}
