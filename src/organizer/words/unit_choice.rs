//! Choosing a unit.

use super::{Word, either, word};
use crate::number::whole;

pub const HINT: Word = word(
    "Chị gõ một phần tên, có dấu hay không dấu đều được.",
    "Type a part of its name, with or without marks.",
);
pub const WHOLE: Word = word("Toàn bộ", "Everywhere");
pub const UNITS: Word = word("Các đơn vị tìm thấy", "Units that were found");
pub const NONE: Word = word("Không có đơn vị nào tên như vậy.", "No unit has a name like that.");
pub const NOTHING_FITS: Word = word("Không có đơn vị phù hợp.", "There is no unit that fits.");

/// How many more there are than the list shows.
pub fn more(n: usize) -> String {
    let n = whole(u64::try_from(n).unwrap_or(u64::MAX));
    either(
        format!("Còn {n} đơn vị nữa. Chị gõ thêm tên để tìm."),
        format!("There are {n} more. Type more of the name to find them."),
    )
}
