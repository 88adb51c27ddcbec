//! A database of the first version, opened by this one: brought up to date, with nothing lost.

use anyhow::Result;
use domain::id::CampaignId;
use domain::participation::{Participation, Sealed};
use domain::wire::Outcome;
use tests::World;
use tests::api::{read, results_path};
use tests::server::Setup;

/// As the first version left it. Never changed.
const FIRST: &str = include_str!("databases/0001.sql");
/// The secret of the session that was open then.
const SESSION: &str = "__Host-haihoa=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn a_database_of_the_first_version_is_brought_up_to_date_with_nothing_lost() -> Result<()> {
    // The first version knew SQLite alone.
    let mut world = World::start_with(Setup::default()).await?;
    world.server.stop().await?;
    world.server.replace_database(FIRST).await?;
    world.server.start_again().await?;

    let check = world.check().await?;
    assert_eq!((check.records, check.people, check.conflicts, check.set_aside), (2, 1, 1, 1));
    assert!(check.projections_agree);

    let joined = world.api.join("135790").await?;
    assert_eq!(
        (joined.campaign.title.as_str(), joined.unit.name.as_str()),
        ("Đợt cũ", "Chi hội thôn Vạn Xuân")
    );
    let results = world.api.request(reqwest::Method::GET, &results_path(&CampaignId::new("dot-cu")));
    let results: domain::results::Results = read(results.header("cookie", SESSION).send().await?).await?;
    assert_eq!((results.total.participations, results.total.right, results.conflicts), (2, 1, 1));

    let stored = world.server.bodies().await?;
    for body in &stored {
        let id = serde_json::from_str::<Participation>(body)?.id;
        let again =
            Sealed { id, sha256: domain::participation::sha256_hex(body.as_bytes()), body: body.clone() };
        assert_eq!(world.api.outcomes(&[&again]).await?, [Outcome::Duplicate]);
    }
    assert_eq!(stored.len(), 2);
    let new = world.phone("135790", 1).await?.play(1).seal();
    assert_eq!(world.api.outcomes(&[&new]).await?, [Outcome::Stored]);
    Ok(())
}
