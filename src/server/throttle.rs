//! Slows down guessing of passwords, by account and by address. A village shares one address: that one has more room.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Failed attempts at one account before waiting begins.
const FREE_FOR_ACCOUNT: u32 = 5;
/// Failed attempts from one address before waiting begins.
const FREE_FOR_ADDRESS: u32 = 30;
/// The first wait; each further failure doubles it.
const FIRST_WAIT_MS: u64 = 5_000;
/// The longest wait: nobody can lock another out for longer.
const LONGEST_WAIT_MS: u64 = 5 * 60_000;
/// Without attempts for so long, all is forgotten.
const FORGOTTEN_MS: u64 = 60 * 60_000;
/// The most accounts and addresses remembered.
const MOST_KEYS: usize = 10_000;

/// Whom an attempt is counted against.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Account(String),
    Address(IpAddr),
}

#[derive(Clone, Copy, Debug)]
struct Attempts {
    count: u32,
    last_ms: u64,
    wait_until_ms: u64,
}

/// The attempts of late.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<Key, Attempts>>);

/// Come again later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// In so many milliseconds.
    pub ms: u64,
}

impl Throttle {
    /// Begins an attempt: it counts as failed until [`Throttle::succeeded`], so that many at the same time count too.
    ///
    /// # Errors
    /// [`Wait`] when it is too early; the attempt is then not to be made, and does not count.
    pub fn attempt(&self, account: &str, address: IpAddr, now_ms: u64) -> Result<(), Wait> {
        let keys = [Key::Account(account.to_owned()), Key::Address(subnet(address))];
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let until = keys.iter().filter_map(|key| attempts.get(key)).map(|a| a.wait_until_ms).max();
        if let Some(ms) = until.and_then(|until| until.checked_sub(now_ms)).filter(|ms| *ms > 0) {
            return Err(Wait { ms });
        }
        make_room(&mut attempts, now_ms);
        for key in keys {
            let free = match key {
                Key::Account(_) => FREE_FOR_ACCOUNT,
                Key::Address(_) => FREE_FOR_ADDRESS,
            };
            let entry = attempts.entry(key).or_insert(Attempts { count: 0, last_ms: 0, wait_until_ms: 0 });
            if now_ms.saturating_sub(entry.last_ms) > FORGOTTEN_MS {
                entry.count = 0;
            }
            entry.count += 1;
            entry.last_ms = now_ms;
            entry.wait_until_ms = now_ms.saturating_add(wait_after(entry.count, free));
        }
        Ok(())
    }

    /// The attempt was right: the account starts anew, and the address gets back what this attempt cost it.
    pub fn succeeded(&self, account: &str, address: IpAddr) {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.remove(&Key::Account(account.to_owned()));
        if let Some(entry) = attempts.get_mut(&Key::Address(subnet(address))) {
            entry.count = entry.count.saturating_sub(1);
            entry.wait_until_ms = 0;
        }
    }
}

fn wait_after(count: u32, free: u32) -> u64 {
    match count.checked_sub(free) {
        None => 0,
        Some(doublings) => (FIRST_WAIT_MS << doublings.min(16)).min(LONGEST_WAIT_MS),
    }
}

/// Keeps the map bounded: what is forgotten goes first, then what is oldest.
fn make_room(attempts: &mut HashMap<Key, Attempts>, now_ms: u64) {
    if attempts.len() + 2 <= MOST_KEYS {
        return;
    }
    attempts.retain(|_, entry| now_ms.saturating_sub(entry.last_ms) <= FORGOTTEN_MS);
    if attempts.len() + 2 > MOST_KEYS {
        let mut times: Vec<u64> = attempts.values().map(|entry| entry.last_ms).collect();
        times.sort_unstable();
        let middle = times.get(times.len() / 2).copied().unwrap_or_default();
        attempts.retain(|_, entry| entry.last_ms > middle);
    }
}

/// An IPv6 customer has a whole /64.
fn subnet(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() >> 64 << 64).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));

    /// Fails at `account` until told to wait; returns how often it could, and the wait.
    fn fail_until_refused(throttle: &Throttle, account: &str, now_ms: u64) -> (u32, u64) {
        for count in 0..1000 {
            if let Err(wait) = throttle.attempt(account, HOME, now_ms) {
                return (count, wait.ms);
            }
        }
        panic!("never refused");
    }

    #[test]
    fn the_wait_doubles_up_to_its_longest_and_then_is_forgotten() {
        let throttle = Throttle::default();
        assert_eq!(fail_until_refused(&throttle, "lan", 0), (5, 5_000));
        assert_eq!(fail_until_refused(&throttle, "lan", 5_000), (1, 10_000));
        assert_eq!(fail_until_refused(&throttle, "lan", 15_000), (1, 20_000));
        let mut now = 35_000;
        for _ in 0..10 {
            let (count, wait) = fail_until_refused(&throttle, "lan", now);
            assert_eq!(count, 1);
            assert!(wait <= LONGEST_WAIT_MS);
            now += wait;
        }
        assert_eq!(fail_until_refused(&throttle, "lan", now + FORGOTTEN_MS + LONGEST_WAIT_MS), (5, 5_000));
    }

    #[test]
    fn success_starts_the_account_anew() {
        let throttle = Throttle::default();
        for _ in 0..50 {
            for _ in 0..4 {
                throttle.attempt("lan", HOME, 0).unwrap();
                throttle.succeeded("lan", HOME);
            }
        }
        assert_eq!(fail_until_refused(&throttle, "lan", 0), (5, 5_000));
    }

    #[test]
    fn one_address_cannot_try_many_accounts() {
        let throttle = Throttle::default();
        let allowed = (0..100).take_while(|n| throttle.attempt(&n.to_string(), HOME, 0).is_ok()).count();
        assert_eq!(allowed, 30);
        let elsewhere = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 2));
        assert!(throttle.attempt("lan", elsewhere, 0).is_ok());
    }

    #[test]
    fn a_whole_ipv6_subnet_is_one_address() {
        let of = |text: &str| subnet(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:10.0.0.1"), HOME);
    }

    #[test]
    fn memory_is_bounded() {
        let throttle = Throttle::default();
        for n in 0..30_000_u32 {
            let address = IpAddr::V4(n.into());
            throttle.attempt(&n.to_string(), address, u64::from(n)).unwrap();
        }
        assert!(throttle.0.lock().unwrap().len() <= MOST_KEYS);
    }
}
