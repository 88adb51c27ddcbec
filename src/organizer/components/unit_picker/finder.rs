//! Finding a unit with the keyboard.

use domain::id::UnitId;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use crate::browser;
use crate::components::Typed;
use crate::forest::Forest;
use crate::unit_choice::{Among, Offers};
use crate::words::unit_choice as words;

/// One line of the list: a unit, or none for everything.
pub type Line = (Option<UnitId>, String, String);

/// What is chosen, what is typed, and what that finds.
#[derive(Clone, Copy)]
pub struct Finder {
    forest: Signal<Forest>,
    value: RwSignal<Option<UnitId>>,
    whole: bool,
    /// What she is typing; none while the field shows what is chosen.
    typed: RwSignal<Option<String>>,
    /// Whether the list is open.
    pub open: RwSignal<bool>,
    /// The line that Enter chooses; none before she has typed or gone to one.
    pub at: RwSignal<Option<usize>>,
    /// The lines of the list, and how many units more there are.
    pub found: Memo<(Vec<Line>, usize)>,
    list_id: StoredValue<String>,
    /// The dialog around it, which asks before it loses a choice.
    around: Typed,
}

impl Finder {
    /// For a field whose list has this id.
    pub fn new(
        forest: Signal<Forest>,
        among: Among,
        value: RwSignal<Option<UnitId>>,
        whole: bool,
        list_id: String,
    ) -> Self {
        let offers = Memo::new(move |_| Offers::new(&forest.read(), &among));
        let typed = RwSignal::new(None::<String>);
        Self {
            forest,
            value,
            whole,
            typed,
            open: RwSignal::new(false),
            at: RwSignal::new(None),
            found: Memo::new(move |_| lines(&offers.read(), typed.read().as_deref(), whole)),
            list_id: StoredValue::new(list_id),
            around: Typed::here(),
        }
    }

    /// What stands in the field.
    pub fn text(self) -> String {
        if let Some(typed) = self.typed.get() {
            return typed;
        }
        match self.value.read().as_ref() {
            // The units are still to come, and with them its name.
            Some(_) if self.forest.read().is_empty() => String::new(),
            Some(id) => self.forest.read().called(id).to_owned(),
            None if self.whole => words::WHOLE.into(),
            None => String::new(),
        }
    }

    /// Whether there is a list to see.
    pub fn is_listed(self) -> bool {
        self.open.get() && !self.found.read().0.is_empty()
    }

    /// What is said below the list.
    pub fn said(self) -> String {
        if !self.open.get() {
            return String::new();
        }
        match &*self.found.read() {
            (lines, _) if lines.is_empty() && is_blank(self.typed.read().as_deref()) => {
                words::NOTHING_FITS.into()
            }
            (lines, _) if lines.is_empty() => words::NONE.into(),
            (_, 0) => String::new(),
            (_, more) => words::more(*more),
        }
    }

    /// The id of a line.
    pub fn line_id(self, place: usize) -> String {
        format!("{}-{place}", self.list_id.read_value())
    }

    /// Opens the list. What she types next takes the place of what stands in the field.
    pub fn unfold(self, field: &HtmlInputElement) {
        if !self.open.get_untracked() {
            self.open.set(true);
            field.select();
        }
    }

    /// She has typed.
    pub fn write(self, typed: String) {
        let is_blank = is_blank(Some(&typed));
        self.typed.set(Some(typed));
        self.at.set((!is_blank).then_some(0));
        self.open.set(true);
    }

    /// Closes the list: the field shows what is chosen.
    pub fn close(self) {
        self.open.set(false);
        self.typed.set(None);
        self.at.set(None);
    }

    /// She is done. Who leaves the field empty means to choose nothing; who has typed half a name, what was chosen before.
    pub fn leave(self) {
        if self.typed.with_untracked(|typed| typed.as_ref().is_some_and(|typed| typed.trim().is_empty())) {
            self.take(None);
        }
        self.close();
    }

    /// Takes a line.
    pub fn choose(self, unit: Option<UnitId>) {
        self.take(unit);
        self.close();
    }

    /// What follows from a choice follows only from another one.
    fn take(self, unit: Option<UnitId>) {
        self.value.maybe_update(|value| {
            let is_other = *value != unit;
            if is_other {
                self.around.mark();
            }
            *value = unit;
            is_other
        });
    }

    fn go(self, to: usize) {
        self.at.set(Some(to));
        browser::keep_in_sight(&self.line_id(to));
    }

    /// A key was pressed in the field.
    pub fn press(self, event: &KeyboardEvent) {
        let at = self.at.get_untracked();
        match (event.key().as_str(), self.open.get_untracked()) {
            ("ArrowDown" | "ArrowUp", false) => self.open.set(true),
            ("ArrowDown", true) => {
                let last = self.found.read_untracked().0.len().saturating_sub(1);
                self.go(at.map_or(0, |at| at + 1).min(last));
            }
            ("ArrowUp", true) => self.go(at.unwrap_or(0).saturating_sub(1)),
            ("Enter", true) if at.is_none() => self.leave(),
            ("Enter", true) => {
                let line = at.and_then(|at| self.found.read_untracked().0.get(at).cloned());
                if let Some((unit, ..)) = line {
                    self.choose(unit);
                }
            }
            ("Escape", true) => self.close(),
            _ => return,
        }
        // Neither does the form go off nor the dialog close: the key was for the list.
        event.prevent_default();
        event.stop_propagation();
    }
}

fn is_blank(typed: Option<&str>) -> bool {
    typed.is_none_or(|typed| typed.trim().is_empty())
}

/// What the list shows for what was typed, and how many units more there are.
fn lines(offers: &Offers, typed: Option<&str>, whole: bool) -> (Vec<Line>, usize) {
    let (found, more) = offers.matching(typed.unwrap_or_default());
    let everything = (whole && is_blank(typed)).then(|| (None, words::WHOLE.into(), String::new()));
    let units = found.into_iter().map(|offer| (Some(offer.id), offer.name, offer.within));
    (everything.into_iter().chain(units).collect(), more)
}
