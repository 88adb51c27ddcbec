//! A pack's texts in another language, format `haihoa.texts/1`: what a JSON file in `public/packs/<lang>/` holds. What is
//! right, the ids and the order of everything are the pack's alone, and what is missing here stays in the pack's language.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::check::{
    CHOICE_CHARS, EXPLANATION_CHARS, HINT_CHARS, QUESTION_CHARS, STORY_CHARS, TITLE_CHARS, text_flaw,
};
use super::{Broken, Contact, Pack, PackError, PackProblem, Question, QuestionKind, Story};
use crate::campaign::PackRef;
use crate::id::PackId;

/// The format this module reads.
pub const FORMAT: &str = "haihoa.texts/1";
/// The longest a unit of measurement or a contact's name may be, in characters.
const NAME_CHARS: usize = 120;

/// What stands behind a question's id where its further spellings are.
const ACCEPTED: &str = ".accepted";

/// The texts of one version of a pack in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// [`FORMAT`].
    pub format: String,
    /// The pack.
    pub pack: PackId,
    /// Its version.
    pub version: u32,
    /// The language (BCP 47), such as `en`.
    pub lang: String,
    /// The texts by what they stand for: `title`; `<question>`, and behind it `.hint`, `.explanation`, `.unit`, `.picture`
    /// (what it shows), `.accepted` (further spellings, apart by `|`) or `/<choice>`; `story.<story>`, and behind it `.title`
    /// or `.picture`; `contact.<digits>.name` and `.purpose`.
    pub texts: BTreeMap<String, String>,
}

impl Texts {
    /// Reads texts; whether they fit their pack is for [`Self::problems`] to say.
    ///
    /// # Errors
    /// [`PackError::Json`] names the line and column; [`PackError::Problems`] a format or language nobody knows.
    pub fn read(json: &str) -> Result<Self, PackError> {
        let texts: Self = serde_json::from_str(json)?;
        let mut problems = Vec::new();
        if texts.format != FORMAT {
            problems.push(about_pack(format!("format is {:?}, expected {FORMAT:?}", texts.format)));
        }
        if !is_lang(&texts.lang) {
            problems.push(about_pack(format!("lang {:?} is not a language such as en", texts.lang)));
        }
        if problems.is_empty() { Ok(texts) } else { Err(PackError::Problems(problems)) }
    }

    /// The version of the pack these belong to.
    #[must_use]
    pub fn pack_ref(&self) -> PackRef {
        PackRef { id: self.pack.clone(), version: self.version }
    }

    /// What is wrong with these as texts of `pack`: keys that name nothing in it, texts that are empty or too long. Empty
    /// when all is well.
    #[must_use]
    pub fn problems(&self, pack: &Pack) -> Vec<PackProblem> {
        let mut found = Vec::new();
        if self.pack_ref() != pack.pack_ref() {
            found.push(about_pack(format!("belongs to {} version {}", self.pack, self.version)));
        }
        if self.lang == pack.lang {
            found.push(about_pack(format!("the pack is in {} itself", self.lang)));
        }
        let mut known = HashSet::new();
        let mut whole = pack.clone();
        whole.visit(&mut |key, _, most| {
            if let Some(text) = self.texts.get(&key) {
                found.extend(text_problem(&key, text, most));
            }
            known.insert(key);
        });
        for question in pack.questions.iter().filter(|question| question.kind == QuestionKind::Text) {
            let key = accepted_key(question);
            for spelling in self.spellings(question) {
                found.extend(text_problem(&key, spelling, CHOICE_CHARS));
            }
            known.insert(key);
        }
        for key in self.texts.keys().filter(|key| !known.contains(*key)) {
            found.push(about_pack(format!("{key:?} names nothing in the pack")));
        }
        found
    }

    /// Whether they bring spellings, which may make an answer right that was not before.
    #[must_use]
    pub fn has_spellings(&self) -> bool {
        self.texts.keys().any(|key| key.ends_with(ACCEPTED))
    }

    /// Further spellings of a question's answer.
    fn spellings(&self, question: &Question) -> impl Iterator<Item = &str> {
        let listed = (question.kind == QuestionKind::Text).then(|| self.texts.get(&accepted_key(question)));
        listed.flatten().into_iter().flat_map(|listed| listed.split('|')).map(str::trim)
    }
}

