//! What a member's phone asks.

use axum::body::Body;
use axum::http::Request;
use domain::campaign::Joined;
use domain::pack::Pack;
use domain::wire::{Outcome, Receipt, SetAsideReason, upload_body};

use super::world::Served;

#[tokio::test]
async fn a_code_leads_to_campaign_and_unit() {
    let served = Served::new().await;
    let joined: Joined = served.get("/api/v1/join/246810").await.json();
    assert_eq!(joined.unit.within, ["Tỉnh Quảng Ngãi", "Xã Nguyễn Nghiêm"]);
    assert_eq!(joined.unit.name, "Chi hội thôn Vạn Xuân");
    assert_eq!(joined.campaign.flowers, 10);
    let last: Joined = served.get("/api/v1/join/246%20814").await.json();
    assert_ne!(last.unit.id, joined.unit.id);
    for path in
        ["/api/v1/join/246815", "/api/v1/join/x", "/api/v1/join/", "/api/v1/packs/an-toan-gia-dinh/99"]
    {
        assert_eq!(served.get(path).await.error(), (404, "not_found".into()), "{path}");
    }
}

#[tokio::test]
async fn a_pack_is_kept_for_ever_and_packed() {
    let served = Served::new().await;
    let path = "/api/v1/packs/an-toan-gia-dinh/1";
    let plain = served.get(path).await;
    assert!(Pack::read(&plain.text()).is_ok());
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    let packed = served.get_with(path, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.body.len() * 2 < plain.body.len());
    let tag = packed.header("etag");
    let again = served.get_with(path, &[("accept-encoding", "gzip, br"), ("if-none-match", tag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}

#[tokio::test]
async fn a_page_of_a_code_names_what_the_app_will_ask_for() {
    let served = Served::new().await;
    let page = served.get("/j/246810").await;
    for address in ["/api/v1/join/246810", "/api/v1/packs/an-toan-gia-dinh/1"] {
        let link = format!(r#"<link rel="preload" as="fetch" crossorigin href="{address}">"#);
        assert!(page.text().contains(&link), "{}", page.text());
    }
    assert_eq!(page.header("cache-control"), "no-cache");
    // Each visit is dealt a turn of its own.
    let seed = |page: &str| {
        page.split("name=\"seed\" content=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_ne!(seed(&page.text()), seed(&served.get("/j/246810").await.text()));
    assert!(page.text().contains("href=\"#hoa-1\"") && !page.text().contains("shell"), "{}", page.text());
    for path in ["/", "/j/999999", "/j/%3Cscript%3E", "/ket-qua", "/ket-qua/1"] {
        let page = served.get(path).await;
        assert_eq!((page.status.as_u16(), page.text().contains("preload")), (200, false), "{path}");
    }
    let trusted = served.get("/dia-chi-tin-cay").await.text();
    assert!(trusted.contains("tel:113") && trusted.contains("name=\"print\""), "{trusted}");
    for path in ["/to-chuc", "/to-chuc/", "/to-chuc/moi", "/to-chuc/dot/1"] {
        assert_eq!(served.get(path).await.text(), "<p>organizer", "{path}");
    }
}

#[tokio::test]
async fn files_are_served_as_built_and_nothing_else_is() {
    let served = Served::new().await;
    let asset = served.get_with("/assets/a-1.js", &[("accept-encoding", "br")]).await;
    assert_eq!((asset.text().as_str(), asset.header("content-encoding")), ("BR", "br"));
    assert_eq!(asset.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(asset.header("vary"), "accept-encoding");
    for (path, content_type) in [("/media/bien-bao.svg", "image/svg+xml"), ("/media/cau-1.mp3", "audio/mpeg")]
    {
        let media = served.get(path).await;
        assert_eq!(media.header("content-type"), content_type);
        assert_eq!(media.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
    }
    let sound = served.get("/media/cau-1.mp3").await;
    assert_eq!(sound.header("accept-ranges"), "bytes");
    let part = served.get_with("/media/cau-1.mp3", &[("range", "bytes=0-1")]).await;
    assert_eq!((part.status.as_u16(), part.text().as_str()), (206, "ID"));
    assert_eq!((part.header("content-range"), part.header("etag")), ("bytes 0-1/3", sound.header("etag")));
    let beyond = served.get_with("/media/cau-1.mp3", &[("range", "bytes=3-")]).await;
    assert_eq!((beyond.status.as_u16(), beyond.header("content-range")), (416, "bytes */3"));
    let missing = served.get("/media/none.svg").await;
    assert_eq!((missing.status.as_u16(), missing.header("cache-control")), (404, "no-store"));
    assert_eq!(served.get("/sw.js").await.header("cache-control"), "no-cache");
    let head = served.send(Request::head("/assets/a-1.js").body(Body::empty()).unwrap()).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    for path in
        ["/assets/a-1.js.br", "/assets/../Cargo.toml", "/assets/%2e%2e/index.html", "/.git/config", "/x"]
    {
        assert_eq!(served.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let served = Served::with(Some("https://haihoa.example".parse().unwrap())).await;
    for path in ["/", "/api/v1/join/246810", "/api/none", "/none", "/healthz", "/assets/a-1.js"] {
        let answer = served.get(path).await;
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "camera=(self)"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(answer.header(name), value, "{path} {name}");
        }
        assert_ne!(answer.header("cache-control"), "", "{path}");
        assert_eq!(answer.header("x-request-id").len(), 16, "{path}");
    }
    let plain = Served::new().await;
    assert_eq!(plain.get("/").await.header("strict-transport-security"), "");
}

#[tokio::test]
async fn one_bad_record_does_not_stop_the_others() {
    let served = Served::new().await;
    let mut sealed: Vec<_> = (1..5).map(|n| served.world.participation(n).seal()).collect();
    sealed[1].body.insert(1, ' ');
    sealed[2].id = sealed[0].id.clone();
    let body = upload_body(&sealed.iter().collect::<Vec<_>>());
    let receipt: Receipt = served.post("/api/v1/participations", body).await.json();
    let outcomes: Vec<_> = receipt.receipts.iter().map(|r| (r.outcome, r.reason)).collect();
    assert_eq!(
        outcomes,
        [
            (Outcome::Stored, None),
            (Outcome::SetAside, Some(SetAsideReason::HashMismatch)),
            (Outcome::SetAside, Some(SetAsideReason::Unreadable)),
            (Outcome::Stored, None),
        ]
    );
    for (receipt, sealed) in receipt.receipts.iter().zip(&sealed) {
        assert_eq!((&receipt.id, &receipt.sha256), (&sealed.id, &sealed.sha256));
    }
    let again: Receipt = served.upload(&[1, 4]).await.json();
    assert!(again.receipts.iter().all(|receipt| receipt.outcome == Outcome::Duplicate));
}

#[tokio::test]
async fn an_upload_that_cannot_be_taken_is_refused_whole() {
    let served = Served::new().await;
    let path = "/api/v1/participations";
    let sound = upload_body(&[&served.world.participation(1).seal()]);
    assert_eq!(
        served.post(path, sound[..sound.len() - 1].to_owned()).await.error(),
        (400, "malformed".into())
    );
    assert_eq!(served.post(path, " ".repeat(65 * 1024)).await.error(), (413, "too_large".into()));
    assert_eq!(served.post(path, " ".repeat(3 * 1024 * 1024)).await.error(), (413, "too_large".into()));
    let many = format!(r#"{{"records":[{}]}}"#, [r#"{"id":"a","sha256":"b"}"#; 51].join(","));
    assert_eq!(served.post(path, many).await.error(), (413, "too_large".into()));
    let plain = Request::post(path).header("content-type", "text/plain").body(Body::from(sound)).unwrap();
    assert_eq!(served.send(plain).await.error(), (415, "wrong_content_type".into()));
    let put = Request::put(path).body(Body::empty()).unwrap();
    assert_eq!(served.send(put).await.error(), (405, "method_not_allowed".into()));
    let report = crate::check::check(&served.world.database).await.unwrap();
    assert_eq!((report.records, report.set_aside), (0, 0));
    assert!(served.post(path, r#"{"records":[]}"#).await.json::<Receipt>().receipts.is_empty());
}

#[tokio::test]
async fn health_tells_life_from_readiness() {
    let served = Served::new().await;
    assert_eq!(served.get("/healthz").await.status, 200);
    assert_eq!(served.get("/readyz").await.status, 200);
    served.app.draining.store(true, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(served.get("/healthz").await.status, 200);
    assert_eq!(served.get("/readyz").await.status, 503);
}

#[tokio::test]
async fn what_another_node_has_opened_is_there_at_once() {
    let mut served = Served::new().await;
    // Into the database behind this node's back.
    served.world.open_campaign(crate::testing::KINDS, 6, domain::campaign::Rules::default(), "135790").await;
    let joined: Joined = served.get("/api/v1/join/135790").await.json();
    assert_eq!(joined.campaign.flowers, 6);
    assert!(served.get("/j/135790").await.text().contains("href=\"#hoa-1\""));
}

#[tokio::test]
async fn a_record_of_a_campaign_that_another_node_has_opened_is_counted() {
    let mut served = Served::new().await;
    let campaign = served
        .world
        .open_campaign(crate::testing::KINDS, 6, domain::campaign::Rules::default(), "135790")
        .await;
    let sealed = domain::participation::Participation { campaign, ..served.world.participation(1) }.seal();
    let receipt: Receipt = served.post("/api/v1/participations", upload_body(&[&sealed])).await.json();
    assert_eq!(receipt.receipts[0].outcome, Outcome::Stored);
}
