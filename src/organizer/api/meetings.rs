//! Meetings.

use domain::organizer::meetings::{Meeting, MeetingNote, Meetings};

use super::{add, delete, get, put};
use crate::reply::ApiError;
use crate::route::encoded;

/// The meetings of one's own units.
pub async fn list() -> Result<Meetings, ApiError> {
    get("meetings").await
}

/// Notes a meeting.
pub async fn make(note: &MeetingNote) -> Result<Meeting, ApiError> {
    add("meetings", note).await
}

/// Changes what is noted.
pub async fn change(id: &str, note: &MeetingNote) -> Result<Meeting, ApiError> {
    put(&format!("meetings/{}", encoded(id)), note).await
}

/// Takes a meeting out.
pub async fn drop(id: &str) -> Result<(), ApiError> {
    delete(&format!("meetings/{}", encoded(id))).await
}
