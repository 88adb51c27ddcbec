//! Published packs and surveys: read once, compressed once.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use domain::id::QuestionId;
use domain::pack::{Pack, Question, Texts};
use domain::survey::Survey;

use crate::content::{Content, Effort};

/// Bytes that are compressed when they are first asked for: most packs of a start are not asked for at all.
pub type OnDemand = LazyLock<Content, Box<dyn FnOnce() -> Content + Send>>;

/// A published pack: read once, compressed once.
#[derive(Debug)]
pub struct PublishedPack {
    /// The pack.
    pub pack: Pack,
    /// Its bytes as served.
    pub content: OnDemand,
    /// Its bytes without the key, for campaigns that withhold it.
    pub questions: OnDemand,
    /// The same in other languages.
    others: Vec<Translated>,
    /// The pack by which answers are judged: with the spellings of all languages.
    judged: Pack,
    places: HashMap<QuestionId, usize>,
}

/// A published pack in another language.
#[derive(Debug)]
pub struct Translated {
    /// The language.
    pub lang: String,
    /// The bytes as served.
    pub content: OnDemand,
    /// The bytes without the key.
    pub questions: OnDemand,
}

impl PublishedPack {
    /// Prepares a pack and the bytes it was published as.
    #[must_use]
    pub fn new(pack: Pack, body: String) -> Self {
        let places =
            pack.questions.iter().enumerate().map(|(n, question)| (question.id.clone(), n)).collect();
        // A struct of strings and whole numbers always serializes.
        let questions = serde_json::to_string(&pack.without_key()).unwrap_or_default();
        let (content, questions) = (on_demand(body), on_demand(questions));
        Self { judged: pack.clone(), pack, content, questions, others: Vec::new(), places }
    }

    /// The same with the pack's texts in other languages.
    #[must_use]
    pub fn with_texts(mut self, texts: &[Texts]) -> Self {
        for texts in texts {
            let pack = self.pack.in_language(texts);
            let json = |pack: &Pack| on_demand(serde_json::to_string(pack).unwrap_or_default());
            let (content, questions) = (json(&pack), json(&pack.without_key()));
            self.others.push(Translated { lang: pack.lang, content, questions });
            self.judged = self.judged.accepting(texts);
        }
        self
    }

    /// The pack in a language; none if it is not there in that.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> Option<&Translated> {
        self.others.iter().find(|translated| translated.lang == lang)
    }

    /// The languages it is there in besides its own.
    pub fn langs(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(|translated| translated.lang.as_str())
    }

    /// Whether `other` is the same version of the same pack.
    #[must_use]
    pub fn pack_is(self: &Arc<Self>, other: &Arc<Self>) -> bool {
        Arc::ptr_eq(self, other) || (self.pack.id == other.pack.id && self.pack.version == other.pack.version)
    }

    /// A question and its place in the pack; none if the pack has no such question.
    #[must_use]
    pub fn find(&self, id: &QuestionId) -> Option<(usize, &Question)> {
        let place = *self.places.get(id)?;
        Some((place, self.judged.questions.get(place)?))
    }
}

/// JSON to serve.
fn on_demand(json: String) -> OnDemand {
    let compress = || Content::compressed("application/json", Bytes::from(json), Effort::Thorough);
    LazyLock::new(Box::new(compress))
}

/// A published survey: read once, compressed once.
#[derive(Debug)]
pub struct PublishedSurvey {
    /// The survey.
    pub survey: Survey,
    /// Its bytes as served.
    pub content: OnDemand,
}

impl PublishedSurvey {
    /// Prepares a survey and the bytes it was published as.
    #[must_use]
    pub fn new(survey: Survey, body: String) -> Self {
        Self { survey, content: on_demand(body) }
    }
}
