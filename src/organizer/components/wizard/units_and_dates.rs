//! The units and the times.

use domain::organizer::units::LevelNames;
use leptos::prelude::*;

use super::form::Form;
use crate::components::{Empty, Link, TextField, UnitsPicker};
use crate::moment::DAY_MS;
use crate::period::Unfit;
use crate::route::Route;
use crate::wizard::Problem;
use crate::words::{picker, wizard as words};

/// Who takes part.
#[component]
pub fn UnitsStep(form: Form, levels: LevelNames) -> impl IntoView {
    if form.picker.read_untracked().row(0).is_none() {
        return view! {
            <Empty title=picker::NO_UNITS.now() hint=picker::NO_UNITS_HINT.now() />
            <p><Link to=Route::Units class="button">{picker::TO_UNITS}</Link></p>
        }
        .into_any();
    }
    view! {
        <p>{words::UNITS_HINT}</p>
        <UnitsPicker picker=form.picker levels />
    }
    .into_any()
}

/// From when until when.
#[component]
pub fn DatesStep(form: Form, problem: Memo<Option<Problem>>) -> impl IntoView {
    let trouble = move |is_opening: bool| {
        Signal::derive(move || match problem.get() {
            Some(Problem::Times(unfit)) if (unfit == Unfit::OpensUnread) == is_opening => {
                Some(words::times(unfit))
            }
            _ => None,
        })
    };
    let open_for = move || {
        let (opens_at_ms, closes_at_ms) = form.times();
        let lasts_ms = closes_at_ms?.checked_sub(opens_at_ms?)?;
        Some(words::open_for(lasts_ms.div_ceil(DAY_MS)))
    };
    view! {
        <p>{words::TIMES_HINT}</p>
        <TextField label=words::OPENS value=form.opens kind="datetime-local" trouble=trouble(true) />
        <TextField
            label=words::CLOSES
            hint=words::CLOSES_HINT
            value=form.closes
            kind="datetime-local"
            trouble=trouble(false)
        />
        <p class="picked" role="status">{open_for}</p>
    }
}
