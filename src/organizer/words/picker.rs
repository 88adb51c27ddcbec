//! Picking units in the tree.

use domain::organizer::units::LevelNames;
use domain::unit::UnitLevel;

use super::{Word, either, word};
use crate::number::whole;

pub const TREE: Word = word("Các đơn vị", "Units");
pub const FIND: Word = word("Tìm đơn vị", "Find a unit");
pub const ALL: Word = word("Chọn tất cả chi hội", "Choose all branches");
pub const NONE: Word = word("Bỏ chọn hết", "Choose none");
pub const OWN_CODE: Word = word("Có mã riêng", "Code of its own");
pub const NOTHING_PICKED: Word = word("Chưa chọn đơn vị nào.", "No unit is chosen yet.");
pub const NOTHING_FOUND: Word = word("Không có đơn vị nào tên như vậy.", "No unit has that name.");
pub const NO_UNITS: Word = word("Chưa có đơn vị nào", "There are no units yet");
pub const NO_UNITS_HINT: Word =
    word("Chị thêm các chi hội trước, rồi quay lại đây.", "Add the branches first, then come back.");
pub const TO_UNITS: Word = word("Tới các đơn vị", "Go to the units");
pub const HINT: Word = word(
    "Chọn một xã là chọn mọi chi hội bên dưới. “Có mã riêng” dành cho đơn vị cấp trên cũng tự tổ chức.",
    "Choosing a commune chooses the branches below. “Code of its own” is for higher units that take part themselves.",
);

/// "65 chi hội, 1 xã, phường."
pub fn picked(counts: &[(UnitLevel, u64)], levels: &LevelNames) -> String {
    if counts.is_empty() {
        return NOTHING_PICKED.into();
    }
    let said: Vec<String> = counts
        .iter()
        .map(|(level, count)| format!("{} {}", whole(*count), levels.of(*level).to_lowercase()))
        .collect();
    let said = said.join(" · ");
    either(format!("Đã chọn {said}."), format!("Chosen: {said}."))
}

/// "3/12", what is picked below a unit.
pub fn share(picked: usize, of: usize) -> String {
    format!("{picked}/{of}")
}

/// What the box beside a unit with others below it does.
pub fn all_below(name: &str) -> String {
    either(format!("Mọi đơn vị trong {name}"), format!("All units of {name}"))
}

/// What the box does by which a higher unit takes part itself.
pub fn own_code_of(name: &str) -> String {
    either(format!("{name} có mã riêng"), format!("{name} has a code of its own"))
}

pub fn show_more(left_out: usize) -> String {
    let left_out = whole(left_out as u64);
    either(format!("Hiện thêm (còn {left_out})"), format!("Show more ({left_out} left)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_picked_is_said_with_the_levels_own_names() {
        let levels = LevelNames::default();
        assert_eq!(picked(&[], &levels), NOTHING_PICKED.now());
        let counts = [(UnitLevel::Commune, 1), (UnitLevel::Branch, 1_234)];
        assert_eq!(picked(&counts, &levels), "Đã chọn 1 xã, phường · 1.234 chi hội.");
    }
}
