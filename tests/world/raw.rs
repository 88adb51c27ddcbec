//! Requests written byte by byte, for clients that are slow, stop half-way, vanish, or lie about what they send.

use std::net::SocketAddr;

use anyhow::{Result, ensure};
use domain::participation::Sealed;
use domain::wire::{Receipt, upload_body};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::http1;
use crate::proxy::UPLOADS;
use crate::wait::within_deadline;

/// An upload of which only a part is sent so far.
pub struct HalfUpload {
    stream: BufReader<TcpStream>,
    rest: Vec<u8>,
}

impl HalfUpload {
    /// Sends the head, awaits that the server wants the body (RFC 9110, section 10.1.1), and sends half of it: from then on
    /// the request is under way.
    ///
    /// # Errors
    /// When the server cannot be reached or does not want the body.
    pub async fn begin(server: SocketAddr, records: &[&Sealed]) -> Result<Self> {
        let body = upload_body(records).into_bytes();
        let head = format!(
            "POST {UPLOADS} HTTP/1.1\r\nHost: {server}\r\nExpect: 100-continue\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let mut stream = BufReader::new(TcpStream::connect(server).await?);
        stream.write_all(head.as_bytes()).await?;
        let wanted = within_deadline("the server to want the body", http1::read_reply(&mut stream, "POST"));
        let status = wanted.await??.status;
        ensure!(status == 100, "the server said {status} before it had the body");
        let (first, rest) = body.split_at(body.len() / 2);
        stream.write_all(first).await?;
        Ok(Self { stream, rest: rest.to_vec() })
    }

    /// Sends the other half and reads the receipt.
    ///
    /// # Errors
    /// When the server has gone or gives no receipt.
    pub async fn finish(mut self) -> Result<Receipt> {
        self.stream.write_all(&self.rest).await?;
        let reply = within_deadline("a receipt", http1::read_reply(&mut self.stream, "POST")).await??;
        Ok(serde_json::from_slice(reply.body())?)
    }

    /// Sends the other half and hangs up before any answer.
    ///
    /// # Errors
    /// When the server has gone.
    pub async fn finish_unheard(mut self) -> Result<()> {
        self.stream.write_all(&self.rest).await?;
        Ok(self.stream.flush().await?)
    }
}

/// The head of an upload that announces so many bytes.
#[must_use]
pub fn upload_head(announced: usize) -> String {
    format!(
        "POST {UPLOADS} HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: {announced}\r\n\r\n"
    )
}

/// Sends a head and then the same bytes again and again, at most `most` times, until the server has an answer; its status.
///
/// # Errors
/// When the server goes on taking bytes to the end, or hangs up without an answer.
pub async fn pour(server: SocketAddr, head: &str, bytes: &[u8], most: usize) -> Result<u16> {
    let (from, mut to) = TcpStream::connect(server).await?.into_split();
    to.write_all(head.as_bytes()).await?;
    let pouring = async {
        for _ in 0..most {
            if to.write_all(bytes).await.is_err() {
                // The server has hung up: its answer, if there is one, is on the way.
                break;
            }
        }
        std::future::pending::<()>().await
    };
    let mut from = BufReader::new(from);
    let answer = within_deadline("an answer", async {
        tokio::select! {
            reply = http1::read_reply(&mut from, "POST") => reply,
            () = pouring => Err(std::io::ErrorKind::TimedOut.into()),
        }
    });
    Ok(answer.await??.status)
}
