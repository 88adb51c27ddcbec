//! A survey in the member app.

use anyhow::{Result, ensure};

use super::MemberPage;
use crate::browser::{Role, Tab};
use crate::wait::until;

const BEGIN: &str = "Bắt đầu";
const NEXT: &str = "Câu tiếp theo";
const FINISH: &str = "Gửi câu trả lời";
const LEAVE: &str = "Thoát nhanh";

/// A survey in one tab.
#[derive(Clone)]
pub struct SurveyPage {
    member: MemberPage,
}

impl SurveyPage {
    /// The survey that this member's page opens.
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

    /// Opens the link of a join code: what the survey is about is there, or the item where it was left.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn open(&self, code: &str) -> Result<()> {
        self.member.open(code).await?;
        self.member.has_booted().await?;
        // The code is there before what it shows.
        let drawn = until("the survey", || async {
            Ok((!self.tab().all(".survey").await?.is_empty()).then_some(()))
        });
        self.tab().told(drawn.await).await
    }

    /// Awaits that all of these stand in the form as the phone keeps it.
    ///
    /// # Errors
    /// When they do not within the deadline.
    pub async fn keeps(&self, code: &str, parts: &[&str]) -> Result<()> {
        let form = KEPT_FORM.replace("{code}", code);
        until(format!("{parts:?} on the phone"), || async {
            let kept = self.tab().promise(&form).await?;
            let has = |part: &&str| kept.as_str().is_some_and(|kept| kept.contains(part));
            Ok(parts.iter().all(has).then_some(()))
        })
        .await
    }

    /// Begins, having read what it is about; the first screen is there.
    ///
    /// # Errors
    /// When there is nothing to begin.
    pub async fn begin(&self) -> Result<()> {
        self.goes_on(BEGIN).await
    }

    /// Awaits the item that asks this.
    ///
    /// # Errors
    /// When another one is there.
    pub async fn asks(&self, text: &str) -> Result<()> {
        self.tab().sees(text).await
    }

    /// Taps the choice, step or face with these words.
    ///
    /// # Errors
    /// When there is none.
    pub async fn choose(&self, words: &str) -> Result<()> {
        let chosen = until(format!("the choice {words:?}"), || async {
            for label in self.tab().all(".survey label").await? {
                let text = label.text().await?;
                if text.lines().any(|line| line == words || line.split(',').next() == Some(words)) {
                    label.scroll_into_view().await?;
                    label.click().await?;
                    return Ok(Some(()));
                }
            }
            Ok(None)
        });
        self.tab().told(chosen.await).await
    }

    /// The values of what is marked now.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn marked(&self) -> Result<Vec<String>> {
        let marked = self
            .tab()
            .script("return [...document.querySelectorAll('[name=chon]:checked')].map(input => input.value)");
        Ok(serde_json::from_value(marked.await?)?)
    }

    /// Goes on to the next screen.
    ///
    /// # Errors
    /// When the screen stays as it is.
    pub async fn next(&self) -> Result<()> {
        self.goes_on(NEXT).await
    }

    /// Presses a button that leads to another screen.
    ///
    /// # Errors
    /// When the screen stays as it is.
    pub async fn goes_on(&self, button: &str) -> Result<()> {
        let before = self.screen().await?;
        self.tab().press(Role::Button, button).await?;
        let gone = until(format!("another screen after {button:?}"), || async {
            Ok((self.screen().await? != before).then_some(()))
        });
        self.tab().told(gone.await).await
    }

    async fn screen(&self) -> Result<String> {
        let words = self.tab().script(
            "return document.querySelector('.survey')?.querySelector('.how-far, h1')?.textContent
                + document.querySelector('.survey legend, .survey .note')?.textContent",
        );
        Ok(words.await?.to_string())
    }

    /// Chooses and goes on.
    ///
    /// # Errors
    /// When either cannot be done.
    pub async fn answer(&self, item: &str, words: &str) -> Result<()> {
        self.asks(item).await?;
        self.choose(words).await?;
        self.next().await
    }

    /// Gives the finished form away.
    ///
    /// # Errors
    /// When it is not finished.
    pub async fn finish(&self) -> Result<()> {
        self.tab().press(Role::Button, FINISH).await?;
        self.tab().sees("Cảm ơn chị").await
    }

    /// Leaves by the way that is always there; a page that says nothing of the survey is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn leave(&self) -> Result<()> {
        self.tab().press(Role::Link, LEAVE).await?;
        self.has_left().await
    }

    /// Awaits that the survey is gone from the screen.
    ///
    /// # Errors
    /// When it is not.
    pub async fn has_left(&self) -> Result<()> {
        self.tab().sees("Lịch các ngày trong năm").await?;
        ensure!(self.tab().path().await? == "/lich.html");
        Ok(())
    }

    /// Awaits that the way out is on the screen.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn can_leave(&self) -> Result<()> {
        self.tab().awaits(Role::Link, LEAVE).await.map(|_| ())
    }

    /// The keys of all that this origin keeps in the browser: in its database, its small storage and its caches.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn traces(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.tab().promise(TRACES).await?)?)
    }
}

/// The form under way, as text.
const KEPT_FORM: &str =
    "new Promise(done => { const open = indexedDB.open('haihoa'); open.onsuccess = () => {
    const form = open.result.transaction('kv').objectStore('kv').get('draft/{code}');
    form.onsuccess = () => { open.result.close(); done(form.result ?? ''); }; }; })";

const TRACES: &str = "(async () => {
    const settled = request => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const database = await settled(indexedDB.open('haihoa', 1));
    const store = [...database.objectStoreNames].includes('kv') ? database.transaction('kv').objectStore('kv') : null;
    const keys = store ? await settled(store.getAllKeys()) : [];
    database.close();
    for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) keys.push(new URL(url).pathname);
    }
    return keys.concat(Object.keys(localStorage), Object.keys(sessionStorage));
})()";
