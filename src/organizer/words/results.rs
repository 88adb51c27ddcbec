//! A campaign's results.

use domain::unit::UnitLevel;

use crate::number::whole;
use crate::tree::Coverage;

pub const LOADING: &str = "Đang tải số liệu…";
pub const NOT_FOUND: &str = "Không có đợt này";
pub const NOT_FOUND_HINT: &str = "Đợt này không còn, hoặc chị chưa được xem.";
pub const TO_CAMPAIGNS: &str = "Xem các đợt";
pub const ALL_UNITS: &str = "Tất cả đơn vị";
pub const PARTICIPATIONS: &str = "Lượt tham gia";
pub const COUNT: &str = "Số lượt";
pub const MEAN_SCORE: &str = "Điểm trung bình";
pub const LAST_RECEIVED: &str = "Nhận lượt gần nhất";
pub const SET_ASIDE_WHY: &str =
    "Máy chủ không đọc được, hoặc không rõ của đơn vị nào. Vẫn được giữ, không tính vào số liệu.";
pub const CONFLICTS_WHY: &str =
    "Cùng một lượt mà gửi hai lần khác nhau. Bản đến trước được tính, bản sau được giữ để kiểm tra.";
pub const NONE_YET: &str = "chưa có";
pub const NOTHING_YET: &str = "Chưa có lượt tham gia nào";
pub const NOTHING_YET_HINT: &str =
    "Chị gửi đường liên kết hoặc mã cho các đơn vị. Khi có lượt đầu tiên, số liệu tự hiện ở đây.";

pub const BY_UNIT: &str = "Theo đơn vị";
pub const BY_UNIT_CAPTION: &str = "Lượt tham gia theo đơn vị; số của đơn vị trên gồm cả các đơn vị bên dưới";
pub const BY_UNIT_NOTE: &str = "Số của đơn vị trên gồm cả đơn vị bên dưới.";
pub const UNIT: &str = "Đơn vị";
pub const RIGHT_SHARE: &str = "Trả lời đúng";
pub const RECEIVED: &str = "Nhận gần nhất";
pub const OPEN_ALL: &str = "Mở hết";
pub const CLOSE_ALL: &str = "Thu gọn";

pub const BY_QUESTION: &str = "Theo câu hỏi";
pub const BY_QUESTION_NOTE: &str = "Câu nhiều người chưa đúng nhất đứng đầu.";
pub const RIGHT_CHOICE: &str = "Đáp án đúng";
pub const MANY_RIGHT: &str = "Câu này chọn được nhiều phương án.";
pub const IN_ORDER: &str = "Thứ tự đúng, và số lượt xếp đúng từng chỗ.";
/// Between two spellings that are both right.
pub const OR: &str = " hoặc ";
pub const NOT_ASKED: &str = "Chưa ai hái trúng câu này.";

pub fn set_aside(n: u64) -> String {
    format!("{} lượt để riêng.", whole(n))
}

pub fn conflicts(n: u64) -> String {
    format!("{} lượt trùng.", whole(n))
}

/// What the numbers are about: units and participations.
pub fn shown(units: &str, coverage: Coverage, participations: u64) -> String {
    let Coverage { level, all, .. } = coverage;
    format!("{units} · {} {} · {} lượt tham gia", whole(all), units_of(level), whole(participations))
}

pub fn heard(coverage: Coverage) -> String {
    let Coverage { level, all, heard } = coverage;
    format!("{}/{} {} đã có lượt tham gia.", whole(heard), whole(all), units_of(level))
}

fn units_of(level: Option<UnitLevel>) -> &'static str {
    match level {
        Some(UnitLevel::Province) => "tỉnh, thành phố",
        Some(UnitLevel::Commune) => "xã, phường",
        Some(UnitLevel::Branch) => "chi hội",
        Some(UnitLevel::Group) => "tổ",
        Some(UnitLevel::Central) | None => "đơn vị",
    }
}

pub fn period(from: &str, to: &str) -> String {
    format!("Mở từ {from} đến {to}")
}

pub fn of_flowers(score: &str, flowers: u32) -> String {
    format!("{score}/{flowers}")
}

pub fn right_answers(percent: &str) -> String {
    format!("{percent} câu trả lời đúng")
}

pub fn toggle(name: &str, is_open: bool) -> String {
    if is_open { format!("Thu gọn {name}") } else { format!("Mở {name}") }
}

pub fn asked(asked: u64, percent: &str) -> String {
    format!("{} lượt trả lời · đúng {percent}", whole(asked))
}

/// The place of a choice in the right order.
pub fn place(number: usize) -> String {
    format!("{number}. ")
}

/// The right number with what it counts, and how far off still counts as right.
pub fn number(value: &str, unit: &str, tolerance: Option<&str>) -> String {
    let value = [value, unit].join(" ");
    match tolerance {
        Some(tolerance) => format!("{} (hơn kém {tolerance} vẫn đúng)", value.trim_end()),
        None => value.trim_end().to_owned(),
    }
}

pub fn chosen(chosen: u64) -> String {
    format!("{} lượt", whole(chosen))
}

pub fn fresh(clock: &str) -> String {
    format!("Tự cập nhật · lúc {clock}")
}

pub fn lost(clock: Option<&str>) -> String {
    match clock {
        Some(clock) => format!("Mất kết nối, số liệu lúc {clock}, đang thử lại…"),
        None => "Chưa kết nối được với máy chủ, đang thử lại…".to_owned(),
    }
}

pub fn printed(at: &str) -> String {
    format!("Số liệu lúc {at}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_number_says_what_it_counts_and_what_is_near_enough() {
        assert_eq!(number("1.250,5", "", None), "1.250,5");
        assert_eq!(number("24", "giờ", Some("0,5")), "24 giờ (hơn kém 0,5 vẫn đúng)");
    }

    #[test]
    fn the_heading_says_what_is_shown() {
        let coverage = Coverage { level: Some(UnitLevel::Branch), all: 5, heard: 3 };
        assert_eq!(
            shown("Tỉnh Quảng Ngãi", coverage, 1234),
            "Tỉnh Quảng Ngãi · 5 chi hội · 1.234 lượt tham gia"
        );
        assert_eq!(heard(coverage), "3/5 chi hội đã có lượt tham gia.");
    }
}
