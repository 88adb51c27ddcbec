//! The server's endpoints, one function each.

pub mod campaigns;
pub mod meetings;
pub mod packs;
pub mod people;
pub mod units;

use client::ports::Response;
use client::web::fetch;
use domain::id::CampaignId;
use domain::organizer::{AcceptInvitation, CampaignList, Me, SignIn};
use domain::results::Results;
use domain::wire::Receipt;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::browser::Picked;
use crate::reply::{ApiError, json, success};
use crate::route::encoded;

const SESSION: &str = "/api/v1/organizer/session";

/// Who is signed in.
pub async fn me() -> Result<Me, ApiError> {
    json(ask("GET", "/api/v1/organizer/me", None).await?)
}

/// Signs in. [`ApiError::NotSignedIn`] means that name and password do not fit.
pub async fn sign_in(sign_in: &SignIn) -> Result<Me, ApiError> {
    json(post(SESSION, sign_in).await?)
}

/// Ends the session. That there was none any more is fine.
pub async fn sign_out() -> Result<(), ApiError> {
    match success(ask("DELETE", SESSION, None).await?) {
        Ok(_) | Err(ApiError::NotSignedIn) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes an account and signs in.
pub async fn accept(invitation: &AcceptInvitation) -> Result<Me, ApiError> {
    json(post("/api/v1/organizer/invitation", invitation).await?)
}

/// All campaigns, the newest first.
pub async fn campaigns() -> Result<CampaignList, ApiError> {
    json(ask("GET", "/api/v1/campaigns", None).await?)
}

/// Results that are newer than `known`, and the version to ask with next time; none if there are none.
pub async fn results(
    campaign: &CampaignId,
    known: Option<&str>,
) -> Result<Option<(Results, Option<String>)>, ApiError> {
    let path = format!("/api/v1/campaigns/{}/results", encoded(campaign.as_str()));
    let known = known.map(|version| ("if-none-match", version));
    let (answer, headers) =
        fetch("GET", &path, None, known.as_slice()).await.map_err(|_| ApiError::Unreachable)?;
    if answer.status == 304 {
        return Ok(None);
    }
    Ok(Some((json(answer)?, headers.get("etag").ok().flatten())))
}

/// Hands in a rescue file: the server's word on every record in it.
pub async fn hand_in(file: &str) -> Result<Receipt, ApiError> {
    json(ask("POST", "/api/v1/rescue", Some(file)).await?)
}

const HERE: &str = "/api/v1/organizer";

async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    json(ask("GET", &format!("{HERE}/{path}"), None).await?)
}

/// Sends `body` and reads what comes back.
async fn put<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, ApiError> {
    json(send("PUT", &format!("{HERE}/{path}"), body).await?)
}

/// Sends `body` and reads what comes back.
async fn add<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, ApiError> {
    json(send("POST", &format!("{HERE}/{path}"), body).await?)
}

/// Sends `body`; nothing comes back.
async fn tell(method: &str, path: &str, body: &impl Serialize) -> Result<(), ApiError> {
    success(send(method, &format!("{HERE}/{path}"), body).await?).map(drop)
}

async fn delete(path: &str) -> Result<(), ApiError> {
    success(ask("DELETE", &format!("{HERE}/{path}"), None).await?).map(drop)
}

/// Sends a file as it is and reads what was understood of it.
async fn upload<T: DeserializeOwned>(path: &str, file: &Picked) -> Result<T, ApiError> {
    let path = format!("{HERE}/{path}?name={}", encoded(&file.name));
    json(file.send(&path).await.map_err(|_| ApiError::Unreachable)?)
}

async fn post(path: &str, body: &impl Serialize) -> Result<Response, ApiError> {
    send("POST", path, body).await
}

async fn send(method: &str, path: &str, body: &impl Serialize) -> Result<Response, ApiError> {
    // Structs of strings and numbers always serialize.
    let body = serde_json::to_string(body).unwrap_or_default();
    ask(method, path, Some(&body)).await
}

async fn ask(method: &str, path: &str, body: Option<&str>) -> Result<Response, ApiError> {
    let (answer, _) = fetch(method, path, body, &[]).await.map_err(|_| ApiError::Unreachable)?;
    Ok(answer)
}
