//! A whole server on a database of its own, with a clock that tests set.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use domain::wire::ErrorBody;
use serde::de::DeserializeOwned;
use tower::ServiceExt;

use crate::app::{App, FILES_AT_ONCE};
use crate::catalog::{Catalog, SharedCatalog};
use crate::clock::SetClock;
use crate::config::PublicUrl;
use crate::http::router;
use crate::ingest::{Ingest, Writer};
use crate::invite::first_start_link;
use crate::password::Passwords;
use crate::quota::Quota;
use crate::rescue::{RescueDesk, RescueKey};
use crate::site::Site;
use crate::testing::{NOW_MS, World};
use crate::throttle::Throttle;
use crate::{starter, testing};
use tokio::sync::Semaphore;

/// The server, and the world its data is in.
pub struct Served {
    pub world: World,
    pub clock: Arc<SetClock>,
    pub app: Arc<App>,
    router: Router,
    _writer: Writer,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The status and the code of the error.
    pub fn error(&self) -> (u16, String) {
        (self.status.as_u16(), self.json::<ErrorBody>().code)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Served {
    pub async fn new() -> Self {
        Self::with(None).await
    }

    pub async fn with(public_url: Option<PublicUrl>) -> Self {
        Self::of(World::new().await, public_url).await
    }

    /// A server on this world's data.
    pub async fn of(world: World, public_url: Option<PublicUrl>) -> Self {
        Self::within(world, public_url, 8192).await
    }

    /// A server with a budget of so many megabytes for each campaign.
    pub async fn with_campaign_mb(campaign_mb: u64) -> Self {
        Self::within(World::new().await, None, campaign_mb).await
    }

    async fn within(world: World, public_url: Option<PublicUrl>, campaign_mb: u64) -> Self {
        let clock = SetClock::at(NOW_MS);
        let web = tempfile::tempdir().unwrap();
        std::fs::create_dir(web.path().join("assets")).unwrap();
        std::fs::create_dir(web.path().join("media")).unwrap();
        for (name, text) in [
            ("index.html", "<!--head--><!--campaign--><!--page-->shell<!--/page-->"),
            ("organizer.html", "<p>organizer"),
            ("sw.js", "self"),
            ("assets/a-1.js", "let a"),
            ("assets/a-1.js.br", "BR"),
            ("media/bien-bao.svg", "<svg/>"),
            ("media/cau-1.mp3", "ID3"),
        ] {
            std::fs::write(web.path().join(name), text).unwrap();
        }
        let rescue = RescueKey::prepare(&world.database, NOW_MS).await.unwrap();
        let (ingest, writer) = Ingest::start(Arc::clone(&world.database));
        let app = Arc::new(App {
            database: Arc::clone(&world.database),
            catalog: SharedCatalog::new(
                starter::catalog(&world.database, &Catalog::default()).await.unwrap(),
            ),
            ingest,
            rescue: RescueDesk::new(rescue),
            site: Site::load(Some(web.path())).unwrap(),
            clock: Arc::clone(&clock) as _,
            passwords: Passwords::new().unwrap(),
            throttle: Throttle::default(),
            quota: Quota::new(campaign_mb),
            public_url,
            file_work: Semaphore::new(FILES_AT_ONCE),
            draining: AtomicBool::new(false),
        });
        Self { world, clock, router: router(Arc::clone(&app)), app, _writer: writer }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let mut request = request;
        request.extensions_mut().insert(IpAddr::V4(Ipv4Addr::new(10, 0, 0, 9)));
        self.send_as(request).await
    }

    /// Sends a request that says itself which peer it comes from.
    pub async fn send_as(&self, request: Request<Body>) -> Answer {
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request =
            headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Posts JSON as our own pages do.
    pub async fn post(&self, path: &str, json: impl Into<Body>) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(json.into()).unwrap()).await
    }

    /// Asks as an organizer from our own pages; `null` sends no body.
    pub async fn ask(&self, method: &str, path: &str, cookie: &str, body: serde_json::Value) -> Answer {
        let path = format!("/api/v1/organizer/{path}");
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/json");
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        self.send(request.body(body).unwrap()).await
    }

    /// The secret of a first-start link.
    pub async fn invitation(&self) -> String {
        let base: PublicUrl = "https://haihoa.example".parse().unwrap();
        let now_ms = crate::clock::Clock::now_ms(&*self.clock);
        let link = first_start_link(&self.world.database, &base, now_ms).await.unwrap().unwrap();
        link.strip_prefix("https://haihoa.example/to-chuc/moi#").unwrap().to_owned()
    }

    /// Makes the account "Lan" and signs in; the cookie.
    pub async fn lan(&self) -> String {
        let token = self.invitation().await;
        let body = format!(r#"{{"token":"{token}","name":"Lan","password":"hoa dao 2026"}}"#);
        let answer = self.post("/api/v1/organizer/invitation", body).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        cookie(&answer)
    }

    /// Uploads numbers of [`testing::World::participation`].
    pub async fn upload(&self, numbers: &[u32]) -> Answer {
        let sealed: Vec<_> = numbers.iter().map(|n| self.world.participation(*n).seal()).collect();
        let body = domain::wire::upload_body(&sealed.iter().collect::<Vec<_>>());
        self.post("/api/v1/participations", body).await
    }

    /// The results of the demo campaign.
    pub async fn results(&self, cookie: &str, known: &str) -> Answer {
        let path = format!("/api/v1/campaigns/{}/results", testing::CAMPAIGN);
        self.get_with(&path, &[("cookie", cookie), ("if-none-match", known)]).await
    }
}

/// The pair a browser would send back.
pub fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}
