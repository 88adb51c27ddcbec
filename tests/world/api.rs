//! The product's HTTP interface, as a phone and an organizer's laptop use it.

use anyhow::{Context, Result, ensure};
use domain::campaign::{Joined, PackRef};
use domain::id::CampaignId;
use domain::organizer::{AcceptInvitation, CampaignList, Me, SignIn};
use domain::pack::Pack;
use domain::participation::Sealed;
use domain::results::Results;
use domain::wire::{ErrorBody, Outcome, Receipt, upload_body};
use reqwest::header::{CONTENT_TYPE, COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::proxy::UPLOADS;
use crate::records::Phone;
use crate::wait::DEADLINE;

/// Where sessions are made and ended.
pub const SESSION: &str = "/api/v1/organizer/session";
/// Where invitations are used.
pub const INVITATION: &str = "/api/v1/organizer/invitation";
/// Who is signed in.
pub const ME: &str = "/api/v1/organizer/me";
/// The campaigns an organizer may see.
pub const CAMPAIGNS: &str = "/api/v1/campaigns";

/// A client of one origin, without cookies: whoever needs a session carries it herself.
#[derive(Clone)]
pub struct Api {
    http: Client,
    origin: String,
}

/// An organizer who is signed in.
#[derive(Clone)]
pub struct Session {
    /// The interface.
    pub api: Api,
    /// The cookie, `name=value`.
    pub cookie: String,
    /// The whole `Set-Cookie` line it came with.
    pub set_cookie: String,
    /// Who she is.
    pub me: Me,
}

impl Api {
    /// A client of `origin`.
    ///
    /// # Panics
    /// When the machine cannot make an HTTP client at all.
    #[must_use]
    pub fn new(origin: String) -> Self {
        let http = Client::builder().timeout(DEADLINE).redirect(reqwest::redirect::Policy::none()).build();
        Self { http: http.expect("an HTTP client"), origin }
    }

    /// A request to `path`.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.origin))
    }

    /// Gets `path`.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn get(&self, path: &str) -> Result<Response> {
        Ok(self.request(Method::GET, path).send().await?)
    }

    /// Posts JSON to `path`, from a page of the same origin.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Result<Response> {
        Ok(self.request(Method::POST, path).header(ORIGIN, &self.origin).json(body).send().await?)
    }

    /// The origin the client speaks to.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Where a code leads.
    ///
    /// # Errors
    /// When the code leads nowhere.
    pub async fn join(&self, code: &str) -> Result<Joined> {
        read(self.get(&format!("/api/v1/join/{code}")).await?).await
    }

    /// A pack.
    ///
    /// # Errors
    /// When there is no such pack, or it is not sound.
    pub async fn pack(&self, pack: &PackRef) -> Result<Pack> {
        let response = self.get(&pack_path(pack)).await?.error_for_status()?;
        Ok(Pack::read(&response.text().await?)?)
    }

    /// A pack without its key.
    ///
    /// # Errors
    /// When there is no such pack, or it is no pack.
    pub async fn questions(&self, pack: &PackRef) -> Result<Pack> {
        read(self.get(&questions_path(pack)).await?).await
    }

    /// A phone that joined by `code`.
    ///
    /// # Errors
    /// When the code or its packs cannot be fetched.
    pub async fn phone(&self, code: &str, seed: u64) -> Result<Phone> {
        let joined = self.join(code).await?;
        let mut packs = Vec::new();
        for pack in &joined.campaign.packs {
            packs.push(if joined.campaign.rules.withholds_key() {
                self.questions(pack).await?
            } else {
                self.pack(pack).await?
            });
        }
        Ok(Phone::new(joined, packs, seed))
    }

    /// Uploads records.
    ///
    /// # Errors
    /// When there is no answer or no receipt.
    pub async fn upload(&self, records: &[&Sealed]) -> Result<Receipt> {
        read(self.upload_text(upload_body(records)).await?).await
    }

    /// Uploads records; what became of each.
    ///
    /// # Errors
    /// When there is no receipt, or it does not echo exactly what was sent, in order.
    pub async fn outcomes(&self, records: &[&Sealed]) -> Result<Vec<Outcome>> {
        let receipt = self.upload(records).await?;
        let sent: Vec<_> = records.iter().map(|record| (&record.id, &record.sha256)).collect();
        let echoed: Vec<_> = receipt.receipts.iter().map(|one| (&one.id, &one.sha256)).collect();
        ensure!(sent == echoed, "sent {sent:?}, the receipt is about {echoed:?}");
        Ok(receipt.receipts.into_iter().map(|one| one.outcome).collect())
    }

    /// Uploads bytes that may be anything, as JSON.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn upload_text(&self, body: impl Into<reqwest::Body>) -> Result<Response> {
        let request = self.request(Method::POST, UPLOADS).header(CONTENT_TYPE, "application/json");
        Ok(request.body(body).send().await?)
    }

    /// Uses a one-time link.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn accept(&self, token: &str, name: &str, password: &str) -> Result<Session> {
        let body = AcceptInvitation { token: token.into(), name: name.into(), password: password.into() };
        self.session(self.post(INVITATION, &body).await?).await
    }

    /// Signs in.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<Session> {
        self.session(self.try_sign_in(name, password).await?).await
    }

    /// Tries to sign in.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn try_sign_in(&self, name: &str, password: &str) -> Result<Response> {
        self.post(SESSION, &SignIn { name: name.into(), password: password.into() }).await
    }

    async fn session(&self, response: Response) -> Result<Session> {
        let set_cookie = response.headers().get(SET_COOKIE).map(|line| line.to_str().map(str::to_owned));
        let me = read(response).await?;
        let set_cookie = set_cookie.context("no cookie came")??;
        let cookie = set_cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(Session { api: self.clone(), cookie, set_cookie, me })
    }
}

