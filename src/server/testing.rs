//! What tests of several modules start from: a database file of its own with the demo in it.

use std::sync::Arc;

use domain::campaign::{Campaign, JoinCode, NameAsked, PackRef, Rules};
use domain::id::{CampaignId, ChoiceId, DeviceId, QuestionId, RecordId, SurveyId, UnitId};
use domain::pack::{Pack, Question, QuestionKind};
use domain::participation::{Answer, FORMAT, Participation, Sealed};
use domain::survey::{ItemAnswer, RECORD_FORMAT, Round, Survey, SurveyRecord, SurveyUse};
use sqlx::{AssertSqlSafe, Connection};
use tempfile::TempDir;

use crate::catalog::{Catalog, CodeTarget};
use crate::random::hex;
use crate::record::{Item, sort};
use crate::store::{Database, Missing, campaigns, packs, surveys};
use crate::{demo, starter};

/// When the tests' demo campaign opens: Unix milliseconds.
pub const OPENS_MS: u64 = 1_795_000_000_000;
/// A time at which it is open.
pub const NOW_MS: u64 = OPENS_MS + 3_600_000;
/// When the campaigns that tests open are closed.
pub const CLOSES_MS: u64 = OPENS_MS + 86_400_000;
/// A pack with a question of every kind, the ids `single`, `multiple`, `order`, `number`, `text` and `prediction`.
pub const KINDS: &str = include_str!("../domain/tests/kinds.json");
/// A survey with an item of every kind, the id of each its kind.
pub const ITEMS: &str = include_str!("../domain/tests/survey_kinds.json");
/// The demo campaign.
pub const CAMPAIGN: &str = "demo-an-toan-gia-dinh";
/// Its first branch.
pub const BRANCH: &str = "nguyen-nghiem-1";

/// A question and its pack.
type Placed<'a> = (PackRef, &'a Question);

/// Names a PostgreSQL database to test on; without it the tests run on SQLite files.
const POSTGRES: &str = "HAIHOA_TEST_POSTGRES";

/// A database with the demo, and its catalog.
pub struct World {
    url: String,
    _folder: TempDir,
    pub database: Arc<Database>,
    pub catalog: Catalog,
}

impl World {
    /// On the database that the tests run on.
    pub async fn new() -> Self {
        match std::env::var(POSTGRES) {
            Ok(server) => Self::at(schema_of_its_own(&server).await, tempfile::tempdir().unwrap()).await,
            Err(_) => Self::on_sqlite().await,
        }
    }

