//! The poster. What stands on it is for members: always Vietnamese.

use domain::campaign::NameAsked;

use super::{Word, either, word};
use crate::number::whole;

pub const TITLE: Word = word("Tờ in mã QR", "QR posters");
pub const PRINT: Word = word("In", "Print");
pub const HINT: Word = word(
    "Mỗi đơn vị một tờ A4. Chị dán ở nhà văn hóa, hoặc chiếu lên màn hình.",
    "One A4 sheet a unit, to hang in the village hall or to show on a screen.",
);
pub const WITHIN: Word = word("Thuộc", "Within");
pub const UNIT: Word = word("Đơn vị", "Unit");

pub const INVITES: &str = "mời chị em tham gia";
pub const CODE: &str = "Mã số";
pub const SCAN: &str = "Mở Zalo hoặc máy ảnh, quét mã này.";
const ANSWER: &str = "Chạm vào bông hoa, trả lời câu hỏi. Mất mạng vẫn làm tiếp được.";
const ANSWER_SURVEY: &str = "Trả lời từng câu theo ý mình. Không có đúng sai.";
const NO_ACCOUNT: &str = "Không cần tài khoản. Không hỏi tên.";
const NO_ACCOUNT_NAMED: &str = "Không cần tài khoản. Có hỏi tên, chị đồng ý mới ghi.";

/// What to do where scanning does not work. The code stands beside the address already.
pub fn or_type(address: &str) -> String {
    format!("Không quét được? Vào {address} rồi nhập mã số.")
}

/// What comes last.
pub fn answer(is_survey: bool) -> &'static str {
    if is_survey { ANSWER_SURVEY } else { ANSWER }
}

/// What is asked about the person.
pub fn asked(name_asked: NameAsked) -> &'static str {
    match name_asked {
        NameAsked::None => NO_ACCOUNT,
        NameAsked::Name => NO_ACCOUNT_NAMED,
    }
}

pub fn period(from: &str, until: &str) -> String {
    format!("Từ {from} đến {until}")
}

/// What the drawing of the code holds, for who hears it.
pub fn code_of(address: &str) -> String {
    either(format!("Mã QR của {address}"), format!("QR code of {address}"))
}

/// A choice of many sheets: "Tất cả (65 tờ)".
pub fn all(sheets: usize) -> String {
    let sheets = whole(sheets as u64);
    either(format!("Tất cả ({sheets} tờ)"), format!("All ({sheets} sheets)"))
}

/// A choice of those within a unit: "Xã Nguyễn Nghiêm (65 tờ)".
pub fn of_place(place: &str, sheets: usize) -> String {
    let sheets = whole(sheets as u64);
    either(format!("{place} ({sheets} tờ)"), format!("{place} ({sheets} sheets)"))
}

pub fn drawing(drawn: usize, of: usize) -> String {
    let (drawn, of) = (whole(drawn as u64), whole(of as u64));
    either(format!("Đang vẽ {drawn}/{of} tờ…"), format!("Drawing {drawn} of {of} sheets…"))
}

pub fn ready(sheets: usize) -> String {
    let sheets = whole(sheets as u64);
    either(format!("{sheets} tờ đã sẵn sàng để in."), format!("{sheets} sheets are ready to print."))
}
