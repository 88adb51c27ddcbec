//! The list of packs and surveys.

use super::{Word, counted, either, word};
use crate::number::whole;
use crate::reply::ApiError;

pub const TITLE: Word = word("Bộ câu hỏi", "Packs");
pub const HINT: Word = word(
    "Mỗi bộ là các câu hỏi về một chủ đề. Chị dùng bộ có sẵn, chép ra để sửa, hoặc soạn bộ riêng của đơn vị mình.",
    "A pack holds the questions on one topic. Use one as it is, copy it to change it, or write your own.",
);
pub const NEW: Word = word("Soạn bộ mới", "Write a new pack");
pub const FROM_FILE: Word = word("Nhập từ tệp", "From a file");
pub const NEW_TITLE: Word = word("Bộ câu hỏi mới", "New pack");
pub const SEARCH: Word = word("Tìm theo tên bộ", "Find by title");
pub const LIST: Word = word("Các bộ câu hỏi", "Packs");
pub const EMPTY: Word = word("Chưa có bộ câu hỏi nào", "There are no packs yet");
pub const EMPTY_HINT: Word = word(
    "Chị soạn bộ đầu tiên, hoặc nhập từ tệp Excel đã có.",
    "Write the first one, or read one from a spreadsheet.",
);
pub const NOT_FOUND: Word = word("Không có bộ nào tên như vậy", "No pack has such a title");
pub const NOT_FOUND_HINT: Word =
    word("Chị thử gõ ít chữ hơn, hoặc xóa ô tìm.", "Try fewer words, or empty the field.");
pub const STARTER: Word = word("Có sẵn", "Comes with the program");
pub const DRAFT: Word = word("Bản nháp", "Draft");
pub const DRAFT_NEWER: Word = word("Có bản nháp mới hơn", "Has a newer draft");
pub const EDIT: Word = word("Sửa", "Edit");
pub const PREVIEW: Word = word("Xem thử", "Preview");
pub const DUPLICATE: Word = word("Chép thành bộ mới", "Copy");
pub const XLSX: Word = word("Tải Excel", "Download for Excel");
pub const GIFT: Word = word("Tải GIFT", "Download as GIFT");
pub const XLSFORM: Word = word("Tải XLSForm (Excel)", "Download as XLSForm (Excel)");
pub const DROP: Word = word("Bỏ bản nháp", "Discard the draft");
pub const DROPPED: Word = word("Đã bỏ bản nháp.", "The draft is gone.");
pub const MAKING: Word = word("Đang tạo bộ…", "Making the pack…");
pub const COPY_MARK: &str = "(bản sao)";

pub const SURVEYS: Word = word("Khảo sát", "Surveys");
pub const SURVEYS_HINT: Word = word(
    "Khảo sát hỏi ý kiến, không tính đúng sai, và không ghi tên người trả lời.",
    "A survey asks for opinions. Nothing is right or wrong, and nobody is named.",
);
pub const FROM_XLSFORM: Word = word("Nhập khảo sát từ XLSForm", "A survey from an XLSForm");
pub const NO_SURVEY: Word = word(
    "Chưa có khảo sát nào. Chị soạn khảo sát trong Excel theo mẫu XLSForm rồi nhập vào đây.",
    "There are no surveys yet. Write one in Excel as an XLSForm, then read it in here.",
);
pub const SENSITIVE: Word = word("Nhạy cảm", "Sensitive");

pub fn questions(n: u32) -> String {
    counted(n.into(), "câu", "question", "questions")
}

pub fn items(n: u32) -> String {
    let n = whole(n.into());
    either(format!("{n} mục"), format!("{n} items"))
}

pub fn version(n: u32) -> String {
    either(format!("Phiên bản {n}"), format!("Version {n}"))
}

pub fn changed(date: &str) -> String {
    either(format!("Sửa {date}"), format!("Changed {date}"))
}

pub fn found(n: usize, of: usize) -> String {
    either(format!("{n}/{of} bộ"), format!("{n} of {of} packs"))
}

/// Asks before a draft goes. A pack that was never published goes with it.
pub fn drop_what(title: &str, is_published: bool) -> String {
    if is_published {
        return either(
            format!("Bỏ các thay đổi chưa phát hành của “{title}”? Phiên bản đã phát hành vẫn còn nguyên."),
            format!("Discard the unpublished changes of “{title}”? The published version stays as it is."),
        );
    }
    either(
        format!("Bỏ hẳn “{title}”? Bộ này chưa phát hành, bỏ rồi không lấy lại được."),
        format!("Discard “{title}”? It was never published and cannot be brought back."),
    )
}

/// Why something about packs or surveys did not work.
pub fn trouble(error: &ApiError) -> String {
    let ApiError::Refused { code, .. } = error else { return super::common_trouble(error) };
    let said = match code.as_str() {
        "changed_meanwhile" => word(
            "Người khác vừa sửa bộ này. Chị tải lại trang để xem bản mới nhé.",
            "Somebody else has just changed this pack. Please load the page anew.",
        ),
        "nothing_new" => super::editor::NOTHING_NEW,
        "pack_unfit" => {
            word("Bộ này còn chỗ cần sửa nên chưa làm được.", "Something in this pack must be fixed first.")
        }
        "picture_unfit" => word(
            "Không dùng được ảnh này. Chị chọn ảnh JPEG, PNG hoặc WebP nhé.",
            "This picture cannot be used. Please choose a JPEG, PNG or WebP.",
        ),
        _ => return super::common_trouble(error),
    };
    said.now().to_owned()
}

/// Why a survey was not published.
pub fn survey_trouble(error: &ApiError) -> String {
    match error {
        ApiError::Refused { code, .. } if code == "pack_unfit" => word(
            "Khảo sát này còn chỗ chưa dùng được. Chị xem lại tên, rồi sửa trong tệp và nhập lại nhé.",
            "Something in this survey cannot be used. Look at its title, then fix the file and read it in again.",
        )
        .into(),
        error => trouble(error),
    }
}
