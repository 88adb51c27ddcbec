//! Every word on the member's screens.
#![allow(missing_docs, reason = "each says itself what it is")]

mod phone;
mod play;

use domain::campaign::JoinedUnit;
use domain::wire::SetAsideReason;

pub use phone::*;
pub use play::*;

pub const APP: &str = "Hái Hoa";
pub const BACK: &str = "Quay lại";
pub const OPENING: &str = "Đang mở vườn hoa…";
pub const RETRY: &str = "Thử lại";

// The start page.
pub const WELCOME: &str = "Mời chị vào vườn hoa";
pub const CODE: &str = "Mã chi hội";
pub const CODE_HINT: &str = "Sáu chữ số, do chi hội trưởng đọc hoặc in trên tờ mời.";
pub const CODE_WRONG: &str = "Mã có đúng sáu chữ số. Chị xem lại giúp nhé.";
pub const ENTER: &str = "Vào vườn hoa";
pub const OPENED_BEFORE: &str = "Vườn hoa chị đã mở";

// The campaign and its garden.
pub const WHAT_HAPPENS: &str =
    "Câu trả lời được lưu trên máy này, rồi gửi cho Hội khi có mạng. Không ghi tên.";
pub const WHAT_HAPPENS_NAMED: &str =
    "Câu trả lời được lưu trên máy này, rồi gửi cho Hội khi có mạng. Tên chỉ ghi khi chị đồng ý.";
pub const NAME: &str = "Họ và tên của chị";
pub const CONSENT: &str = "Tôi đồng ý cho Hội dùng tên tôi để xếp hạng và khen thưởng trong đợt này.";
pub const NAME_MISSING: &str = "Chị ghi tên và đánh dấu đồng ý, hoặc chọn “Không ghi tên”.";
pub const BEGIN: &str = "Bắt đầu";
pub const BEGIN_UNNAMED: &str = "Không ghi tên";
pub const SEE_RESULT: &str = "Xem kết quả";

// The bouquet.
pub const DONE: &str = "Chị đã hái hết các bông hoa";
pub const CERTIFICATE: &str = "Làm giấy chứng nhận";
pub const CERTIFICATE_NAME: &str = "Tên ghi trên giấy (không bắt buộc)";
pub const CERTIFICATE_HINT: &str = "Tên chỉ nằm trên bức ảnh, không gửi đi đâu cả.";
pub const CERTIFICATE_DRAW: &str = "Vẽ và lưu ảnh";
pub const CERTIFICATE_DRAWING: &str = "Đang vẽ…";
pub const CERTIFICATE_SAVED: &str = "Đã lưu ảnh vào máy.";
pub const CERTIFICATE_SHARED: &str = "Đã gửi ảnh đi.";
pub const CERTIFICATE_FAILED: &str = "Máy chưa vẽ được ảnh. Chị thử lại khi có mạng nhé.";
pub const CERTIFICATE_HEADING: &str = "Giấy chứng nhận";
pub const CERTIFICATE_FILE: &str = "giay-chung-nhan-hai-hoa.png";
pub const CERTIFICATE_OF: &str = "Hái hoa dân chủ";
pub const NEW_TURN: &str = "Hái lượt mới";
pub const CONTACTS: &str = "Số điện thoại cần nhớ";
pub const RESULT_GONE: &str = "Máy này không còn kết quả ấy";
pub const RESULT_GONE_HINT: &str =
    "Có thể kết quả được làm trên máy khác. Chị xem các kết quả của máy này nhé.";

// Results.
pub const RESULTS: &str = "Kết quả của tôi";
pub const RESULT: &str = "Kết quả";
pub const TO_CODE: &str = "Nhập mã chi hội";
pub const NO_RESULTS: &str = "Chưa có kết quả nào";
pub const NO_RESULTS_HINT: &str = "Chị hái hết các bông hoa là có kết quả ở đây.";
pub const SEND_NOW: &str = "Gửi ngay";
pub const SEND_AGAIN: &str = "Gửi lại";
pub const UNSAVED: &str = "Chưa lưu được trên máy, đang tìm cách gửi. Chị đừng đóng trang này.";
pub const SAVED: &str = "Đã lưu trên máy";
pub const WAITING: &str = "Chờ có mạng để gửi";
pub const SENT: &str = "Đã gửi";

