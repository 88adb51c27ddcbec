//! The audit log.

use super::{Word, either, word};
use crate::number::whole;

pub const HINT: Word = word(
    "Ai đã làm gì, lúc nào, trước và sau ra sao. Không ai sửa hay xóa được nhật ký.",
    "Who did what and when, and how it was before. Nobody can change or remove a line.",
);
pub const SHEET: Word = word("Tải nhật ký (Excel)", "Download the log (Excel)");
pub const FIND: Word = word("Tìm trong nhật ký", "Find in the log");
pub const FIND_HINT: Word = word(
    "Chị gõ tên người, việc, đơn vị hoặc ngày, có dấu hay không dấu đều được.",
    "Type a name, an action, a unit or a day, with or without marks.",
);
pub const CAPTION: Word = word("Nhật ký, mới nhất ở trên", "The log, the newest first");
pub const WHEN: Word = word("Lúc", "When");
pub const WHO: Word = word("Người", "Who");
pub const WHAT: Word = word("Việc", "What");
pub const ABOUT: Word = word("Đối tượng", "About");
pub const CHANGES: Word = word("Trước → sau", "Before → after");
pub const MORE: Word = word("Xem các dòng cũ hơn", "Show older lines");
pub const END: Word = word("Đây là dòng cũ nhất.", "This is the oldest line.");
pub const EMPTY: Word = word("Nhật ký chưa có dòng nào", "The log is empty");
pub const EMPTY_HINT: Word = word(
    "Khi ai đó trong phạm vi của chị làm việc gì, việc ấy hiện ở đây.",
    "What somebody does within your part will stand here.",
);
pub const NONE_FOUND: Word = word(
    "Không có dòng nào như vậy trong những dòng đã tải. Chị xem thêm dòng cũ hơn rồi tìm lại nhé.",
    "No line that was loaded fits. Show older lines, or type something else.",
);
pub const YES: Word = word("có", "yes");
pub const NO: Word = word("không", "no");
pub const NOTHING: Word = word("(trống)", "(nothing)");

/// How many of the loaded lines are shown.
pub fn shown(found: usize, loaded: usize) -> String {
    let [found, loaded] = [found, loaded].map(|n| whole(u64::try_from(n).unwrap_or(u64::MAX)));
    if found == loaded {
        return either(
            format!("Đang hiện {loaded} dòng mới nhất."),
            format!("Showing the newest {loaded} lines."),
        );
    }
    either(
        format!("Tìm thấy {found} trong {loaded} dòng đã tải."),
        format!("Found {found} among the {loaded} lines loaded."),
    )
}

/// A list cut short.
pub fn and_more(first: &str, more: usize) -> String {
    let more = whole(u64::try_from(more).unwrap_or(u64::MAX));
    either(format!("{first} và {more} nữa"), format!("{first} and {more} more"))
}
