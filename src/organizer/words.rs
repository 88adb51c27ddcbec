//! Every word the organizer app shows.

pub mod account;
pub mod acts;
pub mod audit;
pub mod broken;
pub mod campaigns;
pub mod deeds;
pub mod editor;
pub mod import;
pub mod kinds;
pub mod manage;
pub mod meetings;
pub mod own_account;
pub mod pack_import;
pub mod packs;
pub mod people;
pub mod picker;
pub mod posters;
pub mod preview;
pub mod rescue;
pub mod results;
pub mod rules;
pub mod screens;
pub mod start;
pub mod texts;
pub mod unit_choice;
pub mod unit_import;
pub mod units;
pub mod wizard;
mod word;

pub use word::{Word, either, is_english, speak, word};

use crate::number::whole;
use crate::reply::ApiError;

pub const PRODUCT: &str = "Hái Hoa";
pub const OPENING: Word = word("Đang mở…", "Opening…");
pub const TRY_AGAIN: Word = word("Thử lại", "Try again");
pub const NOT_FETCHED: Word = word(
    "Chưa tải được phần này. Chị kiểm tra mạng rồi bấm “Thử lại” nhé.",
    "This part could not be fetched. Please check the network and try again.",
);
pub const NOT_REACHED: Word = word(
    "Chưa kết nối được với máy chủ. Chị kiểm tra mạng rồi thử lại nhé.",
    "The server could not be reached. Please check the network and try again.",
);
const TROUBLE: Word = word(
    "Máy chủ đang gặp trục trặc. Chị đợi ít phút rồi thử lại nhé.",
    "The server has trouble. Please wait a few minutes and try again.",
);

/// The title of the browser's tab.
pub fn tab_title(screen: &str) -> String {
    format!("{screen} · {PRODUCT}")
}

/// A number and what it counts: "3 đơn vị", "3 units".
pub fn counted(n: u64, vi: &str, one: &str, many: &str) -> String {
    let number = whole(n);
    either(format!("{number} {vi}"), format!("{number} {}", if n == 1 { one } else { many }))
}

/// Errors that mean the same everywhere.
pub fn common_trouble(error: &ApiError) -> String {
    match error {
        ApiError::Throttled { wait_s } => {
            let wait = wait(*wait_s);
            either(
                format!("Chị đã thử nhiều lần. Chị đợi {wait} rồi thử lại nhé."),
                format!("You have tried many times. Please wait {wait} and try again."),
            )
        }
        ApiError::NotSignedIn => acts::SIGN_IN_ELSEWHERE.into(),
        ApiError::Unreachable => NOT_REACHED.into(),
        ApiError::Refused { code, .. } if code == "forbidden" => screens::FORBIDDEN.into(),
        ApiError::Refused { code, .. } if code == "not_found" => screens::NOT_THERE.into(),
        ApiError::Refused { code, .. } if code == "too_large" => screens::TOO_LARGE.into(),
        _ => TROUBLE.into(),
    }
}

/// "45 giây", "2 phút": never less than what was asked for.
fn wait(seconds: u32) -> String {
    match seconds {
        0..100 => counted(u64::from(seconds.max(1)), "giây", "second", "seconds"),
        _ => counted(u64::from(seconds.div_ceil(60)), "phút", "minute", "minutes"),
    }
}
