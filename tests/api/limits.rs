//! `POST /api/v1/participations`: what is refused as a whole. A refusal stores nothing, so the phone keeps its records.

use anyhow::Result;
use domain::participation::{Participation, Sealed};
use domain::wire::{MOST_BYTES, Outcome, entry_len, upload_body};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use tests::api::refusal;
use tests::proxy::UPLOADS;
use tests::{DEMO_CODE, World};

#[tokio::test]
async fn fifty_one_records_are_too_many() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let records: Vec<Sealed> = (0..51)
        .map(|_| {
            let mut record = phone.play(1);
            record.answers.truncate(1);
            record.seal()
        })
        .collect();
    let body = upload_body(&records.iter().collect::<Vec<_>>());
    assert!(body.len() < MOST_BYTES, "the number alone must be too much");
    let (status, _) = refusal(world.api.upload_text(body).await?).await?;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(world.check().await?.records, 0);
    Ok(())
}

#[tokio::test]
async fn more_than_64_kilobytes_are_too_many() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let mut records = Vec::new();
    while records.iter().map(entry_len).sum::<usize>() <= MOST_BYTES {
        records.push(phone.seal_one());
    }
    assert!(records.len() <= 50, "the bytes alone must be too many");
    let body = upload_body(&records.iter().collect::<Vec<_>>());
    let (status, _) = refusal(world.api.upload_text(body).await?).await?;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);

    // One fewer fits.
    records.pop();
    let outcomes = world.api.outcomes(&records.iter().collect::<Vec<_>>()).await?;
    assert!(outcomes.iter().all(|outcome| *outcome == Outcome::Stored));
    Ok(())
}

#[tokio::test]
async fn broken_json_is_refused() -> Result<()> {
    let world = World::start().await?;
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    let whole = upload_body(&[&record]);
    let broken = [
        "",
        "hoa",
        "[]",
        "{}",
        r#"{"records":7}"#,
        r#"{"records":[{"id":"x"}]}"#,
        &whole[..whole.len() - 2],
        &whole.replace("\"records\"", "\"record\""),
    ];
    for body in broken {
        let (status, _) = refusal(world.api.upload_text(body.to_owned()).await?).await?;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
    }
    let not_text = [&whole.as_bytes()[..whole.len() - 20], &[0xff, 0xfe][..]].concat();
    assert_eq!(refusal(world.api.upload_text(not_text).await?).await?.0, StatusCode::BAD_REQUEST);
    assert_eq!(world.check().await?.records, 0);
    Ok(())
}

#[tokio::test]
async fn only_json_by_post_is_taken() -> Result<()> {
    let world = World::start().await?;
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let request = world.api.request(Method::POST, UPLOADS).header(CONTENT_TYPE, kind);
        let (status, _) = refusal(request.body(upload_body(&[&record])).send().await?).await?;
        assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
    }
    let unsaid = world.api.request(Method::POST, UPLOADS).body(upload_body(&[&record])).send().await?;
    assert_eq!(refusal(unsaid).await?.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
        let refused = refusal(world.api.request(method.clone(), UPLOADS).send().await?).await?;
        assert_eq!(refused.0, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    assert_eq!(world.check().await?.records, 0);
    Ok(())
}

#[tokio::test]
async fn an_upload_of_nothing_is_no_harm() -> Result<()> {
    let world = World::start().await?;
    assert!(world.api.upload(&[]).await?.receipts.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_name_in_any_script_comes_back_byte_for_byte() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    for name in ["Phạm Thị Ở", "Y Ngân", "\"\\\n\u{202e}", "ျမန္မာ", "𠊛"] {
        let record = Participation { name: Some(name.to_owned()), ..phone.play(5) }.seal();
        assert_eq!(world.api.outcomes(&[&record]).await?, [Outcome::Stored], "{name}");
        assert_eq!(world.api.outcomes(&[&record]).await?, [Outcome::Duplicate], "{name}");
    }
    assert!(world.check().await?.projections_agree);
    Ok(())
}
