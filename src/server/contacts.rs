//! `haihoa contacts`: gives a unit its own trusted addresses.

use anyhow::{Context, ensure};
use domain::contacts::ContactList;
use domain::id::UnitId;

use crate::config::ContactsArgs;
use crate::store::{Database, Missing, contacts, units};

/// Runs the command. Runs beside a serving process, which follows within seconds.
///
/// # Errors
/// When there is no such unit, the file is no list that may be shown, or the database cannot be used; nothing has changed then.
pub async fn run(args: &ContactsArgs) -> anyhow::Result<()> {
    let name = args.file.display();
    let json = std::fs::read_to_string(&args.file).with_context(|| format!("{name} cannot be read"))?;
    let list: ContactList = serde_json::from_str(&json).with_context(|| format!("{name} is no list"))?;
    list.check().with_context(|| format!("{name} is not taken"))?;
    let database = Database::open(&args.store.url(), Missing::Fails).await?;
    let unit = UnitId::new(&args.unit);
    let known = units::all(&mut database.read().await?).await?;
    ensure!(known.iter().any(|one| one.id == unit), "there is no unit {unit}");
    replace(&database, &unit, &list).await?;
    database.close().await;
    println!("{unit}: {} trusted addresses", list.contacts.len());
    Ok(())
}

/// Puts a list that was checked in the place of the one a unit has.
///
/// # Errors
/// Of the database; nothing has changed then.
pub async fn replace(database: &Database, unit: &UnitId, list: &ContactList) -> Result<(), sqlx::Error> {
    let mut transaction = database.begin_write().await?;
    contacts::replace(&mut transaction, unit, &list.contacts).await?;
    transaction.commit().await
}
