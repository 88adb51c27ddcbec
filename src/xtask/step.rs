//! What a person sees while the tool works: one line a step, on stderr, with how long it took.
//! stdout is left to what others read: links, figures, test results.

use std::io::Write;
use std::time::Duration;

use anyhow::Result;

/// Does `work` and says on one line what it is and how long it took.
///
/// # Errors
/// What `work` fails with; the line then ends with "failed".
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let mut out = std::io::stderr();
    write!(out, "{what} … ")?;
    out.flush()?;
    let (done, took) = timed(work);
    match &done {
        Ok(_) => writeln!(out, "{}", seconds(took))?,
        Err(_) => writeln!(out, "failed after {}", seconds(took))?,
    }
    done
}

/// Does `work` and measures it.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    #[allow(clippy::disallowed_methods, reason = "the tool measures itself")]
    let start = std::time::Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// A duration for people: tenths of a second, and minutes from one minute up.
pub fn seconds(took: Duration) -> String {
    let tenths = took.as_millis() / 100;
    match tenths / 600 {
        0 => format!("{}.{} s", tenths / 10, tenths % 10),
        minutes => format!("{minutes} min {:02} s", tenths % 600 / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        assert_eq!(seconds(Duration::from_millis(49)), "0.0 s");
        assert_eq!(seconds(Duration::from_millis(59_999)), "59.9 s");
        assert_eq!(seconds(Duration::from_millis(125_000)), "2 min 05 s");
    }
}