    /// On SQLite, for what there is in SQLite alone.
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::at(format!("sqlite:{}", folder.path().join("data/haihoa.db").display()), folder).await
    }

    async fn at(url: String, folder: TempDir) -> Self {
        let database = open(&url).await;
        starter::publish(&database, OPENS_MS).await.unwrap();
        demo::fill(&database, OPENS_MS).await.unwrap();
        let catalog = starter::catalog(&database, &Catalog::default()).await.unwrap();
        Self { url, _folder: folder, database, catalog }
    }

    /// Closes the database and opens it again, as a restart does.
    pub async fn reopen(&mut self) {
        self.database.close().await;
        self.database = open(&self.url).await;
    }

    /// Its database, as `--database-url` names it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The same database as another node or command opens it.
    pub async fn another_node(&self) -> Arc<Database> {
        open(&self.url).await
    }

    /// Publishes a pack and opens a campaign with it alone, under a code of the first branch.
    pub async fn open_campaign(&mut self, pack: &str, flowers: u32, rules: Rules, code: &str) -> CampaignId {
        let pack = Pack::read(pack).unwrap();
        let body = serde_json::to_string(&pack).unwrap();
        let mut connection = self.database.write().await.unwrap();
        packs::publish(&mut connection, &pack, &body, OPENS_MS).await.unwrap();
        let campaign = Campaign {
            id: CampaignId::new(format!("dot-{code}")),
            title: "Đợt".into(),
            packs: vec![pack.pack_ref()],
            survey: None,
            flowers,
            rules,
            name_asked: NameAsked::None,
            opens_at_ms: OPENS_MS,
            closes_at_ms: CLOSES_MS,
        };
        campaigns::insert(&mut connection, &campaign, OPENS_MS).await.unwrap();
        let target =
            CodeTarget { campaign: campaign.id.clone(), unit: UnitId::new(BRANCH), taken_back: false };
        campaigns::insert_code(&mut connection, &JoinCode::read(code).unwrap(), &target).await.unwrap();
        drop(connection);
        self.catalog = starter::catalog(&self.database, &self.catalog).await.unwrap();
        campaign.id
    }

    /// Publishes a survey and opens a campaign that asks it, under a code of the first branch.
    pub async fn open_survey(&mut self, survey: &str, code: &str, round: Option<Round>) -> CampaignId {
        let survey = Survey::read(survey).unwrap();
        let body = serde_json::to_string(&survey).unwrap();
        let mut connection = self.database.write().await.unwrap();
        surveys::publish(&mut connection, &survey, &body, OPENS_MS).await.unwrap();
        let campaign = Campaign {
            id: CampaignId::new(format!("dot-{code}")),
            title: "Khảo sát".into(),
            packs: vec![],
            survey: Some(SurveyUse { survey: survey.survey_ref(), round }),
            flowers: 1,
            rules: Rules::default(),
            name_asked: NameAsked::None,
            opens_at_ms: OPENS_MS,
            closes_at_ms: CLOSES_MS,
        };
        campaigns::insert(&mut connection, &campaign, OPENS_MS).await.unwrap();
        let target =
            CodeTarget { campaign: campaign.id.clone(), unit: UnitId::new(BRANCH), taken_back: false };
        campaigns::insert_code(&mut connection, &JoinCode::read(code).unwrap(), &target).await.unwrap();
        drop(connection);
        self.catalog = starter::catalog(&self.database, &self.catalog).await.unwrap();
        campaign.id
    }

    /// A form of the survey with every kind that answers some of it; `n` makes its id.
    pub fn form(&self, campaign: &CampaignId, n: u32) -> SurveyRecord {
        let given = |item: &str, chosen: &[&str], typed: &str| ItemAnswer {
            item: QuestionId::new(item),
            chosen: chosen.iter().map(|id| ChoiceId::new(*id)).collect(),
            typed: typed.to_owned(),
            declined: false,
        };
        let mut random = [9; 16];
        random[..4].copy_from_slice(&n.to_be_bytes());
        SurveyRecord {
            format: RECORD_FORMAT.to_owned(),
            id: RecordId::token(random),
            campaign: campaign.clone(),
            unit: UnitId::new(BRANCH),
            survey: SurveyId::new("moi-loai-muc"),
            version: 1,
            day: "2026-11-18".to_owned(),
            round: None,
            pair: None,
            answers: vec![
                given("single", &["a"], ""),
                given("multiple", &["a", "b"], ""),
                ItemAnswer { declined: true, ..given("likert", &[], "") },
                given("number", &[], "4"),
                given("text", &[], "lời riêng"),
            ],
        }
    }

    /// The questions of the demo campaign that are answered by marking choices, and the first prediction.
    fn questions(&self) -> (Vec<Placed<'_>>, Option<Placed<'_>>) {
        let demo = &self.catalog.campaign(&CampaignId::new(CAMPAIGN)).unwrap().campaign;
        let packs = demo.packs.iter().map(|pack| &self.catalog.pack(&pack.id, pack.version).unwrap().pack);
        let all: Vec<Placed<'_>> = packs
            .flat_map(|pack| pack.questions.iter().map(|question| (pack.pack_ref(), question)))
            .collect();
        let marked =
            |kind| matches!(kind, QuestionKind::Single | QuestionKind::Multiple | QuestionKind::TrueFalse);
        let prediction = all.iter().find(|(_, question)| question.kind == QuestionKind::Prediction).cloned();
        (all.into_iter().filter(|(_, question)| marked(question.kind)).collect(), prediction)
    }

    /// The question that answer `n` of the turn below is about.
    pub fn question(&self, n: usize) -> &Question {
        self.questions().0[n].1
    }

    /// A finished turn of ten flowers, of which every second is answered right; and a prediction, if the demo has one.
    pub fn participation(&self, n: u32) -> Participation {
        let (marked, prediction) = self.questions();
        let answer = |(pack, question): &Placed<'_>, chosen: Vec<ChoiceId>, typed: &str| Answer {
            pack: pack.id.clone(),
            version: pack.version,
            question: question.id.clone(),
            chosen,
            typed: typed.to_owned(),
            took_ms: 4_000,
        };
        let answers = marked.iter().take(10).enumerate().map(|(place, at)| {
            let chosen = at.1.choices.iter().filter(|choice| choice.right == (place % 2 == 0));
            answer(at, chosen.map(|choice| choice.id.clone()).collect(), "")
        });
        let answers = answers.chain(prediction.iter().map(|at| answer(at, vec![], "120")));
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
            person: 1,
            started_at_ms: NOW_MS - 60_000,
            finished_at_ms: NOW_MS,
            took_ms: 40_000,
            answers: answers.collect(),
            right: Some(5),
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

async fn open(url: &str) -> Arc<Database> {
    Arc::new(Database::open(url, Missing::IsMade).await.unwrap())
}

/// An empty PostgreSQL database; none where the tests run on SQLite alone.
pub async fn empty_on_postgres() -> Option<String> {
    let Ok(server) = std::env::var(POSTGRES) else {
        eprintln!("not run: it needs {POSTGRES}, which `cargo xtask test` gives it in its second round");
        return None;
    };
    Some(schema_of_its_own(&server).await)
}

/// Makes a schema for one test, and the URL by which everything happens in it.
async fn schema_of_its_own(server: &str) -> String {
    let name = format!("t_{}", hex::<8>().unwrap());
    let mut connection = sqlx::PgConnection::connect(server).await.unwrap();
    let create = AssertSqlSafe(format!("CREATE SCHEMA {name}"));
    sqlx::query(create).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    format!("{server}?options[search_path]={name}")
}
