//! The time, as a port: what needs it is given a [`Clock`].

use std::fmt::Debug;

/// Tells the time.
pub trait Clock: Debug + Send + Sync {
    /// Unix milliseconds, as the wall clock has it.
    fn now_ms(&self) -> u64;

    /// Microseconds that only grow, from some start of their own: for durations.
    fn ticks_us(&self) -> u64;
}

/// The machine's own clocks.
#[derive(Debug)]
pub struct SystemClock {
    start: std::time::Instant,
}

impl SystemClock {
    /// The clocks, with the ticks starting now.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is the port")]
    pub fn new() -> Self {
        Self { start: std::time::Instant::now() }
    }
}

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the port")]
    fn now_ms(&self) -> u64 {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }

    fn ticks_us(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

/// A clock that tests set.
#[cfg(test)]
#[derive(Debug)]
pub struct SetClock(pub std::sync::atomic::AtomicU64);

#[cfg(test)]
impl SetClock {
    /// A clock that says `now_ms` until moved.
    pub fn at(now_ms: u64) -> std::sync::Arc<Self> {
        std::sync::Arc::new(Self(now_ms.into()))
    }

    /// Moves it on.
    pub fn pass(&self, ms: u64) {
        self.0.fetch_add(ms, std::sync::atomic::Ordering::Relaxed);
    }
}

#[cfg(test)]
impl Clock for SetClock {
    fn now_ms(&self) -> u64 {
        self.0.load(std::sync::atomic::Ordering::Relaxed)
    }

    fn ticks_us(&self) -> u64 {
        self.now_ms() * 1000
    }
}
