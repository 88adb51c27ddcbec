//! Units.

use domain::organizer::units::LevelNames;
use domain::unit::UnitLevel;

use super::{Word, common_trouble, either, word};
use crate::number::whole;
use crate::reply::ApiError;

pub const TITLE: Word = word("Đơn vị", "Units");
pub const HINT: Word = word(
    "Cây đơn vị từ trên xuống. Kết quả của chi hội cộng lên xã, của xã cộng lên tỉnh.",
    "The tree of units. What a branch does adds up for its commune, what a commune does for its province.",
);
pub const FIRST: Word = word("Lập đơn vị đầu tiên", "Make the first unit");
pub const FIRST_HINT: Word = word(
    "Chị bắt đầu từ đơn vị cao nhất mà chị phụ trách, ví dụ Hội Phụ nữ xã. Sau đó thêm các chi hội bên dưới, từng cái một hoặc từ tệp Excel.",
    "Begin with the highest unit you look after, such as your commune. Then add the branches below it, one by one or from a spreadsheet.",
);
pub const NAME: Word = word("Tên đơn vị", "Name of the unit");
pub const NAME_HINT: Word = word("Ví dụ: Chi hội thôn Vạn Xuân", "For instance: Chi hội thôn Vạn Xuân");
pub const NAME_MISSING: Word = word("Chị điền tên đơn vị nhé.", "Please give the unit a name.");
pub const LEVEL: Word = word("Cấp", "Level");
pub const MEMBERS: Word = word("Số hội viên", "Members");
pub const MEMBERS_HINT: Word = word(
    "Để tính bao nhiêu phần trăm hội viên tham gia. Chưa đếm thì để trống.",
    "To tell what share of them takes part. Leave it empty if nobody has counted.",
);
pub const MEMBERS_WRONG: Word = word("Chị chỉ ghi số thôi nhé.", "Please write a number only.");
pub const ON: Word = word("Từ ngày", "From this day on");
pub const ON_HINT: Word =
    word("Báo cáo của những ngày trước đó vẫn giữ như cũ.", "Reports on the days before stay as they were.");
pub const ON_WRONG: Word =
    word("Chị chọn một ngày, không muộn hơn hôm nay.", "Please choose a day, not after today.");
pub const MAKE: Word = word("Lập đơn vị", "Make the unit");
pub const FIND: Word = word("Tìm đơn vị", "Find a unit");
pub const NOTHING_FOUND: Word = word("Không có đơn vị nào tên như vậy.", "No unit has such a name.");
pub const SHOW_CLOSED: Word = word("Hiện cả đơn vị đã kết thúc", "Show closed units, too");
pub const IMPORT: Word = word("Nhập từ Excel", "Import from Excel");
pub const SHEET: Word = word("Tải danh sách (Excel)", "Download the list (Excel)");
pub const TEMPLATE: Word = word("Tải tệp mẫu", "Download the template");
pub const LEVEL_NAMES: Word = word("Tên các cấp", "Names of the levels");
pub const LEVEL_NAMES_HINT: Word = word(
    "Tên gọi này dùng cho mọi người trên máy chủ này, cả trong tệp Excel.",
    "These names are used by everybody on this server, in spreadsheets, too.",
);
pub const TREE: Word = word("Cây đơn vị", "Tree of units");
pub const ADD: Word = word("Thêm đơn vị bên dưới", "Add a unit below");
pub const RENAME: Word = word("Sửa tên, số hội viên", "Change name or members");
pub const MOVE: Word = word("Chuyển sang đơn vị khác", "Move below another unit");
pub const MERGE: Word = word("Sáp nhập vào đơn vị khác", "Merge into another unit");
pub const CLOSE: Word = word("Kết thúc hoạt động", "Close the unit");
pub const UNDO_LAST: Word = word("Hoàn tác thay đổi gần nhất", "Undo the last change");
pub const TO: Word = word("Chuyển về", "Move below");
pub const INTO: Word = word("Sáp nhập vào", "Merge into");
pub const MERGE_HINT: Word = word(
    "Từ ngày ấy, kết quả của đơn vị này tính cho đơn vị kia, kể cả kết quả gửi lên muộn. Mã đã in vẫn dùng được. Báo cáo năm cũ giữ nguyên.",
    "From that day on what comes for this unit counts for the other, even what comes late. Printed codes still work. Last year's reports stay.",
);
pub const CLOSE_HINT: Word = word(
    "Đơn vị không còn trong danh sách từ ngày ấy. Kết quả đã có vẫn giữ nguyên.",
    "The unit is no longer listed from that day on. The results it has stay.",
);
pub const PICK_ONE: Word = word("Chị chọn một đơn vị nhé.", "Please choose a unit.");
pub const NONE_FITS: Word = word("Không có đơn vị nào phù hợp.", "No unit fits.");
pub const UNDONE: Word = word("Đã hoàn tác.", "Undone.");

