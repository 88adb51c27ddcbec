//! What tests of several modules start from: a database file of its own with the demo in it.

use std::sync::Arc;

use domain::id::{CampaignId, DeviceId, RecordId, UnitId};
use domain::pack::Question;
use domain::participation::{Answer, FORMAT, Participation, Sealed};
use tempfile::TempDir;

use crate::catalog::Catalog;
use crate::record::{Item, sort};
use crate::store::{Database, Missing};
use crate::{demo, starter};

/// When the tests' demo campaign opens: Unix milliseconds.
pub const OPENS_MS: u64 = 1_795_000_000_000;
/// A time at which it is open.
pub const NOW_MS: u64 = OPENS_MS + 3_600_000;
/// The demo campaign.
pub const CAMPAIGN: &str = "demo-an-toan-gia-dinh";
/// Its first branch.
pub const BRANCH: &str = "nguyen-nghiem-1";

/// A database file with the demo, and its catalog.
pub struct World {
    folder: TempDir,
    pub database: Arc<Database>,
    pub catalog: Catalog,
}

impl World {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = open(&folder).await;
        starter::publish(&database, OPENS_MS).await.unwrap();
        demo::fill(&database, OPENS_MS).await.unwrap();
        let catalog = starter::catalog(&database).await.unwrap();
        Self { folder, database, catalog }
    }

    /// Closes the database and opens it again, as a restart does.
    pub async fn reopen(&mut self) {
        self.database.close().await;
        self.database = open(&self.folder).await;
    }

    /// Question `n` of the demo campaign's pack.
    pub fn question(&self, n: usize) -> &Question {
        let pack = &self.catalog.campaign(&CampaignId::new(CAMPAIGN)).unwrap().campaign.packs[0];
        &self.catalog.pack(&pack.id, pack.version).unwrap().pack.questions[n]
    }

    /// A finished turn of ten flowers, of which every second is answered right.
    pub fn participation(&self, n: u32) -> Participation {
        let pack = self.catalog.campaign(&CampaignId::new(CAMPAIGN)).unwrap().campaign.packs[0].clone();
        let answers = (0..10_usize).map(|place| {
            let question = self.question(place);
            let chosen = question.choices.iter().filter(|choice| choice.right == (place % 2 == 0));
            Answer {
                pack: pack.id.clone(),
                version: pack.version,
                question: question.id.clone(),
                chosen: chosen.map(|choice| choice.id.clone()).collect(),
                took_ms: 4_000,
            }
        });
        let mut random = [0; 10];
        random[..4].copy_from_slice(&n.to_be_bytes());
        Participation {
            format: FORMAT.to_owned(),
            id: RecordId::v7(NOW_MS, random),
            device: DeviceId::v4([7; 16]),
            seq: n,
            campaign: CampaignId::new(CAMPAIGN),
            unit: UnitId::new(BRANCH),
            name: None,
            started_at_ms: NOW_MS - 60_000,
            finished_at_ms: NOW_MS,
            took_ms: 40_000,
            answers: answers.collect(),
            right: 5,
        }
    }

    /// Sorts a sealed record as an upload would.
    pub fn sort(&self, sealed: &Sealed) -> Item {
        sort(sealed.id.as_str(), &sealed.sha256, &sealed.body, &self.catalog, NOW_MS)
    }

    /// Number `n`, sorted.
    pub fn item(&self, n: u32) -> Item {
        self.sort(&self.participation(n).seal())
    }
}

async fn open(folder: &TempDir) -> Arc<Database> {
    let url = format!("sqlite:{}", folder.path().join("data/haihoa.db").display());
    Arc::new(Database::open(&url, Missing::IsMade).await.unwrap())
}
