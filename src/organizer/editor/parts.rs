//! What belongs to the whole pack: stories and numbers to call.

use domain::id::StoryId;
use domain::pack::{Contact, Story};

use super::Editor;

impl Editor {
    /// Adds an empty story.
    pub fn add_story(&mut self) -> StoryId {
        let id = StoryId::new(format!("t{}", self.fresh_number()));
        let story =
            Story { id: id.clone(), title: String::new(), text: String::new(), picture: None, audio: None };
        self.edit(|pack| pack.stories.push(story));
        id
    }

    /// Takes a story out; its questions stay, without one.
    pub fn remove_story(&mut self, id: &StoryId) {
        self.edit(|pack| {
            pack.stories.retain(|story| story.id != *id);
            let of_it = pack.questions.iter_mut().filter(|question| question.story.as_ref() == Some(id));
            of_it.for_each(|question| question.story = None);
        });
    }

    /// Adds a number to call, still empty.
    pub fn add_contact(&mut self) {
        let contact = Contact { phone: String::new(), name: String::new(), purpose: String::new() };
        self.edit(|pack| pack.contacts.push(contact));
    }

    /// Takes a number to call out.
    pub fn remove_contact(&mut self, place: usize) {
        if place < self.pack.contacts.len() {
            self.edit(|pack| drop(pack.contacts.remove(place)));
        }
    }
}
