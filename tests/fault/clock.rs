//! The server's clock is set years forward and years back while it serves: what came before and after is there once, and
//! nobody is locked out for as long as the clock jumped.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use domain::wire::Outcome;
use reqwest::StatusCode;
use tests::api::{ME, refusal};
use tests::load::{Load, all_there_once};
use tests::server::Setup;
use tests::{DEMO_CODE, World};

/// The clock of a running server: a file that libfaketime reads at each look.
struct Clock(PathBuf);

impl Clock {
    fn set(&self, offset: &str) -> Result<()> {
        // Renamed into place, so that no half of it is ever read.
        let next = self.0.with_extension("next");
        fs::write(&next, offset)?;
        Ok(fs::rename(next, &self.0)?)
    }
}

/// Where libfaketime lies: Debian has it in a folder of each architecture.
fn library() -> Result<PathBuf> {
    let found = fs::read_dir("/usr/lib")?.flatten().find_map(|folder| {
        let library = folder.path().join("faketime/libfaketimeMT.so.1");
        library.is_file().then_some(library)
    });
    found.context("libfaketime is not installed (Debian: apt-get install faketime)")
}

async fn world_with_clock(folder: &Path) -> Result<(World, Clock)> {
    let clock = Clock(folder.join("clock"));
    clock.set("+0")?;
    let variables = vec![
        ("LD_PRELOAD", library()?.display().to_string()),
        ("FAKETIME_TIMESTAMP_FILE", clock.0.display().to_string()),
        ("FAKETIME_NO_CACHE", "1".to_owned()),
        // Only the wall clock jumps: the one that counts on cannot.
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
    ];
    let setup = Setup { under: vec!["env".to_owned()], variables, ..Setup::default() };
    Ok((World::start_with(setup).await?, clock))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn records_arrive_once_whatever_the_clock_says() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (world, clock) = world_with_clock(folder.path()).await?;
    let early = world.phone(DEMO_CODE, 1).await?.seal_one();
    let load = Load::begin(&world.api, 4, 1).await?;
    for offset in ["+10y", "-10y", "+0", "-40y", "+50y", "+0"] {
        load.acknowledged_more(50).await?;
        clock.set(offset)?;
        load.acknowledged_more(50).await?;
        assert!(world.api.outcomes(&[&early]).await?[0].is_confirmed());
        assert_eq!(world.api.outcomes(&[&early]).await?, [Outcome::Duplicate]);
    }
    let mut sent = load.enough().await?;
    sent.push(early);
    assert_eq!(world.server.log().matches("panicked").count(), 0);
    all_there_once(&world.api, world.check().await?, &sent).await
}

#[tokio::test]
async fn nobody_is_locked_out_by_a_clock_that_was_wrong() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (world, clock) = world_with_clock(folder.path()).await?;
    let session = world.organizer().await?;
    // The clock was years ahead while somebody guessed, and is right again.
    clock.set("+10y")?;
    for guess in 0..4 {
        assert_eq!(world.api.try_sign_in("chị Hoa", &format!("mật khẩu {guess}")).await?.status(), 401);
    }
    let ahead = world.api.sign_in("chị Hoa", "mười hai bông hoa").await?;
    clock.set("+0")?;
    for session in [&session, &ahead] {
        // The time of a session may have run out meanwhile, never its owner's way back in.
        let status = session.get(ME).await?.status();
        assert!(status == StatusCode::OK || status == StatusCode::UNAUTHORIZED, "{status}");
    }
    // The wait of a throttle is as long as it is, not as long as the jump.
    for _ in 0..8 {
        world.api.try_sign_in("chị Hoa", "mật khẩu khác").await?;
    }
    clock.set("-10y")?;
    let response = world.api.try_sign_in("chị Hoa", "mười hai bông hoa").await?;
    let wait = response.headers().get("retry-after").context("no wait")?.to_str()?.parse::<u64>()?;
    assert_eq!(refusal(response).await?.0, StatusCode::TOO_MANY_REQUESTS);
    assert!(wait <= 300, "{wait} s");
    let said = world.server.run(&["organizer", "invite"]).await?;
    let (_, secret) = said.split_once('#').context("no link")?;
    let back = world.api.accept(secret.trim(), "chị Lan", "mười hai bông hoa").await?;
    assert_eq!(back.get(ME).await?.status(), StatusCode::OK);
    Ok(())
}
