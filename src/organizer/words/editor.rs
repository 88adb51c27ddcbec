//! Writing a pack.

use super::{Word, either, word};
use crate::number::whole;

mod state;

pub use state::*;

pub const ABOUT: Word = word("Về bộ câu hỏi", "About the pack");
pub const TITLE: Word = word("Tên bộ", "Title");
pub const TITLE_HINT: Word =
    word("Chị em thấy tên này trên điện thoại.", "People see this title on their phones.");
pub const FLOWER: Word = word("Loài hoa trên cây", "Flower of the garden");
pub const REVIEWED_ON: Word = word("Ngày kiểm tra lại nội dung", "Facts last checked on");
pub const REVIEWED_ON_HINT: Word = word(
    "Luật và số điện thoại có thể thay đổi: ngày này cho biết lần cuối chị đã đối chiếu.",
    "Laws and numbers to call change: this day says when they were last compared.",
);
pub const OWNER: Word = word("Của đơn vị", "Belongs to");
pub const OWNER_HINT: Word =
    word("Đơn vị này và các đơn vị dưới được dùng.", "This unit and those below it may use it.");

pub const QUESTIONS: Word = word("Các câu hỏi", "Questions");
pub const QUESTIONS_HINT: Word = word(
    "Mở một câu để sửa. Đổi thứ tự bằng cách kéo, bằng nút Lên, Xuống, hoặc phím Alt+↑, Alt+↓.",
    "Open a question to edit it. Reorder by dragging, by the buttons, or by Alt+Up and Alt+Down.",
);
pub const NO_QUESTION: Word = word("Bộ chưa có câu hỏi", "There are no questions yet");
pub const NO_QUESTION_HINT: Word =
    word("Chị chọn một kiểu câu hỏi bên dưới để bắt đầu.", "Choose a kind of question below to begin.");
pub const ADD: Word = word("Thêm câu hỏi", "Add a question");
pub const NO_TEXT: Word = word("(chưa viết)", "(not written yet)");
pub const UP: Word = word("Lên", "Up");
pub const DOWN: Word = word("Xuống", "Down");
pub const DUPLICATE: Word = word("Nhân đôi", "Duplicate");
pub const REMOVE: Word = word("Bỏ câu này", "Remove");
pub const DRAG: Word = word("Kéo để đổi chỗ", "Drag to reorder");

pub const KIND: Word = word("Kiểu câu hỏi", "Kind");
pub const TEXT: Word = word("Câu hỏi", "Question");
pub const TEXT_HINT: Word = word("Ngắn, dễ hiểu, hỏi một ý thôi.", "Short and plain; one thing at a time.");
pub const CHOICES: Word = word("Các phương án", "Choices");
pub const RIGHT: Word = word("Đúng", "Right");
pub const ADD_CHOICE: Word = word("Thêm phương án", "Add a choice");
pub const NUMBER: Word = word("Số đúng", "The right number");
pub const NUMBER_HINT: Word = word("Ví dụ 24 hoặc 12,5.", "Such as 24 or 12.5.");
pub const TOLERANCE: Word = word("Hơn kém bao nhiêu vẫn đúng", "How far off is still right");
pub const TOLERANCE_HINT: Word = word("Để trống thì phải đúng số ấy.", "Empty means the very number.");
pub const UNIT: Word = word("Đơn vị tính", "What it counts");
pub const UNIT_HINT: Word = word("Ví dụ: giờ, người, %.", "Such as hours, people, %.");
pub const ACCEPTED: Word = word("Các cách viết đúng", "Accepted spellings");
pub const ACCEPTED_HINT: Word = word(
    "Mỗi dòng một cách viết; dòng đầu là cách hay dùng. Thiếu dấu hay viết hoa, viết thường đều được tính đúng.",
    "One a line, the usual one first. Missing marks and capitals do not matter.",
);
pub const HINT: Word = word("Gợi ý", "Hint");
pub const HINT_HINT: Word =
    word("Hiện khi chị em bấm xem. Có thể để trống.", "Shown when asked for. May be empty.");
