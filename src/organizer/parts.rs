//! The parts of the app that are fetched when they are wanted, so that a first open stays small. What a part's screens alone
//! use goes into a module of its own, see `cargo xtask bench organizer`; what several use stays where all find it.

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::route::Route;
use crate::screens::*;

/// Draws the screens of a part.
pub type Screens = fn(Route) -> AnyView;

/// A part of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Packs and surveys: their list, the editor, the imports.
    Packs,
    /// Campaigns and meetings: making them, running them, posters.
    Campaigns,
    /// The house: units, people, her own account, the audit log.
    House,
}

impl Part {
    /// The part a screen is in; none for what is there from the start.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Packs
            | Route::ImportPack
            | Route::Pack(_)
            | Route::PackPreview(_)
            | Route::ImportSurvey => Some(Self::Packs),
            Route::NewCampaign | Route::Manage(_) | Route::Posters(_) | Route::Meetings => {
                Some(Self::Campaigns)
            }
            Route::Units | Route::ImportUnits | Route::People | Route::Account | Route::Audit => {
                Some(Self::House)
            }
            Route::Home | Route::Campaigns | Route::Campaign(_) | Route::Invitation | Route::NewPassword => {
                None
            }
        }
    }

    /// Its screens, fetched unless they are there already.
    ///
    /// # Errors
    /// They did not arrive; they may the next time.
    pub async fn fetch(self) -> Result<Screens, SplitLoaderError> {
        match self {
            Self::Packs => packs().await,
            Self::Campaigns => campaigns().await,
            Self::House => house().await,
        }
    }
}

#[wasm_split(packs, fallible)]
fn packs() -> Result<Screens, SplitLoaderError> {
    Ok(|route| match route {
        Route::ImportPack => view! { <ImportPack /> }.into_any(),
        Route::Pack(pack) => view! { <PackEditor pack /> }.into_any(),
        Route::PackPreview(pack) => view! { <PackPreview pack /> }.into_any(),
        Route::ImportSurvey => view! { <ImportSurvey /> }.into_any(),
        _ => view! { <Packs /> }.into_any(),
    })
}

#[wasm_split(campaigns, fallible)]
fn campaigns() -> Result<Screens, SplitLoaderError> {
    Ok(|route| match route {
        Route::Manage(campaign) => view! { <Manage campaign /> }.into_any(),
        Route::Posters(campaign) => view! { <Posters campaign /> }.into_any(),
        Route::Meetings => view! { <MeetingsScreen /> }.into_any(),
        _ => view! { <NewCampaignScreen /> }.into_any(),
    })
}

#[wasm_split(house, fallible)]
fn house() -> Result<Screens, SplitLoaderError> {
    Ok(|route| match route {
        Route::ImportUnits => view! { <ImportUnits /> }.into_any(),
        Route::People => view! { <PeopleScreen /> }.into_any(),
        Route::Account => view! { <Account /> }.into_any(),
        Route::Audit => view! { <Audit /> }.into_any(),
        _ => view! { <Units /> }.into_any(),
    })
}
