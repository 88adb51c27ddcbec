//! The member app.

mod question;
mod result;

use anyhow::{Context, Result};
use domain::pack::Pack;

use crate::browser::{Role, Tab};
use crate::wait::until;

pub use question::Question;
pub use result::{KEPT, SAVED, SENT, WAITING};

const BEGIN: &str = "Bắt đầu";
const NEXT: &str = "Câu tiếp theo";
const RESULT: &str = "Xem kết quả";
const NEW_TURN: &str = "Hái lượt mới";

/// The member app in one tab.
#[derive(Clone)]
pub struct MemberPage {
    tab: Tab,
    origin: String,
}

impl MemberPage {
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

    /// Opens the link of a join code; returns when the campaign, its garden or a question is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn open(&self, code: &str) -> Result<()> {
        self.tab.goto(&format!("{}/j/{code}", self.origin)).await?;
        self.is_ready().await
    }

    async fn is_ready(&self) -> Result<()> {
        until("the campaign, its garden or a question", || async {
            let begin = self.tab.find(Role::Button, BEGIN).await?.is_some();
            let ready = begin || !self.flowers_to_pick().await?.is_empty() || self.legend().await?.is_some();
            Ok(ready.then_some(()))
        })
        .await
    }

    /// The flowers that can be picked, by their numbers.
    ///
    /// # Errors
    /// When the page changes meanwhile.
    pub async fn flowers_to_pick(&self) -> Result<Vec<usize>> {
        let names = self.tab.to_press().await?;
        Ok(names.iter().filter_map(|name| name.strip_prefix("Bông hoa số ")?.parse().ok()).collect())
    }

    /// Awaits that flower `n` is there to be picked.
    ///
    /// # Errors
    /// When it is not.
    pub async fn flower_is_there(&self, n: usize) -> Result<()> {
        self.tab.awaits(Role::Button, &flower(n)).await.map(|_| ())
    }

    /// Opens the link of a join code and begins, where the campaign asks something first: the garden is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn join(&self, code: &str) -> Result<()> {
        self.open(code).await?;
        if self.tab.find(Role::Button, BEGIN).await?.is_some() {
            self.tab.press(Role::Button, BEGIN).await?;
        }
        self.tab.awaits(Role::Button, &flower(1)).await.map(|_| ())
    }

    /// Picks flower `n`, counted from 1: its question.
    ///
    /// # Errors
    /// When there is no such flower to pick, or no question comes.
    pub async fn pick_flower(&self, n: usize) -> Result<Question> {
        self.tab.press(Role::Button, &flower(n)).await?;
        self.question().await
    }

    /// Goes back to the garden after an answer.
    ///
    /// # Errors
    /// When there is no way on.
    pub async fn next(&self) -> Result<()> {
        self.tab.press(Role::Button, NEXT).await
    }

    /// Goes on to the result after the last answer.
    ///
    /// # Errors
    /// When there is no way on.
    pub async fn see_result(&self) -> Result<()> {
        self.tab.press(Role::Button, RESULT).await
    }

    /// Picks every flower that is left, answers the first `right` of them right and the others not, and sees the result.
    ///
    /// # Errors
    /// When any step does not go as the packs say.
    pub async fn finish_turn(&self, packs: &[Pack], right: usize) -> Result<()> {
        let flowers = self.flowers_to_pick().await?;
        for (place, flower) in flowers.iter().enumerate() {
            if place > 0 {
                self.next().await?;
            }
            self.pick_flower(*flower).await?;
            self.answer_from(packs, place < right).await.with_context(|| format!("flower {flower}"))?;
        }
        self.see_result().await
    }

    /// Joins and plays a whole turn with `right` right answers, up to the result.
    ///
    /// # Errors
    /// When any step does not go as the packs say.
    pub async fn play(&self, code: &str, packs: &[Pack], right: usize) -> Result<()> {
        self.join(code).await?;
        self.finish_turn(packs, right).await
    }

    /// Opens the link again after an interruption: the question of flower `n` is there, as it was left.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn resume(&self, code: &str, n: usize) -> Result<()> {
        self.open(code).await?;
        if self.legend().await?.is_none() {
            self.tab.press(Role::Button, &format!("{}, đang hái dở", flower(n))).await?;
        }
        self.question().await.map(|_| ())
    }

    /// Begins another turn from the result.
    ///
    /// # Errors
    /// When there is no way on.
    pub async fn new_turn(&self) -> Result<()> {
        self.tab.press(Role::Button, NEW_TURN).await?;
        self.flower_is_there(1).await
    }

    /// Awaits that the service worker is in charge, so that the next start needs no network.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn works_offline(&self) -> Result<()> {
        until("the service worker to be activated", || async {
            let state = self.tab.promise("navigator.serviceWorker.ready.then(ready => ready.active.state)");
            Ok((state.await? == "activated").then_some(()))
        })
        .await
    }
}

/// The name of a flower that can be picked.
fn flower(n: usize) -> String {
    format!("Bông hoa số {n}")
}
