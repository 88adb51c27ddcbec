//! A campaign's results.

use domain::unit::UnitLevel;

use super::{Word, counted, either, word};
use crate::number::whole;
use crate::tree::Coverage;

pub const LOADING: Word = word("Đang tải số liệu…", "Loading the numbers…");
pub const NOT_FOUND: Word = word("Không có đợt này", "There is no such campaign");
pub const NOT_FOUND_HINT: Word =
    word("Đợt này không còn, hoặc chị chưa được xem.", "The campaign is no more, or you may not see it.");
pub const TO_CAMPAIGNS: Word = word("Xem các đợt", "See the campaigns");
pub const ALL_UNITS: Word = word("Tất cả đơn vị", "All units");
pub const PARTICIPATIONS: Word = word("Lượt tham gia", "Participations");
pub const COUNT: Word = word("Số lượt", "Participations");
pub const MEAN_SCORE: Word = word("Điểm trung bình", "Mean score");
pub const LAST_RECEIVED: Word = word("Nhận lượt gần nhất", "Last received");
pub const SET_ASIDE_WHY: Word = word(
    "Máy chủ không đọc được, hoặc không rõ của đơn vị nào. Vẫn được giữ, không tính vào số liệu.",
    "The server could not read them, or their unit is not known. They are kept, and not counted.",
);
pub const CONFLICTS_WHY: Word = word(
    "Cùng một lượt mà gửi hai lần khác nhau. Bản đến trước được tính, bản sau được giữ để kiểm tra.",
    "The same turn came twice with different content. The first counts, the second is kept to be looked at.",
);
pub const NONE_YET: Word = word("chưa có", "none yet");
pub const NOTHING_YET: Word = word("Chưa có lượt tham gia nào", "Nobody has taken part yet");
pub const NOTHING_YET_HINT: Word = word(
    "Chị gửi đường liên kết hoặc mã cho các đơn vị. Khi có lượt đầu tiên, số liệu tự hiện ở đây.",
    "Send the link or the code to the units. With the first participation the numbers appear here by themselves.",
);

pub const BY_UNIT: Word = word("Theo đơn vị", "By unit");
pub const BY_UNIT_CAPTION: Word = word(
    "Lượt tham gia theo đơn vị; số của đơn vị trên gồm cả các đơn vị bên dưới",
    "Participations by unit; the numbers of a unit include all units below it",
);
pub const BY_UNIT_NOTE: Word =
    word("Số của đơn vị trên gồm cả đơn vị bên dưới.", "The numbers of a unit include all units below it.");
pub const UNIT: Word = word("Đơn vị", "Unit");
pub const RIGHT_SHARE: Word = word("Trả lời đúng", "Right answers");
pub const RECEIVED: Word = word("Nhận gần nhất", "Last received");
pub const OPEN_ALL: Word = word("Mở hết", "Open all");
pub const CLOSE_ALL: Word = word("Thu gọn", "Close all");

pub const BY_QUESTION: Word = word("Theo câu hỏi", "By question");
pub const BY_QUESTION_NOTE: Word =
    word("Câu nhiều người chưa đúng nhất đứng đầu.", "The question most often missed comes first.");
pub const RIGHT_CHOICE: Word = word("Đáp án đúng", "Right answer");
pub const MANY_RIGHT: Word = word("Câu này chọn được nhiều phương án.", "Several choices can be taken here.");
pub const IN_ORDER: Word = word(
    "Thứ tự đúng, và số lượt xếp đúng từng chỗ.",
    "The right order, and how many put each at its place.",
);
/// Between two spellings that are both right.
pub const OR: Word = word(" hoặc ", " or ");
pub const NOT_ASKED: Word = word("Chưa ai hái trúng câu này.", "Nobody has picked this question yet.");

pub fn set_aside(n: u64) -> String {
    let turns = counted(n, "lượt", "participation", "participations");
    either(format!("{turns} để riêng."), format!("{turns} set aside."))
}

