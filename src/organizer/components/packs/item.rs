//! One pack of the list.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::organizer::packs::PackSummary;
use domain::rights::Role;
use leptos::prelude::*;

use crate::api;
use crate::app::App;
use crate::browser;
use crate::components::Link;
use crate::route::Route;
use crate::words::{kinds, packs as words};

/// Title, what it is, and what can be done with it.
#[component]
pub fn Item(
    pack: PackSummary,
    names: RwSignal<HashMap<UnitId, String>>,
    on_drop: Callback<PackSummary>,
    on_copy: Callback<PackSummary>,
) -> impl IntoView {
    let app = App::here();
    let id = pack.id.clone();
    let may_make = app.is(Role::Organizer);
    let (title, group) = (pack.title.clone(), pack.title.clone());
    let to = if pack.may_change { Route::Pack(id.clone()) } else { Route::PackPreview(id.clone()) };
    let edit = pack.may_change.then(|| view! { <Link to=Route::Pack(id.clone())>{words::EDIT}</Link> });
    let files = (!pack.starter).then(|| {
        view! {
            <a href=api::packs::file(&id, "xlsx") download="">{words::XLSX}</a>
            <a href=api::packs::file(&id, "gift") download="">{words::GIFT}</a>
        }
    });
    let drop_button = (pack.may_change && pack.has_draft).then(|| {
        let pack = pack.clone();
        view! { <button type="button" on:click=move |_| on_drop.run(pack.clone())>{words::DROP}</button> }
    });
    let copy_button = may_make.then(|| {
        let pack = pack.clone();
        view! { <button type="button" on:click=move |_| on_copy.run(pack.clone())>{words::DUPLICATE}</button> }
    });
    let facts = facts(&pack);
    let whose = move || {
        let names = names.read();
        pack.unit.as_ref().and_then(|unit| names.get(unit)).map(|name| [" · ", name].concat())
    };
    view! {
        <li class="pack-item">
            <h2><Link to>{title}</Link></h2>
            <p class="note">{facts} {whose}</p>
            <div class="section-acts" role="group" aria-label=group>
                {edit}
                {files}
                <Link to=Route::PackPreview(id)>{words::PREVIEW}</Link>
                {copy_button}
                {drop_button}
            </div>
        </li>
    }
}

fn facts(pack: &PackSummary) -> String {
    let state = match pack.version {
        Some(version) if pack.has_draft => {
            [&words::version(version), ", ", words::DRAFT_NEWER.now()].concat()
        }
        Some(version) => words::version(version),
        None => words::DRAFT.to_string(),
    };
    let changed = words::changed(&browser::local(pack.changed_at_ms).date());
    let facts = [
        pack.starter.then(|| words::STARTER.to_string()),
        Some(kinds::flower(pack.flower).to_string()),
        Some(words::questions(pack.questions)),
        Some(state),
        (!pack.starter).then_some(changed),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
