//! `haihoa move-to`: from a SQLite file to PostgreSQL, while phones go on uploading. Whatever stops it, nothing is lost: until
//! the end the file is what counts, and the same command goes on where it was stopped.

use anyhow::{Context, bail, ensure};

use crate::check::{self, check, rebuild};
use crate::config::MoveArgs;
use crate::store::copy::{GROUND, PASSING, RECORDS, Table};
use crate::store::{Connection, Database, Missing, Transaction, moved};

/// How many records are looked at, and if need be copied, at a time.
const PAGE: u32 = 1000;

/// Runs the command.
///
/// # Errors
/// When either database cannot be used, or what was copied is not what was there; then the file is as it was.
pub async fn run(args: &MoveArgs) -> anyhow::Result<()> {
    let from = Database::open(&args.store.url(), Missing::Fails).await?;
    ensure!(matches!(from, Database::Sqlite(_)), "only a SQLite file can be moved from");
    let to = Database::open(&args.to, Missing::Fails).await?;
    ensure!(matches!(to, Database::Postgres(_)), "a PostgreSQL database is to be moved to: postgres://…");
    let is_left = moved::is_left(&mut from.read().await?).await?;
    if !arrive(&to, is_left).await? {
        println!("everything was moved before");
        return Ok(());
    }
    // The long part, while the server goes on: what comes meanwhile is copied by the short part below.
    {
        let (mut source, mut target) = (from.begin_read().await?, to.write().await?);
        copy_ground(&mut source, &mut target).await?;
        copy_records(&mut source, &mut target).await?;
        source.commit().await?;
    }
    let mut source = from.begin_write().await?;
    eprintln!("uploads wait now");
    finish(&mut source, &to).await?;
    verify(&mut source, &to).await?;
    // In this order: stopped between the two, neither database takes uploads (phones keep theirs), and the command ends it.
    moved::leave(&mut source).await?;
    source.commit().await?;
    moved::end_arriving(&mut to.write().await?).await?;
    println!("moved; now serve with --database-url or HAIHOA_DATABASE_URL; the file takes nothing any more");
    to.close().await;
    from.close().await;
    Ok(())
}

/// Marks the database that is moved into; false if the move was finished before.
async fn arrive(to: &Database, is_left: bool) -> anyhow::Result<bool> {
    let mut target = to.write().await?;
    if moved::is_arriving(&mut target).await? {
        eprintln!("going on where it was stopped");
        return Ok(true);
    }
    for table in GROUND.iter().chain(RECORDS).filter(|table| table.name != "catalog") {
        if table.count(&mut target).await? > 0 {
            if is_left {
                return Ok(false);
            }
            bail!("the database is in use: its table {} is not empty", table.name);
        }
    }
    moved::begin_arriving(&mut target).await?;
    Ok(true)
}

async fn copy_ground(from: &mut Connection, to: &mut Connection) -> anyhow::Result<()> {
    for table in GROUND {
        table.copy_all(from, to).await.with_context(|| format!("copying the table {}", table.name))?;
    }
    Ok(())
}

/// Copies the records that are not there yet, and makes sure of every one that is.
async fn copy_records(from: &mut Connection, to: &mut Connection) -> anyhow::Result<()> {
    for table in RECORDS {
        let count = table.count(from).await?;
        let mut seen = 0;
        let mut after = (String::new(), String::new());
        loop {
            let page = table.hashes(from, (&after.0, &after.1), PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(last);
            copy_page(table, from, to, &page).await.with_context(|| format!("copying {}", table.name))?;
            seen += page.len();
            eprintln!("{}: {seen} of {count}", table.name);
        }
    }
    Ok(())
}

async fn copy_page(
    table: &Table,
    from: &mut Connection,
    to: &mut Connection,
    page: &[(String, String)],
) -> anyhow::Result<()> {
    let ids: Vec<&str> = page.iter().map(|(id, _)| id.as_str()).collect();
    let there = table.hashes_of(to, &ids).await?;
    let missing: Vec<&str> =
        page.iter().filter(|record| !there.contains(*record)).map(|(id, _)| id.as_str()).collect();
    if !missing.is_empty() {
        table.copy_some(from, to, &missing).await?;
    }
    Ok(())
}

/// Copies what came or changed since, in one transaction.
async fn finish(source: &mut Transaction, to: &Database) -> anyhow::Result<()> {
    let mut target = to.begin_write().await?;
    copy_ground(source, &mut target).await?;
    copy_records(source, &mut target).await?;
    for table in PASSING {
        table.clear(&mut target).await?;
        table.copy_all(source, &mut target).await.with_context(|| format!("copying {}", table.name))?;
    }
    Ok(target.commit().await?)
}

/// Compares the two: every table's count, every record's hash, and the counts that organizers see.
async fn verify(source: &mut Transaction, to: &Database) -> anyhow::Result<()> {
    let mut target = to.begin_read().await?;
    for table in GROUND.iter().chain(RECORDS).chain(PASSING) {
        let (there, here) = (table.count(source).await?, table.count(&mut target).await?);
        ensure!(there == here, "{}: {there} rows were to be moved, {here} arrived", table.name);
    }
    for table in RECORDS {
        let mut after = (String::new(), String::new());
        loop {
            let there = table.hashes(source, (&after.0, &after.1), PAGE).await?;
            let here = table.hashes(&mut target, (&after.0, &after.1), PAGE).await?;
            ensure!(there == here, "{}: other records arrived than were to be moved", table.name);
            let Some(last) = there.last() else { break };
            after.clone_from(last);
        }
    }
    target.commit().await?;
    let mut report = check(to).await?;
    if !report.projections_agree {
        rebuild(to).await?;
        report = check(to).await?;
    }
    ensure!(report.is_whole(), "what arrived is not whole: {report:?}");
    let check::Report { records, forms, conflicts, set_aside, .. } = report;
    println!("{records} records, {forms} forms, {conflicts} conflicts, {set_aside} set aside");
    Ok(())
}

#[cfg(test)]
mod tests;
