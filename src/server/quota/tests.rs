use std::sync::Arc;

use domain::id::{DeviceId, RecordId};
use domain::wire::SetAsideReason;

use super::*;
use crate::flags::Flags;
use crate::record::{Judged, Record, SetAside};

fn record(device: &str, campaign: &str, bytes: usize) -> Item {
    let judged = Judged {
        campaign: CampaignId::new(campaign),
        unit: domain::id::UnitId::new("u"),
        flags: Flags::default(),
        answers: vec![],
    };
    Item::Record(Record {
        id: RecordId::new("r"),
        sha256: String::new(),
        device: DeviceId::new(device),
        seq: 1,
        received_at_ms: 0,
        finished_at_ms: 0,
        body: Arc::from("x".repeat(bytes)),
        judged,
    })
}

fn apart(campaign: Option<&str>, bytes: usize) -> Item {
    Item::SetAside(SetAside {
        id: "r".into(),
        claimed_sha256: String::new(),
        sha256: String::new(),
        reason: SetAsideReason::Unreadable,
        campaign: campaign.map(CampaignId::new),
        received_at_ms: 0,
        body: Arc::from("x".repeat(bytes)),
    })
}

/// How many are let in before the first that is not, and when that one may come.
fn admitted(quota: &Quota, item: impl Fn(u64) -> Item, now_us: u64) -> (u64, u64) {
    for n in 0..1_000_000 {
        if let Err(over) = quota.admit(&item(n), now_us) {
            return (n, over.seconds);
        }
    }
    panic!("never refused");
}

const SECOND_US: u64 = 1_000_000;

#[test]
fn a_device_has_a_days_work_at_once_and_then_one_a_second() {
    let quota = Quota::new(8192);
    let of_one = |_| record("one", "c", 1_600);
    assert_eq!(admitted(&quota, of_one, 0), (DEVICE_BURST, 1));
    assert!(quota.admit(&record("two", "c", 1_600), 0).is_ok());
    assert_eq!(admitted(&quota, of_one, 7 * SECOND_US), (7, 1));
    assert_eq!(admitted(&quota, of_one, 10_000 * SECOND_US), (DEVICE_BURST, 1));
}

#[test]
fn the_default_budget_takes_an_opening_of_a_province_ten_times_over() {
    let quota = Quota::new(8192);
    for n in 0..3_400_000_u64 {
        let charge = quota.admit(&record(&n.to_string(), "c", 1_600), 0);
        assert!(charge.is_ok(), "phone {n}");
    }
}

#[test]
fn made_up_devices_get_no_further_than_the_campaigns_budget_and_leave_others_alone() {
    let quota = Quota::new(1);
    let made_up = |n: u64| record(&n.to_string(), "c", 744);
    assert_eq!(admitted(&quota, made_up, 0), (1_000, BUDGET_WAIT_S));
    assert!(quota.admit(&record("x", "other", 744), 0).is_ok());
    // A thousandth of the day later there is room for a thousandth.
    assert_eq!(admitted(&quota, made_up, 86_401 * 1_000).0, 1);
    // What the campaign had no room for cost the device nothing.
    let mut meters = quota.meters.lock().unwrap();
    let key = meters.devices.hashes.hash_one("1001");
    assert_eq!(meters.devices.meter(key).free_at_ns, 0);
}

#[test]
fn what_is_set_aside_has_a_small_budget_of_its_own() {
    let quota = Quota::new(64);
    let hostile = |_| apart(Some("c"), 9_744);
    assert_eq!(admitted(&quota, hostile, 0), (100, BUDGET_WAIT_S));
    assert_eq!(admitted(&quota, |_| apart(None, 9_744), 0).0, 100);
    assert!(quota.admit(&record("one", "c", 1_600), 0).is_ok());
}

#[test]
fn what_added_nothing_costs_nothing() {
    let quota = Quota::new(1);
    for _ in 0..5_000 {
        for (item, outcome) in
            [(record("one", "c", 1_600), Outcome::Duplicate), (apart(None, 1_600), Outcome::Retry)]
        {
            let charge = quota.admit(&item, 0).unwrap();
            quota.settle(&charge, outcome);
        }
    }
    for outcome in [Outcome::Stored, Outcome::StoredConflict] {
        let charge = quota.admit(&record("one", "c", 1_600), 0).unwrap();
        quota.settle(&charge, outcome);
    }
    let meters = quota.meters.lock().unwrap();
    assert_eq!(meters.devices.young.values().next().unwrap().free_at_ns, 2 * SECOND_NS);
}

#[test]
fn a_record_larger_than_the_whole_budget_does_not_wait_for_ever() {
    let quota = Quota::new(1);
    let huge = || apart(None, 60_000);
    assert!(quota.admit(&huge(), 0).is_ok());
    assert!(quota.admit(&huge(), 0).is_err());
    assert!(quota.admit(&huge(), 2 * 86_400 * SECOND_US).is_ok());
}

#[test]
fn memory_is_bounded_and_who_comes_often_is_not_forgotten() {
    let quota = Quota::new(u64::MAX);
    for n in 0..10 * GENERATION as u64 {
        quota.admit(&record(&n.to_string(), "c", 10), 0).unwrap();
        if n.is_multiple_of(1_000) {
            quota.admit(&record("often", "c", 10), 0).unwrap();
        }
    }
    let mut meters = quota.meters.lock().unwrap();
    assert!(meters.devices.young.len() <= GENERATION && meters.devices.old.len() <= GENERATION);
    let key = meters.devices.hashes.hash_one("often");
    assert_eq!(meters.devices.meter(key).free_at_ns, 500 * SECOND_NS);
}