impl Pack {
    /// The pack in another language; what is not translated stays as it is. Spellings come on top of the pack's own: an
    /// answer is judged alike in whatever language it was asked.
    #[must_use]
    pub fn in_language(&self, texts: &Texts) -> Self {
        let mut pack = self.accepting(texts);
        pack.lang.clone_from(&texts.lang);
        // What was recorded is in the pack's own language.
        pack.stories.iter_mut().for_each(|story| story.audio = None);
        for question in &mut pack.questions {
            (question.audio, question.explanation_audio) = (None, None);
        }
        pack.visit(&mut |key, text, _| {
            if let Some(translated) = texts.texts.get(&key).filter(|translated| !translated.trim().is_empty())
            {
                text.clone_from(translated);
            }
        });
        pack
    }

    /// The pack itself, with the spellings of another language: what its answers are judged by.
    #[must_use]
    pub fn accepting(&self, texts: &Texts) -> Self {
        let mut pack = self.clone();
        for question in &mut pack.questions {
            let further: Vec<String> = texts.spellings(question).map(str::to_owned).collect();
            // Those of the language she reads come first: the first is the one that is shown.
            question.accepted.splice(0..0, further.into_iter().filter(|spelling| !spelling.is_empty()));
        }
        pack
    }

    /// Shows every text to `each` with its key and the most characters it may have. Texts that are not there have no key.
    fn visit(&mut self, each: &mut dyn FnMut(String, &mut String, usize)) {
        each("title".to_owned(), &mut self.title, TITLE_CHARS);
        self.stories.iter_mut().for_each(|story| story.visit(each));
        self.questions.iter_mut().for_each(|question| question.visit(each));
        self.contacts.iter_mut().for_each(|contact| contact.visit(each));
    }
}

impl Story {
    fn visit(&mut self, each: &mut dyn FnMut(String, &mut String, usize)) {
        let key = format!("story.{}", self.id);
        each(format!("{key}.title"), &mut self.title, TITLE_CHARS);
        if let Some(picture) = &mut self.picture {
            each(format!("{key}.picture"), &mut picture.alt, HINT_CHARS);
        }
        each(key, &mut self.text, STORY_CHARS);
    }
}

impl Question {
    fn visit(&mut self, each: &mut dyn FnMut(String, &mut String, usize)) {
        each(self.id.to_string(), &mut self.text, QUESTION_CHARS);
        if let Some(picture) = &mut self.picture {
            each(format!("{}.picture", self.id), &mut picture.alt, HINT_CHARS);
        }
        for (name, text, most) in [
            ("hint", &mut self.hint, HINT_CHARS),
            ("explanation", &mut self.explanation, EXPLANATION_CHARS),
            ("unit", &mut self.unit, NAME_CHARS),
        ] {
            if !text.is_empty() {
                each(format!("{}.{name}", self.id), text, most);
            }
        }
        for choice in &mut self.choices {
            each(format!("{}/{}", self.id, choice.id), &mut choice.text, CHOICE_CHARS);
        }
    }
}

impl Contact {
    fn visit(&mut self, each: &mut dyn FnMut(String, &mut String, usize)) {
        let digits: String = self.phone.chars().filter(|c| *c != ' ').collect();
        each(format!("contact.{digits}.name"), &mut self.name, NAME_CHARS);
        each(format!("contact.{digits}.purpose"), &mut self.purpose, HINT_CHARS);
    }
}

fn accepted_key(question: &Question) -> String {
    format!("{}{ACCEPTED}", question.id)
}

fn about_pack(what: String) -> PackProblem {
    PackProblem { question: None, what: Broken::Texts(what) }
}

fn text_problem(key: &str, text: &str, most: usize) -> Option<PackProblem> {
    text_flaw(text, most).map(|flaw| about_pack(format!("{key} {flaw}")))
}

/// Letters and digits in parts joined by hyphens, the first of two or three small letters: it stands in addresses and keys.
fn is_lang(lang: &str) -> bool {
    let mut parts = lang.split('-');
    let first = parts.next().unwrap_or_default();
    lang.len() <= 35
        && (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests;
