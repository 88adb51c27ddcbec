//! Accounts, invitations, sessions and the audit log.

use domain::organizer::audit::AuditPage;
use domain::organizer::people::{
    AskLink, ChangePassword, ChangePerson, Invite, LinkOffer, OneTimeLink, People, ResetPassword, Sessions,
};

use super::{add, delete, get, tell};
use crate::reply::ApiError;
use crate::route::encoded;

/// The accounts and open invitations within one's own rights.
pub async fn people() -> Result<People, ApiError> {
    get("people").await
}

/// Makes an invitation.
pub async fn invite(invite: &Invite) -> Result<OneTimeLink, ApiError> {
    add("invitations", invite).await
}

/// Takes an invitation back.
pub async fn take_back(invitation: &str) -> Result<(), ApiError> {
    delete(&format!("invitations/{}", encoded(invitation))).await
}

/// Gives an account other rights, or closes or opens it.
pub async fn change(person: &str, change: &ChangePerson) -> Result<(), ApiError> {
    tell("PUT", &format!("people/{}", encoded(person)), change).await
}

/// Makes a one-time link by which someone sets her password anew.
pub async fn offer_reset(person: &str) -> Result<OneTimeLink, ApiError> {
    add(&format!("people/{}/reset", encoded(person)), &()).await
}

/// Ends all sessions of someone else.
pub async fn end_sessions_of(person: &str) -> Result<(), ApiError> {
    delete(&format!("people/{}/sessions", encoded(person))).await
}

/// Changes one's own password. [`ApiError::Refused`] `wrong_password`, `password_unfit`.
pub async fn change_password(change: &ChangePassword) -> Result<(), ApiError> {
    tell("PUT", "password", change).await
}

/// What a one-time link is good for. [`ApiError::Refused`] `invitation_gone`.
pub async fn ask_link(token: &str) -> Result<LinkOffer, ApiError> {
    add("link", &AskLink { token: token.to_owned() }).await
}

/// Sets a password by a one-time link. [`ApiError::Refused`] `invitation_gone`, `password_unfit`.
pub async fn reset_password(reset: &ResetPassword) -> Result<(), ApiError> {
    tell("POST", "password", reset).await
}

/// One's own sessions.
pub async fn sessions() -> Result<Sessions, ApiError> {
    get("sessions").await
}

/// Ends a session of one's own.
pub async fn end_session(id: &str) -> Result<(), ApiError> {
    delete(&format!("sessions/{}", encoded(id))).await
}

/// Ends all sessions of one's own but this one.
pub async fn end_other_sessions() -> Result<(), ApiError> {
    delete("sessions").await
}

/// Where the audit log is as a spreadsheet, to download.
pub const AUDIT_SHEET: &str = "/api/v1/organizer/audit.xlsx";

/// Lines of the audit log, older than the one with id `before`.
pub async fn audit(before: Option<&str>) -> Result<AuditPage, ApiError> {
    match before {
        None => get("audit").await,
        Some(id) => get(&format!("audit?before={}", encoded(id))).await,
    }
}
