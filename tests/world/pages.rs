//! Page objects: what a person does on a screen, in her words. They find things by role, label and text.

mod member;
mod organizer;
mod passing;
mod survey;

pub use member::{KEPT, MemberPage, Question, SAVED, SENT, Told, WAITING};
pub use organizer::OrganizerPage;
pub use passing::PassedPhone;
pub use survey::SurveyPage;
