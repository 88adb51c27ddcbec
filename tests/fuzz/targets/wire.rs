//! What phones read of a server's answers, and what servers read of organizers: what was read and is written again is
//! read as the same, in the phones' own way too.
#![no_main]

use std::fmt::Debug;

use domain::campaign::Joined;
use domain::json;
use domain::organizer::{AcceptInvitation, SignIn};
use domain::participation::Participation;
use domain::rescue::{RescueCounts, RescueFile};
use domain::wire::{ErrorBody, Receipt};
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned + Serialize + Debug + PartialEq>(bytes: &[u8]) -> Option<T> {
    let _ = std::str::from_utf8(bytes).map(json::read::<T>);
    let value: T = serde_json::from_slice(bytes).ok()?;
    let written = serde_json::to_string(&value).expect("what was read can be written");
    assert_eq!(serde_json::from_str::<T>(&written).ok().as_ref(), Some(&value), "{written}");
    assert_eq!(json::read(&written).as_ref(), Some(&value), "{written}");
    Some(value)
}

fuzz_target!(|bytes: &[u8]| {
    if let Some(participation) = read::<Participation>(bytes) {
        let sealed = participation.seal();
        assert_eq!(serde_json::from_str::<Participation>(&sealed.body).ok(), Some(participation));
    }
    if let Some(receipt) = read::<Receipt>(bytes) {
        let counts = RescueCounts::of(&receipt);
        assert!(counts.new + counts.known + counts.set_aside <= receipt.receipts.len());
    }
    read::<Joined>(bytes);
    read::<RescueFile>(bytes);
    read::<ErrorBody>(bytes);
    let _ = serde_json::from_slice::<SignIn>(bytes);
    let _ = serde_json::from_slice::<AcceptInvitation>(bytes);
});
