//! The stories that questions share.

use domain::id::StoryId;
use domain::pack::Story;
use domain::pack::check::{STORY_CHARS, TITLE_CHARS};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Desk;
use super::field::{Area, Bound, Line};
use super::keys::{go_to_added, leave_for_neighbour};
use super::picture::PictureField;
use crate::editor::{Owner, Place, Spot};
use crate::words::editor as words;

/// All stories, folded while there is none to see to.
#[component]
pub fn Stories() -> impl IntoView {
    let desk = Desk::here();
    let ids = desk.part(|pack| pack.stories.iter().map(|story| story.id.clone()).collect::<Vec<StoryId>>());
    let add = move |event: MouseEvent| {
        desk.edit(|editor| editor.add_story());
        go_to_added(&event);
    };
    view! {
        <section class="editor-parts">
            <h2>{words::STORIES}</h2>
            <p class="note">{words::STORIES_HINT}</p>
            <ol>
                <For each=move || ids.get() key=Clone::clone let(id)>
                    <StoryFields id ids />
                </For>
            </ol>
            <div class="section-acts"><button type="button" on:click=add>{words::ADD_STORY}</button></div>
        </section>
    }
}

#[component]
fn StoryFields(id: StoryId, ids: Memo<Vec<StoryId>>) -> impl IntoView {
    let desk = Desk::here();
    let title = text_of(&id, Spot::Title, |story| &story.title, |story| &mut story.title);
    let text = text_of(&id, Spot::Text, |story| &story.text, |story| &mut story.text);
    let own = StoredValue::new(id.clone());
    let number =
        move || own.with_value(|own| ids.read().iter().position(|id| id == own)).map_or(0, |place| place + 1);
    let remove = move |event: MouseEvent| {
        leave_for_neighbour(&event);
        desk.edit(|editor| editor.remove_story(&own.get_value()));
    };
    view! {
        <li>
            <fieldset class="field-group">
                <legend>{move || words::story(number())}</legend>
                <Line label=words::STORY_TITLE bound=title most=TITLE_CHARS />
                <Area label=words::STORY_TEXT bound=text most=STORY_CHARS rows=4 />
                <PictureField owner=Owner::Story(id) />
                <div class="section-acts"><button type="button" on:click=remove>{words::REMOVE_STORY}</button></div>
            </fieldset>
        </li>
    }
}

fn text_of(
    id: &StoryId,
    spot: Spot,
    get: fn(&Story) -> &String,
    get_mut: fn(&mut Story) -> &mut String,
) -> Bound {
    let place = Place { owner: Owner::Story(id.clone()), spot };
    let (of, into) = (id.clone(), id.clone());
    Desk::here().bind(
        place,
        move |pack| pack.stories.iter().find(|story| story.id == of).map(get).cloned().unwrap_or_default(),
        move |pack, text| {
            if let Some(story) = pack.stories.iter_mut().find(|story| story.id == into) {
                *get_mut(story) = text;
            }
        },
    )
}
