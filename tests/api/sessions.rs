//! Sessions: what is kept of them, and that nobody can choose or steal one.

use anyhow::Result;
use domain::organizer::SignIn;
use domain::participation::sha256_hex;
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Method, StatusCode};
use tests::World;
use tests::api::{ME, SESSION};
use tests::server::Setup;

/// Every byte below the server's data folder but its log.
fn stored(world: &World) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(world.server.data())? {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "log") {
            bytes.extend(std::fs::read(path)?);
        }
    }
    Ok(bytes)
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn a_stolen_database_holds_no_secret_that_opens_a_session() -> Result<()> {
    // What is in the file is in the other database too.
    let world = World::start_with(Setup::default()).await?;
    let token = world.server.invitation().await?;
    let session = world.organizer().await?;
    let secret = session.cookie.split('=').nth(1).unwrap_or_default();
    let bytes = stored(&world)?;
    assert!(holds(&bytes, &sha256_hex(secret.as_bytes())), "the hash is what is looked for");
    assert!(holds(&bytes, "$argon2id$"));
    for secret in [secret, &token, "mười hai bông hoa"] {
        assert!(!holds(&bytes, secret), "the database tells {secret:?}");
    }
    // The hash does not open what the secret opens.
    let hash = format!("__Host-haihoa={}", sha256_hex(secret.as_bytes()));
    let answer = world.api.request(Method::GET, ME).header(COOKIE, hash).send().await?;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    Ok(())
}

#[tokio::test]
async fn nobody_can_choose_the_session_of_another() -> Result<()> {
    let world = World::start().await?;
    world.organizer().await?;
    let chosen = format!("__Host-haihoa={}", "c".repeat(64));
    let body = SignIn { name: "chị Hoa".into(), password: "mười hai bông hoa".into() };
    let request = world.api.request(Method::POST, SESSION).header(ORIGIN, world.api.origin());
    let answer = request.header(COOKIE, &chosen).json(&body).send().await?;
    assert_eq!(answer.status(), StatusCode::OK);
    let given = answer.headers()[SET_COOKIE].to_str()?.to_owned();
    assert!(!given.starts_with(&chosen), "{given}");
    let answer = world.api.request(Method::GET, ME).header(COOKIE, chosen).send().await?;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    Ok(())
}

#[tokio::test]
async fn signing_out_tells_the_browser_to_forget_with_the_same_attributes() -> Result<()> {
    let world = World::start().await?;
    let answer = world.organizer().await?.sign_out().await?;
    let cookie = answer.headers()[SET_COOKIE].to_str()?;
    assert_eq!(cookie, "__Host-haihoa=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    Ok(())
}
