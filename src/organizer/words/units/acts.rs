//! What is done to a unit: what each form says, and what has happened.

use super::{Word, either, word};
use crate::number::whole;
use crate::reform::Task;

pub const NAME: Word = word("Tên đơn vị", "Name");
pub const NAME_HINT: Word = word(
    "Như chị em vẫn gọi, ví dụ “Chi hội thôn Vạn Xuân”.",
    "As people say it, such as “Chi hội thôn Vạn Xuân”.",
);
pub const NO_NAME: Word = word("Chị ghi tên đơn vị.", "Please give a name.");
pub const LEVEL: Word = word("Cấp", "Level");
pub const MEMBER_COUNT: Word = word("Số hội viên", "Number of members");
pub const MEMBER_COUNT_HINT: Word = word(
    "Hội viên sinh hoạt ngay ở đơn vị này, không kể các đơn vị bên dưới. Chưa rõ thì để trống.",
    "Of this unit itself, without the units below it. Leave it empty if you do not know.",
);
pub const NO_COUNT: Word = word("Chị ghi một con số, ví dụ 45.", "Please give a number, such as 45.");
pub const FROM_DAY: Word = word("Từ ngày", "From this day on");
pub const RENAME_DAY_HINT: Word = word(
    "Ngày tên mới có hiệu lực. Báo cáo của các ngày trước vẫn ghi tên cũ.",
    "The first day of the new name. Reports about earlier days keep the old one.",
);
pub const MOVE_TO: Word = word("Chuyển về đơn vị", "Move it below");
pub const MOVE_HINT: Word = word(
    "Từ ngày ấy, kết quả tính cho đơn vị mới; trước đó vẫn tính cho đơn vị cũ. Các đơn vị bên dưới đi theo.",
    "From that day on its results count there; what came before counts where it stood. The units below go along.",
);
pub const MERGE_INTO: Word = word("Sáp nhập vào đơn vị", "Merge it into");
pub const MERGE_HINT: Word = word(
    "Từ ngày ấy đơn vị này không còn; kết quả gửi đến cho nó được tính cho đơn vị kia, mã và đường dẫn cũ vẫn dùng được. \
     Báo cáo của các năm trước giữ nguyên.",
    "From that day on this unit is no more; what comes for it counts for the other, and its codes and links keep working. \
     Reports of earlier years stay as they are.",
);
pub const CLOSE_HINT: Word = word(
    "Đơn vị không còn trong danh sách từ ngày ấy. Kết quả đã có vẫn được giữ và vẫn nằm trong báo cáo các năm trước.",
    "From that day on the unit is no longer listed. Its results are kept and stay in the reports of earlier years.",
);
pub const UNDO_HINT: Word = word(
    "Thay đổi gần nhất về tên, nơi thuộc về, sáp nhập hoặc đóng coi như chưa có. Đơn vị vừa lập mà chưa dùng đến thì bị bỏ \
     khỏi danh sách.",
    "The last change of name, place, merging or closing is as if it never was. A unit that was made and never used is taken \
     out.",
);
pub const MAKE: Word = word("Lập đơn vị", "Make the unit");
pub const MENU_BACK: Word = word("Việc khác", "Other actions");
pub const UNDONE: Word = word("Đã hoàn tác.", "Taken back.");
pub const LEVELS_HINT: Word = word(
    "Tên các cấp hiện ở mọi nơi trong ứng dụng, cho tất cả mọi người.",
    "These names stand everywhere in the app, for everybody.",
);
pub const LEVELS_SAVED: Word = word("Đã lưu tên các cấp.", "The names of the levels are saved.");
pub const NO_LEVEL_NAME: Word = word("Chị ghi tên cho đủ các cấp.", "Please name every level.");

/// A task on its button.
pub fn task(task: Task) -> Word {
    match task {
        Task::Add => word("Thêm đơn vị bên dưới", "Add a unit below"),
        Task::Change => word("Sửa tên, số hội viên", "Change name or members"),
        Task::Move => word("Chuyển sang nơi khác", "Move elsewhere"),
        Task::Merge => word("Sáp nhập", "Merge"),
        Task::Close => word("Đóng đơn vị", "Close the unit"),
        Task::Undo => word("Hoàn tác thay đổi gần nhất", "Take the last change back"),
    }
}

/// The heading of a task's form.
pub fn heading(task: Option<Task>, name: &str) -> String {
    match task {
        None => name.to_owned(),
        Some(Task::Add) => either(format!("Thêm đơn vị thuộc {name}"), format!("A unit below {name}")),
        Some(Task::Change) => either(format!("Sửa {name}"), format!("Change {name}")),
        Some(Task::Move) => either(format!("Chuyển {name}"), format!("Move {name}")),
        Some(Task::Merge) => either(format!("Sáp nhập {name}"), format!("Merge {name}")),
        Some(Task::Close) => either(format!("Đóng {name}"), format!("Close {name}")),
        Some(Task::Undo) => either(format!("Hoàn tác với {name}"), format!("Undo the last change to {name}")),
    }
}

pub fn made(name: &str) -> String {
    either(format!("Đã lập “{name}”."), format!("“{name}” is made."))
}

/// What has been done to a unit; `other` is the name of the unit it went to.
pub fn done(task: Task, name: &str, other: &str) -> String {
    match task {
        Task::Add => made(name),
        Task::Change => either(format!("Đã sửa “{name}”."), format!("“{name}” is changed.")),
        Task::Move => either(
            format!("Đã chuyển “{name}” về “{other}”."),
            format!("“{name}” stands below “{other}” now."),
        ),
        Task::Merge => either(
            format!("Đã sáp nhập “{name}” vào “{other}”."),
            format!("“{name}” is part of “{other}” now."),
        ),
        Task::Close => either(format!("Đã đóng “{name}”."), format!("“{name}” is closed.")),
        Task::Undo => UNDONE.now().to_owned(),
    }
}

/// Why a unit can be neither merged nor closed.
pub fn children_first(n: usize) -> String {
    let n = whole(n as u64);
    either(
        format!("Còn {n} đơn vị bên dưới. Muốn sáp nhập hoặc đóng, chị chuyển hay đóng các đơn vị ấy trước."),
        format!("{n} units stand below it. Move or close them before this one can be merged or closed."),
    )
}

/// The same name twice in one place.
pub fn name_taken(name: &str) -> String {
    either(
        format!("Ở đây đã có “{name}”. Chị đặt tên khác, hoặc thêm chữ để phân biệt."),
        format!("“{name}” is here already. Please choose another name, or add a word to it."),
    )
}
