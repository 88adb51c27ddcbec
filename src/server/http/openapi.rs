//! `GET /api/openapi.json`: what this interface takes and answers. Put together from the very handlers that are routed
//! and the very errors they answer with, so that it cannot say what is not so.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::wire::ErrorBody;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, ObjectBuilder, OpenApi, OpenApiBuilder, Ref, RefOr,
    ResponseBuilder, Type,
};
use utoipa::{IntoResponses, ToSchema};
use utoipa_axum::router::OpenApiRouter;

use super::errors::ApiError;
use super::{REVALIDATE, session};
use crate::content::{Content, Effort};
use crate::throttle::Wait;

const ABOUT: &str = "\
The interface of Hái Hoa. Phones of members need no account; organizers carry a session cookie, and what changes \
something for them is taken from pages of this origin only. Every answer that is not a success is an `ErrorBody`; its \
`code` is for programs. A path asked by a method it does not take answers 405.";

static DOCUMENT: LazyLock<Content> = LazyLock::new(|| {
    let json = serde_json::to_vec(&document()).unwrap_or_default();
    Content::compressed("application/json", Bytes::from(json), Effort::Thorough)
});

/// What this interface takes and answers (OpenAPI 3.1).
#[utoipa::path(get, path = "/api/openapi.json", operation_id = "describe", tag = "about", responses(
    (status = 200, description = "The document you read.", body = Object),
    (status = 304, description = "Nothing changed since the tag named by If-None-Match."),
    Broken,
))]
pub async fn show(headers: HeaderMap) -> Response {
    DOCUMENT.respond(&headers, REVALIDATE)
}

/// The document.
#[must_use]
pub fn document() -> OpenApi {
    let groups = super::organizer_routes().into_iter().map(|(_, routes)| routes);
    let mut document = groups.fold(super::open_routes(), OpenApiRouter::merge).into_openapi();
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            // What a handler says of itself to readers of the code ends where its errors begin.
            let about = operation.description.take();
            let about = about.and_then(|text| Some(text.split("# Errors").next()?.trim().to_owned()));
            operation.description = about.filter(|text| !text.is_empty());
        }
    }
    document
}

/// The document before any route is in it.
#[must_use]
pub fn beginning() -> OpenApi {
    let about = InfoBuilder::new()
        .title("Hái Hoa")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(utoipa::openapi::License::new(env!("CARGO_PKG_LICENSE"))));
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(session::COOKIE)));
    let components = ComponentsBuilder::new()
        .schema(ErrorBody::name(), <ErrorBody as utoipa::PartialSchema>::schema())
        .security_scheme("session", cookie);
    OpenApiBuilder::new().info(about.build()).components(Some(components.build())).build()
}

/// Declares a named set of errors that a handler may answer with.
macro_rules! refusals {
    ($($(#[$about:meta])* $name:ident: $($error:expr),+;)+) => { $(
        $(#[$about])*
        pub struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
                use ApiError::*;
                refusals(&[Internal, $($error),+])
            }
        }
    )+ };
}

