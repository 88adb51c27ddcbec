//! Packs, surveys and pictures.

use domain::id::{PackId, SurveyId};
use domain::import::{PackImport, SurveyImport};
use domain::organizer::packs::{
    NewPack, PackList, PackWork, PictureMade, PublishPack, PublishSurvey, SavePack, SurveyList, SurveySummary,
};

use super::{add, delete, get, put, upload};
use crate::browser::Picked;
use crate::reply::ApiError;
use crate::route::encoded;

/// The template for a spreadsheet of questions, to download.
pub const TEMPLATE: &str = "/api/v1/organizer/packs/template.xlsx";

/// The packs one may use.
pub async fn list() -> Result<PackList, ApiError> {
    get("packs").await
}

/// The draft of a pack, or its latest version.
pub async fn work(pack: &PackId) -> Result<PackWork, ApiError> {
    get(&at(pack, "")).await
}

/// Makes a pack.
pub async fn make(pack: &NewPack) -> Result<PackWork, ApiError> {
    add("packs", pack).await
}

/// Saves a draft. [`ApiError::Refused`] `changed_meanwhile` when somebody else has saved since.
pub async fn save(pack: &PackId, save: &SavePack) -> Result<PackWork, ApiError> {
    put(&at(pack, ""), save).await
}

/// Throws the draft away; a pack that was never published is gone.
pub async fn drop_draft(pack: &PackId) -> Result<(), ApiError> {
    delete(&at(pack, "/draft")).await
}

/// Publishes the draft. [`ApiError::Refused`] `pack_unfit` while it breaks rules.
pub async fn publish(pack: &PackId, publish: &PublishPack) -> Result<PackWork, ApiError> {
    add(&at(pack, "/publish"), publish).await
}

/// What a file of questions holds; nothing is saved.
pub async fn preview(file: Picked) -> Result<PackImport, ApiError> {
    upload("packs/import/preview", &file).await
}

/// Where a pack's draft, or else its latest version, is as a file to download; `kind` is `xlsx` or `gift`.
pub fn file(pack: &PackId, kind: &str) -> String {
    format!("{}/{}", super::HERE, at(pack, &format!("/file/{kind}")))
}

/// Where a survey's latest version is as an XLSForm to download.
pub fn survey_file(survey: &SurveyId) -> String {
    format!("{}/surveys/{}/file/xlsx", super::HERE, encoded(survey.as_str()))
}

/// Uploads a picture. [`ApiError::Refused`] `picture_unfit`, `too_large`.
pub async fn add_picture(file: &Picked) -> Result<PictureMade, ApiError> {
    upload("pictures", file).await
}

/// The surveys one may use.
pub async fn surveys() -> Result<SurveyList, ApiError> {
    get("surveys").await
}

/// What an XLSForm holds; nothing is saved.
pub async fn preview_survey(file: Picked) -> Result<SurveyImport, ApiError> {
    upload("surveys/import/preview", &file).await
}

/// Publishes a survey.
pub async fn publish_survey(survey: &PublishSurvey) -> Result<SurveySummary, ApiError> {
    add("surveys", survey).await
}

fn at(pack: &PackId, what: &str) -> String {
    format!("packs/{}{what}", encoded(pack.as_str()))
}
