//! A phone in memory, for tests: storage that can fail, a scripted network, a clock and chance that do as told.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use crate::ports::{
    Alarm, Clock, Commit, Locks, Network, Random, Response, Storage, StorageError, Tabs, Unreachable, Write,
};

/// What two tabs of one phone share.
#[derive(Default)]
struct Shared {
    values: RefCell<BTreeMap<String, String>>,
    locked: Cell<bool>,
}

/// One tab of a phone in memory. A clone of [`Memory::tab`] shares the storage and the lock, as a second tab does.
#[derive(Default)]
pub struct Memory {
    shared: Rc<Shared>,
    /// What the next commits fail with, instead of writing.
    pub failures: RefCell<VecDeque<StorageError>>,
    /// What the next requests are answered with; unreachable when empty.
    pub answers: RefCell<VecDeque<Response>>,
    /// Paths and bodies requested so far.
    pub requests: RefCell<Vec<(String, String)>>,
    /// Both clocks.
    pub now_ms: Cell<u64>,
    /// The last alarm set.
    pub alarm_ms: Cell<Option<u64>>,
    /// How often the other tabs were told.
    pub announced: Cell<u32>,
    random: Cell<u8>,
}

impl Memory {
    /// Another tab of the same phone.
    #[must_use]
    pub fn tab(&self) -> Self {
        Self {
            shared: Rc::clone(&self.shared),
            random: Cell::new(self.random.get() ^ 0x80),
            ..Self::default()
        }
    }

    fn answer(&self, path: &str, body: String) -> Result<Response, Unreachable> {
        self.requests.borrow_mut().push((path.to_owned(), body));
        self.answers.borrow_mut().pop_front().ok_or(Unreachable)
    }
}

impl Storage for Memory {
    async fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.shared.values.borrow().get(key).cloned())
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        let values = self.shared.values.borrow();
        let from_prefix = values.range(prefix.to_owned()..).take_while(|(key, _)| key.starts_with(prefix));
        Ok(from_prefix.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    async fn commit(&self, commit: Commit) -> Result<(), StorageError> {
        if let Some(failure) = self.failures.borrow_mut().pop_front() {
            return Err(failure);
        }
        let mut values = self.shared.values.borrow_mut();
        if commit.expect.iter().any(|(key, value)| values.get(key) != value.as_ref()) {
            return Err(StorageError::Changed);
        }
        for write in commit.writes {
            match write {
                Write::Put { key, value } => values.insert(key, value),
                Write::Delete { key } => values.remove(&key),
            };
        }
        Ok(())
    }
}

impl Network for Memory {
    async fn get(&self, path: &str) -> Result<Response, Unreachable> {
        self.answer(path, String::new())
    }

    async fn post(&self, path: &str, body: String) -> Result<Response, Unreachable> {
        self.answer(path, body)
    }
}

impl Clock for Memory {
    fn now_ms(&self) -> u64 {
        self.now_ms.get()
    }

    fn monotonic_ms(&self) -> u64 {
        self.now_ms.get()
    }
}

impl Random for Memory {
    /// Counts up: never the same twice.
    fn fill(&self, bytes: &mut [u8]) {
        self.random.set(self.random.get().wrapping_add(1));
        bytes.fill(self.random.get());
    }
}

/// Frees the lock when dropped.
pub struct Guard(Rc<Shared>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.locked.set(false);
    }
}

impl Locks for Memory {
    type Guard = Guard;

    async fn try_lock(&self) -> Option<Guard> {
        let was_locked = self.shared.locked.replace(true);
        (!was_locked).then(|| Guard(Rc::clone(&self.shared)))
    }
}

impl Alarm for Memory {
    fn wake_in(&self, ms: u64) {
        self.alarm_ms.set(Some(ms));
    }
}

impl Tabs for Memory {
    fn announce(&self) {
        self.announced.set(self.announced.get() + 1);
    }
}
