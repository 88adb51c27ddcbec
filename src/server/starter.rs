//! The packs and surveys that come with the program, and the catalog of all that is stored.

use std::sync::Arc;

use anyhow::Context;
use domain::pack::{Pack, Texts};
use domain::survey::Survey;

use crate::catalog::{Catalog, SharedCatalog};
use crate::check;
use crate::flags::Flag;
use crate::published::{PublishedPack, PublishedSurvey};
use crate::rescue::RescueKey;
use crate::store::{
    Database, campaigns, changes, contacts, forms, pack_texts, packs, participations, rescue_keys, surveys,
    units,
};

/// The starter packs, as JSON: a new one is one more line.
const PACKS: &[&str] = &[
    include_str!("../../public/packs/an-toan-gia-dinh.json"),
    include_str!("../../public/packs/an-toan-giao-thong.json"),
    include_str!("../../public/packs/an-toan-thuc-pham.json"),
    include_str!("../../public/packs/an-toan-tren-mang.json"),
    include_str!("../../public/packs/bao-ve-tre-em.json"),
    include_str!("../../public/packs/binh-dang-gioi.json"),
    include_str!("../../public/packs/phong-chong-bao-luc-gia-dinh.json"),
    include_str!("../../public/packs/phong-chong-ma-tuy.json"),
    include_str!("../../public/packs/phong-chong-mua-ban-nguoi.json"),
];

/// Their texts in other languages, as JSON: one more line for each pack and language.
const TEXTS: &[&str] = &[
    include_str!("../../public/packs/en/an-toan-gia-dinh.json"),
    include_str!("../../public/packs/en/an-toan-tren-mang.json"),
    include_str!("../../public/packs/en/bao-ve-tre-em.json"),
    include_str!("../../public/packs/en/phong-chong-ma-tuy.json"),
];

/// The starter surveys, as JSON: a new one is one more line.
const SURVEYS: &[&str] = &[
    include_str!("../../public/surveys/an-toan-noi-o.json"),
    include_str!("../../public/surveys/danh-gia-buoi-sinh-hoat.json"),
    include_str!("../../public/surveys/nhan-thuc-ve-gioi.json"),
];

/// The starter packs, read.
///
/// # Errors
/// When one breaks the rules: a fault of the build.
pub fn starter_packs() -> anyhow::Result<Vec<Pack>> {
    PACKS.iter().map(|json| Pack::read(json).context("a starter pack")).collect()
}

/// The starter surveys, read.
///
/// # Errors
/// When one breaks the rules: a fault of the build.
pub fn starter_surveys() -> anyhow::Result<Vec<Survey>> {
    SURVEYS.iter().map(|json| Survey::read(json).context("a starter survey")).collect()
}

/// Publishes the starter packs and surveys whose version is not there yet. Records that came before a version they answer are
/// then counted anew.
///
/// # Errors
/// When the database cannot be used.
pub async fn publish(database: &Database, now_ms: u64) -> anyhow::Result<()> {
    let new_packs = publish_packs(database, now_ms).await?;
    let judges_otherwise = publish_texts(database, now_ms).await?;
    let new_surveys = publish_surveys(database, now_ms).await?;
    let mut connection = database.read().await?;
    let waited_for = (new_packs
        && participations::any_flagged(&mut connection, Flag::UnknownPack.name()).await?)
        || (new_surveys && forms::any_flagged(&mut connection, Flag::UnknownSurvey.name()).await?);
    drop(connection);
    if waited_for || judges_otherwise {
        check::rebuild(database).await?;
    }
    Ok(())
}

/// Whether any was new.
async fn publish_packs(database: &Database, now_ms: u64) -> anyhow::Result<bool> {
    let mut any_new = false;
    for pack in starter_packs()? {
        // White space of the source file is not worth a phone's time.
        let body = serde_json::to_string(&pack)?;
        let mut transaction = database.begin_write().await?;
        if packs::publish(&mut transaction, &pack, &body, now_ms).await? {
            any_new = true;
        } else if packs::body(&mut transaction, &pack).await?.is_some_and(|published| published != body) {
            warn_of_other_content(pack.id.as_str(), pack.version);
        }
        transaction.commit().await?;
    }
    Ok(any_new)
}

/// Whether any was new.
async fn publish_surveys(database: &Database, now_ms: u64) -> anyhow::Result<bool> {
    let mut any_new = false;
    for survey in starter_surveys()? {
        let body = serde_json::to_string(&survey)?;
        let mut transaction = database.begin_write().await?;
        if surveys::publish(&mut transaction, &survey, &body, now_ms).await? {
            any_new = true;
        } else if surveys::body(&mut transaction, &survey).await?.is_some_and(|published| published != body) {
            warn_of_other_content(survey.id.as_str(), survey.version);
        }
        transaction.commit().await?;
    }
    Ok(any_new)
}

fn warn_of_other_content(id: &str, version: u32) {
    tracing::warn!(
        id,
        version,
        "this version was published with other content, which stays: a change needs a new version"
    );
}

