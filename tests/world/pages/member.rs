//! The member app.

mod question;
mod result;
mod trusted;

use anyhow::{Context, Result};
use domain::pack::Pack;

use crate::browser::{Role, Tab};
use crate::wait::until;

pub use question::{Question, Told};
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
            let is_sent = !self.flowers_to_pick().await?.is_empty() || self.legend().await?.is_some();
            Ok((is_sent || self.tab.script(BOOTED).await? == true).then_some(()))
        })
        .await
    }

    /// The flowers that can be picked, by their numbers.
    ///
    /// # Errors
    /// When the page changes meanwhile.
    pub async fn flowers_to_pick(&self) -> Result<Vec<usize>> {
        let names: Vec<String> = serde_json::from_value(self.tab.script(FLOWERS).await?)?;
        let number = |name: &String| name.strip_prefix("Bông hoa số ")?.split(',').next()?.parse().ok();
        Ok(names.iter().filter_map(number).collect())
    }

    /// Awaits that flower `n` is there to be picked.
    ///
    /// # Errors
    /// When it is not.
    pub async fn flower_is_there(&self, n: usize) -> Result<()> {
        let there = until(format!("flower {n}"), || async {
            Ok(self.flowers_to_pick().await?.contains(&n).then_some(()))
        });
        self.tab.told(there.await).await
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
        self.flower_is_there(1).await?;
        self.has_booted().await
    }

    /// Awaits that the app has taken over the page: from here on nothing is done by the page alone.
    ///
    /// # Errors
    /// When it does not.
    pub async fn has_booted(&self) -> Result<()> {
        let booted = until("the app to take over", || async {
            Ok(self.tab.script(BOOTED).await?.as_bool().filter(|booted| *booted).map(|_| ()))
        });
        self.tab.told(booted.await).await
    }

    /// Picks flower `n`, counted from 1: its question.
    ///
    /// # Errors
    /// When there is no such flower to pick, or no question comes.
    pub async fn pick_flower(&self, n: usize) -> Result<Question> {
        let picked = until(format!("flower {n} to pick"), || async {
            let Some(flower) = self.tab.all(&format!("a.flower-{n}")).await?.into_iter().next() else {
                return Ok(None);
            };
            flower.scroll_into_view().await?;
            flower.click().await?;
            Ok(Some(()))
        });
        self.tab.told(picked.await).await?;
        self.question().await
    }

    /// Goes back to the garden after an answer.
    ///
    /// # Errors
    /// When there is no way on.
    pub async fn next(&self) -> Result<()> {
        self.tab.press(Role::Link, NEXT).await?;
        // The browser goes back in its own time; a flower is left, else it would not be offered.
        let back =
            until("the garden", || async { Ok((!self.flowers_to_pick().await?.is_empty()).then_some(())) });
        self.tab.told(back.await).await
    }

    /// Goes on to the result after the last answer.
    ///
    /// # Errors
    /// When there is no way on.
    pub async fn see_result(&self) -> Result<()> {
        self.tab.press(Role::Link, RESULT).await?;
        // The card says what has become of the turn, too: the result is there when its bouquet is.
        let drawn = until("the result", || async {
            Ok((!self.tab.all("[id^='tt-']").await?.is_empty()).then_some(()))
        });
        self.tab.told(drawn.await).await
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
        self.has_booted().await?;
        if self.legend().await?.is_none() {
            self.pick_flower(n).await?;
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

/// The names of the flowers that can be picked now.
const FLOWERS: &str = "return [...document.querySelectorAll('a.flower[href]')]
    .filter(flower => flower.offsetParent && getComputedStyle(flower).visibility === 'visible')
    .map(flower => flower.getAttribute('aria-label'));";

/// The app marks the page once it is its own.
const BOOTED: &str = "return document.documentElement.classList.contains('ready');";
