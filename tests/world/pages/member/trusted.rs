//! Trusted addresses, and calling them.

use anyhow::{Context, Result};

use super::MemberPage;
use crate::browser::Role;
use crate::wait::until;

impl MemberPage {
    /// Opens the page of trusted addresses.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn trusted(&self) -> Result<()> {
        self.tab.goto(&format!("{}/dia-chi-tin-cay", self.origin)).await?;
        self.tab.awaits(Role::Heading, "Số gọi cả nước").await?;
        self.has_booted().await
    }

    /// The numbers that are shown, in the order of the page.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn numbers(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.tab.script(NUMBERS).await?)?)
    }

    /// Awaits that these numbers are shown first.
    ///
    /// # Errors
    /// When others are.
    pub async fn numbers_begin_with(&self, numbers: &[&str]) -> Result<()> {
        let shown = until(format!("the numbers {numbers:?}"), || async {
            Ok(self.numbers().await?.iter().zip(numbers).all(|(shown, number)| shown == number).then_some(()))
        });
        self.tab.told(shown.await).await
    }

    /// Taps the row of a number: whether to call it is asked, or is not any more.
    ///
    /// # Errors
    /// When there is no such row.
    pub async fn ask_to_call(&self, number: &str) -> Result<()> {
        let tapped = until(format!("the number {number:?} to tap"), || async {
            for row in self.tab.all(".call summary").await? {
                if row.text().await?.lines().any(|line| line == number) {
                    row.scroll_into_view().await?;
                    row.click().await?;
                    return Ok(Some(()));
                }
            }
            Ok(None)
        });
        self.tab.told(tapped.await).await
    }

    /// Taps "Không gọi".
    ///
    /// # Errors
    /// When nothing is asked.
    pub async fn does_not_call(&self) -> Result<()> {
        let not = self.tab.all("details[open] > summary .button").await?;
        not.first().context("nothing is asked")?.click().await?;
        Ok(())
    }

    /// From here on notes what would be dialled, in the place of dialling it.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn catches_calls(&self) -> Result<()> {
        self.tab.script(CATCH).await.map(|_| ())
    }

    /// What would have been dialled.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn calls(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.tab.script("return window.calls").await?)?)
    }
}

const NUMBERS: &str = "return [...document.querySelectorAll('.call')]
    .filter(row => row.checkVisibility?.() ?? row.offsetParent)
    .map(row => row.querySelector('summary b').textContent)";

const CATCH: &str = "
    window.calls = [];
    addEventListener('click', event => {
        const link = event.target.closest('a[href^=\"tel:\"]');
        if (link) { event.preventDefault(); window.calls.push(link.getAttribute('href')); }
    });";
