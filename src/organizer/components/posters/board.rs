//! Which posters there are, and the button that prints them.

use std::time::Duration;

use domain::organizer::campaigns::{UnitLink, UnitLinks};
use domain::rights::Role;
use leptos::prelude::*;

use super::sheet::{Sheet, Told};
use crate::app::App;
use crate::browser;
use crate::components::{Link, SelectField, Title};
use crate::links::{places, within};
use crate::route::Route;
use crate::words::{manage, posters as words};

/// How many sheets are drawn at a time, so that the page answers meanwhile.
const AT_A_TIME: usize = 20;
/// The pause between.
const PAUSE: Duration = Duration::from_millis(30);
/// Up to this many sheets all are there at first; of more, those of the first place.
const ALL_UP_TO: usize = 300;

/// Chooses sheets, draws them, and prints them.
#[component]
pub fn PosterBoard(links: UnitLinks) -> impl IntoView {
    let campaign = links.summary.campaign;
    let title = campaign.title.clone();
    let id = campaign.id.clone();
    let told = StoredValue::new(Told::new(&campaign));
    let links = StoredValue::new(links.links);
    let by_place = StoredValue::new(places(&links.read_value()));
    // The place's number in `by_place`, and the code of the unit; empty for all.
    let is_many = links.read_value().len() > ALL_UP_TO;
    let place = RwSignal::new(if is_many { "0".to_owned() } else { String::new() });
    let unit = RwSignal::new(String::new());
    let within_place = Memo::new(move |_| {
        let place = place.read().parse::<usize>().ok();
        let places = by_place.read_value();
        let chosen = place.and_then(|place| places.get(place)).map(|(name, _)| name.clone());
        let links = links.read_value();
        let is_there = |link: &&UnitLink| chosen.as_ref().is_none_or(|name| within(link) == *name);
        links.iter().filter(is_there).cloned().collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        let (links, unit) = (within_place.read(), unit.read());
        let one = links.iter().find(|link| link.code.as_str() == *unit).cloned();
        one.map_or_else(|| links.clone(), |link| vec![link])
    });
    let drawn = draw_little_by_little(chosen);
    let sheets = move || chosen.read().iter().take(drawn.get()).cloned().collect::<Vec<_>>();
    let is_ready = Memo::new(move |_| drawn.get() >= chosen.read().len());
    let progress = move || match (is_ready.get(), chosen.read().len()) {
        (true, all) => words::ready(all),
        (false, all) => words::drawing(drawn.get(), all),
    };
    let place_options = Signal::derive(move || place_options(&by_place.read_value()));
    let unit_options = Signal::derive(move || unit_options(&within_place.read()));
    let has_places = by_place.read_value().len() > 1;
    let print = move |_| {
        if is_ready.get_untracked() {
            browser::print();
        }
    };
    view! {
        <div class="poster-desk">
            <hgroup>
                <Title text=words::TITLE />
                <p class="shown">{title}</p>
            </hgroup>
            <p>{words::HINT}</p>
            {has_places.then(|| view! { <SelectField label=words::WITHIN value=place options=place_options /> })}
            <SelectField label=words::UNIT value=unit options=unit_options />
            <p class="note" role="status">{progress}</p>
            <div class="poster-acts">
                <button type="button" class="button" aria-disabled=move || (!is_ready.get()).to_string() on:click=print>
                    {words::PRINT}
                </button>
                <Link to=Route::Manage(id) class="button button-quiet">{manage::name(App::here().is(Role::Organizer))}</Link>
            </div>
        </div>
        <ul class="posters" aria-label=words::TITLE>
            <For each=sheets key=|link| link.code.clone() let(link)>
                <Sheet link told />
            </For>
        </ul>
    }
}

/// How many of `chosen` are drawn so far: a few at once, the rest little by little.
fn draw_little_by_little(chosen: Memo<Vec<UnitLink>>) -> RwSignal<usize> {
    let drawn = RwSignal::new(AT_A_TIME);
    let timer = set_interval_with_handle(
        move || {
            if drawn.get_untracked() < chosen.read_untracked().len() {
                drawn.update(|drawn| *drawn += AT_A_TIME);
            }
        },
        PAUSE,
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    drawn
}

fn place_options(places: &[(String, usize)]) -> Vec<(String, String)> {
    let all = places.iter().map(|(_, sheets)| sheets).sum();
    let of_place = |(number, (place, sheets)): (usize, &(String, usize))| {
        (number.to_string(), words::of_place(place, *sheets))
    };
    let each = places.iter().enumerate().map(of_place);
    [(String::new(), words::all(all))].into_iter().chain(each).collect()
}

fn unit_options(links: &[UnitLink]) -> Vec<(String, String)> {
    let each = links.iter().map(|link| (link.code.as_str().to_owned(), link.name.clone()));
    [(String::new(), words::all(links.len()))].into_iter().chain(each).collect()
}
