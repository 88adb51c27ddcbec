//! Everything once more, in sentences.

use domain::organizer::campaigns::NewCampaign;
use domain::organizer::units::LevelNames;
use leptos::prelude::*;

use super::form::Form;
use crate::browser;
use crate::wizard::Step;
use crate::words::{manage, picker, rules, wizard as words};

/// What will be opened; every part leads back to its step.
#[component]
pub fn Preview(
    form: Form,
    campaign: NewCampaign,
    levels: LevelNames,
    on_go: Callback<Step>,
) -> impl IntoView {
    let at = |ms| browser::local(ms).time_and_date();
    let is_sensitive = form.is_survey.get_untracked()
        && form.survey.read_untracked().as_ref().is_some_and(|survey| survey.sensitive);
    let mut content = vec![[words::NAME.now(), ": ", &campaign.title].concat()];
    if form.is_survey.get_untracked() {
        content.extend(form.survey.read_untracked().as_ref().map(|survey| survey.title.clone()));
    } else {
        let said = |title: &str, questions| format!("{title} · {}", words::questions(questions));
        content.extend(form.packs.read_untracked().iter().map(|pack| said(&pack.title, pack.questions)));
    }
    let units = vec![picker::picked(&form.picker.read_untracked().counts(), &levels)];
    let dates = vec![manage::period(&at(campaign.opens_at_ms), &at(campaign.closes_at_ms))];
    let parts = [
        (Step::Content, content),
        (Step::Units, units),
        (Step::Dates, dates),
        (Step::Rules, rules::sentences(&campaign)),
    ];
    let parts = parts.map(|(step, lines)| view! { <Part step lines on_go /> });
    view! {
        {is_sensitive.then(|| view! { <p class="caution">{words::SENSITIVE_MEANS}</p> })}
        <div class="wizard-preview">{parts.into_iter().collect_view()}</div>
    }
}

#[component]
fn Part(step: Step, lines: Vec<String>, on_go: Callback<Step>) -> impl IntoView {
    let name = words::step(step);
    let change = words::change(step);
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <section>
            <div class="section-head">
                <h3>{name}</h3>
                <div class="section-acts">
                    <button type="button" aria-label=change on:click=move |_| on_go.run(step)>{words::CHANGE}</button>
                </div>
            </div>
            <ul>{lines}</ul>
        </section>
    }
}
