//! What every [`Storage`] must do. The memory adapter is held to it natively, the web adapter in a real browser.

use crate::ports::{Commit, Storage, StorageError, Write};

/// One check that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken(pub &'static str);

fn put(key: &str, value: &str) -> Write {
    Write::Put { key: key.to_owned(), value: value.to_owned() }
}

fn delete(key: &str) -> Write {
    Write::Delete { key: key.to_owned() }
}

fn plain(writes: Vec<Write>) -> Commit {
    Commit { expect: vec![], writes }
}

fn expecting(key: &str, value: Option<&str>, writes: Vec<Write>) -> Commit {
    Commit { expect: vec![(key.to_owned(), value.map(str::to_owned))], writes }
}

/// Runs every check on `first` and `second`, two empty-to-begin-with views (tabs) of one storage.
/// Returns how many checks held, and those that did not.
pub async fn check<S: Storage>(first: &S, second: &S) -> (usize, Vec<Broken>) {
    let checks = [
        ("a key never written has no value", first.read("c/none").await == Ok(None)),
        ("what is written is read back", {
            let written = first.commit(plain(vec![put("c/a", "một"), put("c/b", "")])).await;
            written.is_ok()
                && first.read("c/a").await == Ok(Some("một".into()))
                && first.read("c/b").await == Ok(Some(String::new()))
        }),
        ("another tab sees it", second.read("c/a").await == Ok(Some("một".into()))),
        ("a later write replaces", {
            let written = second.commit(plain(vec![put("c/a", "hai")])).await;
            written.is_ok() && first.read("c/a").await == Ok(Some("hai".into()))
        }),
        ("a deleted key has no value, and deleting again is fine", {
            let once = first.commit(plain(vec![delete("c/b")])).await;
            let again = first.commit(plain(vec![delete("c/b")])).await;
            once.is_ok() && again.is_ok() && second.read("c/b").await == Ok(None)
        }),
        ("a failed expectation writes nothing at all", {
            let outcome =
                first.commit(expecting("c/a", Some("một"), vec![put("c/a", "ba"), put("c/x", "y")])).await;
            outcome == Err(StorageError::Changed)
                && first.read("c/a").await == Ok(Some("hai".into()))
                && first.read("c/x").await == Ok(None)
        }),
        ("an expected absence that does not hold fails", {
            first.commit(expecting("c/a", None, vec![delete("c/a")])).await == Err(StorageError::Changed)
        }),
        ("of two that expect the same, one wins", {
            let one = first.commit(expecting("c/n", None, vec![put("c/n", "1")])).await;
            let two = second.commit(expecting("c/n", None, vec![put("c/n", "2")])).await;
            one.is_ok()
                && two == Err(StorageError::Changed)
                && second.read("c/n").await == Ok(Some("1".into()))
        }),
        ("a scan gives the prefix, whole and in order", {
            let keys = ["s/2", "s/1", "s/10", "s", "t/1", "s0"];
            let written = first.commit(plain(keys.iter().map(|key| put(key, key)).collect())).await;
            let found = second.scan("s/").await.unwrap_or_default();
            let found: Vec<&str> =
                found.iter().map(|(key, value)| if key == value { key.as_str() } else { "" }).collect();
            written.is_ok() && found == ["s/1", "s/10", "s/2"]
        }),
        ("a scan without a prefix gives everything", {
            let all = second.scan("").await.unwrap_or_default();
            let has = |key: &str| all.iter().any(|(found, _)| found == key);
            has("c/a") && has("s0") && has("t/1")
        }),
        ("a scan of nothing is empty", first.scan("none/").await == Ok(vec![])),
        ("a large value survives", {
            let large = "Ở".repeat(200_000);
            let written = first.commit(plain(vec![put("c/large", &large)])).await;
            written.is_ok() && second.read("c/large").await == Ok(Some(large))
        }),
    ];
    let broken: Vec<Broken> = checks.iter().filter(|(_, held)| !held).map(|(name, _)| Broken(name)).collect();
    (checks.len() - broken.len(), broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;

    #[test]
    fn memory_keeps_the_contract() {
        let first = Memory::default();
        let (held, broken) = futures_executor::block_on(check(&first, &first.tab()));
        assert_eq!((held, broken), (12, vec![]));
    }

    #[test]
    fn two_phones_do_not_pass_for_two_tabs() {
        let (_, broken) = futures_executor::block_on(check(&Memory::default(), &Memory::default()));
        assert!(broken.contains(&Broken("another tab sees it")));
    }
}
