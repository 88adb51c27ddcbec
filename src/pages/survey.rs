//! A survey's screens: what it is about, one item a screen with the ways on, the end. They belong to a form as domain keeps it;
//! `src/later` draws them on the phone, and the server sends the first one.

mod code;
mod date;
mod end;
mod frame;
mod intro;
mod item;
mod likert;
mod multiple;
mod note;
mod number;
mod ranking;
mod row;
mod scale;
mod single;
mod text;
pub mod words;

use domain::campaign::Joined;
use domain::pack::Contact;
use domain::survey::{Form, Paper, Place, Survey};
use maud::Markup;

pub use date::in_words as day_in_words;
pub use end::end;
pub use words::told;

/// What a screen shows.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The unit the form counts for, in words.
    pub unit: &'a str,
    /// The survey.
    pub paper: &'a Paper,
    /// Her form.
    pub form: &'a Form,
}

/// Speaks the language of this file from here on. That of Vietnamese has the words of the app alone.
pub fn speak(file: &'static str) -> bool {
    let (app, around) = match file.split_once(crate::words::BETWEEN) {
        Some((app, around)) => (app, Some(around)),
        None => (file, None),
    };
    crate::words::speak_lines(app) && words::speak(around)
}

/// The screen that her form is at.
#[must_use]
pub fn screen(seen: Seen) -> Markup {
    match seen.form.place(seen.paper) {
        Place::Intro => intro::intro(seen.unit, &seen.paper.survey),
        Place::Pair => code::code(seen),
        Place::Item(place) => item::item(seen, place),
        Place::Review | Place::Done => end::review(seen),
    }
}

/// The language of a survey, where it is not that of the page.
fn foreign(survey: &Survey) -> Option<&str> {
    Some(survey.lang.as_str()).filter(|lang| *lang != crate::words::LANG.text())
}

/// The survey with the numbers of her own commune before its own.
#[must_use]
pub fn with_own(mut survey: Survey, mut own: Vec<Contact>) -> Survey {
    own.append(&mut survey.contacts);
    survey.contacts = own;
    survey
}

/// The first screen as the server sends it: what goes into the head and into the body of the member page.
#[must_use]
pub fn sent(joined: &Joined, survey: &Survey) -> (String, String) {
    let survey = with_own(survey.clone(), joined.contacts.clone());
    let page = intro::intro(&crate::words::unit(&joined.unit), &survey).into_string();
    let head = ["<meta name=\"print\" content=\"", &crate::print_of(&page), "\">"].concat();
    (head, page)
}