pub fn acts_of(name: &str) -> String {
    either(format!("Sửa {name}"), format!("Change {name}"))
}

pub fn toggle(name: &str, is_open: bool) -> String {
    match is_open {
        true => either(format!("Thu gọn {name}"), format!("Close {name}")),
        false => either(format!("Mở {name}"), format!("Open {name}")),
    }
}

pub fn members(own: u64) -> String {
    either(format!("{} hội viên", whole(own)), format!("{} members", whole(own)))
}

pub fn made(name: &str) -> String {
    either(format!("Đã lập {name}."), format!("{name} is made."))
}

pub fn changed(name: &str) -> String {
    either(format!("Đã sửa {name}."), format!("{name} is changed."))
}

pub fn moved(name: &str) -> String {
    either(format!("Đã chuyển {name}."), format!("{name} is moved."))
}

pub fn merged(name: &str) -> String {
    either(format!("Đã sáp nhập {name}."), format!("{name} is merged."))
}

pub fn closed(name: &str) -> String {
    either(format!("Đã kết thúc {name}."), format!("{name} is closed."))
}

pub fn show_more(n: usize) -> String {
    let n = whole(n as u64);
    either(format!("Hiện thêm (còn {n})"), format!("Show more ({n} left)"))
}

pub fn closed_on(day: &str, into: Option<&str>) -> String {
    match into {
        Some(into) => either(format!("sáp nhập vào {into} từ {day}"), format!("merged into {into} on {day}")),
        None => either(format!("kết thúc từ {day}"), format!("closed on {day}")),
    }
}

pub fn level(level: UnitLevel, names: &LevelNames) -> String {
    names.of(level).to_owned()
}

/// Why a change of the tree did not work.
pub fn trouble(error: &ApiError) -> String {
    let ApiError::Refused { code, .. } = error else { return common_trouble(error) };
    let said = match code.as_str() {
        "parent_closed" => word("Đơn vị cấp trên đã kết thúc.", "The unit above is closed."),
        "level_order" => {
            word("Đơn vị cấp trên phải thuộc cấp cao hơn.", "The unit above must be of a higher level.")
        }
        "unit_twice" => word("Ở đây đã có đơn vị tên này.", "There is a unit of this name here."),
        "unit_closed" => {
            word("Đơn vị này đã kết thúc. Chị hoàn tác trước nhé.", "The unit is closed. Undo that first.")
        }
        "changed_later" => word(
            "Đơn vị này có thay đổi sau ngày ấy. Chị chọn ngày muộn hơn nhé.",
            "The unit has changed after that day. Please choose a later one.",
        ),
        "below_itself" => word("Đơn vị không thể thuộc về chính nó.", "A unit cannot stand below itself."),
        "other_level" => {
            word("Chỉ sáp nhập vào đơn vị cùng cấp.", "A unit is merged into one of the same level.")
        }
        "other_closed" => word("Đơn vị kia đã kết thúc.", "The other unit is closed."),
        "units_below" => word(
            "Bên dưới còn đơn vị khác. Chị chuyển chúng đi trước nhé.",
            "Units stand below it. Move them first.",
        ),
        "unit_used" => word(
            "Đơn vị này đã được dùng nên không bỏ được. Chị có thể kết thúc hoạt động.",
            "The unit is used and cannot be taken out. You can close it.",
        ),
        "unfit" => word(
            "Có chỗ chưa đúng. Chị xem lại tên và ngày nhé.",
            "Something is not right. Please look at the name and the day.",
        ),
        _ => return common_trouble(error),
    };
    said.now().to_owned()
}
