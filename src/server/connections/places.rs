//! Places for connections: how many there may be, and who loses hers when all are taken.
//!
//! A meeting shares one server with whatever else knocks at its door: thousands of connections that say nothing, or say it
//! byte by byte, must not keep a phone out. So a newcomer always gets a place while anybody is only waited for: it is taken
//! from the one whose client we have waited for longest. A request that is here in full is never broken off.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// All places.
#[derive(Debug)]
pub struct Places {
    most: u32,
    free: Arc<Semaphore>,
    line: Mutex<Line>,
    /// Told whenever somebody comes into the line.
    joined: Notify,
}

/// Those whose client we wait for, by when that began.
#[derive(Debug, Default)]
struct Line {
    next: u64,
    waiting: BTreeMap<u64, Arc<Notify>>,
}

/// One connection's place.
#[derive(Debug)]
pub struct Place {
    places: Arc<Places>,
    _permit: Option<OwnedSemaphorePermit>,
    lost: Arc<Notify>,
    /// Where in the line, while its client is waited for.
    turn: Mutex<Option<u64>>,
}

impl Places {
    /// So many places, all free.
    #[must_use]
    pub fn new(most: u32) -> Arc<Self> {
        let free = Arc::new(Semaphore::new(most as usize));
        Arc::new(Self { most, free, line: Mutex::default(), joined: Notify::new() })
    }

    /// A place for a new connection; its client is waited for. Waits itself only while every request is under way.
    pub async fn take(self: &Arc<Self>) -> Arc<Place> {
        let permit = loop {
            if let Ok(permit) = Arc::clone(&self.free).try_acquire_owned() {
                break Some(permit);
            }
            let free = Arc::clone(&self.free).acquire_owned();
            if self.line().dismiss_first() {
                // The semaphore is never closed.
                break free.await.ok();
            }
            tokio::select! {
                permit = free => break permit.ok(),
                () = self.joined.notified() => {}
            }
        };
        let place =
            Place { places: Arc::clone(self), _permit: permit, lost: Arc::default(), turn: Mutex::default() };
        place.waits();
        Arc::new(place)
    }

    /// Resolves when nobody has a place any more.
    pub async fn all_free(&self) {
        // The semaphore is never closed.
        let _all = self.free.acquire_many(self.most).await;
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    /// Tells the first to go; false if there is none.
    fn dismiss_first(&mut self) -> bool {
        self.waiting.pop_first().map(|(_, lost)| lost.notify_one()).is_some()
    }
}

impl Place {
    /// From now on its client is waited for: it goes to the end of the line.
    pub fn waits(&self) {
        let mut turn = self.turn();
        let mut line = self.places.line();
        if let Some(turn) = turn.take() {
            line.waiting.remove(&turn);
        }
        line.next += 1;
        *turn = Some(line.next);
        let next = line.next;
        line.waiting.insert(next, Arc::clone(&self.lost));
        drop(line);
        self.places.joined.notify_one();
    }

    /// From now on its client waits for us: nobody takes the place.
    pub fn works(&self) {
        if let Some(turn) = self.turn().take() {
            self.places.line().waiting.remove(&turn);
        }
    }

    /// Resolves when the place goes to somebody else.
    pub async fn lost(&self) {
        self.lost.notified().await;
    }

    fn turn(&self) -> MutexGuard<'_, Option<u64>> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.works();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// Whether a place is lost by now.
    async fn is_lost(place: &Place) -> bool {
        tokio::time::timeout(Duration::from_millis(1), place.lost()).await.is_ok()
    }

    #[tokio::test]
    async fn who_was_waited_for_longest_makes_room() {
        let places = Places::new(3);
        let (first, second, third) = (places.take().await, places.take().await, places.take().await);
        first.works();
        second.works();
        second.waits();
        // The line is now: third, second.
        let fourth = tokio::spawn({
            let places = Arc::clone(&places);
            async move { places.take().await }
        });
        third.lost().await;
        assert!(!is_lost(&first).await && !is_lost(&second).await);
        drop(third);
        let fourth = fourth.await.unwrap();
        assert!(!is_lost(&fourth).await);
    }

    #[tokio::test]
    async fn nobody_at_work_is_disturbed_and_the_newcomer_waits_for_the_first_who_is_done() {
        let places = Places::new(2);
        let (first, second) = (places.take().await, places.take().await);
        first.works();
        second.works();
        let mut third = tokio::spawn({
            let places = Arc::clone(&places);
            async move { places.take().await }
        });
        assert!(tokio::time::timeout(Duration::from_millis(5), &mut third).await.is_err());
        assert!(!is_lost(&first).await && !is_lost(&second).await);
        second.waits();
        second.lost().await;
        drop(second);
        third.await.unwrap();
        assert!(!is_lost(&first).await);
    }

    #[tokio::test]
    async fn places_come_back() {
        let places = Places::new(2);
        for _ in 0..10 {
            let place = places.take().await;
            assert!(!is_lost(&place).await);
        }
        assert_eq!((places.free.available_permits(), places.line().waiting.len()), (2, 0));
    }
}
