//! An organizer who reads results while phones send.

use std::collections::HashMap;
use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use domain::id::{CampaignId, UnitId};
use domain::organizer::AcceptInvitation;
use domain::results::{Results, Tally};
use domain::unit::UnitLevel;

use super::http::{Connection, Reply, Request};
use super::server::Server;

/// Signed in, on a connection of her own.
pub struct Organizer {
    address: SocketAddr,
    connection: Connection,
    cookie: String,
    results: String,
}

impl Organizer {
    /// Makes the first account of a server.
    ///
    /// # Errors
    /// There is an account already; the server's.
    pub async fn sign_up(server: &Server, campaign: &CampaignId) -> Result<Self> {
        let token = server.invitation.clone().context("no organizer link came")?;
        let name = "Người đo".to_owned();
        let body = AcceptInvitation { token, name, password: "đo đạc cho nhanh".to_owned() };
        let mut connection = Connection::open(server.address).await?;
        let request = Request::post("/api/v1/organizer/invitation", &serde_json::to_string(&body)?);
        let reply = connection.talk(&request).await?;
        let cookie = reply.cookie.with_context(|| format!("{} and no cookie", reply.status))?;
        Ok(Self {
            address: server.address,
            connection,
            cookie,
            results: format!("/api/v1/campaigns/{campaign}/results"),
        })
    }

    /// Posts as the organizer; the body of a success.
    ///
    /// # Errors
    /// Any other status.
    pub async fn post(&mut self, path: &str, content_type: &str, body: &[u8]) -> Result<Vec<u8>> {
        let reply = self.connection.talk(&Request::post_as(&self.cookie, path, content_type, body)).await?;
        if !reply.is("200") && !reply.is("201") {
            bail!("{path}: {}, {}", reply.status, String::from_utf8_lossy(&reply.body));
        }
        Ok(reply.body)
    }

    /// Connects anew, as a browser does: the server lets go of a connection that is idle for half a minute.
    ///
    /// # Errors
    /// The system's.
    pub async fn connect(&mut self) -> Result<()> {
        self.connection = Connection::open(self.address).await?;
        Ok(())
    }

    /// Reads the list of campaigns.
    ///
    /// # Errors
    /// Any status but 200.
    pub async fn list(&mut self) -> Result<Reply> {
        self.read("/api/v1/campaigns", None, "200").await
    }

    /// Reads the results in full.
    ///
    /// # Errors
    /// Any status but 200.
    pub async fn results(&mut self) -> Result<Reply> {
        let path = self.results.clone();
        self.read(&path, None, "200").await
    }

    /// Asks whether the results have changed since they had this tag.
    ///
    /// # Errors
    /// Any status but 304; 200 is fine too where `may_change`.
    pub async fn results_since(&mut self, etag: &str, may_change: bool) -> Result<Reply> {
        let path = self.results.clone();
        let wanted = if may_change { "200" } else { "304" };
        self.read(&path, Some(etag), wanted).await
    }

    async fn read(&mut self, path: &str, etag: Option<&str>, wanted: &str) -> Result<Reply> {
        let cookie = ("Cookie", self.cookie.as_str());
        let request = match etag {
            Some(etag) => Request::get_with(path, &[cookie, ("If-None-Match", etag)]),
            None => Request::get_with(path, &[cookie]),
        };
        let reply = self.connection.talk(&request).await?;
        if !reply.is(wanted) && !reply.is("304") {
            bail!("{path}: {}, {}", reply.status, String::from_utf8_lossy(&reply.body));
        }
        Ok(reply)
    }

    /// Compares what organizers see with what was sent: all units together, and each branch.
    ///
    /// # Errors
    /// Any difference.
    pub async fn sees(&mut self, sent: &HashMap<UnitId, Tally>) -> Result<()> {
        self.connect().await?;
        let results: Results = serde_json::from_slice(&self.results().await?.body)?;
        let mut total = Tally::default();
        for tally in sent.values() {
            total.add(tally);
        }
        let counts = |tally: &Tally| (tally.participations, tally.asked, tally.right);
        if counts(&results.total) != counts(&total) {
            bail!("{total:?} was sent, the results say {:?}", results.total);
        }
        for unit in results.units.iter().filter(|unit| unit.level == UnitLevel::Branch) {
            let own = sent.get(&unit.id).copied().unwrap_or_default();
            if counts(&unit.tally) != counts(&own) {
                bail!("{own:?} was sent for {}, the results say {:?}", unit.id, unit.tally);
            }
        }
        Ok(())
    }
}
