//! The list of campaigns.

use crate::number::whole;

pub const TITLE: &str = "Các đợt";
pub const EMPTY: &str = "Chưa có đợt nào";
pub const EMPTY_HINT: &str = "Khi có đợt hái hoa đầu tiên, đợt ấy hiện ở đây. Chị nhờ người phụ trách máy chủ mở một đợt, rồi quay lại trang này.";
pub const NOT_YET_OPEN: &str = "Sắp mở";
pub const OPEN: &str = "Đang mở";
pub const CLOSED: &str = "Đã kết thúc";
pub const LOADING: &str = "Đang tải các đợt…";

pub fn from_to(from: &str, to: &str) -> String {
    format!("từ {from} đến {to}")
}

pub fn participations(n: u64) -> String {
    format!("{} lượt tham gia", whole(n))
}

pub fn right(percent: &str) -> String {
    format!("đúng {percent}")
}

pub fn last_received(at: &str) -> String {
    format!("nhận gần nhất {at}")
}
