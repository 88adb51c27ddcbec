//! Texts that call the members of a unit, ready to send or to read out.

use domain::organizer::campaigns::UnitLink;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::managed::Managed;
use crate::browser;
use crate::links::address;
use crate::words::texts::{Call, loudspeaker, zalo};
use crate::words::{Word, acts, manage as words};

/// For Zalo and for the loudspeaker.
#[component]
pub fn Invite(managed: Managed, link: UnitLink) -> impl IntoView {
    let campaign = untrack(|| managed.summary()).campaign;
    let from = browser::local(campaign.opens_at_ms).date();
    let until = browser::local(campaign.closes_at_ms).time_and_date();
    let call = Call {
        title: &campaign.title,
        unit: &link.name,
        from: &from,
        until: &until,
        code: link.code.as_str(),
        link: &address(&browser::origin(), &link),
        is_survey: campaign.survey.is_some(),
    };
    view! {
        <div class="dialog-form">
            <ReadyText name=words::ZALO text=zalo(call) />
            <ReadyText name=words::LOUDSPEAKER text=loudspeaker(call) />
        </div>
    }
}

/// A text with a button that copies it. What became of it is said here: nothing behind the dialog is heard.
#[component]
fn ReadyText(name: Word, text: String) -> impl IntoView {
    let said = RwSignal::new(None::<Word>);
    let shown = text.clone();
    let copy = move |_| {
        let text = text.clone();
        said.set(None);
        spawn_local(async move {
            said.set(Some(if browser::copy(&text).await { acts::COPIED } else { words::NOT_COPIED }));
        });
    };
    view! {
        <section class="ready-text">
            <div class="section-head">
                <h3>{name}</h3>
                <div class="section-acts">
                    <button type="button" on:click=copy>{acts::COPY}<span class="unseen">" "{name}</span></button>
                </div>
            </div>
            <p lang="vi">{shown}</p>
            <p class="note" role="status">{move || said.get().map(|word| word.now())}</p>
        </section>
    }
}
