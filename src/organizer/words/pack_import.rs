//! Questions and surveys from files.

use domain::import::FileKind;

use super::{Word, counted, either, word};
use crate::number::whole;

pub const TITLE: Word = word("Nhập bộ câu hỏi từ tệp", "A pack from a file");
pub const HINT: Word = word(
    "Chọn tệp rồi xem trước: đọc được gì, chỗ nào chưa đọc được. Chưa có gì được lưu cho đến khi chị bấm “Tạo bộ”.",
    "Choose a file and see first what was understood and what was not. Nothing is saved until you press “Make”.",
);
pub const FILE: Word = word("Tệp câu hỏi (.xlsx, .txt, .gift)", "File with questions (.xlsx, .txt, .gift)");
pub const FORMATS: Word = word(
    "Dùng được: mẫu Excel của Hái Hoa, bảng tính của Kahoot và Wayground (Quizizz), văn bản GIFT và Aiken của Moodle.",
    "Accepted: our own Excel template, spreadsheets of Kahoot and Wayground (Quizizz), GIFT and Aiken texts of Moodle.",
);
pub const TEMPLATE: Word = word("Tải mẫu Excel", "Download the Excel template");
pub const READING: Word = word("Đang đọc tệp…", "Reading the file…");
pub const UNKNOWN_KIND: Word = word("Không nhận ra kiểu tệp này.", "This kind of file was not recognized.");
pub const QUESTIONS: Word = word("Các câu đọc được", "Questions understood");
pub const QUESTIONS_HINT: Word =
    word("Bỏ đánh dấu câu nào chị không muốn lấy.", "Untick what you do not want.");
pub const NOTHING: Word = word("Không đọc được câu nào", "No question was understood");
pub const NOTHING_HINT: Word = word(
    "Có lỗi thì ghi ở dưới: chị sửa trong tệp rồi chọn lại. Hoặc tải mẫu Excel, chép câu hỏi vào đó.",
    "What is wrong, if anything, stands below: fix the file and choose it again. Or copy the questions into our template.",
);
pub const PACK_TITLE: Word = word("Tên bộ", "Title");
pub const NO_TITLE: Word = word("Chị đặt tên cho bộ.", "Give the pack a title.");
pub const MAKING: Word = word("Đang tạo bộ…", "Making the pack…");

pub const SURVEY_TITLE: Word = word("Nhập khảo sát từ XLSForm", "A survey from an XLSForm");
pub const SURVEY_HINT: Word = word(
    "XLSForm là mẫu khảo sát trong Excel (trang survey, choices, settings). Chị xem trước từng mục; chưa có gì được lưu cho \
     đến khi chị bấm “Phát hành”.",
    "An XLSForm is a survey in Excel (sheets survey, choices, settings). See each item first; nothing is saved until you \
     press “Publish”.",
);
pub const SURVEY_FILE: Word = word("Tệp XLSForm (.xlsx)", "XLSForm file (.xlsx)");
pub const SURVEY_NAME: Word = word("Tên khảo sát", "Title");
pub const SURVEY_NAME_HINT: Word = word(
    "Chị em thấy tên này. Khảo sát nhạy cảm thì đặt tên trung tính.",
    "People see this title. That of a sensitive survey should be neutral.",
);
pub const NO_SURVEY_NAME: Word = word("Chị đặt tên cho khảo sát.", "Give the survey a title.");
pub const SURVEY_NOTHING: Word = word("Không đọc được mục nào", "No item was understood");
pub const SURVEY_NOTHING_HINT: Word = word(
    "Có lỗi thì ghi ở dưới: chị sửa trong tệp rồi chọn lại.",
    "What is wrong, if anything, stands below: fix the file and choose it again.",
);
pub const ITEMS: Word = word("Các mục đọc được", "Items understood");
pub const INTRO: Word = word("Lời mở đầu", "Words before the first item");
pub const CLOSING: Word = word("Lời kết", "Closing words");
pub const REQUIRED: Word = word("Cần trả lời", "Required");
pub const SHOWN_IF: Word = word("Chỉ hiện khi: ", "Shown only if: ");
pub const OTHER: Word = word("Khác (tự ghi)", "Other (in words)");
pub const EXCLUSIVE: Word = word("chọn riêng một mình", "stands alone");
pub const PUBLISH: Word = word("Phát hành khảo sát", "Publish the survey");
pub const PUBLISH_HINT: Word = word(
    "Phát hành rồi thì phiên bản này không thay đổi nữa. Nhập lại cùng khảo sát sẽ thành phiên bản tiếp theo.",
    "Once published this version never changes. Reading the same survey in again makes the next one.",
);
pub const PUBLISHING: Word = word("Đang phát hành…", "Publishing…");

/// What a file was taken for.
pub fn kind(kind: Option<FileKind>) -> String {
    let Some(kind) = kind else { return UNKNOWN_KIND.to_string() };
    let name = match kind {
        FileKind::OwnSheet => word("mẫu Excel của Hái Hoa", "our own Excel template"),
        FileKind::Kahoot => word("bảng tính của Kahoot", "a spreadsheet of Kahoot"),
        FileKind::Wayground => {
            word("bảng tính của Wayground (Quizizz)", "a spreadsheet of Wayground (Quizizz)")
        }
        FileKind::Gift => word("văn bản GIFT của Moodle", "a GIFT text of Moodle"),
        FileKind::Aiken => word("văn bản Aiken", "an Aiken text"),
        FileKind::XlsForm => word("XLSForm (khảo sát)", "an XLSForm (a survey)"),
        FileKind::UnitSheet => word("danh sách đơn vị", "a list of units"),
    };
    let name = name.now();
    either(format!("Đây là {name}."), format!("This is {name}."))
}

pub fn read(n: usize, rows: u32) -> String {
    let (n, rows) = (whole(n as u64), whole(rows.into()));
    either(format!("Đọc được {n}/{rows} câu."), format!("{n} of {rows} questions understood."))
}

pub fn read_items(n: usize, rows: u32) -> String {
    let (n, rows) = (whole(n as u64), whole(rows.into()));
    either(format!("Đọc được {n}/{rows} mục."), format!("{n} of {rows} items understood."))
}

pub fn make(n: usize) -> String {
    let questions = counted(n as u64, "câu", "question", "questions");
    either(format!("Tạo bộ với {questions}"), format!("Make a pack of {questions}"))
}

pub fn take(number: usize) -> String {
    either(format!("Lấy câu {number}"), format!("Take question {number}"))
}

pub fn row(row: u32) -> String {
    either(format!("dòng {row}"), format!("row {row}"))
}

pub fn points(n: u32) -> String {
    either(format!("{n} mức"), format!("{n} steps"))
}

pub fn most(n: u32) -> String {
    either(format!("chọn nhiều nhất {n}"), format!("at most {n}"))
}

pub fn range(from: Option<&str>, to: Option<&str>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) => Some(either(format!("từ {from} đến {to}"), format!("from {from} to {to}"))),
        (Some(from), None) => Some(either(format!("từ {from}"), format!("from {from}"))),
        (None, Some(to)) => Some(either(format!("đến {to}"), format!("up to {to}"))),
        (None, None) => None,
    }
}

pub fn published(title: &str, version: u32) -> String {
    either(
        format!("Đã phát hành “{title}”, phiên bản {version}."),
        format!("“{title}” is published, version {version}."),
    )
}
