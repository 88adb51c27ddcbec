//! The world the tests play in: the real server, a proxy that can misbehave, phones, real browsers, and page objects.
//!
//! Nothing here knows how the product is built inside: it is reached over HTTP, the browser and the command line alone.
#![warn(missing_docs)]

pub mod api;
pub mod browser;
pub mod chance;
pub mod database;
pub mod disk;
pub mod forms;
pub mod held_socket;
pub mod http1;
pub mod load;
pub mod pages;
pub mod process;
pub mod proxy;
pub mod raw;
pub mod records;
pub mod relay;
pub mod rescue;
pub mod server;
pub mod sheets;
pub mod site;
pub mod soak;
pub mod wait;

use anyhow::Result;
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};

use api::{Api, Session};
use browser::{Browser, Engine, Screen};
use pages::{MemberPage, OrganizerPage};
use proxy::Proxy;
use records::Phone;
use server::{Check, Server, Setup};

/// The join code of the demo campaign's first branch.
pub const DEMO_CODE: &str = "246810";
/// The join code of its second branch.
pub const SECOND_CODE: &str = "246811";

/// The join code of the first branch for the demo campaign that asks what the meeting was like.
pub const SURVEY_CODE: &str = "357910";
/// The same for the one whose survey is sensitive.
pub const SENSITIVE_CODE: &str = "468020";

/// A survey with an item of every kind.
pub const EVERY_ITEM: &str = include_str!("../../src/domain/tests/survey.json");
/// A pack with a question of every kind.
pub const EVERY_KIND: &str = include_str!("../../src/domain/tests/kinds.json");

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
        Self::start_with(Setup::usual().await?).await
    }

    /// Starts a server as `setup` says, and the proxy.
    ///
    /// # Errors
    /// When the server does not come up; the error holds its log.
    pub async fn start_with(setup: Setup) -> Result<Self> {
        let server = Server::start_with(setup).await?;
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

    /// A fresh Chromium.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn browser(&self, screen: Screen) -> Result<Browser> {
        self.browser_of(Engine::Chromium, screen).await
    }

    async fn browser_of(&self, engine: Engine, screen: Screen) -> Result<Browser> {
        self.seat.get_or_try_init(|| SEATS.acquire()).await?;
        Browser::start_of(engine, screen).await
    }

    /// A member's page in a fresh Chromium, not yet anywhere.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn member(&self) -> Result<(Browser, MemberPage)> {
        self.member_in(Engine::Chromium).await
    }

    /// A member's page in a fresh browser, not yet anywhere.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn member_in(&self, engine: Engine) -> Result<(Browser, MemberPage)> {
        let browser = self.browser_of(engine, Screen::PHONE).await?;
        let page = MemberPage::new(browser.tab(), self.proxy.origin());
        Ok((browser, page))
    }

    /// An organizer's page in a fresh browser, not yet anywhere.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn organizer_page(&self) -> Result<(Browser, OrganizerPage)> {
        self.organizer_page_in(Engine::Chromium).await
    }

    /// An organizer's page in a fresh browser, not yet anywhere.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn organizer_page_in(&self, engine: Engine) -> Result<(Browser, OrganizerPage)> {
        let browser = self.browser_of(engine, Screen::LAPTOP).await?;
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

/// Runs tests that take an [`Engine`](browser::Engine) in each of them: `on_both! { one_test, another }`.
#[macro_export]
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod in_chromium {
            $(#[tokio::test]
            async fn $test() -> anyhow::Result<()> {
                super::$test($crate::browser::Engine::Chromium).await
            })+
        }
        mod in_firefox {
            $(#[tokio::test]
            async fn $test() -> anyhow::Result<()> {
                super::$test($crate::browser::Engine::Firefox).await
            })+
        }
    };
}