pub const EXPLANATION: Word = word("Giải thích", "Explanation");
pub const EXPLANATION_HINT: Word =
    word("Vì sao đúng, nói bằng lời dễ hiểu.", "Why it is right, in plain words.");
pub const SOURCE: Word = word("Căn cứ", "Source");
pub const DOCUMENT: Word = word("Văn bản", "Document");
pub const DOCUMENT_HINT: Word = word(
    "Ví dụ: Luật Phòng, chống bạo lực gia đình 13/2022/QH15.",
    "Such as Luật Phòng, chống bạo lực gia đình 13/2022/QH15.",
);
pub const CLAUSE: Word = word("Điều, khoản", "Article and clause");
pub const LINK: Word = word("Đường liên kết", "Link");
pub const LINK_HINT: Word =
    word("Nơi đọc được văn bản, bắt đầu bằng https://.", "Where it can be read, with https://.");

pub const PICTURE: Word = word("Ảnh", "Picture");
pub const ADD_PICTURE: Word = word("Chọn ảnh", "Choose a picture");
pub const REMOVE_PICTURE: Word = word("Bỏ ảnh", "Remove the picture");
pub const SENDING_PICTURE: Word = word("Đang tải ảnh lên…", "Uploading…");
pub const ALT: Word = word("Ảnh có gì", "What it shows");
pub const ALT_HINT: Word = word("Đọc cho người không nhìn thấy ảnh.", "Read out to those who cannot see it.");

pub const STORIES: Word = word("Tình huống", "Stories");
pub const STORIES_HINT: Word = word(
    "Một câu chuyện ngắn, kể trước rồi mới hỏi. Nhiều câu hỏi có thể dùng chung một tình huống.",
    "A short story that is told before its questions are asked. Several questions may share one.",
);
pub const ADD_STORY: Word = word("Thêm tình huống", "Add a story");
pub const STORY: Word = word("Thuộc tình huống", "Story");
pub const NO_STORY: Word = word("Không có", "None");
pub const STORY_TITLE: Word = word("Tên tình huống", "Title");
pub const STORY_TEXT: Word = word("Chuyện xảy ra", "What happens");
pub const REMOVE_STORY: Word = word("Bỏ tình huống này", "Remove this story");

pub const CONTACTS: Word = word("Số gọi khi cần", "Numbers to call");
pub const CONTACTS_HINT: Word = word(
    "Đường dây nóng về chủ đề này, hiện cho chị em cả khi không có mạng.",
    "Hotlines on this topic; people see them without a network, too.",
);
pub const ADD_CONTACT: Word = word("Thêm số", "Add a number");
pub const PHONE: Word = word("Số điện thoại", "Number");
pub const NAME: Word = word("Ai nghe máy", "Who answers");
pub const PURPOSE: Word = word("Gọi khi nào", "When to call");
pub const REMOVE_CONTACT: Word = word("Bỏ số này", "Remove this number");

/// The heading of a question.
pub fn question(number: usize) -> String {
    either(format!("Câu {number}"), format!("Question {number}"))
}

/// What is done with which question, for those who hear it alone.
pub fn act_on(act: Word, number: usize) -> String {
    [act.now(), ": ", &question(number)].concat()
}

/// A choice by its letter or number.
pub fn choice(mark: &str) -> String {
    either(format!("Phương án {mark}"), format!("Choice {mark}"))
}

/// What is done with which choice.
pub fn act_on_choice(act: Word, mark: &str) -> String {
    [act.now(), ": ", &choice(mark)].concat()
}

pub fn story(number: usize) -> String {
    either(format!("Tình huống {number}"), format!("Story {number}"))
}

pub fn contact(number: usize) -> String {
    either(format!("Số {number}"), format!("Number {number}"))
}

pub fn count(typed: usize, most: usize) -> String {
    format!("{}/{}", whole(typed as u64), whole(most as u64))
}

pub fn removed(number: usize) -> String {
    either(format!("Đã bỏ câu {number}."), format!("Question {number} is removed."))
}

pub fn moved(number: usize) -> String {
    either(format!("Đã chuyển đến chỗ {number}."), format!("Moved to place {number}."))
}
