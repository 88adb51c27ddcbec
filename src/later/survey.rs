//! A survey being filled in: the form, and its screens.

use domain::id::{CampaignId, ChoiceId, RecordId, UnitId};
use domain::json;
use domain::pack::Contact;
use domain::score::Given;
use domain::survey::{Asked, Event, Form, FormError, ItemKind, Paper, Place, Round, Survey};
use pages::survey::{self, Seen};
use pages::{acts, moment};

use crate::BETWEEN;
use crate::reply::Reply;

/// The numbers of her own commune: phone, name and purpose, a line each.
fn own(text: &str) -> Vec<Contact> {
    let mut lines = text.lines().map(str::to_owned);
    let next = || Some(Contact { phone: lines.next()?, name: lines.next()?, purpose: lines.next()? });
    std::iter::from_fn(next).collect()
}

/// A survey that is open.
pub struct Filling {
    asked: Asked,
    unit: String,
    paper: Paper,
    form: Form,
}

impl Filling {
    /// Opens a survey, and goes on with a draft where there is one; none where it cannot be read.
    pub fn open(input: &str) -> Option<Self> {
        let mut parts = input.split(BETWEEN);
        let (campaign, unit) = (CampaignId::new(parts.next()?), UnitId::new(parts.next()?));
        let asked = Asked { campaign, unit, round: Round::from_name(parts.next()?) };
        let unit = parts.next()?.to_owned();
        let read: Survey = json::read(parts.next()?)?;
        let draft = parts.next();
        let paper = Paper::of(survey::with_own(read, own(parts.next().unwrap_or_default())));
        let form = draft.and_then(|draft| Form::resume(draft, &paper));
        let form = form.unwrap_or_else(|| Form::begin(&paper));
        Some(Self { asked, unit, paper, form })
    }

    /// The screen she is at.
    pub fn page(&self) -> String {
        survey::screen(Seen { unit: &self.unit, paper: &self.paper, form: &self.form }).into_string()
    }

    /// What is to be kept: the form, unless it is finished or the survey is sensitive.
    pub fn draft(&self) -> String {
        if self.paper.survey.sensitive || self.form.place(&self.paper) == Place::Done {
            return String::new();
        }
        json::write(&self.form)
    }

    /// The canonical bytes of the finished form.
    pub fn sealed(&self, id: &str, now_ms: &str) -> Option<String> {
        if self.form.place(&self.paper) != Place::Done {
            return None;
        }
        let day = moment::day(now_ms.parse().ok()?);
        Some(self.form.seal(RecordId::new(id), &day, &self.asked, &self.paper).body())
    }

    /// Does what she did; whatever it was, what stands on the screen counts.
    pub fn act(&mut self, name: &str, fields: &str) -> Reply {
        if name == acts::SURVEY_END {
            return Reply::Page(survey::end(&self.paper.survey, &RecordId::new(fields)).into_string());
        }
        let given = self.give(name, fields);
        let event = match name {
            acts::SURVEY_GIVE => return self.said(given.err()),
            acts::SURVEY_BEGIN => Event::Begin,
            acts::SURVEY_NEXT => Event::Next,
            acts::SURVEY_BACK => Event::Back,
            acts::SURVEY_DECLINE => Event::Decline,
            acts::SURVEY_SKIP => Event::Skip,
            acts::SURVEY_FINISH => Event::Finish,
            _ => return Reply::Nothing,
        };
        let outcome = match (&event, given) {
            // What is marked is no answer: it says why, and does not go on.
            (Event::Next, Err(error)) => Err(error),
            _ => self.form.step(event, &self.paper),
        };
        match outcome {
            Ok(()) if self.form.place(&self.paper) == Place::Done => Reply::Seal,
            Ok(()) | Err(FormError::Missing) => Reply::Page(self.page()),
            Err(error) => self.said(Some(error)),
        }
    }

    /// Takes what stands on the screen, where something can be given there.
    fn give(&mut self, name: &str, fields: &str) -> Result<(), FormError> {
        let (marked, typed) = fields.split_once('\n').unwrap_or((fields, ""));
        let event = match (self.form.place(&self.paper), self.form.item(&self.paper)) {
            (Place::Pair, _) => Event::Pair(typed.to_owned()),
            (_, Some(item)) => {
                let chosen: Vec<ChoiceId> = marked.split_whitespace().map(ChoiceId::new).collect();
                let declined = self.form.answer(item).is_some_and(|answer| answer.declined);
                let is_same = match item.kind {
                    ItemKind::Note => true,
                    // Lines always stand in some order: it is hers once she moved one, or goes on from them.
                    ItemKind::Ranking => name != acts::SURVEY_GIVE && (declined || name != acts::SURVEY_NEXT),
                    _ => declined && chosen.is_empty() && typed.trim().is_empty(),
                };
                if is_same {
                    return Ok(());
                }
                Event::Give(Given { chosen, typed: typed.to_owned() })
            }
            _ => return Ok(()),
        };
        self.form.step(event, &self.paper)
    }

    /// What is told on the same screen.
    fn said(&self, error: Option<FormError>) -> Reply {
        let item = self.form.item(&self.paper);
        let answer = item.and_then(|item| self.form.answer(item));
        let marks = item.is_some_and(|item| !matches!(item.kind, ItemKind::Ranking));
        let chosen = answer.map(|answer| answer.chosen.as_slice()).unwrap_or_default();
        let ids: Vec<&str> = chosen.iter().map(ChoiceId::as_str).collect();
        let is_day = item.is_some_and(|item| item.kind == ItemKind::Date);
        let day = answer.filter(|_| is_day).map(|answer| survey::day_in_words(&answer.typed));
        Reply::Say {
            marked: marks.then(|| ids.join(" ")),
            missing: error.map(|error| survey::told(error, item)).unwrap_or_default(),
            understood: day.unwrap_or_default(),
        }
    }
}
