//! Finding a unit with the keyboard.

use domain::id::UnitId;
use domain::organizer::units::UnitTree;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::App;
use crate::browser;
use crate::unit_choice::{Names, Offers};
use crate::words::unit_choice as words;

/// One line of the list: a unit, or none for everything.
pub type Line = (Option<UnitId>, String, String);

/// What is chosen, what is typed, and what that finds.
#[derive(Clone, Copy)]
pub struct Finder {
    tree: Signal<UnitTree>,
    value: RwSignal<Option<UnitId>>,
    whole: bool,
    /// What she is typing; none while the field shows what is chosen.
    typed: RwSignal<Option<String>>,
    /// Whether the list is open.
    pub open: RwSignal<bool>,
    /// The line that Enter chooses.
    pub at: RwSignal<usize>,
    /// The lines of the list, and how many units more there are.
    pub found: Memo<(Vec<Line>, usize)>,
    list_id: StoredValue<String>,
}

impl Finder {
    /// For a field whose list has this id.
    pub fn new(
        tree: Signal<UnitTree>,
        value: RwSignal<Option<UnitId>>,
        whole: bool,
        list_id: String,
    ) -> Self {
        let own = App::here().me().and_then(|me| me.unit);
        let offers = Memo::new(move |_| Offers::new(&tree.read(), own.as_ref()));
        let typed = RwSignal::new(None::<String>);
        Self {
            tree,
            value,
            whole,
            typed,
            open: RwSignal::new(false),
            at: RwSignal::new(0),
            found: Memo::new(move |_| lines(&offers.read(), typed.read().as_deref(), whole)),
            list_id: StoredValue::new(list_id),
        }
    }

    /// What stands in the field.
    pub fn text(self) -> String {
        if let Some(typed) = self.typed.get() {
            return typed;
        }
        match self.value.read().as_ref() {
            Some(id) => Names::new(&self.tree.read()).of(id).unwrap_or(id.as_str()).to_owned(),
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
        match &*self.found.read() {
            _ if !self.open.get() => String::new(),
            (lines, _) if lines.is_empty() => words::NONE.into(),
            (_, 0) => String::new(),
            (_, more) => words::more(*more),
        }
    }

    /// The id of a line.
    pub fn line_id(self, place: usize) -> String {
        format!("{}-{place}", self.list_id.read_value())
    }

    /// She has typed.
    pub fn write(self, typed: String) {
        self.typed.set(Some(typed));
        self.at.set(0);
        self.open.set(true);
    }

    fn close(self) {
        self.open.set(false);
        self.typed.set(None);
        self.at.set(0);
    }

    /// Takes a line.
    pub fn choose(self, unit: Option<UnitId>) {
        self.value.set(unit);
        self.close();
    }

    /// The focus has gone elsewhere.
    pub fn leave(self) {
        // Who empties the field means to choose nothing.
        if self.typed.get_untracked().is_some_and(|typed| typed.trim().is_empty()) {
            self.value.set(None);
        }
        self.close();
    }

    fn go(self, to: usize) {
        self.at.set(to);
        browser::keep_in_sight(&self.line_id(to));
    }

    /// A key was pressed in the field.
    pub fn press(self, event: &KeyboardEvent) {
        let at = self.at.get_untracked();
        match (event.key().as_str(), self.open.get_untracked()) {
            ("ArrowDown" | "ArrowUp", false) => self.open.set(true),
            ("ArrowDown", true) => {
                self.go((at + 1).min(self.found.read_untracked().0.len().saturating_sub(1)));
            }
            ("ArrowUp", true) => self.go(at.saturating_sub(1)),
            ("Enter", true) => {
                let line = self.found.read_untracked().0.get(at).cloned();
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

/// What the list shows for what was typed, and how many units more there are.
fn lines(offers: &Offers, typed: Option<&str>, whole: bool) -> (Vec<Line>, usize) {
    let typed = typed.unwrap_or_default();
    let (found, more) = offers.matching(typed);
    let everything = (whole && typed.trim().is_empty()).then(|| (None, words::WHOLE.into(), String::new()));
    let units = found.into_iter().map(|offer| (Some(offer.id), offer.name, offer.within));
    (everything.into_iter().chain(units).collect(), more)
}
