//! The list of campaigns.

use super::{Word, counted, either, word};

pub const TITLE: Word = word("Các đợt", "Campaigns");
pub const NEW: Word = word("Mở đợt mới", "New campaign");
pub const MANAGE: Word = word("Quản lý", "Manage");
pub const CODES: Word = word("Mã và đường liên kết", "Codes and links");
pub const POSTERS: Word = word("Tờ in", "Posters");
pub const RESULTS: Word = word("Kết quả", "Results");
pub const EMPTY: Word = word("Chưa có đợt nào", "There is no campaign yet");
pub const EMPTY_HINT: Word = word(
    "Chị mở đợt hái hoa đầu tiên: chọn bộ câu hỏi, chọn chi hội, chọn ngày. Chỉ vài phút.",
    "Open the first one: choose packs, branches and dates. It takes a few minutes.",
);
pub const EMPTY_FOR_VIEWERS: Word =
    word("Khi có đợt hái hoa đầu tiên, đợt ấy hiện ở đây.", "The first campaign will show up here.");
pub const LOADING: Word = word("Đang tải các đợt…", "Loading the campaigns…");

pub fn from_to(from: &str, to: &str) -> String {
    either(format!("từ {from} đến {to}"), format!("from {from} to {to}"))
}

pub fn participations(n: u64) -> String {
    counted(n, "lượt tham gia", "participation", "participations")
}

pub fn right(percent: &str) -> String {
    either(format!("đúng {percent}"), format!("{percent} right"))
}

pub fn last_received(at: &str) -> String {
    either(format!("nhận gần nhất {at}"), format!("last received {at}"))
}

/// Behind the name of a link, for who hears it without what stands around it.
pub fn of(title: &str) -> String {
    format!(": {title}")
}
