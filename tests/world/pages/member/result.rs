//! The result of a turn, and what has become of it.

use anyhow::Result;

use super::MemberPage;
use crate::browser::Role;
use crate::wait::until;

/// The state of a result that is on the phone.
pub const SAVED: &str = "Đã lưu trên máy";
/// The state of a result that waits for a network.
pub const WAITING: &str = "Chờ có mạng để gửi";
/// The state of a result that the server has.
pub const SENT: &str = "Đã gửi";

/// The states of a result that is on the phone and not confirmed.
pub const KEPT: &[&str] = &[SAVED, WAITING];

impl MemberPage {
    /// Awaits that the result says how many were right.
    ///
    /// # Errors
    /// When it says another number, or none.
    pub async fn sees_score(&self, right: usize, of: usize) -> Result<()> {
        self.tab.sees(format!("đúng {right} trên {of} câu")).await
    }

    /// Awaits that the page tells one of these states.
    ///
    /// # Errors
    /// When it does not; tells what the page shows instead.
    pub async fn tells(&self, states: &[&str]) -> Result<()> {
        let told = until(format!("one of {states:?}"), || async {
            let status = self.tab.status().await?;
            Ok(states.iter().any(|state| status.contains(state)).then_some(()))
        });
        self.tab.told(told.await).await
    }

    /// From now on remembers every state this page tells, also the briefest.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn remember_states(&self) -> Result<()> {
        self.tab.script(REMEMBER).await.map(|_| ())
    }

    /// The states told since [`MemberPage::remember_states`], each once, in the order they first came.
    ///
    /// # Errors
    /// When nothing was remembered.
    pub async fn states_told(&self) -> Result<Vec<String>> {
        let told = self.tab.script("return window.statesTold").await?;
        let told: Vec<String> = serde_json::from_value(told)?;
        let mut states: Vec<(usize, &str)> = [SAVED, WAITING, SENT]
            .into_iter()
            .filter_map(|state| Some((told.iter().position(|text| text.contains(state))?, state)))
            .collect();
        states.sort_unstable();
        Ok(states.into_iter().map(|(_, state)| state.to_owned()).collect())
    }

    /// Awaits that "Kết quả của tôi" lists as many results as `states`, the latest first, each in one of its states.
    ///
    /// # Errors
    /// When it does not; tells what the page shows instead.
    pub async fn lists(&self, states: &[&[&str]]) -> Result<()> {
        let listed = until(format!("results {states:?}"), || async {
            let mut entries = Vec::new();
            for entry in self.tab.all("main li").await? {
                entries.push(entry.text().await?);
            }
            let fits =
                |(entry, states): (&String, &&[&str])| states.iter().any(|state| entry.contains(state));
            let all = entries.len() == states.len() && entries.iter().zip(states).all(fits);
            Ok(all.then_some(()))
        });
        self.tab.told(listed.await).await
    }

    /// Opens "Kết quả của tôi".
    ///
    /// # Errors
    /// When it does not come.
    pub async fn my_results(&self) -> Result<()> {
        self.tab.goto(&format!("{}/ket-qua", self.origin)).await?;
        self.tab.awaits(Role::Heading, "Kết quả của tôi").await.map(|_| ())
    }
}

/// Notes what every `role=status` says after each change of the page.
const REMEMBER: &str = "
    window.statesTold = [];
    const note = () => {
        for (const element of document.querySelectorAll('[role=status], output')) {
            const text = element.textContent.trim();
            if (text && window.statesTold.at(-1) !== text) window.statesTold.push(text);
        }
    };
    note();
    new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
";
