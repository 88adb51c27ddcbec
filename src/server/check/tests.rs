//! The check finds what is broken, and a rebuild mends what can be.

use super::*;
use crate::record::Item;
use crate::store::ingest::write_group;
use crate::testing::{CAMPAIGN, World};

async fn with_records(count: u32) -> World {
    let world = World::new().await;
    let items: Vec<Item> = (0..count).map(|n| world.item(n)).collect();
    write_group(&world.database, &items.iter().collect::<Vec<_>>()).await.unwrap();
    world
}

async fn change(world: &World, sql: &'static str) {
    let mut connection = world.database.write().await.unwrap();
    assert!(store::query(sql).execute(&mut connection).await.unwrap() > 0);
}

#[tokio::test]
async fn changed_bytes_are_found() {
    let world = with_records(3).await;
    assert!(check(&world.database).await.unwrap().is_whole());
    change(&world, "UPDATE participation SET body = replace(body, '\"seq\":1,', '\"seq\":7,')").await;
    let report = check(&world.database).await.unwrap();
    assert_eq!((report.hash_mismatches, report.records), (1, 3));
    assert!(!report.is_whole());
    assert!(report.text().starts_with("BROKEN"));
}

#[tokio::test]
async fn counts_and_flags_that_went_astray_are_found_and_mended() {
    let astray = [
        "UPDATE unit_tally SET participations = participations + 1",
        "UPDATE question_tally SET answered_right = 0",
        "DELETE FROM choice_tally",
        "UPDATE campaign_tally SET conflicts = 4",
        "INSERT INTO unit_tally VALUES ('demo-an-toan-gia-dinh', 'ghost', 1, 0, 0, 0, 0)",
        "UPDATE participation SET flags = '[\"late\"]'",
    ];
    let world = with_records(5).await;
    write_group(&world.database, &[&world.item(1)]).await.unwrap();
    for sql in astray {
        change(&world, sql).await;
        assert!(!check(&world.database).await.unwrap().projections_agree, "{sql}");
        let before = revision(&world).await;
        rebuild(&world.database).await.unwrap();
        let report = check(&world.database).await.unwrap();
        assert!(report.is_whole(), "{sql}: {report:?}");
        assert_eq!(report.repeats, 1, "{sql}");
        assert!(revision(&world).await > before, "{sql}: a client would keep the old results");
    }
}

async fn revision(world: &World) -> u64 {
    let mut connection = world.database.read().await.unwrap();
    tallies::revision(&mut connection, &CampaignId::new(CAMPAIGN)).await.unwrap()
}

#[tokio::test]
async fn people_are_phones_with_names_or_numbers_and_a_phones_number_stands_once() {
    let world = World::new().await;
    // Two on one phone without a name: only its own numbers tell them apart.
    let names = [None, Some("Lan"), Some(" LAN "), Some("Huệ"), None];
    let items: Vec<Item> = names
        .iter()
        .zip(1..)
        .map(|(name, n)| {
            let mut participation = world.participation(n);
            participation.name = name.map(str::to_owned);
            participation.person = n;
            // The last comes under the number of the first.
            participation.seq = if n == 5 { 1 } else { n };
            world.sort(&participation.seal())
        })
        .collect();
    write_group(&world.database, &items.iter().collect::<Vec<_>>()).await.unwrap();
    let report = check(&world.database).await.unwrap();
    assert_eq!((report.records, report.people, report.duplicates), (5, 4, 1));
}

#[tokio::test]
async fn the_json_has_the_fields_others_rely_on() {
    let world = with_records(1).await;
    let json = serde_json::to_value(check(&world.database).await.unwrap()).unwrap();
    for field in ["records", "people", "duplicates", "repeats", "conflicts", "set_aside", "hash_mismatches"] {
        assert!(json[field].is_u64(), "{field}");
    }
    assert_eq!(json["projections_agree"], true);
}

#[tokio::test]
async fn a_check_of_nothing_fails_instead_of_making_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("none.db").display());
    assert!(Database::open(&url, Missing::Fails).await.is_err());
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none());
}
