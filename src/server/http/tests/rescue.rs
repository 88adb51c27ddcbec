//! Rescue files, as whoever carries them hands them in.

use domain::campaign::Joined;
use domain::rescue::{MOST_BYTES, RescueCounts};
use domain::wire::{Outcome, Receipt, upload_body};

use super::world::Served;
use crate::check::check;
use crate::rescue::sealing::seal;

const RESCUE: &str = "/api/v1/rescue";

/// What phones are told to seal for.
async fn public(served: &Served) -> String {
    served.get("/api/v1/join/246810").await.json::<Joined>().rescue_key.unwrap()
}

/// A file with these numbers of [`crate::testing::World::participation`].
async fn file_with(served: &Served, numbers: std::ops::Range<u32>) -> String {
    let sealed: Vec<_> = numbers.map(|n| served.world.participation(n).seal()).collect();
    seal(&public(served).await, upload_body(&sealed.iter().collect::<Vec<_>>()).as_bytes())
}

fn counts(new: usize, known: usize, set_aside: usize) -> RescueCounts {
    RescueCounts { new, known, set_aside }
}

#[tokio::test]
async fn a_file_is_stored_once_however_often_it_is_handed_in() {
    let served = Served::new().await;
    let file = file_with(&served, 0..120).await;
    served.upload(&[3]).await;
    for expected in [counts(119, 1, 0), counts(0, 120, 0), counts(0, 120, 0)] {
        let receipt: Receipt = served.post(RESCUE, file.clone()).await.json();
        assert_eq!(RescueCounts::of(&receipt), expected);
        let order: Vec<_> = receipt.receipts.iter().map(|word| word.id.clone()).collect();
        assert_eq!(order, (0..120).map(|n| served.world.participation(n).id).collect::<Vec<_>>());
    }
    assert_eq!(check(&served.world.database).await.unwrap().records, 120);
}

#[tokio::test]
async fn one_bad_record_in_a_file_stops_no_other() {
    let served = Served::new().await;
    let mut sealed: Vec<_> = (0..3).map(|n| served.world.participation(n).seal()).collect();
    sealed[1].body.insert(1, ' ');
    let body = upload_body(&sealed.iter().collect::<Vec<_>>());
    let file = seal(&public(&served).await, body.as_bytes());
    let receipt: Receipt = served.post(RESCUE, file).await.json();
    let outcomes: Vec<_> = receipt.receipts.iter().map(|word| word.outcome).collect();
    assert_eq!(outcomes, [Outcome::Stored, Outcome::SetAside, Outcome::Stored]);
}

#[tokio::test]
async fn what_cannot_be_taken_is_told_apart() {
    let served = Served::new().await;
    let (here, there) = (public(&served).await, public(&Served::new().await).await);
    let cases = [
        (String::new(), 400, "unreadable"),
        ("{}".to_owned(), 400, "unreadable"),
        (seal(&here, b""), 400, "unreadable"),
        (seal(&here, b"{\"records\":7}"), 400, "unreadable"),
        (seal(&here, b"\xff"), 400, "unreadable"),
        (seal(&here, b"{\"records\":[]}").replace("sealed\":\"", "sealed\":\"AAAA"), 400, "unreadable"),
        (seal(&there, b"{\"records\":[]}"), 409, "wrong_key"),
        (" ".repeat(MOST_BYTES + 1), 413, "too_large"),
    ];
    for (file, status, code) in cases {
        let start = file.get(..file.len().min(60)).unwrap_or_default().to_owned();
        assert_eq!(served.post(RESCUE, file).await.error(), (status, code.to_owned()), "{start}");
    }
    let entry = r#"{"id":"a","sha256":"b"}"#;
    let many = format!(r#"{{"records":[{}]}}"#, vec![entry; 10_001].join(","));
    assert_eq!(served.post(RESCUE, seal(&here, many.as_bytes())).await.error(), (413, "too_large".into()));
    let report = check(&served.world.database).await.unwrap();
    assert_eq!((report.records, report.set_aside), (0, 0));
}

#[tokio::test]
async fn a_file_as_large_as_may_be_is_read_whole() {
    let served = Served::new().await;
    let padded = |bytes: usize| format!(r#"{{"records":[]{}}}"#, " ".repeat(bytes));
    let here = public(&served).await;
    let around = seal(&here, padded(0).as_bytes()).len();
    let fits = seal(&here, padded((MOST_BYTES - around) / 4 * 3).as_bytes());
    assert!(fits.len() > MOST_BYTES - 8 && fits.len() <= MOST_BYTES, "{}", fits.len());
    assert!(served.post(RESCUE, fits).await.json::<Receipt>().receipts.is_empty());
}

#[tokio::test]
async fn the_key_on_the_page_is_the_key_of_the_desk() {
    let served = Served::new().await;
    assert_eq!(public(&served).await, served.app.rescue.key.public());
}
