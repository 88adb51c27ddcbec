//! Units from a spreadsheet.

use super::{Word, either, word};
use crate::number::whole;
use crate::reply::ApiError;

pub const TITLE: Word = word("Nhập đơn vị từ bảng tính", "Units from a spreadsheet");
pub const HINT: Word = word(
    "Chọn tệp rồi xem trước: đọc được gì, chỗ nào chưa đọc được. Chưa có gì được lưu cho đến khi chị bấm “Lập”.",
    "Choose a file and see first what was understood and what was not. Nothing is saved until you press “Make”.",
);
pub const FORMATS: Word = word(
    "Dùng được: mẫu Excel của Hái Hoa, hoặc bảng có mỗi cấp một cột (xã, chi hội, tổ).",
    "Accepted: our own Excel template, or a table with a column for each level.",
);
pub const TEMPLATE: Word = word("Tải mẫu Excel", "Download the Excel template");
pub const BELOW: Word = word("Các đơn vị trong tệp thuộc", "The units in the file belong under");
pub const FILE: Word = word("Tệp danh sách đơn vị (.xlsx)", "File with units (.xlsx)");
pub const CHOOSE_AGAIN: Word = word(
    "Chị vừa đổi đơn vị. Chị chọn lại tệp nhé.",
    "The unit was changed meanwhile. Please choose the file again.",
);
pub const PICK_BELOW_FIRST: Word = word(
    "Chị chọn đơn vị cấp trên trước, rồi chọn tệp.",
    "Please choose the unit above first, then the file.",
);
pub const NOTHING: Word = word("Không đọc được đơn vị nào", "No unit was understood");
pub const NOTHING_HINT: Word = word(
    "Có lỗi thì ghi ở dưới: chị sửa trong tệp rồi chọn lại. Hoặc tải mẫu Excel, chép danh sách vào đó.",
    "What is wrong, if anything, stands below: fix the file and choose it again. Or copy the list into our template.",
);
pub const NOTHING_NEW: Word = word(
    "Mọi đơn vị trong tệp đều đã có. Không cần lập thêm.",
    "All units of the file are there already. There is nothing to make.",
);
pub const UNITS: Word = word("Các đơn vị sẽ lập", "What will be made");
pub const KNOWN: Word = word("đã có", "there already");
pub const MAKING: Word = word("Đang lập các đơn vị…", "Making the units…");
pub const NO_UNITS: Word = word("Chưa có đơn vị nào để nhập vào", "There is no unit to read into");
pub const NO_UNITS_HINT: Word = word(
    "Chị lập đơn vị đầu tiên trước, rồi nhập các đơn vị bên dưới từ bảng tính.",
    "Make the first unit, then read those below it from a spreadsheet.",
);
pub const TO_UNITS: Word = word("Xem các đơn vị", "See the units");
pub const ANOTHER: Word = word("Nhập tệp khác", "Read another file");

pub fn read(n: usize, rows: u32) -> String {
    let (n, rows) = (whole(n as u64), whole(rows.into()));
    either(format!("Đọc được {n} đơn vị từ {rows} dòng."), format!("{n} units understood, from {rows} rows."))
}

/// The units that will be made, by level.
pub fn new(counts: &str) -> String {
    either(format!("Sẽ lập: {counts}."), format!("To be made: {counts}."))
}

pub fn make(n: u64) -> String {
    let n = whole(n);
    either(format!("Lập {n} đơn vị"), format!("Make {n} units"))
}

pub fn made(n: u32) -> String {
    let n = whole(n.into());
    either(format!("Đã lập {n} đơn vị."), format!("{n} units are made."))
}

pub fn members(n: u32) -> String {
    let n = whole(n.into());
    either(format!("{n} hội viên"), format!("{n} members"))
}

pub fn more(left: usize) -> String {
    let left = whole(left as u64);
    either(format!("… và {left} đơn vị nữa."), format!("… and {left} more."))
}

/// Why the file was not read or the units were not made.
pub fn trouble(error: &ApiError) -> String {
    let ApiError::Refused { code, .. } = error else { return super::common_trouble(error) };
    let said = match code.as_str() {
        "level_order" | "parent_closed" => word(
            "Các đơn vị vừa có thay đổi nên chưa lập được. Chị chọn lại tệp để xem trước lần nữa nhé.",
            "The units have changed meanwhile, so nothing was made. Please choose the file again.",
        ),
        "unfit" => word(
            "Tệp có tên hoặc số chưa dùng được, hoặc nhiều hơn 20.000 đơn vị. Chị sửa tệp rồi chọn lại nhé.",
            "A name or number of the file cannot be used, or it has more than 20,000 units. Please fix it.",
        ),
        _ => return super::common_trouble(error),
    };
    said.now().to_owned()
}
