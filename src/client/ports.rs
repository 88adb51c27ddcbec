//! The ports: everything the logic needs from the phone it runs on.

#![allow(async_fn_in_trait, reason = "one thread: a phone's futures need not be Send")]

/// A phone: one value that offers every port.
pub trait Ports: Storage + Network + Clock + Random + Locks + Alarm + Tabs {}

impl<T: Storage + Network + Clock + Random + Locks + Alarm + Tabs> Ports for T {}

/// Why the phone's storage did not do what was asked. In each case nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// There is none (private mode, in-app browser) or it went away and could not be opened again.
    #[error("the storage is unavailable")]
    Unavailable,
    /// It is full.
    #[error("the storage is full")]
    Full,
    /// Something expected of the storage does not hold: another tab was faster.
    #[error("the storage was changed elsewhere")]
    Changed,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Sets a key.
    Put {
        /// The key.
        key: String,
        /// Its new value.
        value: String,
    },
    /// Removes a key, if it is there.
    Delete {
        /// The key.
        key: String,
    },
}

/// Changes that happen all together or not at all, and only if what is expected holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commit {
    /// Keys and the values they must have now (none: must not exist).
    pub expect: Vec<(String, Option<String>)>,
    /// The changes.
    pub writes: Vec<Write>,
}

/// Keys and text values that survive the tab, the browser and the battery.
pub trait Storage {
    /// The value of a key; none if it has none.
    async fn read(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// All keys that start with `prefix`, in order, with their values.
    async fn scan(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError>;
    /// Writes; `Ok` only once the disk has it.
    async fn commit(&self, commit: Commit) -> Result<(), StorageError>;
}

/// A server's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status; redirects are not followed and count as 0.
    pub status: u16,
    /// Whether the content type says JSON.
    pub is_json: bool,
    /// The body.
    pub body: String,
    /// `Retry-After` in seconds.
    pub retry_after_s: Option<u32>,
}

/// No answer came: no network, a cut connection, or too long a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the server could not be reached")]
pub struct Unreachable;

/// Requests to our own server.
pub trait Network {
    /// Gets `path`.
    async fn get(&self, path: &str) -> Result<Response, Unreachable>;
    /// Posts a JSON `body` to `path`.
    async fn post(&self, path: &str, body: String) -> Result<Response, Unreachable>;
}

/// Time.
pub trait Clock {
    /// Unix milliseconds by the phone's clock, which may be years off.
    fn now_ms(&self) -> u64;
    /// Milliseconds since some moment before; never goes back.
    fn monotonic_ms(&self) -> u64;
}

/// Chance.
pub trait Random {
    /// Fills `bytes` from a cryptographic source.
    fn fill(&self, bytes: &mut [u8]);
}

/// A lock that all tabs of this phone share.
pub trait Locks {
    /// Holds the lock until dropped.
    type Guard;
    /// Takes the lock if it is free; none if another tab has it.
    async fn try_lock(&self) -> Option<Self::Guard>;
}

/// One alarm; setting it again moves it.
pub trait Alarm {
    /// Wakes [`crate::phone::Phone::wake`] in so many milliseconds.
    fn wake_in(&self, ms: u64);
}

/// The other tabs of this phone.
pub trait Tabs {
    /// Tells them that the storage has changed.
    fn announce(&self);
}
