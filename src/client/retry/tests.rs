use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};

use futures_executor::block_on;
use proptest::prelude::*;

use super::*;

/// What becomes of a try.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Told,
    /// Written, but nobody is told.
    WrittenUntold,
    /// Not written, and nobody is told.
    LostUntold,
    Nothing,
    Full,
}

/// A storage whose tries meet their fates, with another tab that writes between them.
#[derive(Default)]
struct Shaky {
    values: RefCell<BTreeMap<String, String>>,
    fates: RefCell<VecDeque<Fate>>,
    between: RefCell<Option<Write>>,
    tries: RefCell<u32>,
}

fn apply(values: &mut BTreeMap<String, String>, write: &Write) {
    match write {
        Write::Put { key, value } => values.insert(key.clone(), value.clone()),
        Write::Delete { key } => values.remove(key),
    };
}

impl Shaky {
    fn is_done(&self, commit: &Commit) -> bool {
        let values = self.values.borrow();
        when_done(commit).is_some_and(|done| {
            done.iter().all(|(key, value)| values.get(*key).map(String::as_str) == *value)
        })
    }

    fn is_expected(&self, commit: &Commit) -> bool {
        let values = self.values.borrow();
        commit.expect.iter().all(|(key, value)| values.get(key) == value.as_ref())
    }
}

impl Tries for Shaky {
    async fn try_commit(&self, commit: &Commit, demand: Demand) -> Result<bool, Failure> {
        *self.tries.borrow_mut() += 1;
        let fate = self.fates.borrow_mut().pop_front().unwrap_or(Fate::Told);
        let holds = self.is_expected(commit) || (demand == Demand::ExpectedOrDone && self.is_done(commit));
        let written = holds && matches!(fate, Fate::Told | Fate::WrittenUntold);
        if written {
            commit.writes.iter().for_each(|write| apply(&mut self.values.borrow_mut(), write));
        }
        match fate {
            Fate::Told => Ok(holds),
            Fate::WrittenUntold | Fate::LostUntold => Err(Failure::Unsure),
            Fate::Nothing => Err(Failure::Nothing),
            Fate::Full => Err(Failure::Full),
        }
    }

    fn leave(&self) {
        if let Some(write) = self.between.borrow_mut().take() {
            apply(&mut self.values.borrow_mut(), &write);
        }
    }
}

fn put(key: &str, value: &str) -> Write {
    Write::Put { key: key.into(), value: value.into() }
}

fn delete(key: &str) -> Write {
    Write::Delete { key: key.into() }
}

/// As [`crate::phone::Phone`] seals: the draft goes, the record with its own id and the next number come.
fn seal() -> Commit {
    Commit {
        expect: vec![("draft".into(), Some("turn".into())), ("seq".into(), Some("4".into()))],
        writes: vec![put("outbox/1", "record"), delete("draft"), put("seq", "5")],
    }
}

fn storage(fates: &[Fate], between: Option<Write>) -> Shaky {
    let shaky = Shaky { between: RefCell::new(between), ..Shaky::default() };
    shaky.fates.borrow_mut().extend(fates);
    shaky.values.borrow_mut().extend([("draft".into(), "turn".into()), ("seq".into(), "4".into())]);
    shaky
}

fn play(fates: &[Fate], between: Option<Write>) -> (Shaky, Result<(), StorageError>) {
    let shaky = storage(fates, between);
    let told = block_on(commit(&shaky, &seal()));
    (shaky, told)
}

#[test]
fn a_lost_connection_costs_a_second_try_and_nothing_else() {
    for fate in [Fate::WrittenUntold, Fate::LostUntold, Fate::Nothing] {
        let (shaky, told) = play(&[fate], None);
        assert_eq!(told, Ok(()), "{fate:?}");
        assert!(shaky.is_done(&seal()), "{fate:?}");
        assert_eq!(*shaky.tries.borrow(), 2, "{fate:?}");
    }
}

#[test]
fn a_full_storage_is_not_tried_again() {
    let (shaky, told) = play(&[Fate::Full], None);
    assert_eq!((told, *shaky.tries.borrow()), (Err(StorageError::Full), 1));
}

#[test]
fn what_was_written_untold_is_not_taken_for_another_tabs_work() {
    // What was expected does not hold any more, by our own doing.
    assert_eq!(play(&[Fate::WrittenUntold], None).1, Ok(()));
    // Another tab has sealed its turn since: the number is not ours any more, the record is.
    let (shaky, told) = play(&[Fate::WrittenUntold], Some(put("seq", "6")));
    assert_eq!(told, Err(StorageError::Changed));
    let values = shaky.values.borrow();
    assert_eq!((values["seq"].as_str(), values["outbox/1"].as_str()), ("6", "record"));
    assert!(!values.contains_key("draft"), "sealed a second time it would count twice");
}

#[test]
fn another_tabs_work_is_never_written_over() {
    for fate in [Fate::LostUntold, Fate::Nothing] {
        let (shaky, told) = play(&[fate], Some(put("draft", "further")));
        assert_eq!(told, Err(StorageError::Changed), "{fate:?}");
        assert_eq!(shaky.values.borrow()["draft"], "further");
        assert!(!shaky.values.borrow().contains_key("outbox/1"));
    }
}

#[test]
fn a_commit_is_told_by_its_last_writes() {
    let writes = vec![put("a", "1"), put("b", "2"), delete("a")];
    let commit = Commit { expect: vec![], writes };
    assert_eq!(when_done(&commit), Some(vec![("b", Some("2")), ("a", None)]));
    assert_eq!(when_done(&Commit::default()), None);
}

#[test]
fn a_commit_that_writes_nothing_still_expects() {
    let shaky = storage(&[Fate::LostUntold], None);
    let look = Commit { expect: vec![("seq".into(), Some("9".into()))], writes: vec![] };
    assert_eq!(block_on(commit(&shaky, &look)), Err(StorageError::Changed));
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        Just(Fate::Told),
        Just(Fate::WrittenUntold),
        Just(Fate::LostUntold),
        Just(Fate::Nothing),
        Just(Fate::Full)
    ]
}

proptest! {
    #[test]
    fn what_is_told_is_true(fates in [fate(), fate()], other in prop::option::of("draft|seq|outbox/1|else")) {
        let (shaky, told) = play(&fates, other.map(|key| put(&key, "theirs")));
        match told {
            Ok(()) => prop_assert!(shaky.is_done(&seal())),
            Err(StorageError::Full) => prop_assert!(matches!(fates, [Fate::Full, _] | [_, Fate::Full])),
            Err(StorageError::Changed) => prop_assert!(!shaky.is_expected(&seal())),
            Err(StorageError::Unavailable) => prop_assert_eq!(*shaky.tries.borrow(), 2),
        }
        // All or nothing: never a record beside its own draft.
        let values = shaky.values.borrow();
        let ours = values.get("outbox/1").map(String::as_str) == Some("record");
        prop_assert!(!(ours && values.get("draft").map(String::as_str) == Some("turn")));
    }
}
