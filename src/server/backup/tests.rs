//! What is backed up is whole, and what is restored is what was backed up.

use tempfile::TempDir;

use super::*;
use crate::config::StoreArgs;
use crate::ingest::Ingest;
use crate::store::{ingest::write_group, query};
use crate::testing::World;

fn at(url: &str) -> StoreArgs {
    StoreArgs { data: "data".into(), database_url: Some(url.to_owned()) }
}

fn in_folder(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

async fn with_records(count: u32) -> World {
    let world = World::on_sqlite().await;
    let items: Vec<_> = (0..count).map(|n| world.item(n)).collect();
    write_group(&world.database, &items.iter().collect::<Vec<_>>()).await.unwrap();
    world
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_while_records_come_is_of_one_moment_and_can_be_restored() {
    let world = with_records(50).await;
    let folder = tempfile::tempdir().unwrap();
    let (ingest, writer) = Ingest::start(std::sync::Arc::clone(&world.database));
    let file = in_folder(&folder, "sao-luu.db");
    let args = BackupArgs { to: file.clone(), store: at(world.url()) };
    let coming = async {
        for n in 50..250 {
            ingest.store(vec![world.item(n)]).await.unwrap();
        }
    };
    let (done, ()) = tokio::join!(backup(&args), coming);
    done.unwrap();
    writer.finish().await;
    assert_eq!(check(&world.database).await.unwrap().records, 250);

    let restored = in_folder(&folder, "data/haihoa.db");
    let url = format!("sqlite:{}", restored.display());
    restore(&RestoreArgs { from: file, store: at(&url) }).await.unwrap();
    let database = Database::open(&url, Missing::Fails).await.unwrap();
    let report = check(&database).await.unwrap();
    assert!(report.is_whole() && (50..=250).contains(&report.records), "{report:?}");
    // The key of rescue files is in it: the files of a lost server can still be opened.
    let keys = "SELECT COUNT(*) FROM rescue_key";
    let key_of = async |database: &Database| -> i64 {
        query(keys).fetch_value(&mut database.read().await.unwrap()).await.unwrap().unwrap()
    };
    assert_eq!(key_of(&database).await, key_of(&world.database).await);
}

#[tokio::test]
async fn only_its_owner_reads_a_backup() {
    use std::os::unix::fs::PermissionsExt;
    let world = with_records(1).await;
    let folder = tempfile::tempdir().unwrap();
    let file = in_folder(&folder, "sao-luu.db");
    backup(&BackupArgs { to: file.clone(), store: at(world.url()) }).await.unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
}

#[tokio::test]
async fn nothing_is_written_over() {
    let world = with_records(1).await;
    let folder = tempfile::tempdir().unwrap();
    let file = in_folder(&folder, "sao-luu.db");
    fs::write(&file, "mine").unwrap();
    let error = backup(&BackupArgs { to: file.clone(), store: at(world.url()) }).await.unwrap_err();
    assert!(error.to_string().contains("there already"), "{error:#}");
    let error = restore(&RestoreArgs { from: file.clone(), store: at(world.url()) }).await.unwrap_err();
    assert!(error.to_string().contains("there already"), "{error:#}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert!(check(&world.database).await.unwrap().is_whole());
}

#[tokio::test]
async fn what_is_damaged_is_not_restored() {
    let world = with_records(20).await;
    let change = "UPDATE participation SET body = replace(body, '\"seq\":1,', '\"seq\":7,')";
    query(change).execute(&mut world.database.write().await.unwrap()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = in_folder(&folder, "sao-luu.db");
    let error = backup(&BackupArgs { to: file.clone(), store: at(world.url()) }).await.unwrap_err();
    assert!(error.to_string().contains("not whole"), "{error:#}");
    // As if it had been damaged on its way: not even SQLite's own structure holds.
    world.database.copy_to(&file).await.unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xa5);
    fs::write(&file, bytes).unwrap();
    let to = in_folder(&folder, "haihoa.db");
    let store = at(&format!("sqlite:{}", to.display()));
    restore(&RestoreArgs { from: file, store }).await.unwrap_err();
    assert!(!to.exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "only the backup is there");
}
