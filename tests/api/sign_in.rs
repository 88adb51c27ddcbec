//! `POST /api/v1/organizer/session`.

use anyhow::Result;
use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;
use tests::World;
use tests::api::{ME, refusal};

#[tokio::test]
async fn an_organizer_signs_in_with_her_name_in_any_case() -> Result<()> {
    let world = World::start().await?;
    world.organizer().await?;
    for name in ["chị Hoa", "CHỊ HOA", "Chị hoa"] {
        let session = world.api.sign_in(name, "mười hai bông hoa").await?;
        assert_eq!(session.me.name, "chị Hoa");
        assert_eq!(session.get(ME).await?.status(), StatusCode::OK);
    }
    Ok(())
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() -> Result<()> {
    let world = World::start().await?;
    let cookie = world.organizer().await?.set_cookie;
    assert!(cookie.starts_with("__Host-"), "{cookie}");
    let attributes: Vec<String> = cookie.split(';').skip(1).map(|part| part.trim().to_lowercase()).collect();
    for attribute in ["httponly", "secure", "samesite=lax", "path=/"] {
        assert!(attributes.iter().any(|given| given == attribute), "{attribute} is missing: {cookie}");
    }
    assert!(!attributes.iter().any(|given| given.starts_with("domain")), "{cookie}");
    Ok(())
}

#[tokio::test]
async fn each_sign_in_has_a_session_of_its_own() -> Result<()> {
    let world = World::start().await?;
    let first = world.organizer().await?;
    let second = world.api.sign_in("chị Hoa", "mười hai bông hoa").await?;
    assert_ne!(first.cookie, second.cookie);
    first.sign_out().await?;
    assert_eq!(first.get(ME).await?.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(second.get(ME).await?.status(), StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_look_alike() -> Result<()> {
    let world = World::start().await?;
    world.organizer().await?;
    let wrong = refusal(world.api.try_sign_in("chị Hoa", "mười hai bông sen").await?).await?;
    let unknown = refusal(world.api.try_sign_in("chị Không Có", "mười hai bông hoa").await?).await?;
    assert_eq!(wrong.0, StatusCode::UNAUTHORIZED);
    assert_eq!(wrong, unknown);
    Ok(())
}

#[tokio::test]
async fn guessing_a_password_is_slowed_down() -> Result<()> {
    let world = World::start().await?;
    world.organizer().await?;
    for attempt in 0..30 {
        let response = world.api.try_sign_in("chị Hoa", &format!("đoán lần thứ {attempt}")).await?;
        if response.status() == StatusCode::TOO_MANY_REQUESTS {
            let wait: u64 = response.headers()[RETRY_AFTER].to_str()?.parse()?;
            assert!((1..=3600).contains(&wait), "{wait}");
            assert!(attempt >= 3, "a person may mistype {attempt} times");
            // Even the right password waits now: the answer must tell a guesser nothing.
            let right = world.api.try_sign_in("chị Hoa", "mười hai bông hoa").await?;
            assert_eq!(right.status(), StatusCode::TOO_MANY_REQUESTS);
            return Ok(());
        }
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    }
    anyhow::bail!("thirty guesses in a row were answered")
}

#[tokio::test]
async fn members_are_never_slowed_down_by_a_guesser_at_the_same_address() -> Result<()> {
    let world = World::start().await?;
    world.organizer().await?;
    for attempt in 0..30 {
        world.api.try_sign_in("chị Hoa", &format!("đoán lần thứ {attempt}")).await?;
    }
    let mut phone = world.phone(tests::DEMO_CODE, 1).await?;
    assert!(world.api.outcomes(&[&phone.seal_one()]).await?[0].is_confirmed());
    Ok(())
}