// What can go wrong: what happened, that the answers are safe, what to do.
pub const UNKNOWN_CODE: &str = "Không có vườn hoa với mã này";
pub const UNKNOWN_CODE_HINT: &str = "Chị hỏi lại chi hội trưởng mã đúng, rồi nhập lại nhé.";
pub const OTHER_CODE: &str = "Nhập mã khác";
pub const UNREACHABLE: &str = "Chưa mở được vườn hoa";
pub const UNREACHABLE_HINT: &str = "Vườn hoa này chưa được mở lần nào trên máy, mà máy chưa nối được mạng. Chị tìm chỗ có mạng rồi thử lại nhé.";
pub const NOT_KEPT: &str = "Máy chưa lưu được câu trả lời. Chị đừng đóng trang này, rồi bấm “Thử lại”.";
pub const NOT_KEPT_FULL: &str = "Máy hết chỗ nên chưa lưu được câu trả lời. Chị đừng đóng trang này, xóa bớt ảnh hoặc phim rồi bấm “Thử lại”.";
pub const STORE_AGAIN: &str = "Lưu lại lần nữa";
pub const ELSEWHERE: &str = "Vườn hoa này đang mở ở một trang khác. Câu trả lời ở trang ấy được giữ lại.";
pub const NO_STORAGE: &str = "Chưa đọc được bộ nhớ của máy";
pub const NO_STORAGE_HINT: &str = "Chị đóng các trang Hái Hoa khác, rồi thử lại nhé.";

/// A unit with the one above it: enough for a person to know that she is in the right place.
pub fn unit(unit: &JoinedUnit) -> String {
    match unit.within.last() {
        Some(above) => [&unit.name, " · ", above].concat(),
        None => unit.name.clone(),
    }
}

/// The score as a sentence.
pub fn score(right: usize, of: usize) -> String {
    ["Chị trả lời đúng ", &right.to_string(), " trên ", &of.to_string(), " câu"].concat()
}

/// Warm words by the share that was right.
pub fn praise(right: usize, of: usize) -> &'static str {
    match (right * 10).checked_div(of) {
        Some(10) => "Trọn một bó hoa! Mong chị kể lại cho chị em cùng biết.",
        Some(7..) => "Bó hoa đẹp lắm. Mong chị kể lại cho chị em cùng biết.",
        Some(4..) => "Chị biết được nhiều điều rồi. Xem lại mấy câu chưa đúng nữa là vững.",
        _ => "Mỗi nụ hoa là một điều mới. Chị xem lại rồi hái lượt nữa nhé.",
    }
}

/// The heading over the missed questions.
pub fn review(missed: usize) -> String {
    ["Xem lại ", &missed.to_string(), " câu chưa đúng"].concat()
}

/// The mark on the top bar while results wait.
pub fn waiting(results: usize) -> String {
    ["Chờ gửi: ", &results.to_string()].concat()
}

/// Why the server set a result aside.
pub fn set_aside(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Unreadable | SetAsideReason::HashMismatch => {
            "Hội chưa đọc được kết quả này. Kết quả vẫn còn trên máy; chị nhờ chi hội trưởng xem giúp."
        }
        SetAsideReason::UnknownCampaign => {
            "Hội chưa nhận, vì không còn đợt này. Kết quả vẫn còn trên máy; chị hỏi chi hội trưởng giúp."
        }
        SetAsideReason::UnknownUnit => {
            "Hội chưa nhận, vì không còn chi hội này. Kết quả vẫn còn trên máy; chị hỏi chi hội trưởng giúp."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn praise_goes_by_the_share() {
        assert_eq!(praise(10, 10), praise(1, 1));
        assert_ne!(praise(9, 10), praise(10, 10));
        assert_eq!(praise(7, 10), praise(9, 12));
        assert_eq!(praise(0, 10), praise(0, 0));
        assert_ne!(praise(4, 10), praise(3, 10));
    }

    #[test]
    fn a_unit_is_named_with_the_one_above() {
        let branch = JoinedUnit {
            id: domain::id::UnitId::new("ch"),
            name: "Chi hội Vạn Trung".into(),
            within: vec!["Tỉnh Quảng Ngãi".into(), "Xã Nguyễn Nghiêm".into()],
        };
        assert_eq!(unit(&branch), "Chi hội Vạn Trung · Xã Nguyễn Nghiêm");
    }
}
