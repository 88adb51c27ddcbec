//! The outbox against a network and a phone that fail in every way we could think of.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use domain::participation::sha256_hex;
use domain::wire::{Outcome, Receipt, RecordReceipt};
use proptest::prelude::*;

use super::*;

/// What becomes of one request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Delivered,
    RequestLost,
    /// The server stores it, the phone never hears.
    ReplyLost,
    /// HTML with status 200.
    CaptivePortal,
    ServerError,
    /// The server answers for the first half only.
    HalfAnswered,
    /// Every hash in the receipt is another one.
    WrongHashes,
    /// Refused as a whole with 400.
    Refused,
}

#[derive(Clone, Debug)]
enum Act {
    Seal,
    Wake {
        tab: usize,
        nudge: bool,
    },
    /// One tab carries out one command.
    Work {
        tab: usize,
        fate: Fate,
        disk_fails: bool,
    },
    /// The tab dies; its memory and its lock are gone, storage stays.
    Crash {
        tab: usize,
    },
    Wait {
        ms: u64,
    },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let fate = prop::sample::select(vec![
        Fate::Delivered,
        Fate::Delivered,
        Fate::RequestLost,
        Fate::ReplyLost,
        Fate::CaptivePortal,
        Fate::ServerError,
        Fate::HalfAnswered,
        Fate::WrongHashes,
        Fate::Refused,
    ]);
    let act = prop_oneof![
        3 => Just(Act::Seal),
        3 => (0_usize..2, any::<bool>()).prop_map(|(tab, nudge)| Act::Wake { tab, nudge }),
        12 => (0_usize..2, fate, prop::bool::weighted(0.1)).prop_map(|(tab, fate, disk_fails)| Act::Work { tab, fate, disk_fails }),
        1 => (0_usize..2).prop_map(|tab| Act::Crash { tab }),
        2 => (0_u64..400_000).prop_map(|ms| Act::Wait { ms }),
    ];
    prop::collection::vec(act, 0..200)
}

#[derive(Default)]
struct Tab {
    outbox: Outbox,
    todo: VecDeque<Command>,
    alarm_at_ms: Option<u64>,
}

#[derive(Default)]
struct World {
    now_ms: u64,
    tabs: [Tab; 2],
    locked_by: Option<usize>,
    disk: BTreeMap<RecordId, Held>,
    sealed: BTreeSet<RecordId>,
    purged: BTreeSet<RecordId>,
    /// The server: how often each record was stored anew.
    stored: BTreeMap<RecordId, u32>,
    /// The server refuses any upload with this record in it.
    poison: Option<RecordId>,
    /// With which status it refuses.
    poison_status: u16,
}

impl World {
    fn moment(&self) -> Moment {
        Moment { now_ms: self.now_ms, jitter: (self.now_ms as u32).wrapping_mul(2_654_435_761) }
    }

    fn event(&mut self, tab: usize, event: Event) {
        let at = self.moment();
        let commands = self.tabs[tab].outbox.step(event, at);
        self.tabs[tab].todo.extend(commands);
    }

