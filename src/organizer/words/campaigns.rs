//! The list of campaigns.

use super::{Word, counted, either, word};

pub const TITLE: Word = word("Các đợt", "Campaigns");
pub const EMPTY: Word = word("Chưa có đợt nào", "No campaigns yet");
pub const EMPTY_HINT: Word = word(
    "Khi có đợt hái hoa đầu tiên, đợt ấy hiện ở đây. Chị nhờ người phụ trách máy chủ mở một đợt, rồi quay lại trang này.",
    "The first campaign will stand here. Please ask who is in charge to open one, then come back to this page.",
);
pub const NOT_YET_OPEN: Word = word("Sắp mở", "Not open yet");
pub const OPEN: Word = word("Đang mở", "Open");
pub const CLOSED: Word = word("Đã kết thúc", "Over");
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
