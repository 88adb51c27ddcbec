//! `/api/v1/organizer/…`: invitations, sessions, and that nobody without one sees anything.

use anyhow::Result;
use domain::organizer::AcceptInvitation;
use reqwest::header::{COOKIE, ORIGIN};
use reqwest::{Method, StatusCode};
use tests::api::{INVITATION, ME, SESSION, read, refusal, results_path};
use tests::{DEMO_CODE, World};

/// Every route that only organizers may use.
async fn guarded(world: &World) -> Result<Vec<String>> {
    let campaign = world.api.join(DEMO_CODE).await?.campaign.id;
    Ok(vec![ME.to_owned(), "/api/v1/campaigns".to_owned(), results_path(&campaign)])
}

#[tokio::test]
async fn nobody_without_a_session_sees_anything() -> Result<()> {
    let world = World::start().await?;
    let session = world.organizer().await?;
    let name = session.cookie.split('=').next().unwrap_or_default();
    let cookies = [
        None,
        Some(String::new()),
        Some(format!("{name}=")),
        Some(format!("{name}=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        Some(format!("{name}=\"; DROP TABLE session")),
        Some(session.cookie.replacen(name, "other", 1)),
        Some(session.cookie[..session.cookie.len() - 1].to_owned()),
    ];
    for path in guarded(&world).await? {
        for cookie in &cookies {
            let mut request = world.api.request(Method::GET, &path);
            if let Some(cookie) = cookie {
                request = request.header(COOKIE, cookie);
            }
            let (status, _) = refusal(request.send().await?).await?;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{path} with {cookie:?}");
        }
        assert_eq!(session.get(&path).await?.status(), StatusCode::OK, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn the_one_time_link_makes_one_account() -> Result<()> {
    let world = World::start().await?;
    let token = world.server.invitation().await?;
    let session = world.api.accept(&token, "chị Hoa", "mười hai bông hoa").await?;
    assert_eq!(session.me.name, "chị Hoa");
    let again =
        AcceptInvitation { token, name: "người khác".into(), password: "mười ba bông hoa".into() };
    let (status, _) = refusal(world.api.post(INVITATION, &again).await?).await?;
    assert!(status.is_client_error(), "{status}");
    assert_eq!(
        world.api.try_sign_in("người khác", "mười ba bông hoa").await?.status(),
        StatusCode::UNAUTHORIZED
    );
    Ok(())
}

#[tokio::test]
async fn one_link_used_by_many_at_once_makes_one_account() -> Result<()> {
    let world = World::start().await?;
    let token = world.server.invitation().await?;
    let mut tries = tokio::task::JoinSet::new();
    for n in 0..6 {
        let (api, token) = (world.api.clone(), token.clone());
        tries.spawn(async move {
            api.accept(&token, &format!("chị {n}"), "mười hai bông hoa").await.is_ok()
        });
    }
    assert_eq!(tries.join_all().await.into_iter().filter(|made| *made).count(), 1);
    Ok(())
}

#[tokio::test]
async fn a_bad_name_or_password_does_not_use_the_link_up() -> Result<()> {
    let world = World::start().await?;
    let token = world.server.invitation().await?;
    let long = "a".repeat(129);
    for (name, password) in
        [("chị Hoa", "ngắn"), ("chị Hoa", &long), ("", "mười hai bông hoa"), (&long, "mười hai bông hoa")]
    {
        let body = AcceptInvitation { token: token.clone(), name: name.into(), password: password.into() };
        let (status, _) = refusal(world.api.post(INVITATION, &body).await?).await?;
        assert!(matches!(status.as_u16(), 400 | 422), "{status} for {name:?} {password:?}");
    }
    assert!(world.api.accept(&token, "chị Hoa", "mười hai bông hoa").await.is_ok());
    Ok(())
}

#[tokio::test]
async fn a_link_that_was_never_given_is_refused() -> Result<()> {
    let world = World::start().await?;
    for token in ["", "hoa", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        assert!(world.api.accept(token, "chị Hoa", "mười hai bông hoa").await.is_err(), "{token}");
    }
    Ok(())
}

#[tokio::test]
async fn the_link_is_printed_only_while_there_is_no_organizer() -> Result<()> {
    let mut world = World::start().await?;
    world.server.stop().await?;
    world.server.start_again().await?;
    let session = world.api.accept(&world.server.invitation().await?, "chị Hoa", "mười hai bông hoa").await?;
    world.server.stop().await?;
    world.server.start_again().await?;
    world.server.says("/j/").await?;
    assert!(world.server.invited().is_none(), "a second link");
    // Sessions outlive a restart.
    assert_eq!(session.get(ME).await?.status(), StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn the_command_line_invites_another_organizer() -> Result<()> {
    let world = World::start().await?;
    world.organizer().await?;
    let said = world.server.run(&["organizer", "invite"]).await?;
    let (_, rest) = said.split_once("/to-chuc/moi#").unwrap_or_default();
    let token = rest.split_whitespace().next().unwrap_or_default();
    let second = world.api.accept(token, "chị Sen", "mười bốn bông sen").await?;
    assert_eq!(read::<domain::organizer::Me>(second.get(ME).await?).await?.name, "chị Sen");
    Ok(())
}

#[tokio::test]
async fn signing_out_ends_the_session_for_whoever_has_the_cookie() -> Result<()> {
    let world = World::start().await?;
    let session = world.organizer().await?;
    assert!(session.sign_out().await?.status().is_success());
    for path in guarded(&world).await? {
        assert_eq!(session.get(&path).await?.status(), StatusCode::UNAUTHORIZED, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn another_sites_page_can_neither_sign_in_nor_out() -> Result<()> {
    let world = World::start().await?;
    let session = world.organizer().await?;
    let good = serde_json::json!({ "name": "chị Hoa", "password": "mười hai bông hoa" });
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1.evil.example"] {
        let out = world.api.request(Method::DELETE, SESSION).header(COOKIE, &session.cookie);
        let inn = world.api.request(Method::POST, SESSION).json(&good);
        let invited = world.api.request(Method::POST, INVITATION).json(&good);
        for request in [out, inn, invited] {
            let (status, _) = refusal(request.header(ORIGIN, origin).send().await?).await?;
            assert_eq!(status, StatusCode::FORBIDDEN, "{origin}");
        }
    }
    assert_eq!(session.get(ME).await?.status(), StatusCode::OK);
    Ok(())
}
