//! Taking in a result file that somebody brought.

use domain::rescue::RescueCounts;

use super::common_trouble;
use crate::number::whole;
use crate::reply::ApiError;

pub const TITLE: &str = "Nhận tệp kết quả";
pub const HINT: &str = "Khi máy của một chị không gửi được, chị ấy lưu kết quả thành tệp rồi gửi qua Zalo. Chị chọn tệp ấy ở \
                        đây. Tệp đã khóa, chỉ máy chủ đọc được. Nhận lại nhiều lần cũng không bị tính trùng.";
pub const FILE: &str = "Tệp kết quả";
pub const WORKING: &str = "Đang nhận tệp…";
const EMPTY: &str = "Tệp này không có lượt nào.";
const UNREADABLE: &str = "Tệp này không phải tệp kết quả của Hái Hoa, hoặc đã bị hỏng trên đường gửi. Chị nhờ chị ấy gửi lại \
                          tệp gốc, đừng chép nội dung hay đổi định dạng.";
const WRONG_KEY: &str = "Tệp này dành cho một máy chủ khác. Chị hỏi lại chị ấy đã tham gia đợt nào, rồi chuyển tệp cho nơi tổ \
                         chức đợt ấy.";
const TOO_LARGE: &str =
    "Tệp này lớn quá, không phải tệp kết quả của Hái Hoa. Chị xem lại đã chọn đúng tệp chưa.";
const NOT_READ: &str = "Chưa mở được tệp này trên máy của chị. Chị tải tệp về máy rồi chọn lại nhé.";

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
    let turns = |count: usize| whole(u64::try_from(count).unwrap_or(u64::MAX));
    let mut sentences = Vec::new();
    if new > 0 {
        sentences.push(format!("Đã nhận {} lượt mới.", turns(new)));
    }
    if known > 0 {
        sentences.push(format!("{} lượt đã có từ trước, không tính thêm.", turns(known)));
    }
    if set_aside > 0 {
        sentences.push(format!(
            "{} lượt để riêng, chưa tính: kết quả bị sửa hoặc không thuộc đợt nào ở đây.",
            turns(set_aside)
        ));
    }
    if sentences.is_empty() { EMPTY.to_owned() } else { sentences.join(" ") }
}

/// What happened, and what to do.
pub fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::NotRead => NOT_READ.to_owned(),
        Trouble::TooLarge => TOO_LARGE.to_owned(),
        Trouble::Server(error) => match error {
            ApiError::Refused { code, .. } => match code.as_str() {
                "unreadable" => UNREADABLE.to_owned(),
                "wrong_key" => WRONG_KEY.to_owned(),
                "too_large" => TOO_LARGE.to_owned(),
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
        assert_eq!(said(0, 0, 0), EMPTY);
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
