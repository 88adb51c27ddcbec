//! `GET /api/v1/packs/{id}/{version}`.

use anyhow::Result;
use domain::campaign::PackRef;
use domain::id::PackId;
use domain::pack::{Pack, Question, QuestionKind};
use reqwest::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use reqwest::{Method, StatusCode};
use tests::api::{pack_path, read, refusal};
use tests::{DEMO_CODE, World};

#[tokio::test]
async fn the_starter_pack_is_sound_and_rich_enough() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 1).await?.packs;
    let questions: Vec<_> = packs.iter().flat_map(|pack| &pack.questions).collect();
    assert!(questions.len() >= 15, "{}", questions.len());
    for kind in [QuestionKind::Single, QuestionKind::Multiple, QuestionKind::TrueFalse] {
        assert!(questions.iter().any(|question| question.kind == kind), "no {kind:?}");
    }
    assert!(packs.iter().any(|pack| pack.contacts.iter().any(|contact| contact.phone == "111")));
    Ok(())
}

#[tokio::test]
async fn a_pack_is_cached_for_good() -> Result<()> {
    let world = World::start().await?;
    let path = pack_path(&world.api.join(DEMO_CODE).await?.campaign.packs[0]);
    let response = world.api.get(&path).await?;
    let cache = response.headers()[CACHE_CONTROL].to_str()?;
    assert!(cache.contains("immutable") && cache.contains("max-age=31536000"), "{cache}");
    let tag = response.headers()[ETAG].clone();
    let again = world.api.request(Method::GET, &path).header(IF_NONE_MATCH, tag).send().await?;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    Ok(())
}

#[tokio::test]
async fn the_demos_packs_come_in_english_with_the_same_keys() -> Result<()> {
    let world = World::start().await?;
    let joined = world.api.join(DEMO_CODE).await?;
    assert_eq!(joined.langs, ["en"]);
    for pack in &joined.campaign.packs {
        let path = pack_path(pack);
        let own: Pack = read(world.api.get(&path).await?).await?;
        let english: Pack = read(world.api.get(&format!("{path}?lang=en")).await?).await?;
        assert_eq!((own.lang.as_str(), english.lang.as_str()), ("vi", "en"));
        for (own, english) in own.questions.iter().zip(&english.questions) {
            let key = |question: &Question| {
                let right = question.choices.iter().map(|choice| (choice.id.clone(), choice.right));
                (question.id.clone(), right.collect::<Vec<_>>(), question.order.clone(), question.number)
            };
            assert_eq!(key(own), key(english));
            assert_ne!(own.text, english.text, "{}", own.id);
        }
        // A language that may still come is not cached as if it had.
        let other = world.api.get(&format!("{path}?lang=jra")).await?;
        assert_eq!(other.headers()[CACHE_CONTROL], "no-cache");
        assert_eq!(read::<Pack>(other).await?, own);
    }
    Ok(())
}

#[tokio::test]
async fn unknown_packs_and_versions_are_not_found() -> Result<()> {
    let world = World::start().await?;
    let known = world.api.join(DEMO_CODE).await?.campaign.packs[0].clone();
    let unknown = [
        pack_path(&PackRef { version: known.version + 1, ..known.clone() }),
        pack_path(&PackRef { id: PackId::new("khong-co"), version: 1 }),
        format!("/api/v1/packs/{}/moi", known.id),
        format!("/api/v1/packs/{}/-1", known.id),
        format!("/api/v1/packs/{}", known.id),
        "/api/v1/packs/..%2f..%2fetc/1".to_owned(),
    ];
    for path in unknown {
        let (status, code) = refusal(world.api.get(&path).await?).await?;
        assert_eq!((status, code.as_str()), (StatusCode::NOT_FOUND, "not_found"), "{path}");
    }
    Ok(())
}