refusals! {
    /// Only a fault of ours.
    Broken: Internal;
    /// What is looked up may not be there.
    NotThere: NotFound;
    /// A code may lead nowhere, or to a campaign that is paused.
    JoinRefused: NotFound, Paused;
    /// The database may not answer, or the server may be about to end.
    NotReady: Busy, StoreUnavailable;
    /// An upload may be refused as a whole.
    UploadRefused: Malformed(String::new()), TooLarge(String::new()), TooSlow, WrongContentType, Busy,
        StoreUnavailable;
    /// A rescue file may be refused as a whole.
    RescueRefused: RescueUnreadable, RescueForAnother, Malformed(String::new()), TooLarge(String::new()), TooSlow,
        WrongContentType, Busy, StoreUnavailable;
    /// Signing in may be refused.
    SignInRefused: WrongCredentials, TooManyAttempts(Wait { ms: 1 }), BadOrigin, Malformed(String::new()),
        TooLarge(String::new()), TooSlow, WrongContentType, Busy, StoreUnavailable;
    /// Using an invitation may be refused.
    InvitationRefused: InvitationGone, NameTaken, NameUnfit, PasswordUnfit, BadOrigin, Malformed(String::new()),
        TooLarge(String::new()), TooSlow, WrongContentType, Busy, StoreUnavailable;
    /// Asking what a one-time link is good for may be refused.
    LinkRefused: InvitationGone, BadOrigin, Malformed(String::new()), TooLarge(String::new()), TooSlow,
        WrongContentType, Busy, StoreUnavailable;
    /// Setting a password by a one-time link may be refused.
    ResetRefused: InvitationGone, PasswordUnfit, BadOrigin, Malformed(String::new()), TooLarge(String::new()), TooSlow,
        WrongContentType, Busy, StoreUnavailable;
    /// Changing one's own password may be refused.
    PasswordRefused: SignedOut, BadOrigin, WrongPassword, PasswordUnfit, TooManyAttempts(Wait { ms: 1 }),
        Malformed(String::new()), TooLarge(String::new()), TooSlow, WrongContentType, Busy, StoreUnavailable;
    /// Whoever asks must be signed in.
    SignedOutRefused: SignedOut, StoreUnavailable;
    /// Whoever asks must be signed in and have the role.
    RoleRefused: SignedOut, Forbidden, StoreUnavailable;
    /// Whoever asks must be signed in, and what is looked up may not be there or not hers to see.
    ResultsRefused: SignedOut, NotFound, StoreUnavailable;
    /// As before, and she must have the role.
    LookRefused: SignedOut, Forbidden, NotFound, StoreUnavailable;
    /// A list of addresses may be refused.
    ContactsRefused: SignedOut, BadOrigin, Forbidden, NotFound, ContactsUnfit(String::new()), Malformed(String::new()),
        TooLarge(String::new()), TooSlow, WrongContentType, StoreUnavailable;
    /// Whoever changes something must be signed in and come from our own pages.
    ChangeRefused: SignedOut, BadOrigin, StoreUnavailable;
    /// As before; she must have the role, and what she changes must be there and hers.
    DropRefused: SignedOut, BadOrigin, Forbidden, NotFound, Conflict("conflict", ""), StoreUnavailable;
    /// As before, and what is sent must be fit.
    MakeRefused: SignedOut, BadOrigin, Forbidden, NotFound, Unfit(String::new()), Conflict("conflict", ""),
        ChangedMeanwhile, PackUnfit(String::new()), Malformed(String::new()), TooLarge(String::new()), TooSlow,
        WrongContentType, Busy, StoreUnavailable;
    /// A file may be refused.
    FileRefused: SignedOut, BadOrigin, Forbidden, NotFound, PictureUnfit, Malformed(String::new()),
        TooLarge(String::new()), TooSlow, WrongContentType, Busy, StoreUnavailable;
}

/// One answer a status, with all the codes it may carry.
fn refusals(errors: &[ApiError]) -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
    let mut codes: BTreeMap<u16, (Vec<&str>, bool)> = BTreeMap::new();
    for error in errors {
        let (status, code) = error.code();
        let (listed, waits) = codes.entry(status.as_u16()).or_default();
        listed.push(code);
        *waits |= error.retry_after_s().is_some();
    }
    let answer = |(status, (mut listed, waits)): (u16, (Vec<&str>, bool))| {
        listed.dedup();
        let body = ContentBuilder::new().schema(Some(Ref::from_schema_name(ErrorBody::name()))).build();
        let mut response = ResponseBuilder::new()
            .description(format!("Code: `{}`.", listed.join("`, `")))
            .content("application/json", body);
        if waits {
            let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0));
            let header = HeaderBuilder::new().schema(Some(seconds)).description(Some("Seconds to wait."));
            response = response.header("Retry-After", header.build());
        }
        (status.to_string(), response.build().into())
    };
    codes.into_iter().map(answer).collect()
}
