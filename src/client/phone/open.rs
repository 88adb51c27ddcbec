//! Opening a campaign by its code: from the phone if it was opened here before, else from the server.

use domain::campaign::{Campaign, JoinCode, Joined, PackRef};
use domain::json;
use domain::pack::Pack;

use super::survey::SurveyText;
use super::{Phone, put};
use crate::keys;
use crate::ports::{Commit, Ports, Response, StorageError, Write};

/// A campaign with its packs at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Where the code leads.
    pub joined: Joined,
    /// All its packs.
    pub packs: Vec<Pack>,
    /// The survey it asks instead.
    pub survey: Option<SurveyText>,
}

/// Why a code could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    /// The server knows no such code.
    #[error("no such code")]
    UnknownCode,
    /// It was never opened on this phone, and the server cannot be reached now.
    #[error("not on this phone, and the server cannot be reached")]
    Unreachable,
}

impl<P: Ports> Phone<P> {
    /// Opens a code: at once from storage where it was opened before, else from the server; what comes from the
    /// server is stored for the next time, if storage allows.
    ///
    /// # Errors
    /// [`JoinError`].
    pub async fn join(&self, code: &JoinCode) -> Result<Opened, JoinError> {
        let opened = match self.stored(code).await {
            Some(opened) => opened,
            None => self.fetch(code).await?,
        };
        self.opened.replace(Some(opened.joined.clone()));
        Ok(opened)
    }

    /// Asks the server where the code leads now and stores it for the next turn; silent when it cannot.
    pub async fn refresh(&self, code: &JoinCode) {
        self.fetch(code).await.ok();
    }

    /// The key by which results are closed up for the server alone; none before any campaign was opened here.
    pub async fn rescue_key(&self) -> Option<String> {
        let opened = self.opened.borrow().as_ref().and_then(|joined| joined.rescue_key.clone());
        if opened.is_some() {
            return opened;
        }
        self.opened_before().await.ok()?.into_iter().find_map(|joined| joined.rescue_key)
    }

    /// The codes opened on this phone, for the start page.
    ///
    /// # Errors
    /// [`StorageError`] when storage cannot be read.
    pub async fn opened_before(&self) -> Result<Vec<Joined>, StorageError> {
        let found = self.ports.scan(keys::JOINED).await?;
        Ok(found.iter().filter_map(|(_, text)| json::read(text)).collect())
    }

    /// A pack for looking back at a past turn, without its key where the phone was not given that; none if it is not on
    /// the phone at all.
    pub async fn stored_pack(&self, pack: &PackRef) -> Option<Pack> {
        match self.stored_at(&keys::pack(pack)).await {
            Some(whole) => Some(whole),
            None => self.stored_at(&keys::questions(pack)).await,
        }
    }

    /// A pack with its key; none if the phone was not given that.
    pub(super) async fn stored_whole(&self, pack: &PackRef) -> Option<Pack> {
        self.stored_at(&keys::pack(pack)).await
    }

    async fn stored_at(&self, key: &str) -> Option<Pack> {
        let text = self.ports.read(key).await.ok()??;
        json::read(&text)
    }

    /// A pack as a campaign wants it: where it withholds the key, none comes in from anywhere.
    async fn stored_for(&self, campaign: &Campaign, pack: &PackRef) -> Option<Pack> {
        if campaign.rules.withholds_key() {
            self.stored_pack(pack).await.map(|pack| pack.without_key())
        } else {
            self.stored_whole(pack).await
        }
    }

    async fn stored(&self, code: &JoinCode) -> Option<Opened> {
        let text = self.ports.read(&keys::joined(code)).await.ok()??;
        let joined: Joined = json::read(&text)?;
        let mut packs = Vec::new();
        for pack in &joined.campaign.packs {
            packs.push(self.stored_for(&joined.campaign, pack).await?);
        }
        let survey = match &joined.campaign.survey {
            Some(asked) => Some(self.stored_survey(&asked.survey).await?),
            None => None,
        };
        Some(Opened { joined, packs, survey })
    }

    async fn fetch(&self, code: &JoinCode) -> Result<Opened, JoinError> {
        let answer = self.ports.get(&["/api/v1/join/", code.as_str()].concat()).await;
        if let Ok(Response { status: 404, is_json: true, .. }) = answer {
            return Err(JoinError::UnknownCode);
        }
        let (joined, text) = answer.ok().and_then(read::<Joined>).ok_or(JoinError::Unreachable)?;
        let mut writes = vec![put(keys::joined(code), text)];
        let mut packs = Vec::new();
        for wanted in &joined.campaign.packs {
            if let Some(pack) = self.stored_for(&joined.campaign, wanted).await {
                packs.push(pack);
            } else if joined.campaign.rules.withholds_key() {
                let path = [&path_of(wanted), "/questions"].concat();
                // Asked for without its key, and taken without it, whatever the server sends.
                let (pack, _) = self.fetch_pack(wanted, &path).await.ok_or(JoinError::Unreachable)?;
                let pack = pack.without_key();
                writes.push(put(keys::questions(wanted), json::write(&pack)));
                packs.push(pack);
            } else {
                let whole = self.fetch_whole(wanted).await.ok_or(JoinError::Unreachable)?;
                writes.push(whole.1);
                packs.push(whole.0);
            }
        }
        let mut survey = None;
        if let Some(asked) = &joined.campaign.survey {
            let text = self.fetch_survey(&asked.survey).await.ok_or(JoinError::Unreachable)?;
            writes.push(put(keys::survey(&asked.survey), text.json.clone()));
            survey = Some(text);
        }
        // Without storage the turn still works; only the next cold start needs the network again. Of a sensitive survey the phone
        // keeps nothing, not even that it was opened.
        if survey.as_ref().is_none_or(|survey| !survey.is_sensitive) {
            self.ports.commit(Commit { expect: vec![], writes }).await.ok();
        }
        Ok(Opened { joined, packs, survey })
    }

    /// A pack with its key from the server, and how to store it; none while the server does not give it.
    pub(super) async fn fetch_whole(&self, wanted: &PackRef) -> Option<(Pack, Write)> {
        let (pack, text) = self.fetch_pack(wanted, &path_of(wanted)).await?;
        Some((pack, put(keys::pack(wanted), text)))
    }

    async fn fetch_pack(&self, wanted: &PackRef, path: &str) -> Option<(Pack, String)> {
        let answer = self.ports.get(path).await.ok()?;
        read(answer).filter(|(pack, _): &(Pack, _)| pack.pack_ref() == *wanted)
    }
}

/// Where the server has a pack.
fn path_of(pack: &PackRef) -> String {
    ["/api/v1/packs/", pack.id.as_str(), "/", &pack.version.to_string()].concat()
}

/// What an answer says, and how to keep it; a page that is not what we asked for (a captive portal's) counts as none.
pub(super) fn read<T: serde::de::DeserializeOwned>(answer: Response) -> Option<(T, String)> {
    let is_ours = answer.status == 200 && answer.is_json;
    is_ours.then(|| json::read(&answer.body)).flatten().map(|read| (read, answer.body))
}
