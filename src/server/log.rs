//! The log: one JSON object a line on standard error. A reader that does not keep up loses lines, never holds up a request.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// How many lines may wait for the reader.
const QUEUE: usize = 8192;
/// How long the end waits for the last lines to be read.
const LAST_LINES: Duration = Duration::from_millis(500);

/// Starts logging. Lines are written by a thread of their own; [`Logging::finish`] waits for the last of them.
///
/// `RUST_LOG` chooses what is logged; by default all from `info` up.
#[must_use]
pub fn start() -> Logging {
    let (lines, waiting) = sync_channel(QUEUE);
    let (end, ended) = sync_channel(0);
    std::thread::spawn(move || write_lines(&waiting, end));
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_target(false)
        .with_env_filter(filter)
        .with_writer(Lines(lines.clone()))
        .finish();
    // Fails only if another log was started before: then that one stays.
    let _ = tracing::subscriber::set_global_default(subscriber);
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "a fault of the program")));
    Logging { lines, ended }
}

/// Logging, while it lives.
pub struct Logging {
    lines: SyncSender<Line>,
    ended: Receiver<()>,
}

enum Line {
    Text(Vec<u8>),
    End,
}

/// Ends at [`Line::End`]; `end` then goes, and who waits for it goes on.
fn write_lines(waiting: &Receiver<Line>, end: SyncSender<()>) {
    let mut out = io::stderr();
    while let Ok(Line::Text(line)) = waiting.recv() {
        // Without a reader there is nobody to tell.
        let _ = out.write_all(&line);
    }
    drop(end);
}

impl Logging {
    /// Writes what waits, unless nobody reads it.
    pub fn finish(self) {
        if self.lines.try_send(Line::End).is_ok() {
            // The end comes as an error: nothing is ever sent, the other side goes.
            let _ = self.ended.recv_timeout(LAST_LINES);
        }
    }
}

#[derive(Clone)]
struct Lines(SyncSender<Line>);

impl<'a> MakeWriter<'a> for Lines {
    type Writer = LineWriter;

    fn make_writer(&'a self) -> LineWriter {
        LineWriter { lines: self.0.clone(), line: Vec::with_capacity(256) }
    }
}

struct LineWriter {
    lines: SyncSender<Line>,
    line: Vec<u8>,
}

impl Write for LineWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.line.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for LineWriter {
    fn drop(&mut self) {
        // Full: the line is lost, the request is not.
        let _ = self.lines.try_send(Line::Text(std::mem::take(&mut self.line)));
    }
}