    fn seal(&mut self) {
        let n = self.sealed.len() as u64;
        let body = format!(r#"{{"n":{n}}}"#);
        let is_form = n % 3 == 2;
        let id = if is_form { RecordId::token([n as u8; 16]) } else { RecordId::v7(n, [1; 10]) };
        let sealed = Sealed { id, sha256: sha256_hex(body.as_bytes()), body };
        self.sealed.insert(sealed.id.clone());
        self.disk.insert(sealed.id.clone(), Held { sealed, set_aside: None });
    }

    fn crash(&mut self, tab: usize) {
        self.tabs[tab] = Tab::default();
        if self.locked_by == Some(tab) {
            self.locked_by = None;
        }
    }

    /// The server's side of a request.
    fn serve(&mut self, body: &str) -> Response {
        #[derive(serde::Deserialize)]
        struct Entry {
            id: RecordId,
            sha256: String,
        }
        #[derive(serde::Deserialize)]
        struct Upload {
            records: Vec<Entry>,
        }
        let upload: Upload = serde_json::from_str(body).unwrap();
        assert!(upload.records.len() <= MOST_RECORDS && body.len() <= MOST_BYTES);
        let has_form = upload.records.iter().any(|entry| entry.id.is_token());
        assert!(!has_form || upload.records.len() == 1, "a form goes alone");
        if upload.records.iter().any(|entry| Some(&entry.id) == self.poison.as_ref()) {
            return Response {
                status: self.poison_status,
                is_json: true,
                body: "{}".into(),
                retry_after_s: None,
            };
        }
        let mut word = |entry: Entry| {
            let times = self.stored.entry(entry.id.clone()).or_default();
            let outcome = if *times == 0 { Outcome::Stored } else { Outcome::Duplicate };
            *times = 1;
            RecordReceipt { id: entry.id, sha256: entry.sha256, outcome, reason: None }
        };
        let receipts = upload.records.into_iter().map(&mut word).collect();
        ok(&Receipt { receipts })
    }

    fn post(&mut self, body: &str, fate: Fate) -> Result<Response, Unreachable> {
        let change = |response: Response, change: &dyn Fn(&mut Vec<RecordReceipt>)| {
            let mut receipt: Receipt =
                serde_json::from_str(&response.body).unwrap_or(Receipt { receipts: vec![] });
            change(&mut receipt.receipts);
            ok(&receipt)
        };
        match fate {
            Fate::Delivered => Ok(self.serve(body)),
            Fate::RequestLost => Err(Unreachable),
            Fate::ReplyLost => {
                self.serve(body);
                Err(Unreachable)
            }
            Fate::CaptivePortal => Ok(Response {
                status: 200,
                is_json: false,
                body: "<html>Đăng nhập Wi-Fi".into(),
                retry_after_s: None,
            }),
            Fate::ServerError => {
                Ok(Response { status: 503, is_json: true, body: "{}".into(), retry_after_s: Some(7) })
            }
            Fate::Refused => {
                Ok(Response { status: 400, is_json: true, body: "{}".into(), retry_after_s: None })
            }
            Fate::HalfAnswered => {
                Ok(change(self.serve(body), &|receipts| receipts.truncate(receipts.len().div_ceil(2))))
            }
            // Not stored at all: the receipt is about other bytes.
            Fate::WrongHashes => {
                let before = self.stored.clone();
                let response = change(self.serve(body), &|receipts| {
                    receipts.iter_mut().for_each(|word| word.sha256 = "0".repeat(64));
                });
                self.stored = before;
                Ok(response)
            }
        }
    }

    fn record(&mut self, verdicts: Vec<Verdict>) {
        for verdict in verdicts {
            match verdict {
                Verdict::Confirmed(id) => {
                    assert!(self.stored.contains_key(&id), "purged what the server does not have");
                    self.disk.remove(&id);
                    self.purged.insert(id);
                }
                Verdict::SetAside(id, reason) => {
                    if let Some(held) = self.disk.get_mut(&id) {
                        held.set_aside = Some(reason);
                    }
                }
            }
        }
    }

    /// Carries out the tab's next command, if there is one.
    fn work(&mut self, tab: usize, fate: Fate, disk_fails: bool) -> bool {
        let Some(command) = self.tabs[tab].todo.pop_front() else { return false };
        match command {
            Command::TakeLock => {
                let free = self.locked_by.is_none();
                if free {
                    self.locked_by = Some(tab);
                }
                self.event(tab, Event::Locked(free));
            }
            Command::Load => {
                let held = (!disk_fails).then(|| self.disk.values().cloned().collect());
                self.event(tab, Event::Loaded(held));
            }
            Command::Post(body) | Command::PostForm(body) => {
                assert_eq!(self.locked_by, Some(tab), "only the tab with the lock sends");
                let answer = self.post(&body, fate);
                self.event(tab, Event::Answered(answer));
            }
            Command::Record(verdicts) => {
                if !disk_fails {
                    self.record(verdicts);
                }
                self.event(tab, Event::Recorded(!disk_fails));
            }
            Command::FreeLock => self.locked_by = None,
            Command::WakeIn(ms) => self.tabs[tab].alarm_at_ms = Some(self.now_ms + ms),
        }
        true
    }

    fn wait(&mut self, ms: u64) {
        self.now_ms += ms;
        for tab in 0..2 {
            if self.tabs[tab].alarm_at_ms.is_some_and(|at| at <= self.now_ms) {
                self.tabs[tab].alarm_at_ms = None;
                self.event(tab, Event::Wake(Trigger::Alarm));
            }
        }
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Seal => self.seal(),
            Act::Wake { tab, nudge } => {
                self.event(tab, Event::Wake(if nudge { Trigger::Nudge } else { Trigger::Alarm }));
            }
            Act::Work { tab, fate, disk_fails } => {
                self.work(tab, fate, disk_fails);
            }
            Act::Crash { tab } => self.crash(tab),
            Act::Wait { ms } => self.wait(ms),
        }
        for id in &self.sealed {
            assert!(self.disk.contains_key(id) || self.stored.contains_key(id), "a sealed record is nowhere");
        }
    }

    /// The network heals; nobody touches the phone: its own alarms must do the rest.
    fn heal(&mut self) {
        self.event(0, Event::Wake(Trigger::Nudge));
        for _ in 0..10_000 {
            let worked = (0..2).any(|tab| self.work(tab, Fate::Delivered, false));
            if !worked {
                if self.tabs.iter().all(|tab| tab.alarm_at_ms.is_none()) {
                    return;
                }
                self.wait(50_000);
            }
            if self.disk.keys().all(|id| Some(id) == self.poison.as_ref()) && !worked {
                return;
            }
        }
        panic!("never came to rest: {} records left", self.disk.len());
    }
}

fn ok(receipt: &Receipt) -> Response {
    Response {
        status: 200,
        is_json: true,
        body: serde_json::to_string(receipt).unwrap(),
        retry_after_s: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_interleaving_of_sends_losses_repeats_and_crashes_stores_each_record_once(script in acts()) {
        let mut world = World::default();
        for act in &script {
            world.act(act);
        }
        world.heal();
        prop_assert!(world.disk.is_empty(), "left on the phone: {:?}", world.disk.keys());
        prop_assert_eq!(world.stored.keys().collect::<Vec<_>>(), world.sealed.iter().collect::<Vec<_>>());
        prop_assert!(world.stored.values().all(|times| *times == 1));
        prop_assert_eq!(&world.purged, &world.sealed);
    }

    #[test]
    fn a_record_the_server_cannot_take_blocks_no_other(
        script in acts(), bad in any::<prop::sample::Index>(), poison_status in prop::sample::select(vec![400_u16, 413, 500]),
    ) {
        let mut world = World { poison_status, ..World::default() };
        for _ in 0..3 {
            world.seal();
        }
        let ids: Vec<RecordId> = world.sealed.iter().cloned().collect();
        world.poison = Some(bad.get(&ids).clone());
        for act in &script {
            world.act(act);
        }
        world.heal();
        let left: Vec<&RecordId> = world.disk.keys().collect();
        prop_assert_eq!(left, world.poison.iter().collect::<Vec<_>>());
    }
}
