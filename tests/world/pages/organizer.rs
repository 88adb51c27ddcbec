//! The organizer app.

use anyhow::Result;

use crate::browser::{Role, Tab};

const NAME: &str = "Tên đăng nhập";
const PASSWORD: &str = "Mật khẩu";

/// The organizer app in one tab.
#[derive(Clone)]
pub struct OrganizerPage {
    tab: Tab,
    origin: String,
}

impl OrganizerPage {
    /// The app of `origin`, in this tab.
    #[must_use]
    pub fn new(tab: Tab, origin: String) -> Self {
        Self { tab, origin }
    }

    /// The tab.
    #[must_use]
    pub fn tab(&self) -> &Tab {
        &self.tab
    }

    /// Opens the organizers' side.
    ///
    /// # Errors
    /// When the page does not come.
    pub async fn open(&self) -> Result<()> {
        self.tab.goto(&format!("{}/to-chuc", self.origin)).await
    }

    /// Opens the one-time link and makes an account with it.
    ///
    /// # Errors
    /// When the form does not come.
    pub async fn accept(&self, token: &str, name: &str, password: &str) -> Result<()> {
        self.tab.goto(&format!("{}/to-chuc/moi#{token}", self.origin)).await?;
        self.tab.write(NAME, name).await?;
        self.tab.write(PASSWORD, password).await?;
        self.tab.press(Role::Button, "Tạo tài khoản").await
    }

    /// Signs in.
    ///
    /// # Errors
    /// When the form does not come.
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<()> {
        self.open().await?;
        self.tab.write(NAME, name).await?;
        self.tab.write(PASSWORD, password).await?;
        self.tab.press(Role::Button, "Đăng nhập").await
    }

    /// Signs out.
    ///
    /// # Errors
    /// When there is no way out.
    pub async fn sign_out(&self) -> Result<()> {
        self.tab.press(Role::Button, "Đăng xuất").await
    }

    /// Awaits the form to sign in.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn is_signed_out(&self) -> Result<()> {
        self.tab.awaits(Role::Button, "Đăng nhập").await.map(|_| ())
    }
}