impl Session {
    /// A request to `path` with the cookie, from a page of the same origin.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.api.request(method, path).header(COOKIE, &self.cookie).header(ORIGIN, self.api.origin())
    }

    /// Gets `path` with the cookie.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn get(&self, path: &str) -> Result<Response> {
        Ok(self.request(Method::GET, path).send().await?)
    }

    /// The campaigns.
    ///
    /// # Errors
    /// When they are refused.
    pub async fn campaigns(&self) -> Result<CampaignList> {
        read(self.get(CAMPAIGNS).await?).await
    }

    /// A campaign's results.
    ///
    /// # Errors
    /// When they are refused.
    pub async fn results(&self, campaign: &CampaignId) -> Result<Results> {
        read(self.get(&results_path(campaign)).await?).await
    }

    /// The results of the only campaign there is that asks no survey.
    ///
    /// # Errors
    /// When there is none or several, or they are refused.
    pub async fn only_results(&self) -> Result<Results> {
        let mut list = self.campaigns().await?.campaigns;
        list.retain(|one| one.campaign.survey.is_none());
        ensure!(list.len() == 1, "expected the demo campaign alone: {list:?}");
        self.results(&list[0].campaign.id).await
    }

    /// Signs out.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn sign_out(&self) -> Result<Response> {
        Ok(self.request(Method::DELETE, SESSION).send().await?)
    }
}

/// Where a pack is.
#[must_use]
pub fn pack_path(pack: &PackRef) -> String {
    format!("/api/v1/packs/{}/{}", pack.id, pack.version)
}

/// Where a pack without its key is.
#[must_use]
pub fn questions_path(pack: &PackRef) -> String {
    format!("{}/questions", pack_path(pack))
}

/// Where a campaign's results are.
#[must_use]
pub fn results_path(campaign: &CampaignId) -> String {
    format!("{CAMPAIGNS}/{campaign}/results")
}

/// Where the results of a campaign's survey are.
#[must_use]
pub fn survey_results_path(campaign: &CampaignId) -> String {
    format!("/api/v1/organizer/campaigns/{campaign}/survey")
}

/// Reads a successful answer's JSON.
///
/// # Errors
/// When it is an error (told with its body) or other JSON.
pub async fn read<T: DeserializeOwned>(response: Response) -> Result<T> {
    let (status, text) = (response.status(), response.text().await?);
    ensure!(status.is_success(), "{status}: {text}");
    serde_json::from_str(&text).with_context(|| text)
}

/// A refusal: its status and its code. Every answer that is not a success must be JSON of the agreed shape.
///
/// # Errors
/// When it is a success or has another shape.
pub async fn refusal(response: Response) -> Result<(StatusCode, String)> {
    let status = response.status();
    ensure!(!status.is_success(), "expected a refusal, got {status}");
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    ensure!(kind.starts_with("application/json"), "{status} came as {kind:?}");
    let text = response.text().await?;
    let body: ErrorBody = serde_json::from_str(&text).with_context(|| text.clone())?;
    ensure!(!body.code.is_empty(), "a refusal without a code: {text}");
    Ok((status, body.code))
}
