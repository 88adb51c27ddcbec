//! Opening a campaign, and going on where a turn was left.

use std::sync::Arc;

use crate::signals::*;
use client::phone::{JoinError, Opened};
use client::web::page;
use domain::campaign::{Attempts, JoinCode, NameAsked};
use domain::turn::{Turn, find_question};
use pages::words;
use wasm_bindgen_futures::spawn_local;

use super::{Behind, Keeping, Play};
use crate::place;
use crate::route::Route;
use crate::shelf::phone;
use crate::{canvas, language};

/// The person the phone was handed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Her number among the people who use this phone.
    pub person: u32,
    /// Her name, where it stood on the list.
    pub name: Option<String>,
}

impl Play {
    /// Lets go of the turn, so that the next visit to its garden reads the disk again or begins anew.
    pub fn forget(self) {
        self.behind.update_value(|behind| behind.code = None);
    }

    /// The same, and nothing of it stays in sight.
    pub fn let_go(self) {
        self.behind.set_value(Behind::default());
        self.empty();
    }

    /// The next visit to the garden is of the person the phone was handed to.
    pub fn let_in(self, passed: Passed) {
        self.behind.set_value(Behind { passed: Some(passed), ..Behind::default() });
    }

    /// Who the phone was handed to, where it is passed on.
    pub fn passed(self) -> Option<Passed> {
        self.behind.with_value(|behind| behind.passed.clone())
    }

    fn empty(self) {
        batch(|| {
            self.opened.set(None);
            self.turn.set(None);
            self.keeping.set(Keeping::Fine);
        });
    }

    /// Shows all in the language in use: with the questions that are at hand in it, and once more when others have come.
    pub fn translate(self) {
        let own = self.behind.with_value(|behind| behind.own.clone());
        let Some(own) = own.filter(|own| self.is_of(&own.joined.code)) else { return self.spoke(None) };
        let lang = words::LANG.text();
        spawn_local(async move {
            for asks in [false, true] {
                let shown = language::shown(Arc::clone(&own), asks).await;
                if words::LANG.text() != lang {
                    // She has changed it again: what comes late is of the language before.
                    return;
                }
                // Unless she has gone elsewhere meanwhile.
                let is_here = self.is_of(&own.joined.code);
                let lacks = is_here && language::lacks(&shown);
                self.spoke(is_here.then_some(shown));
                if !lacks {
                    break;
                }
            }
        });
    }

    fn spoke(self, shown: Option<Arc<Opened>>) {
        batch(|| {
            if let Some(shown) = shown {
                self.opened.set(Some(Ok(shown)));
            }
            self.language.update(|spoken| *spoken += 1);
        });
    }

    pub(super) fn open(self, code: JoinCode) {
        let mut passed = None;
        self.behind.update_value(|behind| {
            passed = behind.code.is_none().then(|| behind.passed.take()).flatten();
            let (is_keeping, passed) = (behind.is_keeping, passed.clone());
            *behind = Behind { code: Some(code.clone()), is_keeping, passed, ..Behind::default() };
        });
        self.empty();
        spawn_local(async move {
            // Nobody takes up the turn of another without a word.
            let passing = phone().passing().await;
            if passed.is_none() && passing.is_some_and(|passing| passing.code == code) {
                self.forget();
                return place::turn_into(Route::Between(code));
            }
            let mut opened = phone().join(&code).await;
            let draft = phone().draft(&code).await.ok().flatten();
            if let (Ok(opened), Some(draft)) = (&mut opened, &draft) {
                fetch_older_packs(opened, draft).await;
            }
            let who = match &opened {
                Ok(opened) => who(opened, passed).await,
                Err(_) => (1, false),
            };
            let own = opened.map(Arc::new);
            let shown = match &own {
                Ok(own) => Ok(language::shown(Arc::clone(own), true).await),
                Err(error) => Err(*error),
            };
            // Unless she has gone elsewhere meanwhile.
            if self.is_of(&code) {
                let is_picked = canvas::is_sent() && !page::is_waiting();
                self.behind.update_value(|behind| behind.own = own.ok());
                self.take_up(shown, draft, who);
                self.resume(code, is_picked).await;
            }
        });
    }

    /// Goes on with the draft where its questions are still at hand, else begins anew: with the turn of the page that was
    /// sent, if one was.
    fn take_up(
        self,
        opened: Result<Arc<Opened>, JoinError>,
        draft: Option<Turn>,
        (person, is_done): (u32, bool),
    ) {
        let begin = |opened: &Opened| phone().begin(opened, page::sent_seed(), None, person);
        let turn = opened.as_ref().ok().and_then(|opened| match &draft {
            _ if opened.survey.is_some() => None,
            Some(draft) if has_all_questions(opened, draft) => Some(draft.clone()),
            _ if is_done => None,
            _ if opened.joined.campaign.name_asked == NameAsked::None => Some(begin(opened)),
            _ => None,
        });
        self.behind.update_value(|behind| {
            behind.kept = draft;
            behind.person = person;
            behind.is_done = is_done && turn.is_none();
        });
        batch(|| {
            self.turn.set(turn);
            self.opened.set(Some(opened));
        });
    }

    /// Goes to the flower where the turn was left. `is_picked` says that a flower in the address was picked on the page
    /// that was sent; else it is one of a turn that is over.
    async fn resume(self, code: JoinCode, is_picked: bool) {
        let is_new = self.behind.with_value(|behind| behind.kept.is_none());
        match (place::here(), self.flower_open()) {
            (Route::Garden(_), Some(flower)) => place::go(&Route::Flower(code, flower)),
            // The address of a turn that is over: its result, if it is one of this phone.
            (Route::Flower(..), _) if is_new && !is_picked => {
                let results = phone().results().await.unwrap_or_default();
                let latest = results.into_iter().find(|(card, _)| card.code == code);
                place::turn_into(latest.map_or(Route::Garden(code), |(card, _)| Route::Bouquet(card.id)));
            }
            (route @ Route::Flower(..), _) => self.follow(&route),
            _ => {}
        }
    }
}

/// Which of the people who use this phone plays, and whether she has had the one turn that the campaign gives her.
async fn who(opened: &Opened, passed: Option<Passed>) -> (u32, bool) {
    if let Some(passed) = passed {
        return (passed.person, false);
    }
    let campaign = &opened.joined.campaign;
    let results = phone().results().await.unwrap_or_default();
    let hers = results.iter().filter(|(card, _)| card.campaign_id == campaign.id && !card.is_put_away);
    let last = hers.map(|(card, _)| card.person).max();
    (last.unwrap_or(1), campaign.rules.attempts == Attempts::One && last.is_some())
}

/// A draft may have begun before the campaign was moved to a newer version of a pack: the older one is still here.
async fn fetch_older_packs(opened: &mut Opened, draft: &Turn) {
    for flower in &draft.flowers {
        if opened.packs.iter().all(|pack| pack.pack_ref() != flower.pack) {
            opened.packs.extend(phone().stored_pack(&flower.pack).await);
        }
    }
}

fn has_all_questions(opened: &Opened, turn: &Turn) -> bool {
    turn.flowers.iter().all(|flower| find_question(&opened.packs, &flower.pack, &flower.question).is_some())
}
