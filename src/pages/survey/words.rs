//! The words around a survey's own.

use domain::survey::{AnswerError, FormError, Item, ItemKind, Progress};

pub const BACK: &str = "Quay lại";
pub const LEAVE: &str = "Thoát nhanh";
pub const BEGIN: &str = "Bắt đầu";
pub const GO_ON: &str = "Tiếp tục";
pub const ANONYMOUS: &str = "Không ghi tên, không ghi máy của chị. Câu nào chị cũng có thể không trả lời.";
pub const LEAVE_ANY_TIME: &str =
    "Cần rời trang ngay, chị bấm “Thoát nhanh” hoặc bấm phím Esc hai lần. Câu trả lời dở dang không giữ lại.";
pub const LISTEN: &str = "Nghe";

// The code that links two forms.
pub const PAIR: &str = "Chị đặt một mã riêng";
pub const PAIR_WHY: &str = "Lần sau chị ghi đúng mã này. Hội so hai phiếu để biết buổi sinh hoạt có ích không, mà không biết chị là ai.";
pub const PAIR_FIELD: &str = "Mã của chị";
pub const PAIR_HINT: &str = "Ít nhất 4 chữ hoặc số, dễ nhớ với chị. Đừng dùng tên hay số điện thoại.";
pub const PAIR_NONE: &str = "Không đặt mã";

// An item.
pub const SKIP: &str = "Bỏ qua câu này";
pub const DECLINE: &str = "Không muốn trả lời";
pub const DECLINED: &str = "Lần trước chị chọn không trả lời câu này.";
pub const OTHER: &str = "Khác";
pub const OTHER_FIELD: &str = "Khác là gì? Chị ghi vài chữ.";
pub const NUMBER: &str = "Con số";
pub const DATE: &str = "Ngày";
pub const TEXT: &str = "Ý kiến của chị";
pub const NAME_NOBODY: &str = "Chị đừng ghi tên người khác nhé.";
pub const RANKING: &str = "Điều quan trọng nhất để trên cùng: kéo bằng tay, hoặc bấm mũi tên.";

// The end.
pub const REVIEW: &str = "Chị đã xem hết các câu";
pub const REVIEW_HINT: &str = "Gửi rồi thì không sửa được nữa. Muốn sửa câu nào, chị bấm “Xem lại”.";
pub const FINISH: &str = "Gửi câu trả lời";
pub const LOOK_AGAIN: &str = "Xem lại";
pub const THANKS: &str = "Cảm ơn chị";
pub const CLOSE: &str = "Xong";
pub const NOTHING_LEFT: &str = "Máy này không giữ lại câu trả lời sau khi gửi.";

const FIVE: [&str; 5] = ["Rất không đồng ý", "Không đồng ý", "Phân vân", "Đồng ý", "Rất đồng ý"];
const THREE: [&str; 5] = ["Không", "", "Lưng chừng", "", "Có"];

/// The words under a face; `step` of five, from 0.
pub fn agreement(points: usize, step: usize) -> &'static str {
    let words = if points == 3 { THREE } else { FIVE };
    words.get(step).copied().unwrap_or_default()
}

/// How far she is.
pub fn progress(progress: Progress) -> String {
    ["Câu ", &progress.number.to_string(), " trên ", &progress.of.to_string()].concat()
}

/// How many items there are, whatever she answers.
pub fn how_many(items: usize) -> String {
    ["Chừng ", &items.to_string(), " câu, vài phút là xong."].concat()
}

/// How many choices may be marked.
pub fn how_many_choices(item: &Item) -> String {
    match item.most {
        Some(most) => ["Chị chọn nhiều nhất ", &most.to_string(), " ý."].concat(),
        None => "Chị chọn được nhiều ý.".to_owned(),
    }
}

/// The button that goes on.
pub fn next(kind: ItemKind) -> &'static str {
    if kind == ItemKind::Note { GO_ON } else { "Câu tiếp theo" }
}

/// A day as it is said.
pub fn day(day: &str, month: &str, year: &str) -> String {
    ["Ngày ", day, " tháng ", month, " năm ", year].concat()
}

/// What to do where an event does not apply; empty where there is nothing to say.
#[must_use]
pub fn told(error: FormError, item: Option<&Item>) -> String {
    let required = item.is_some_and(|item| item.required);
    let said = match error {
        FormError::PairTooShort => "Mã cần ít nhất 4 chữ hoặc số.",
        FormError::PairIsPhone => "Mã này giống số điện thoại. Chị đặt mã khác cho kín nhé.",
        FormError::Missing => "Còn câu này chưa có câu trả lời.",
        FormError::NotHere => "",
        FormError::Answer(error) => match error {
            AnswerError::Nothing if required => "Chị trả lời câu này, hoặc bấm “Không muốn trả lời”.",
            AnswerError::Nothing => "Chị trả lời câu này, hoặc bấm “Bỏ qua câu này”.",
            AnswerError::TooMany => return item.map(how_many_choices).unwrap_or_default(),
            AnswerError::OtherIsEmpty => "Chị ghi vài chữ cho ý “Khác”.",
            AnswerError::NotANumber => "Chị ghi một con số, ví dụ 12.",
            AnswerError::OutOfRange => return item.map(range).unwrap_or_default(),
            AnswerError::NotADay => "Chị chọn đủ ngày, tháng, năm.",
            AnswerError::NoSuchChoice => "",
        },
    };
    said.to_owned()
}

fn range(item: &Item) -> String {
    match (item.min, item.max) {
        (Some(min), Some(max)) => ["Chị ghi số từ ", &min.written(), " đến ", &max.written(), "."].concat(),
        (Some(min), None) => ["Chị ghi số từ ", &min.written(), " trở lên."].concat(),
        (None, Some(max)) => ["Chị ghi số không quá ", &max.written(), "."].concat(),
        (None, None) => String::new(),
    }
}
