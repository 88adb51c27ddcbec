//! A question on the screen.

use anyhow::{Context, Result, ensure};
use domain::id::ChoiceId;
use domain::pack::{Pack, Question as PackQuestion, QuestionKind};
use domain::score::Given;
use thirtyfour::{By, WebElement};

use super::MemberPage;
use crate::browser::Role;
use crate::records::given_to;
use crate::wait::until;

const ANSWER: &str = "Trả lời";
const RIGHT: &str = "Đúng rồi";
const NOT_RIGHT: &str = "Chưa đúng";

const NOTED: &str = "Đã ghi câu trả lời";

const HAS_GROWN: &str = "const card = document.querySelector('.question:target .page');
    return !!card && card.getAnimations().every(growing => growing.playState === 'finished');";

/// What an answer is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// "Đúng rồi".
    Right,
    /// "Chưa đúng".
    NotRight,
    /// Neither: noted, and that is all.
    Nothing,
}

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
            // Once it has grown out of its flower: a tap on a thing that still moves may miss it.
            if self.tab.script(HAS_GROWN).await? != true {
                return Ok(None);
            }
            let Some(legend) = self.legend().await? else { return Ok(None) };
            Ok(Some(legend.text().await?).filter(|text| !text.is_empty()))
        });
        Ok(Question { text: text.await? })
    }

    pub(super) async fn legend(&self) -> Result<Option<WebElement>> {
        Ok(self.tab.all(".question:target legend").await?.into_iter().next())
    }

    /// Taps the choice with these words, if it is not marked yet.
    ///
    /// # Errors
    /// When there is no such choice.
    pub async fn choose(&self, words: &str) -> Result<()> {
        self.mark(words, true).await
    }

    /// Taps the choice with these words where it is not yet marked as wanted: what was marked before, here or on another
    /// page of the same turn, is marked still.
    async fn mark(&self, words: &str, wanted: bool) -> Result<()> {
        until(format!("the choice {words:?}"), || async {
            let Some(label) = self.choice(words).await? else { return Ok(None) };
            if self.input_of(&label).await?.is_selected().await? != wanted {
                label.scroll_into_view().await?;
                label.click().await?;
            }
            let is_marked = self.input_of(&label).await?.is_selected().await?;
            ensure!(is_marked == wanted, "a tap on {words:?} changed nothing");
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
        for label in self.tab.all(".question:target label").await? {
            if label.text().await?.lines().any(|line| line.trim() == words) {
                return Ok(Some(label));
            }
        }
        Ok(None)
    }

    /// The native radio or checkbox that a label belongs to.
    async fn input_of(&self, label: &WebElement) -> Result<WebElement> {
        if let Some(id) = label.attr("for").await? {
            let inputs = self.tab.all(".question:target input").await?;
            for input in inputs {
                if input.attr("id").await?.as_deref() == Some(&id) {
                    return Ok(input);
                }
            }
        }
        Ok(label.find(By::Css("input[type=radio], input[type=checkbox]")).await?)
    }

    /// Gives the answer that is marked or typed, and sees what that is called.
    ///
    /// # Errors
    /// When no verdict comes.
    pub async fn answer(&self) -> Result<Told> {
        self.tab.press(Role::Button, ANSWER).await?;
        self.verdict().await
    }

    /// Awaits what her answer is called.
    ///
    /// # Errors
    /// When no verdict comes.
    pub async fn verdict(&self) -> Result<Told> {
        let told = until("the verdict", || async {
            let Some(verdict) = self.tab.all(".question:target .verdict h2").await?.into_iter().next() else {
                return Ok(None);
            };
            let text = verdict.text().await?;
            let words = [(RIGHT, Told::Right), (NOT_RIGHT, Told::NotRight), (NOTED, Told::Nothing)];
            Ok(words.into_iter().find(|(word, _)| text.contains(word)).map(|(_, told)| told))
        });
        self.tab.told(told.await).await
    }

    /// Marks, types or moves what answers the question on the screen: right or not.
    ///
    /// # Errors
    /// When the question is in no pack, or the screen does not take the answer.
    pub async fn give_from(&self, packs: &[Pack], right: bool) -> Result<Told> {
        let shown = self.question().await?;
        let question = self.find(packs, &shown.text)?;
        let given = given_to(question, right);
        match question.kind {
            QuestionKind::Order => self.put_in_order(&given.chosen).await?,
            QuestionKind::Multiple => {
                for choice in &question.choices {
                    self.mark(&choice.text, given.chosen.contains(&choice.id)).await?;
                }
            }
            kind if kind.has_choices() => {
                for choice in &given.chosen {
                    self.choose(self.words_of(question, choice)).await?;
                }
            }
            _ => self.type_answer(&given.typed).await?,
        }
        Ok(match (question.kind, right) {
            (QuestionKind::Prediction, _) => Told::Nothing,
            (_, true) => Told::Right,
            (_, false) => Told::NotRight,
        })
    }

    /// Answers the question on the screen from the packs: right or not.
    ///
    /// # Errors
    /// When the question is in no pack, or the verdict is another than the packs say.
    pub async fn answer_from(&self, packs: &[Pack], right: bool) -> Result<()> {
        let expected = self.give_from(packs, right).await?;
        let told = self.answer().await?;
        ensure!(told == expected, "{:?} was called {told:?}", self.question().await?.text);
        Ok(())
    }

    /// Whether the question on the screen shows this answer as hers.
    ///
    /// # Errors
    /// When the screen cannot be read.
    pub async fn shows(&self, question: &PackQuestion, given: &Given) -> Result<bool> {
        match question.kind {
            QuestionKind::Order => {
                Ok(self.order_shown().await? == given.chosen.iter().map(ChoiceId::as_str).collect::<Vec<_>>())
            }
            kind if kind.has_choices() => {
                for choice in &question.choices {
                    if self.is_chosen(&choice.text).await? != given.chosen.contains(&choice.id) {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            _ => {
                let typed = "return document.querySelector('.question:target input[name=typed]').value";
                Ok(self.tab.script(typed).await? == given.typed.as_str())
            }
        }
    }

    /// Types an answer into the field of the question on the screen.
    ///
    /// # Errors
    /// When it has no field.
    pub async fn type_answer(&self, text: &str) -> Result<()> {
        let fields = self.tab.all(".question:target input[name=typed]").await?;
        let field = fields.first().context("no field to type in")?;
        field.scroll_into_view().await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Moves the lines of the question on the screen into this order, by their buttons.
    ///
    /// # Errors
    /// When a line does not move.
    pub async fn put_in_order(&self, order: &[ChoiceId]) -> Result<()> {
        for (place, choice) in order.iter().enumerate() {
            for _ in 0..order.len() {
                let lines = self.order_shown().await?;
                let at = lines.iter().position(|id| id == choice.as_str()).context("no such line")?;
                if at == place {
                    break;
                }
                let up = format!(".question:target li[data-id='{choice}'] [data-do=up]");
                let button = self.tab.all(&up).await?.into_iter().next().context("no button")?;
                button.scroll_into_view().await?;
                button.click().await?;
            }
        }
        let wanted: Vec<&str> = order.iter().map(ChoiceId::as_str).collect();
        let shown = self.order_shown().await?;
        ensure!(shown == wanted, "{shown:?} instead of {wanted:?}");
        Ok(())
    }

    /// The lines of an order, as they stand now.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn order_shown(&self) -> Result<Vec<String>> {
        let ids =
            "return [...document.querySelectorAll('.question:target li')].map(line => line.dataset.id);";
        Ok(serde_json::from_value(self.tab.script(ids).await?)?)
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
