//! The tree of units, and what is done to it.

use domain::organizer::units::LevelNames;
use domain::unit::UnitLevel;

use super::{Word, either, word};
use crate::number::whole;
use crate::typed::NoDay;

mod acts;
mod trouble;

pub use acts::*;
pub use trouble::trouble;

pub const TITLE: Word = word("Đơn vị", "Units");
pub const HINT: Word = word(
    "Các cấp Hội từ trên xuống. Đơn vị đổi tên, chuyển, sáp nhập thì số liệu các năm trước vẫn giữ nguyên.",
    "All levels from the top down. When units are renamed, moved or merged, the figures of earlier years stay as they were.",
);
pub const IMPORT: Word = word("Nhập từ bảng tính", "From a spreadsheet");
pub const SHEET: Word = word("Tải danh sách (.xlsx)", "Download the list (.xlsx)");
pub const TEMPLATE: Word = word("Tải mẫu (.xlsx)", "Download the template (.xlsx)");
pub const LEVELS: Word = word("Tên các cấp", "Names of the levels");

pub const FIND: Word = word("Tìm đơn vị", "Find a unit");
pub const FIND_HINT: Word = word("Gõ một phần tên, không cần dấu.", "Part of the name; marks do not matter.");
pub const CLOSED_TOO: Word = word("Hiện cả đơn vị đã đóng", "Show closed units, too");
pub const OPEN_ALL: Word = word("Mở hết", "Open all");
pub const CLOSE_ALL: Word = word("Thu gọn", "Close all");
pub const NOTHING_FOUND: Word = word(
    "Không có đơn vị nào tên như vậy. Chị thử gõ ngắn hơn nhé.",
    "No unit has that name. Try a shorter part of it.",
);
pub const TABLE: Word = word("Các đơn vị", "Units");
pub const UNIT: Word = word("Đơn vị", "Unit");
pub const MEMBERS: Word = word("Hội viên", "Members");
pub const MEMBERS_BELOW: Word = word("Ở các đơn vị dưới", "In the units below");
pub const ACTS: Word = word("Việc", "Actions");
pub const UPDATE: Word = word("Cập nhật", "Update");
pub const NOT_SAID: Word = word("chưa ghi", "not given");

pub const FIRST: Word = word("Chưa có đơn vị nào", "There are no units yet");
pub const FIRST_HINT: Word = word(
    "Chị lập đơn vị đầu tiên: đơn vị cao nhất dùng Hái Hoa ở đây, thường là xã, phường. Sau đó chị thêm các chi hội, tổ \
     bên dưới, hoặc nhập cả danh sách từ bảng tính.",
    "Make the first one: the highest that uses Hái Hoa here, most often a commune. Then add the branches and groups below it, \
     or read the whole list from a spreadsheet.",
);
pub const FIRST_FOR_VIEWERS: Word = word(
    "Khi người quản trị lập đơn vị, các đơn vị hiện ở đây.",
    "Once an administrator has made units, they show here.",
);

pub const PICK_ONE: Word = word("Chị chọn một đơn vị nhé.", "Please choose a unit.");

/// "3 xã, phường · 24 chi hội".
pub fn counts(counts: &[(UnitLevel, u64)], levels: &LevelNames) -> String {
    let each = counts.iter().map(|(level, n)| format!("{} {}", whole(*n), levels.of(*level).to_lowercase()));
    each.collect::<Vec<_>>().join(" · ")
}

/// Of the button that opens a unit in the table, or closes it.
pub fn toggle(name: &str, is_open: bool) -> String {
    if is_open {
        either(format!("Thu gọn {name}"), format!("Close {name}"))
    } else {
        either(format!("Mở {name}"), format!("Open {name}"))
    }
}

pub fn update(name: &str) -> String {
    format!("{} {name}", UPDATE.now())
}

pub fn show_more(left: usize) -> String {
    let left = whole(left as u64);
    either(format!("Xem thêm, còn {left} đơn vị"), format!("Show more, {left} are left"))
}

/// The units above one, the top first.
pub fn within(above: &[&str]) -> String {
    above.join(" › ")
}

/// What became of a closed unit. `into` is the name of the unit it is part of now.
pub fn closed(day: &str, into: Option<&str>) -> String {
    match into {
        Some(into) => either(format!("Sáp nhập vào {into} từ {day}"), format!("Part of {into} since {day}")),
        None => either(format!("Đã đóng từ {day}"), format!("Closed since {day}")),
    }
}

/// What is wrong with a day.
pub fn no_day(wrong: NoDay) -> Word {
    match wrong {
        NoDay::None => word("Chị ghi đủ ngày, tháng, năm.", "Please give day, month and year."),
        NoDay::Future => {
            word("Ngày này chưa đến. Chị chọn hôm nay hoặc ngày trước đó.", "Today at the latest, please.")
        }
    }
}

/// The name of a level in English, for the form that names them.
pub fn level(level: UnitLevel) -> Word {
    match level {
        UnitLevel::Central => word("Cấp 1 (trung ương)", "Level 1 (central)"),
        UnitLevel::Province => word("Cấp 2 (tỉnh)", "Level 2 (province)"),
        UnitLevel::Commune => word("Cấp 3 (xã)", "Level 3 (commune)"),
        UnitLevel::Branch => word("Cấp 4 (chi hội)", "Level 4 (branch)"),
        UnitLevel::Group => word("Cấp 5 (tổ)", "Level 5 (group)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_name_each_level_as_it_is_called_here() {
        let counts = counts(&[(UnitLevel::Commune, 3), (UnitLevel::Branch, 1200)], &LevelNames::default());
        assert_eq!(counts, "3 xã, phường · 1.200 chi hội");
    }

    #[test]
    fn a_closed_unit_says_since_when_and_where_it_went() {
        assert_eq!(closed("01/07/2025", None), "Đã đóng từ 01/07/2025");
        assert_eq!(closed("01/07/2025", Some("Xã A")), "Sáp nhập vào Xã A từ 01/07/2025");
    }
}
