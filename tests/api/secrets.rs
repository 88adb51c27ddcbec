//! Secrets and what members say never reach the log, however much is logged.

use anyhow::{Context, Result};
use domain::participation::{Participation, Sealed};
use domain::wire::Outcome;
use tests::api::{Session, results_path};
use tests::records::{sealed_bytes, with_hash_of_another};
use tests::rescue::seal;
use tests::{DEMO_CODE, World};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const PASSWORD: &str = "mười hai bông hoa";
const WRONG: &str = "mười ba bông cúc";
const NAME: &str = "Phạm Thị Ngọc Ẩn";
const TYPED: &str = "chuyện nhà tôi giấu kín";
const DATABASE_PASSWORD: &str = "mat-khau-kho-du-lieu-77";

/// A server that logs all it can.
async fn talkative() -> Result<World> {
    let mut world = World::start().await?;
    world.server.stop().await?;
    for name in ["RUST_LOG", "HAIHOA_LOG"] {
        world.server.set(name, "trace");
    }
    world.server.start_again().await?;
    Ok(world)
}

/// A turn with a name and something typed.
async fn told(world: &World) -> Result<Vec<Sealed>> {
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let mut next = || {
        let mut record = Participation { name: Some(NAME.to_owned()), ..phone.play(5) };
        record.answers[0].typed = TYPED.to_owned();
        record
    };
    let first = next();
    let conflict = Participation { took_ms: first.took_ms + 1, ..first.clone() }.seal();
    let altered = with_hash_of_another(&next().seal(), &next().seal());
    let mut broken = next().seal();
    broken.body = broken.body.replace("\"seq\":", "\"seq\":\"x\",\"was\":");
    Ok(vec![first.seal(), conflict, altered, sealed_bytes(&broken.id, &broken.body), next().seal()])
}

/// Uploads of every fate, whole and broken, by network and by file.
async fn members_act(world: &World) -> Result<()> {
    let records = told(world).await?;
    let outcomes = world.api.outcomes(&records.iter().take(4).collect::<Vec<_>>()).await?;
    let expected = [Outcome::Stored, Outcome::StoredConflict, Outcome::SetAside, Outcome::SetAside];
    assert_eq!(outcomes, expected);
    let body = domain::wire::upload_body(&[&records[4]]);
    world.api.upload_text(body[..body.len() - 2].to_owned()).await?;
    world.api.upload_text(format!("{{\"records\":\"{NAME} {TYPED}\"}}")).await?;
    let key = world.api.join(DEMO_CODE).await?.rescue_key.context("no key")?;
    let file = serde_json::to_string(&seal(&key, &[&records[4]], 7)?)?;
    assert!(world.api.hand_in(file.clone()).await?.status().is_success());
    assert!(!world.api.hand_in(file.replace("\"iv\":\"", "\"iv\":\"00")).await?.status().is_success());
    Ok(())
}

/// Signs in wrongly, rightly, looks at results and signs out; the sessions that were had.
async fn organizers_act(world: &World, token: &str) -> Result<Vec<Session>> {
    let invited = world.api.accept(token, "chị Hoa", PASSWORD).await?;
    assert!(world.api.accept(token, "chị Sen", WRONG).await.is_err());
    world.api.try_sign_in("chị Hoa", WRONG).await?;
    let second = world.api.sign_in("chị Hoa", PASSWORD).await?;
    let results = second.only_results().await?;
    second.get(&results_path(&results.campaign.id)).await?;
    second.get(&format!("/api/v1/khong-co/{NAME}")).await?;
    second.sign_out().await?;
    second.only_results().await.err().context("a session that was signed out")?;
    Ok(vec![invited, second])
}

/// Something that only a talkative log mentions: a connection that does not speak HTTP.
async fn chatter(world: &World) -> Result<()> {
    let mut stream = TcpStream::connect(world.server.address()).await?;
    stream.write_all(format!("{PASSWORD}\r\n\r\n").as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(())
}

#[tokio::test]
async fn the_log_tells_no_secret_even_when_it_tells_all_it_can() -> Result<()> {
    let mut world = talkative().await?;
    let token = world.server.invitation().await?;
    members_act(&world).await?;
    let sessions = organizers_act(&world, &token).await?;
    let private = world.server.private_key().await?;
    chatter(&world).await?;
    world.server.stop().await?;

    let log = world.server.log();
    assert!(log.contains("\"DEBUG\""), "the log is not at its most talkative");
    assert!(log.contains("/api/v1/participations"), "the log tells nothing at all");
    let mut secrets = vec![PASSWORD, WRONG, NAME, TYPED, &token, &private, "Ngọc Ẩn", "%20Ng%E1%BB%8Dc"];
    secrets.extend(sessions.iter().filter_map(|session| session.cookie.split('=').nth(1)));
    for secret in secrets {
        assert!(secret.len() >= 8 && !log.contains(secret), "the log tells {secret:?}");
        let escaped = secret.escape_unicode().to_string();
        assert!(!log.contains(&escaped), "the log tells {secret:?}");
    }
    Ok(())
}

#[tokio::test]
async fn the_password_of_a_database_is_told_to_nobody() -> Result<()> {
    let mut world = World::start().await?;
    let url = format!("postgres://haihoa:{DATABASE_PASSWORD}@127.0.0.1:1/haihoa");
    world.server.set("RUST_LOG", "trace");
    world.server.set("HAIHOA_DATABASE_URL", &url);
    for arguments in [&["check", "--json"][..], &["organizer", "invite"], &["serve"], &["serve", "--help"]] {
        let (succeeded, said, complained) = world.server.try_run(arguments).await?;
        assert_eq!(succeeded, arguments.contains(&"--help"), "{arguments:?}: {complained}");
        assert!(!format!("{said}{complained}").contains(DATABASE_PASSWORD), "{arguments:?} tells it");
    }
    let (_, said, complained) = world.server.try_run(&["check", "--database-url", &url]).await?;
    assert!(!format!("{said}{complained}").contains(DATABASE_PASSWORD));
    Ok(())
}
