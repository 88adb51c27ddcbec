//! A question on the screen.

use anyhow::{Context, Result, ensure};
use domain::id::ChoiceId;
use domain::pack::{Pack, Question as PackQuestion};
use thirtyfour::{By, WebElement};

use super::MemberPage;
use crate::browser::Role;
use crate::records::answer_to;
use crate::wait::until;

const ANSWER: &str = "Trả lời";
const RIGHT: &str = "Đúng rồi";
const NOT_RIGHT: &str = "Chưa đúng";

/// A question on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its words.
    pub text: String,
}

impl MemberPage {
    /// The question on the screen.
    ///
    /// # Errors
    /// When none comes.
    pub async fn question(&self) -> Result<Question> {
        let text = until("a question", || async {
            let Some(legend) = self.legend().await? else { return Ok(None) };
            Ok(Some(legend.text().await?).filter(|text| !text.is_empty()))
        });
        Ok(Question { text: text.await? })
    }

    pub(super) async fn legend(&self) -> Result<Option<WebElement>> {
        for legend in self.tab.all("fieldset legend").await? {
            if legend.is_displayed().await? {
                return Ok(Some(legend));
            }
        }
        Ok(None)
    }

    /// Taps the choice with these words.
    ///
    /// # Errors
    /// When there is no such choice.
    pub async fn choose(&self, words: &str) -> Result<()> {
        until(format!("the choice {words:?}"), || async {
            let Some(label) = self.choice(words).await? else { return Ok(None) };
            let before = self.input_of(&label).await?.is_selected().await?;
            label.scroll_into_view().await?;
            label.click().await?;
            let after = self.input_of(&label).await?.is_selected().await?;
            ensure!(before || after, "a tap on {words:?} did not choose it");
            Ok(Some(()))
        })
        .await
    }

    /// Whether the choice with these words is marked.
    ///
    /// # Errors
    /// When there is no such choice.
    pub async fn is_chosen(&self, words: &str) -> Result<bool> {
        until(format!("the choice {words:?}"), || async {
            let Some(label) = self.choice(words).await? else { return Ok(None) };
            Ok(Some(self.input_of(&label).await?.is_selected().await?))
        })
        .await
    }

    /// The label whose text is `words`, perhaps with its letter before.
    async fn choice(&self, words: &str) -> Result<Option<WebElement>> {
        for label in self.tab.all("fieldset label").await? {
            if label.text().await?.lines().any(|line| line.trim() == words) {
                return Ok(Some(label));
            }
        }
        Ok(None)
    }

    /// The native radio or checkbox that a label belongs to.
    async fn input_of(&self, label: &WebElement) -> Result<WebElement> {
        if let Some(id) = label.attr("for").await? {
            let inputs = self.tab.all("fieldset input").await?;
            for input in inputs {
                if input.attr("id").await?.as_deref() == Some(&id) {
                    return Ok(input);
                }
            }
        }
        Ok(label.find(By::Css("input[type=radio], input[type=checkbox]")).await?)
    }

    /// Gives the answer that is chosen; true when it is right.
    ///
    /// # Errors
    /// When neither word comes.
    pub async fn answer(&self) -> Result<bool> {
        self.tab.press(Role::Button, ANSWER).await?;
        until("the verdict", || async {
            let text = self.tab.text().await?;
            let (right, not_right) = (text.contains(RIGHT), text.contains(NOT_RIGHT));
            ensure!(!(right && not_right), "both verdicts at once");
            Ok((right || not_right).then_some(right))
        })
        .await
    }

    /// Answers the question on the screen from the packs: right or not.
    ///
    /// # Errors
    /// When the question is in no pack, or the verdict is another than the packs say.
    pub async fn answer_from(&self, packs: &[Pack], right: bool) -> Result<()> {
        let shown = self.question().await?;
        let question = self.find(packs, &shown.text)?;
        for choice in answer_to(question, right) {
            self.choose(self.words_of(question, &choice)).await?;
        }
        let verdict = self.answer().await?;
        ensure!(verdict == right, "{:?} was judged {verdict}", shown.text);
        Ok(())
    }

    /// The question of the packs with the words on the screen.
    ///
    /// # Errors
    /// When there is none.
    pub fn find<'a>(&self, packs: &'a [Pack], text: &str) -> Result<&'a PackQuestion> {
        let mut questions = packs.iter().flat_map(|pack| &pack.questions);
        let found = questions.find(|question| text.contains(&question.text));
        found.with_context(|| format!("{text:?} is in no pack"))
    }

    /// The words of a choice.
    #[must_use]
    pub fn words_of<'a>(&self, question: &'a PackQuestion, choice: &ChoiceId) -> &'a str {
        question.choices.iter().find(|c| c.id == *choice).map_or("", |c| &c.text)
    }
}
