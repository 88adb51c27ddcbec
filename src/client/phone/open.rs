//! Opening a campaign by its code: from the phone if it was opened here before, else from the server.

use domain::campaign::{JoinCode, Joined, PackRef};
use domain::pack::Pack;

use super::{Phone, json};
use crate::keys;
use crate::ports::{Commit, Ports, Response, StorageError, Write};

/// A campaign with its packs at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Where the code leads.
    pub joined: Joined,
    /// All its packs.
    pub packs: Vec<Pack>,
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

    /// The codes opened on this phone, for the start page.
    ///
    /// # Errors
    /// [`StorageError`] when storage cannot be read.
    pub async fn opened_before(&self) -> Result<Vec<Joined>, StorageError> {
        let found = self.ports.scan(keys::JOINED).await?;
        Ok(found.iter().filter_map(|(_, text)| serde_json::from_str(text).ok()).collect())
    }

    /// A pack for looking back at a past turn; none if it is not on the phone.
    pub async fn stored_pack(&self, pack: &PackRef) -> Option<Pack> {
        let text = self.ports.read(&keys::pack(pack)).await.ok()??;
        serde_json::from_str(&text).ok()
    }

    async fn stored(&self, code: &JoinCode) -> Option<Opened> {
        let text = self.ports.read(&keys::joined(code)).await.ok()??;
        let joined: Joined = serde_json::from_str(&text).ok()?;
        let mut packs = Vec::new();
        for pack in &joined.campaign.packs {
            packs.push(self.stored_pack(pack).await?);
        }
        Some(Opened { joined, packs })
    }

    async fn fetch(&self, code: &JoinCode) -> Result<Opened, JoinError> {
        let joined_text = self.get(&["/api/v1/join/", code.as_str()].concat()).await?;
        let joined: Joined = read(&joined_text)?;
        let mut writes = vec![Write::Put { key: keys::joined(code), value: json(&joined) }];
        let mut packs = Vec::new();
        for wanted in &joined.campaign.packs {
            let pack = match self.stored_pack(wanted).await {
                Some(pack) => pack,
                None => {
                    let path =
                        ["/api/v1/packs/", wanted.id.as_str(), "/", &wanted.version.to_string()].concat();
                    let text = self.get(&path).await?;
                    let pack: Pack = read(&text)?;
                    if pack.pack_ref() != *wanted {
                        return Err(JoinError::Unreachable);
                    }
                    writes.push(Write::Put { key: keys::pack(wanted), value: text });
                    pack
                }
            };
            packs.push(pack);
        }
        // Without storage the turn still works; only the next cold start needs the network again.
        self.ports.commit(Commit { expect: vec![], writes }).await.ok();
        Ok(Opened { joined, packs })
    }

    async fn get(&self, path: &str) -> Result<String, JoinError> {
        match self.ports.get(path).await {
            Ok(Response { status: 200, is_json: true, body, .. }) => Ok(body),
            Ok(Response { status: 404, is_json: true, .. }) => Err(JoinError::UnknownCode),
            _ => Err(JoinError::Unreachable),
        }
    }
}

/// A page that is not what we asked for (a captive portal's) counts as no answer.
fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, JoinError> {
    serde_json::from_str(text).map_err(|_| JoinError::Unreachable)
}
