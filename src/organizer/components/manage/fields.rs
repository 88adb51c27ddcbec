//! What stands in the dialogs: other times, another title, closing now.

use domain::organizer::campaigns::CAMPAIGN_TITLE_MOST_CHARS;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::managed::Managed;
use crate::browser;
use crate::components::TextField;
use crate::moment;
use crate::period::{Unfit, check};
use crate::wizard::Problem;
use crate::words::{acts, manage as words, wizard};

/// Other times; when it opened cannot change any more once it has.
#[component]
pub fn TimesForm(managed: Managed, open: RwSignal<bool>) -> impl IntoView {
    let before = untrack(|| managed.summary()).campaign;
    let has_opened = before.opens_at_ms <= browser::now_ms();
    let typed = |ms| RwSignal::new(moment::typed(browser::local(ms)));
    let (opens, closes) = (typed(before.opens_at_ms), typed(before.closes_at_ms));
    let unfit = RwSignal::new(None::<Unfit>);
    let trouble = move |is_opening: bool| {
        Signal::derive(move || {
            unfit.get().filter(|unfit| (*unfit == Unfit::OpensUnread) == is_opening).map(wizard::times)
        })
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let at = |field: RwSignal<String>| moment::read(&field.read_untracked()).map(browser::moment);
        // The field knows no seconds: a time that is not to change stays as it was.
        let opens_at = if has_opened { Some(before.opens_at_ms) } else { at(opens) };
        match check(opens_at, at(closes), browser::now_ms()) {
            Err(found) => unfit.set(Some(found)),
            Ok((opens_at_ms, closes_at_ms)) => {
                open.set(false);
                let said = words::closes_at(&browser::local(closes_at_ms).time_and_date());
                managed.change(said, |to| {
                    to.opens_at_ms = opens_at_ms;
                    to.closes_at_ms = closes_at_ms;
                });
            }
        }
    };
    let opening = (!has_opened).then(|| {
        view! { <TextField label=wizard::OPENS value=opens kind="datetime-local" trouble=trouble(true) /> }
    });
    view! {
        <form class="dialog-form" on:submit=save>
            {opening}
            <TextField
                label=wizard::CLOSES
                hint=wizard::CLOSES_HINT
                value=closes
                kind="datetime-local"
                trouble=trouble(false)
            />
            <button type="submit" class="button">{acts::SAVE}</button>
        </form>
    }
}

/// Another title.
#[component]
pub fn TitleForm(managed: Managed, open: RwSignal<bool>) -> impl IntoView {
    let title = RwSignal::new(untrack(|| managed.summary()).campaign.title);
    let problem = RwSignal::new(None::<Problem>);
    let trouble = Signal::derive(move || problem.get().map(wizard::problem));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let title = title.get_untracked().trim().to_owned();
        match title.chars().count() {
            0 => problem.set(Some(Problem::NoTitle)),
            count if count > CAMPAIGN_TITLE_MOST_CHARS => problem.set(Some(Problem::TitleTooLong)),
            _ => {
                open.set(false);
                managed.change(words::RENAMED.into(), |to| to.title = title);
            }
        }
    };
    view! {
        <form class="dialog-form" on:submit=save>
            <TextField
                label=wizard::NAME
                hint=wizard::NAME_HINT
                value=title
                trouble
                most=CAMPAIGN_TITLE_MOST_CHARS
            />
            <button type="submit" class="button">{acts::SAVE}</button>
        </form>
    }
}

/// What closing means, and the button that does it.
#[component]
pub fn CloseForm(managed: Managed, open: RwSignal<bool>) -> impl IntoView {
    let close = move |_| {
        open.set(false);
        managed.change(words::CLOSED.into(), |to| to.closes_at_ms = browser::now_ms());
    };
    view! {
        <div class="dialog-form">
            <p>{words::CLOSE_MEANS}</p>
            <button type="button" class="button" on:click=close>{words::CLOSE}</button>
            <button type="button" class="button button-quiet" on:click=move |_| open.set(false)>{acts::CANCEL}</button>
        </div>
    }
}
