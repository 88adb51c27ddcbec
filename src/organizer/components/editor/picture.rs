//! A picture of a question or a story.

use domain::pack::check::HINT_CHARS;
use domain::pack::{Pack, Picture};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use super::field::Line;
use crate::app::App;
use crate::browser::Picked;
use crate::components::PickFile;
use crate::components::packs::refused;
use crate::editor::{Owner, Place, Spot};
use crate::{api, words::editor as words};

/// What a server reads as a picture.
const ACCEPT: &str = "image/jpeg,image/png,image/webp";

/// The picture with what it shows, or the way to choose one.
#[component]
pub fn PictureField(owner: Owner) -> impl IntoView {
    let desk = Desk::here();
    let app = App::here();
    let is_sending = RwSignal::new(false);
    let place = Place { owner, spot: Spot::Picture };
    let own = StoredValue::new(place.owner.clone());
    let src = {
        let owner = place.owner.clone();
        desk.part(move |pack| picture(pack, &owner).map(|picture| picture.src.clone()))
    };
    let alt = {
        let (of, into) = (place.owner.clone(), place.owner.clone());
        desk.bind(
            place.clone(),
            move |pack| picture(pack, &of).map(|picture| picture.alt.clone()).unwrap_or_default(),
            move |pack, alt| {
                if let Some(Some(picture)) = slot(pack, &into) {
                    picture.alt = alt;
                }
            },
        )
    };
    let put = move |picture: Option<Picture>| {
        let owner = own.get_value();
        // A step of its own: the words in `alt` are another one.
        let place = Place { owner: owner.clone(), spot: Spot::Elsewhere };
        desk.edit(|editor| {
            editor.type_in(place, |pack| {
                if let Some(slot) = slot(pack, &owner) {
                    *slot = picture;
                }
            });
        });
    };
    let on_pick = Callback::new(move |file: Picked| {
        is_sending.set(true);
        spawn_local(async move {
            match api::packs::add_picture(&file).await {
                Ok(made) => put(Some(Picture { src: made.src, alt: String::new() })),
                Err(error) => refused(app, &error),
            }
            is_sending.set(false);
        });
    });
    let shown = move || match src.get() {
        Some(src) => view! {
            <img class="picture" src=src alt=move || alt.value.get() />
            <Line label=words::ALT bound=alt hint=words::ALT_HINT most=HINT_CHARS />
            <div class="section-acts">
                <button type="button" on:click=move |_| put(None)>{words::REMOVE_PICTURE}</button>
            </div>
        }
        .into_any(),
        None => view! { <PickFile label=words::ADD_PICTURE accept=ACCEPT on_pick /> }.into_any(),
    };
    view! {
        <fieldset class="field-group">
            <legend>{words::PICTURE}</legend>
            {shown}
            <p role="status">{move || is_sending.get().then(|| words::SENDING_PICTURE.now())}</p>
        </fieldset>
    }
}

fn picture<'a>(pack: &'a Pack, owner: &Owner) -> Option<&'a Picture> {
    match owner {
        Owner::Question(id) => pack.question(id)?.picture.as_ref(),
        Owner::Story(id) => pack.stories.iter().find(|story| story.id == *id)?.picture.as_ref(),
        Owner::Pack | Owner::Contact(_) => None,
    }
}

fn slot<'a>(pack: &'a mut Pack, owner: &Owner) -> Option<&'a mut Option<Picture>> {
    match owner {
        Owner::Question(id) => pack
            .questions
            .iter_mut()
            .find(|question| question.id == *id)
            .map(|question| &mut question.picture),
        Owner::Story(id) => {
            pack.stories.iter_mut().find(|story| story.id == *id).map(|story| &mut story.picture)
        }
        Owner::Pack | Owner::Contact(_) => None,
    }
}
