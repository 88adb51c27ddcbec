//! Taking in a result file that somebody brought.

use domain::rescue::RescueCounts;

use super::{Word, common_trouble, counted, either, word};
use crate::reply::ApiError;

pub const TITLE: Word = word("Nhận tệp kết quả", "Import a result file");
pub const HINT: Word = word(
    "Khi máy của một chị không gửi được, chị ấy lưu kết quả thành tệp rồi gửi qua Zalo. Chị chọn tệp ấy ở đây. Tệp đã khóa, \
     chỉ máy chủ đọc được. Nhận lại nhiều lần cũng không bị tính trùng.",
    "When somebody's phone could not send, she saves her results as a file and sends it by Zalo. Choose that file here. It \
     is locked: only the server can read it. Taking it in again counts nothing twice.",
);
pub const FILE: Word = word("Tệp kết quả", "Result file");
pub const WORKING: Word = word("Đang nhận tệp…", "Taking in the file…");
const EMPTY: Word = word("Tệp này không có lượt nào.", "There is no participation in this file.");
const UNREADABLE: Word = word(
    "Tệp này không phải tệp kết quả của Hái Hoa, hoặc đã bị hỏng trên đường gửi. Chị nhờ chị ấy gửi lại tệp gốc, đừng chép \
     nội dung hay đổi định dạng.",
    "This is no result file of Hái Hoa, or it was damaged on its way. Ask her to send the file itself again, and not to \
     copy its text or change its format.",
);
const WRONG_KEY: Word = word(
    "Tệp này dành cho một máy chủ khác. Chị hỏi lại chị ấy đã tham gia đợt nào, rồi chuyển tệp cho nơi tổ chức đợt ấy.",
    "This file is for another server. Ask her which campaign she took part in, and pass the file on to its organizers.",
);
const TOO_LARGE: Word = word(
    "Tệp này lớn quá, không phải tệp kết quả của Hái Hoa. Chị xem lại đã chọn đúng tệp chưa.",
    "This file is too large to be a result file of Hái Hoa. Please see whether it is the right one.",
);
const NOT_READ: Word = word(
    "Chưa mở được tệp này trên máy của chị. Chị tải tệp về máy rồi chọn lại nhé.",
    "This file could not be opened on your computer. Please download it and choose it again.",
);

/// Why a file was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser could not read it.
    NotRead,
    /// It is larger than a result file can be.
    TooLarge,
    /// The server did not take it.
    Server(ApiError),
}

/// "Đã nhận 3 lượt mới. 2 lượt đã có từ trước."
pub fn taken(counts: RescueCounts) -> String {
    let RescueCounts { new, known, set_aside } = counts;
    let [new, known, set_aside] = [new, known, set_aside].map(|n| u64::try_from(n).unwrap_or(u64::MAX));
    let turns = |n| counted(n, "lượt", "participation", "participations");
    let mut sentences = Vec::new();
    if new > 0 {
        let received = counted(new, "lượt mới", "new participation", "new participations");
        sentences.push(either(format!("Đã nhận {received}."), format!("Took in {received}.")));
    }
    if known > 0 {
        let turns = turns(known);
        sentences.push(either(
            format!("{turns} đã có từ trước, không tính thêm."),
            format!("{turns} known before: not counted again."),
        ));
    }
    if set_aside > 0 {
        let turns = turns(set_aside);
        sentences.push(either(
            format!("{turns} để riêng, chưa tính: kết quả bị sửa hoặc không thuộc đợt nào ở đây."),
            format!("{turns} set aside and not counted: changed on the way, or of no campaign here."),
        ));
    }
    if sentences.is_empty() { EMPTY.into() } else { sentences.join(" ") }
}

/// What happened, and what to do.
pub fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::NotRead => NOT_READ.into(),
        Trouble::TooLarge => TOO_LARGE.into(),
        Trouble::Server(error) => match error {
            ApiError::Refused { code, .. } => match code.as_str() {
                "unreadable" => UNREADABLE.into(),
                "wrong_key" => WRONG_KEY.into(),
                "too_large" => TOO_LARGE.into(),
                _ => common_trouble(error),
            },
            _ => common_trouble(error),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_said_in_words_and_nothing_is_left_out() {
        let said = |new, known, set_aside| taken(RescueCounts { new, known, set_aside });
        assert_eq!(said(0, 0, 0), EMPTY.now());
        assert_eq!(said(3, 0, 0), "Đã nhận 3 lượt mới.");
        assert_eq!(said(1200, 2, 0), "Đã nhận 1.200 lượt mới. 2 lượt đã có từ trước, không tính thêm.");
        assert!(said(0, 0, 1).starts_with("1 lượt để riêng"));
    }

    #[test]
    fn every_trouble_says_something_else() {
        let refused = |code: &str| Trouble::Server(ApiError::Refused { status: 400, code: code.to_owned() });
        let troubles = [
            Trouble::NotRead,
            Trouble::TooLarge,
            refused("unreadable"),
            refused("wrong_key"),
            Trouble::Server(ApiError::Unreachable),
            Trouble::Server(ApiError::Trouble),
        ];
        let said = troubles.iter().map(trouble).collect::<std::collections::HashSet<_>>();
        assert_eq!(said.len(), troubles.len());
        assert_eq!(trouble(&refused("too_large")), trouble(&Trouble::TooLarge));
    }
}
