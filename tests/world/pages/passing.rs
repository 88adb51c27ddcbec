//! The member app on a phone that is passed on.

use anyhow::Result;

use super::MemberPage;
use crate::browser::{Role, Tab};
use crate::wait::until;

const PASS_AROUND: &str = "Chuyền máy cho nhiều người";
const PASS_ON: &str = "Đưa máy cho chị tiếp theo";
const BEGIN: &str = "Bắt đầu lượt của tôi";

/// One phone for many, in one tab.
#[derive(Clone)]
pub struct PassedPhone {
    member: MemberPage,
}

impl PassedPhone {
    /// The phone that this member's page is on.
    #[must_use]
    pub fn of(member: MemberPage) -> Self {
        Self { member }
    }

    /// The member's page.
    #[must_use]
    pub fn member(&self) -> &MemberPage {
        &self.member
    }

    /// The tab.
    #[must_use]
    pub fn tab(&self) -> &Tab {
        self.member.tab()
    }

    /// Begins to pass the phone on, from a garden or a survey.
    ///
    /// # Errors
    /// When that is not offered.
    pub async fn pass_around(&self) -> Result<()> {
        self.tab().press(Role::Link, PASS_AROUND).await?;
        self.invites(0).await
    }

    /// Passes it on, from wherever that is offered.
    ///
    /// # Errors
    /// When it is not.
    pub async fn pass_on(&self) -> Result<()> {
        self.tab().press(Role::Link, PASS_ON).await
    }

    /// Awaits the screen between two people, which says how many have `gone`.
    ///
    /// # Errors
    /// When another one is there.
    pub async fn invites(&self, gone: usize) -> Result<()> {
        self.tab().awaits(Role::Heading, "Mời chị tiếp theo").await?;
        match gone {
            0 => self.tab().sees("Chưa có ai xong").await,
            _ => self.tab().sees(format!("Đã có {gone} người xong")).await,
        }
    }

    /// The next person begins in the garden.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn begin(&self) -> Result<()> {
        self.tab().press(Role::Button, BEGIN).await?;
        self.member.flower_is_there(1).await
    }

    /// Writes down these names, for the screen between two people.
    ///
    /// # Errors
    /// When there is no field for them.
    pub async fn list(&self, names: &str) -> Result<()> {
        self.open_keepers_part().await?;
        let field =
            until("the field for names", || async { Ok(self.tab().all("[name=names]").await?.pop()) });
        let field = self.tab().told(field.await).await?;
        field.clear().await?;
        field.send_keys(names).await?;
        self.tab().press(Role::Button, "Ghi danh sách").await
    }

    /// Opens the part for whoever holds the phone.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open_keepers_part(&self) -> Result<()> {
        let opened = until("the part for the keeper", || async {
            let Some(summary) = self.tab().all("details.note summary").await?.pop() else { return Ok(None) };
            summary.scroll_into_view().await?;
            summary.click().await?;
            Ok(Some(()))
        });
        self.tab().told(opened.await).await
    }

    /// The names on the list, those who have gone with a tick.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn names(&self) -> Result<Vec<String>> {
        let names = self.tab().script(NAMES).await?;
        Ok(serde_json::from_value(names)?)
    }

    /// The addresses of the whole history of the tab, as far as they are ours, from its beginning to its end. Chromium alone
    /// tells.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn history(&self) -> Result<Vec<String>> {
        let told = "return navigation.entries().map(({ url }) => url.slice(location.origin.length))";
        Ok(serde_json::from_value(self.tab().script(told).await?)?)
    }
}

/// What stands on each row of names.
const NAMES: &str = "return [...document.querySelectorAll('.names li')].map(row =>
    (row.querySelector('button') ? '' : '✓ ') + row.innerText.split('\\n')[0].trim());";
