//! The world the tests play in: the real server, a proxy that can misbehave, phones, real browsers, and page objects.
//!
//! Nothing here knows how the product is built inside: it is reached over HTTP, the browser and the command line alone.
#![warn(missing_docs)]

pub mod api;
pub mod browser;
pub mod chance;
pub mod database;
pub mod http1;
pub mod pages;
pub mod process;
pub mod proxy;
pub mod raw;
pub mod records;
pub mod server;
pub mod site;
pub mod wait;

use anyhow::Result;
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};

use api::{Api, Session};
use browser::{Browser, Screen};
use pages::{MemberPage, OrganizerPage};
use proxy::Proxy;
use records::Phone;
use server::{Check, Server};

/// The join code of the demo campaign's first branch.
pub const DEMO_CODE: &str = "246810";
/// The join code of its second branch.
pub const SECOND_CODE: &str = "246811";

/// Worlds that may have browsers at the same time: more would only make each other slow.
static SEATS: Semaphore = Semaphore::const_new(2);

/// One server with the demo campaign, and one proxy before it.
pub struct World {
    /// The server; it may be killed and started again.
    pub server: Server,
    /// What stands between phones and the server. Browsers go through it, [`World::api`] does not.
    pub proxy: Proxy,
    /// HTTP straight to the server.
    pub api: Api,
    seat: OnceCell<SemaphorePermit<'static>>,
}

impl World {
    /// Starts a server on an empty database with the demo campaign, and the proxy.
    ///
    /// # Errors
    /// When the server does not come up; the error holds its log.
    pub async fn start() -> Result<Self> {
        let server = Server::start().await?;
        let proxy = Proxy::start(server.address()).await?;
        let api = Api::new(server.origin());
        Ok(Self { server, proxy, api, seat: OnceCell::new() })
    }

    /// A phone that joined by `code` and seals records without a browser.
    ///
    /// # Errors
    /// When the code or its packs cannot be fetched.
    pub async fn phone(&self, code: &str, seed: u64) -> Result<Phone> {
        self.api.phone(code, seed).await
    }

    /// Uses the one-time link of the first start: an organizer's session.
    ///
    /// # Errors
    /// When the link was used before or is refused.
    pub async fn organizer(&self) -> Result<Session> {
        self.api.accept(&self.server.invitation().await?, "chị Hoa", "mười hai bông hoa").await
    }

    /// A fresh browser.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn browser(&self, screen: Screen) -> Result<Browser> {
        self.seat.get_or_try_init(|| SEATS.acquire()).await?;
        Browser::start(screen).await
    }

    /// A member's page in a fresh browser, not yet anywhere.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn member(&self) -> Result<(Browser, MemberPage)> {
        let browser = self.browser(Screen::PHONE).await?;
        let page = MemberPage::new(browser.tab(), self.proxy.origin());
        Ok((browser, page))
    }

    /// An organizer's page in a fresh browser, not yet anywhere.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn organizer_page(&self) -> Result<(Browser, OrganizerPage)> {
        let browser = self.browser(Screen::LAPTOP).await?;
        let page = OrganizerPage::new(browser.tab(), self.proxy.origin());
        Ok((browser, page))
    }

    /// What `haihoa check --json` says of the database.
    ///
    /// # Errors
    /// When the command fails or says something else.
    pub async fn check(&self) -> Result<Check> {
        self.server.check().await
    }
}
