//! A pack as the member sees it. What she reads herself is said as on her phone.

use super::{Word, either, word};

pub const NOTE: Word = word(
    "Đây là cách chị em thấy từng câu trên điện thoại. Trả lời thử ở đây không được tính vào đâu cả.",
    "This is how people see each question on their phones. Answers given here count nowhere.",
);
pub const PREVIOUS: Word = word("Câu trước", "Previous");
pub const NEXT: Word = word("Câu sau", "Next");
pub const KEYS: Word =
    word("Phím ← và → cũng chuyển câu.", "The keys ← and → go from question to question, too.");
pub const ANSWER: Word = word("Trả lời", "Answer");
pub const SHOW: Word = word("Xem đáp án", "Show the answer");
pub const HIDE: Word = word("Che đáp án, làm lại", "Hide the answer and start over");
pub const EDIT: Word = word("Sửa bộ này", "Edit this pack");
pub const BACK: Word = word("Các bộ câu hỏi", "All packs");
pub const EMPTY: Word = word("Bộ này chưa có câu nào", "This pack has no questions yet");
pub const EMPTY_HINT: Word =
    word("Chị mở bộ để thêm câu hỏi, rồi xem thử lại.", "Open the pack to add questions, then look again.");
pub const FRAME: Word = word("Màn hình điện thoại", "The phone's screen");

pub const STORY: Word = word("Tình huống: ", "Story: ");
pub const HINT: Word = word("Gợi ý", "Hint");
pub const SEVERAL: Word = word("Chị chọn tất cả các ý đúng.", "Choose all that are right.");
pub const IN_ORDER: Word = word("Chị xếp các ý theo thứ tự.", "Put these in order.");
pub const UP: Word = word("Đưa lên: ", "Move up: ");
pub const DOWN: Word = word("Đưa xuống: ", "Move down: ");
pub const YOUR_NUMBER: Word = word("Con số của chị", "Your number");
pub const YOUR_WORDS: Word =
    word("Câu trả lời của chị, gõ không dấu cũng được", "Your answer; marks do not matter");
pub const YOUR_GUESS: Word = word("Chị đoán con số nào?", "What is your guess?");
pub const RIGHT: Word = word("Đúng rồi", "That is right");
pub const MISSED: Word = word("Chưa đúng", "Not quite");
pub const KEPT: Word = word("Đã ghi câu trả lời", "Your answer is kept");
pub const THE_ANSWER: Word = word("Đáp án", "The answer");
pub const RIGHT_CHOICE: Word = word("Đáp án đúng", "The right answer");
pub const HER_CHOICE: Word = word("Chị đã chọn", "Your choice");
pub const BOTH: Word = word("Đáp án đúng, chị đã chọn", "The right answer, and your choice");
pub const RIGHT_ORDER: Word = word("Thứ tự đúng: ", "The right order: ");
pub const SOURCE: Word = word("Căn cứ: ", "Source: ");

pub fn place(number: usize, of: usize) -> String {
    either(format!("Câu {number} trong {of}"), format!("Question {number} of {of}"))
}