pub fn conflicts(n: u64) -> String {
    let turns = counted(n, "lượt", "participation", "participations");
    either(format!("{turns} trùng."), format!("{turns} doubled."))
}

/// What the numbers are about: units and participations.
pub fn shown(units: &str, coverage: Coverage, participations: u64) -> String {
    let participations = counted(participations, "lượt tham gia", "participation", "participations");
    format!("{units} · {} · {participations}", units_of(coverage.level, coverage.all))
}

pub fn heard(coverage: Coverage) -> String {
    let Coverage { level, all, heard } = coverage;
    let (heard, all) = (whole(heard), units_of(level, all));
    either(format!("{heard}/{all} đã có lượt tham gia."), format!("{heard} of {all} have taken part."))
}

/// "5 chi hội".
fn units_of(level: Option<UnitLevel>, n: u64) -> String {
    let (vi, one, many) = match level {
        Some(UnitLevel::Province) => ("tỉnh, thành phố", "province", "provinces"),
        Some(UnitLevel::Commune) => ("xã, phường", "commune", "communes"),
        Some(UnitLevel::Branch) => ("chi hội", "branch", "branches"),
        Some(UnitLevel::Group) => ("tổ", "group", "groups"),
        Some(UnitLevel::Central) | None => ("đơn vị", "unit", "units"),
    };
    counted(n, vi, one, many)
}

pub fn period(from: &str, to: &str) -> String {
    either(format!("Mở từ {from} đến {to}"), format!("Open from {from} to {to}"))
}

pub fn of_flowers(score: &str, flowers: u32) -> String {
    format!("{score}/{flowers}")
}

pub fn right_answers(percent: &str) -> String {
    either(format!("{percent} câu trả lời đúng"), format!("{percent} of the answers right"))
}

pub fn toggle(name: &str, is_open: bool) -> String {
    if is_open {
        either(format!("Thu gọn {name}"), format!("Close {name}"))
    } else {
        either(format!("Mở {name}"), format!("Open {name}"))
    }
}

pub fn asked(asked: u64, percent: &str) -> String {
    let answers = counted(asked, "lượt trả lời", "answer", "answers");
    either(format!("{answers} · đúng {percent}"), format!("{answers} · {percent} right"))
}

/// The place of a choice in the right order.
pub fn place(number: usize) -> String {
    format!("{number}. ")
}

/// The right number with what it counts, and how far off still counts as right.
pub fn number(value: &str, unit: &str, tolerance: Option<&str>) -> String {
    let value = [value, unit].join(" ");
    let value = value.trim_end();
    match tolerance {
        Some(tolerance) => either(
            format!("{value} (hơn kém {tolerance} vẫn đúng)"),
            format!("{value} (up to {tolerance} off still counts)"),
        ),
        None => value.to_owned(),
    }
}

pub fn chosen(chosen: u64) -> String {
    counted(chosen, "lượt", "time", "times")
}

pub fn fresh(clock: &str) -> String {
    either(format!("Tự cập nhật · lúc {clock}"), format!("Updates by itself · at {clock}"))
}

pub fn lost(clock: Option<&str>) -> String {
    match clock {
        Some(clock) => either(
            format!("Mất kết nối, số liệu lúc {clock}, đang thử lại…"),
            format!("Connection lost, numbers of {clock}, trying again…"),
        ),
        None => either(
            "Chưa kết nối được với máy chủ, đang thử lại…".to_owned(),
            "The server could not be reached yet, trying again…".to_owned(),
        ),
    }
}

pub fn printed(at: &str) -> String {
    either(format!("Số liệu lúc {at}"), format!("Numbers of {at}"))
}

/// Of the participations, those that came after closing.
pub fn late(n: u64) -> String {
    let n = whole(n);
    either(format!("trong đó {n} lượt đến muộn"), format!("{n} of them late"))
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
