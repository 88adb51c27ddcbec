//! The packs that come with the program, and the catalog of all that is stored.

use anyhow::Context;
use domain::pack::Pack;

use crate::catalog::{Catalog, PublishedPack};
use crate::check;
use crate::flags::Flag;
use crate::store::{Database, campaigns, packs, participations, units};

/// The starter packs, as JSON.
const PACKS: [&str; 1] = [include_str!("../../public/packs/an-toan-gia-dinh.json")];

/// The starter packs, read.
///
/// # Errors
/// When one breaks the rules: a fault of the build.
pub fn starter_packs() -> anyhow::Result<Vec<Pack>> {
    PACKS.iter().map(|json| Pack::read(json).context("a starter pack")).collect()
}

/// Publishes the starter packs whose version is not there yet. Records that came before a version they answer are
/// then counted anew.
///
/// # Errors
/// When the database cannot be used.
pub async fn publish(database: &Database, now_ms: u64) -> anyhow::Result<()> {
    let mut any_new = false;
    for pack in starter_packs()? {
        // White space of the source file is not worth a phone's time.
        let body = serde_json::to_string(&pack)?;
        let mut connection = database.write().await?;
        if packs::publish(&mut connection, &pack, &body, now_ms).await? {
            any_new = true;
        } else if packs::body(&mut connection, &pack).await?.is_some_and(|published| published != body) {
            tracing::warn!(
                pack = pack.id.as_str(),
                version = pack.version,
                "this version was published with other content, which stays: a change needs a new version"
            );
        }
    }
    let waited_for = any_new
        && participations::any_flagged(&mut *database.read().await?, Flag::UnknownPack.name()).await?;
    if waited_for {
        check::rebuild(database).await?;
    }
    Ok(())
}

/// Everything uploads are judged against.
///
/// # Errors
/// When the database cannot be used, or holds what this version cannot read.
pub async fn catalog(database: &Database) -> anyhow::Result<Catalog> {
    let mut connection = database.read().await?;
    let packs = packs::all(&mut connection).await?;
    Ok(Catalog::new(
        campaigns::all(&mut connection).await?,
        units::all(&mut connection).await?,
        packs.into_iter().map(|(pack, body)| PublishedPack::new(pack, body)).collect(),
        campaigns::codes(&mut connection).await?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_packs_keep_the_rules() {
        let packs = starter_packs().unwrap();
        assert!(
            packs.iter().all(|pack| pack.questions.len() >= 10),
            "a turn of ten flowers needs ten questions"
        );
    }
}
