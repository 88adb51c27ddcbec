//! Every word the organizer app shows.

pub mod account;
pub mod acts;
pub mod broken;
pub mod campaigns;
pub mod editor;
pub mod import;
pub mod kinds;
pub mod meetings;
pub mod pack_import;
pub mod packs;
pub mod preview;
pub mod rescue;
pub mod results;
pub mod screens;
pub mod unit_import;
pub mod units;
mod word;

pub use word::{Word, either, is_english, speak, word};

use crate::reply::ApiError;

pub const PRODUCT: &str = "Hái Hoa";
pub const OPENING: &str = "Đang mở…";
pub const TRY_AGAIN: &str = "Thử lại";
pub const NOT_REACHED: &str = "Chưa kết nối được với máy chủ. Chị kiểm tra mạng rồi thử lại nhé.";

/// The title of the browser's tab.
pub fn tab_title(screen: &str) -> String {
    format!("{screen} · {PRODUCT}")
}

/// Errors that mean the same everywhere.
pub fn common_trouble(error: &ApiError) -> String {
    match error {
        ApiError::Throttled { wait_s } => {
            format!("Chị đã thử nhiều lần. Chị đợi {} rồi thử lại nhé.", wait(*wait_s))
        }
        ApiError::Unreachable => NOT_REACHED.to_owned(),
        ApiError::Refused { code, .. } if code == "forbidden" => screens::FORBIDDEN.now().to_owned(),
        ApiError::Refused { code, .. } if code == "not_found" => screens::NOT_THERE.now().to_owned(),
        ApiError::Refused { code, .. } if code == "too_large" => screens::TOO_LARGE.now().to_owned(),
        _ => "Máy chủ đang gặp trục trặc. Chị đợi ít phút rồi thử lại nhé.".to_owned(),
    }
}

/// "45 giây", "2 phút": never less than what was asked for.
fn wait(seconds: u32) -> String {
    match seconds {
        0..100 => format!("{} giây", seconds.max(1)),
        _ => format!("{} phút", seconds.div_ceil(60)),
    }
}
