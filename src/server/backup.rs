//! `haihoa backup` and `haihoa restore`: one file that holds everything, checked before it is called one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};

use crate::check::{Report, check};
use crate::config::{BackupArgs, RestoreArgs};
use crate::store::{Database, Missing};

/// `haihoa backup`: copies the database of a server, which may go on serving.
///
/// # Errors
/// When the file is there already, cannot be written, or what was written is not whole: no file is left then.
pub async fn backup(args: &BackupArgs) -> anyhow::Result<()> {
    let database = Database::open(&args.store.url(), Missing::Fails).await?;
    if matches!(database, Database::Postgres(_)) {
        bail!(
            "PostgreSQL has better tools of its own: pg_dump --format=custom --file={} for a copy of one moment, \
             and continuous archiving (WAL) to lose nothing at all; docs/backup.md shows both",
            args.to.display()
        );
    }
    ensure!(!args.to.exists(), "{} is there already", args.to.display());
    let unfinished = beside(&args.to);
    let written = write(&database, &unfinished).await;
    database.close().await;
    let report = finish(written, &unfinished, &args.to)?;
    tell("backed up", &args.to, &report)
}

/// `haihoa restore`: makes a backup the database of a server that is to start.
///
/// # Errors
/// When the backup is not whole, there is a database already, or it cannot be written: nothing has changed then.
pub async fn restore(args: &RestoreArgs) -> anyhow::Result<()> {
    let url = args.store.url();
    let Some(to) = Database::file_of(&url) else {
        bail!("a backup is restored into a SQLite file; from there `haihoa move-to` goes to PostgreSQL");
    };
    ensure!(args.from.is_file(), "there is no file {}", args.from.display());
    for there in [to.clone(), with_end(&to, "-wal")] {
        ensure!(
            !there.exists(),
            "{} is there already: stop its server and move it away first",
            there.display()
        );
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    let unfinished = beside(&to);
    let written = match fs::copy(&args.from, &unfinished) {
        Ok(_) => whole(&unfinished).await,
        Err(error) => Err(error).with_context(|| format!("{} cannot be written", unfinished.display())),
    };
    let report = finish(written, &unfinished, &to)?;
    tell("restored", &to, &report)
}

/// Writes a copy as of one moment, and looks whether it is whole.
async fn write(database: &Database, to: &Path) -> anyhow::Result<Report> {
    remove(to)?;
    eprintln!("copying to {}", to.display());
    database.copy_to(to).await.with_context(|| format!("{} cannot be written", to.display()))?;
    whole(to).await
}

async fn whole(file: &Path) -> anyhow::Result<Report> {
    eprintln!("checking every record");
    let database = Database::open(&format!("sqlite:{}", file.display()), Missing::Fails).await?;
    let report = check(&database).await;
    database.close().await;
    let report = report?;
    ensure!(report.is_whole(), "{} is not whole: {report:?}", file.display());
    Ok(report)
}

/// Gives a file that is whole its name, durably; takes any other away.
fn finish(written: anyhow::Result<Report>, unfinished: &Path, to: &Path) -> anyhow::Result<Report> {
    let named = written.and_then(|report| {
        File::open(unfinished)?.sync_all()?;
        fs::rename(unfinished, to)?;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(report)
    });
    if named.is_err() {
        remove(unfinished)?;
    }
    named
}

/// Takes away a file and what SQLite keeps beside it.
fn remove(file: &Path) -> anyhow::Result<()> {
    for file in [file.to_owned(), with_end(file, "-wal"), with_end(file, "-shm")] {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{} cannot be removed", file.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

fn tell(what: &str, file: &Path, report: &Report) -> anyhow::Result<()> {
    let bytes = fs::metadata(file)?.len();
    println!(
        "{what}: {} ({bytes} bytes, {} records, {} forms, all whole)",
        file.display(),
        report.records,
        report.forms
    );
    Ok(())
}

fn beside(file: &Path) -> PathBuf {
    with_end(file, ".unfinished")
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests;