/// Publishes their texts that are not there yet; true if answers that are stored may be right by new spellings.
async fn publish_texts(database: &Database, now_ms: u64) -> anyhow::Result<bool> {
    let mut judges_otherwise = false;
    for json in TEXTS {
        let texts = Texts::read(json).context("texts of a starter pack")?;
        let body = serde_json::to_string(&texts)?;
        let mut transaction = database.begin_write().await?;
        if pack_texts::publish(&mut transaction, &texts, &body, now_ms).await? {
            judges_otherwise |= texts.has_spellings();
        } else if pack_texts::body(&mut transaction, &texts).await?.is_some_and(|there| there != body) {
            tracing::warn!(
                pack = texts.pack.as_str(),
                version = texts.version,
                lang = texts.lang,
                "these texts were published with other content, which stays: a change needs a new version of the pack"
            );
        }
        transaction.commit().await?;
    }
    Ok(judges_otherwise)
}

/// Everything uploads are judged against; `before` is the catalog so far, if there is one.
///
/// # Errors
/// When the database cannot be used, or holds what this version cannot read.
pub async fn catalog(database: &Database, before: &Catalog) -> anyhow::Result<Catalog> {
    let mut snapshot = database.begin_read().await?;
    let revision = changes::revision(&mut snapshot).await?;
    let packs = packs::all(&mut snapshot).await?;
    let texts = pack_texts::all(&mut snapshot).await?;
    let surveys = surveys::all(&mut snapshot).await?;
    let contacts = contacts::all(&mut snapshot).await?;
    let campaigns = campaigns::kept(&mut snapshot).await?;
    let units = units::kept(&mut snapshot).await?;
    let codes = campaigns::codes(&mut snapshot).await?;
    let rescue_key = rescue_keys::private_key(&mut snapshot).await?;
    snapshot.commit().await?;
    // A version never changes: what was prepared once is prepared, until it comes in one more language.
    let prepared = |(pack, body): (Pack, String)| {
        let texts: Vec<Texts> =
            texts.iter().filter(|texts| texts.pack_ref() == pack.pack_ref()).cloned().collect();
        let has_all =
            |before: &&Arc<PublishedPack>| before.langs().eq(texts.iter().map(|texts| &*texts.lang));
        match before.pack(&pack.id, pack.version).filter(has_all) {
            Some(published) => Arc::clone(published),
            None => Arc::new(PublishedPack::new(pack, body).with_texts(&texts)),
        }
    };
    let packs = packs.into_iter().map(prepared).collect();
    let prepared = |(survey, body): (Survey, String)| match before.survey(&survey.id, survey.version) {
        Some(published) => Arc::clone(published),
        None => Arc::new(PublishedSurvey::new(survey, body)),
    };
    let catalog = Catalog::new(campaigns, units, packs, codes)
        .with_surveys(surveys.into_iter().map(prepared).collect())
        .with_contacts(contacts)
        .of_revision(revision);
    Ok(match rescue_key.and_then(|private| RescueKey::read(&private)) {
        Some(key) => catalog.with_rescue_key(key.public()),
        None => catalog,
    })
}

/// Reads the catalog anew if another node, or a command, has changed the one in the database; true if so.
///
/// # Errors
/// As [`catalog`]; the one at hand then stays.
pub async fn refresh(database: &Database, shared: &SharedCatalog) -> anyhow::Result<bool> {
    let revision = changes::revision(&mut database.read().await?).await?;
    if revision == shared.get().revision() {
        return Ok(false);
    }
    shared.put(catalog(database, &shared.get()).await?);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use domain::campaign::Rules;

    use super::*;
    use crate::testing::{KINDS, World};

    #[tokio::test]
    async fn a_node_learns_what_another_has_opened_and_reads_no_more_than_it_must() {
        let mut world = World::new().await;
        let node = world.another_node().await;
        let shared = SharedCatalog::new(catalog(&node, &Catalog::default()).await.unwrap());
        assert!(!refresh(&node, &shared).await.unwrap());
        let campaign = world.open_campaign(KINDS, 6, Rules::default(), "135790").await;
        assert!(shared.get().campaign(&campaign).is_none());
        assert!(refresh(&node, &shared).await.unwrap());
        assert!(shared.get().campaign(&campaign).is_some());
        assert!(!refresh(&node, &shared).await.unwrap());
        node.close().await;
    }

    #[test]
    fn the_starter_packs_keep_the_rules() {
        let packs = starter_packs().unwrap();
        assert!(
            packs.iter().all(|pack| pack.questions.len() >= 10),
            "a turn of ten flowers needs ten questions"
        );
    }

    /// A file that nobody lists here is in the repository and in no village.
    #[test]
    fn every_file_is_listed() {
        let json_files = |folder: &str| {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public").join(folder);
            let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.filter(|path| path.extension().is_some_and(|extension| extension == "json")).count()
        };
        let listed = [PACKS.len(), TEXTS.len(), SURVEYS.len()];
        assert_eq!(listed, ["packs", "packs/en", "surveys"].map(json_files));
    }

    /// A pack is fetched over a weak network: 8 KB for 12 questions, as a phone gets them.
    #[tokio::test]
    async fn a_starter_pack_is_light() {
        use axum::http::{HeaderMap, HeaderValue, header};
        let accepts = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static("br"))]);
        for pack in starter_packs().unwrap() {
            let (id, questions) = (pack.id.clone(), pack.questions.len());
            let body = serde_json::to_string(&pack).unwrap();
            let served = PublishedPack::new(pack, body).content.respond(&accepts, "no-store");
            let bytes = axum::body::to_bytes(served.into_body(), usize::MAX).await.unwrap().len();
            println!("{id}: {bytes} bytes for {questions} questions");
            assert!(bytes * 12 <= 8 * 1024 * questions, "{id}: {bytes} bytes for {questions} questions");
        }
    }
}
