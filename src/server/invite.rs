//! One-time links by which organizers make their accounts.

use anyhow::Context;
use domain::rights::Role;

use crate::clock::{Clock, SystemClock};
use crate::config::{PublicUrl, StoreArgs};
use crate::random::{Token, hex};
use crate::store::invitations::{self, Invitation, Kind};
use crate::store::{Database, Missing, organizers};

/// How many days a link is good.
pub const DAYS: u64 = 7;

/// `haihoa organizer invite`: prints a new link.
///
/// # Errors
/// When the database cannot be used.
pub async fn invite(store: &StoreArgs, base: &PublicUrl) -> anyhow::Result<()> {
    let database = Database::open(&store.url(), Missing::IsMade).await?;
    let link = make(&database, base, Kind::Invited, SystemClock::new().now_ms()).await?;
    database.close().await;
    println!("{link}");
    Ok(())
}

/// While there is no account: a new link in the place of that of the start before.
///
/// # Errors
/// When the database cannot be used.
pub async fn first_start_link(
    database: &Database,
    base: &PublicUrl,
    now_ms: u64,
) -> anyhow::Result<Option<String>> {
    if organizers::any(&mut database.read().await?).await? {
        return Ok(None);
    }
    make(database, base, Kind::First, now_ms).await.map(Some)
}

async fn make(database: &Database, base: &PublicUrl, kind: Kind, now_ms: u64) -> anyhow::Result<String> {
    let token = Token::new()?;
    let expires_at_ms = now_ms + DAYS * 24 * 60 * 60 * 1000;
    let mut connection = database.write().await?;
    let invitation = Invitation {
        id: hex::<8>()?,
        kind,
        role: Role::Admin,
        unit: None,
        note: String::new(),
        organizer: None,
        created_at_ms: now_ms,
        expires_at_ms,
    };
    invitations::insert(&mut connection, &token.sha256(), &invitation)
        .await
        .context("the invitation cannot be stored")?;
    // The secret stands in the fragment: browsers do not send that, so that it reaches no log.
    Ok(format!("{}/to-chuc/moi#{}", base.origin(), token.secret()))
}
