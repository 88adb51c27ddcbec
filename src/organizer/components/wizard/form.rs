//! The fields of all steps: they stay as they are when she goes back.

use domain::campaign::{Attempts, NameAsked, Reveal, Rules};
use domain::id::UnitId;
use domain::organizer::packs::{PackSummary, SurveySummary};
use domain::organizer::units::UnitTree;
use domain::survey::Round;
use leptos::prelude::*;

use crate::browser;
use crate::moment::{self, DAY_MS};
use crate::picker::Picker;
use crate::wizard::{Content, DAYS, Draft, follow};

/// Every field of the wizard.
#[derive(Clone, Copy)]
pub struct Form {
    pub is_survey: RwSignal<bool>,
    pub packs: RwSignal<Vec<PackSummary>>,
    pub survey: RwSignal<Option<SurveySummary>>,
    pub round: RwSignal<Option<Round>>,
    pub title: RwSignal<String>,
    pub picker: RwSignal<Picker>,
    pub opens: RwSignal<String>,
    pub closes: RwSignal<String>,
    pub flowers: RwSignal<String>,
    pub seconds: RwSignal<String>,
    pub lucky: RwSignal<String>,
    pub shuffle: RwSignal<bool>,
    pub reveal: RwSignal<Reveal>,
    pub attempts: RwSignal<Attempts>,
    pub name_asked: RwSignal<NameAsked>,
}

impl Form {
    /// What is there before she has chosen anything: all branches below her own unit, thirty days from now on.
    pub fn new(tree: &UnitTree, own: Option<&UnitId>) -> Self {
        let mut picker = Picker::new(&tree.units, own, &Default::default());
        picker.pick_all();
        let now = browser::now_ms();
        let closes = moment::end_of_day(browser::local(now + DAYS * DAY_MS));
        let rules = Rules::default();
        Self {
            is_survey: RwSignal::new(false),
            packs: RwSignal::default(),
            survey: RwSignal::new(None),
            round: RwSignal::new(None),
            title: RwSignal::default(),
            picker: RwSignal::new(picker),
            opens: RwSignal::new(moment::typed(browser::local(now))),
            closes: RwSignal::new(moment::typed(closes)),
            flowers: RwSignal::default(),
            seconds: RwSignal::default(),
            lucky: RwSignal::new(rules.lucky.to_string()),
            shuffle: RwSignal::new(rules.shuffle),
            reveal: RwSignal::new(rules.reveal),
            attempts: RwSignal::new(rules.attempts),
            name_asked: RwSignal::new(NameAsked::None),
        }
    }

    /// Puts everything back as it stood in a draft; units that are no more are left out.
    pub fn fill(self, draft: Draft) {
        match draft.content {
            Content::Packs(packs) => self.packs.set(packs),
            Content::Survey(survey, round) => {
                self.is_survey.set(true);
                self.survey.set(survey);
                self.round.set(round);
            }
        }
        self.title.set(draft.title);
        self.picker.update(|picker| picker.pick_only(&draft.units.into_iter().collect()));
        let typed =
            |at_ms: Option<u64>| at_ms.map(|ms| moment::typed(browser::local(ms))).unwrap_or_default();
        self.opens.set(typed(draft.opens_at_ms));
        self.closes.set(typed(draft.closes_at_ms));
        self.flowers.set(draft.flowers);
        self.seconds.set(draft.seconds);
        self.lucky.set(draft.lucky);
        self.shuffle.set(draft.shuffle);
        self.reveal.set(draft.reveal);
        self.attempts.set(draft.attempts);
        self.name_asked.set(draft.name_asked);
    }

    /// What the campaign asks.
    pub fn content(self) -> Content {
        if self.is_survey.get() {
            Content::Survey(self.survey.get(), self.round.get())
        } else {
            Content::Packs(self.packs.get())
        }
    }

    /// When it opens and when it closes; none while a field holds no moment.
    pub fn times(self) -> (Option<u64>, Option<u64>) {
        let at = |field: RwSignal<String>| moment::read(&field.read()).map(browser::moment);
        (at(self.opens), at(self.closes))
    }

    /// Everything as it stands in the fields.
    pub fn draft(self) -> Draft {
        let (opens_at_ms, closes_at_ms) = self.times();
        Draft {
            content: self.content(),
            title: self.title.get(),
            units: self.picker.read().picked().map(|row| row.id.clone()).collect(),
            opens_at_ms,
            closes_at_ms,
            flowers: self.flowers.get(),
            seconds: self.seconds.get(),
            lucky: self.lucky.get(),
            shuffle: self.shuffle.get(),
            reveal: self.reveal.get(),
            attempts: self.attempts.get(),
            name_asked: self.name_asked.get(),
        }
    }

    /// Chooses another content; title and flowers follow as long as they are the suggested ones.
    pub fn choose(self, change: impl FnOnce()) {
        let before = untrack(|| self.draft());
        change();
        let after = untrack(|| self.draft());
        self.title.set(follow(&before.title, &before.suggested_title(), after.suggested_title()));
        self.flowers.set(follow(&before.flowers, &before.suggested_flowers(), after.suggested_flowers()));
    }
}
