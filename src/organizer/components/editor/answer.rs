//! The answers that are typed: a number, or a few words.

use domain::decimal::Decimal;
use domain::id::QuestionId;
use domain::pack::{NumberKey, Question};
use leptos::prelude::*;

use super::Desk;
use super::field::{Area, Bound, Line, as_typed};
use crate::editor::{Owner, Place, Spot};
use crate::words::editor as words;

/// The right number, how far off is still right, and what it counts.
#[component]
pub fn NumberFields(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let value = number_field(
        &id,
        Spot::Number,
        |question| question.number.map(|key| key.value),
        |question, value| {
            let tolerance = question.number.map(|key| key.tolerance).unwrap_or_default();
            question.number = value.map(|value| NumberKey { value, tolerance });
        },
    );
    let tolerance = number_field(
        &id,
        Spot::Tolerance,
        |question| question.number.map(|key| key.tolerance).filter(|far| *far != Decimal::default()),
        |question, tolerance| {
            if let Some(key) = &mut question.number {
                key.tolerance = tolerance.unwrap_or_default();
            }
        },
    );
    let unit = desk.bind_question(&id, Spot::Unit, |q| q.unit.clone(), |q, unit| q.unit = unit);
    view! {
        <div class="number-fields">
            <Line label=words::NUMBER bound=value hint=words::NUMBER_HINT />
            <Line label=words::TOLERANCE bound=tolerance hint=words::TOLERANCE_HINT />
            <Line label=words::UNIT bound=unit hint=words::UNIT_HINT />
        </div>
    }
}

fn number_field(
    id: &QuestionId,
    spot: Spot,
    get: fn(&Question) -> Option<Decimal>,
    set: fn(&mut Question, Option<Decimal>),
) -> Bound {
    let desk = Desk::here();
    let typed = RwSignal::new(String::new());
    let write = |number: &Option<Decimal>| number.map(Decimal::written).unwrap_or_default();
    let value = as_typed(desk.of_question(id, get), Decimal::read, write, typed);
    let trouble = desk.trouble(Place { owner: Owner::Question(id.clone()), spot: spot.clone() });
    let id = id.clone();
    let on_type = Callback::new(move |text: String| {
        let number = Decimal::read(&text);
        typed.set(text);
        desk.edit(|editor| editor.type_in_question(&id, spot.clone(), |question| set(question, number)));
    });
    Bound { value, on_type, trouble }
}

/// The accepted spellings, one a line.
#[component]
pub fn AcceptedField(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let typed = RwSignal::new(String::new());
    let now = desk.of_question(&id, |question| question.accepted.clone());
    let value = as_typed(now, spellings, |accepted| accepted.join("\n"), typed);
    let trouble = desk.trouble(Place { owner: Owner::Question(id.clone()), spot: Spot::Accepted });
    let on_type = Callback::new(move |text: String| {
        let accepted = spellings(&text);
        typed.set(text);
        desk.edit(|editor| {
            editor.type_in_question(&id, Spot::Accepted, |question| question.accepted = accepted);
        });
    });
    view! {
        <Area
            label=words::ACCEPTED
            bound=Bound { value, on_type, trouble }
            hint=words::ACCEPTED_HINT
            rows=3
            keeps_lines=true
        />
    }
}

/// The lines that say something.
fn spellings(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
