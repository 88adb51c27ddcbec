//! The garden, its flowers and their questions.

use domain::campaign::Reveal;
use domain::score::Verdict;
use domain::turn::TurnError;

// The garden.
pub const FLOWER_RIGHT: &str = "đã hái, đúng rồi";
pub const FLOWER_MISSED: &str = "đã hái, chưa đúng";
pub const FLOWER_PICKED: &str = "đã hái";
pub const FLOWER_BEGUN: &str = "đang hái dở";
pub const FLOWER_LUCKY: &str = "hoa may mắn";

// A question.
pub const CHOOSE_SEVERAL: &str = "Chị chọn tất cả các ý đúng.";
pub const PUT_IN_ORDER: &str = "Chị xếp các ý theo thứ tự: kéo bằng tay, hoặc bấm mũi tên.";
pub const UP: &str = "Đưa lên: ";
pub const DOWN: &str = "Đưa xuống: ";
pub const YOUR_NUMBER: &str = "Con số của chị";
pub const YOUR_WORDS: &str = "Câu trả lời của chị, gõ không dấu cũng được";
pub const YOUR_GUESS: &str = "Chị đoán con số nào?";
pub const GIVE_OR_TAKE: &str = ", hơn kém ";
pub const HINT: &str = "Gợi ý";
pub const STORY: &str = "Tình huống: ";
pub const LISTEN: &str = "Nghe";
pub const ANSWER: &str = "Trả lời";
pub const NEXT: &str = "Câu tiếp theo";

// The verdict.
pub const RIGHT: &str = "Đúng rồi";
pub const MISSED: &str = "Chưa đúng";
pub const KEPT: &str = "Đã ghi câu trả lời";
pub const TIME_UP: &str = "Hết giờ nên câu này chưa có câu trả lời.";
pub const LUCKY: &str = "Hoa may mắn! Chúc chị và gia đình luôn vui khỏe.";
pub const RIGHT_CHOICE: &str = "Đáp án đúng";
pub const HER_CHOICE: &str = "Chị đã chọn";
pub const BOTH: &str = "Đáp án đúng, chị đã chọn";
pub const RIGHT_ORDER: &str = "Thứ tự đúng";
pub const SOURCE: &str = "Căn cứ: ";
pub const REVIEW_CHOSEN: &str = "Chị trả lời: ";
pub const REVIEW_RIGHT: &str = "Đáp án đúng: ";
pub const NOTHING_GIVEN: &str = "chưa kịp trả lời";

// Another turn.
pub const ONCE_ONLY: &str = "Chị đã tham gia đợt này";
pub const ONCE_ONLY_HINT: &str =
    "Đợt này mỗi người hái một lượt. Nếu người khác dùng chung máy, mời người ấy hái lượt của mình.";
pub const OTHER_PERSON: &str = "Người khác dùng máy này";

/// The number of a flower; `place` from 0.
pub fn number(place: usize) -> String {
    (place + 1).to_string()
}

/// The name of a flower; `place` from 0.
pub fn flower(place: usize) -> String {
    ["Bông hoa số ", &number(place)].concat()
}

/// The name of a flower with what became of it.
pub fn flower_named(place: usize, state: &str, lucky: bool) -> String {
    let mut name = flower(place);
    for more in [state, if lucky { FLOWER_LUCKY } else { "" }] {
        if !more.is_empty() {
            name.push_str(", ");
            name.push_str(more);
        }
    }
    name
}

/// The same, short enough for the bar on top; `place` from 0.
pub fn flower_short(place: usize) -> String {
    ["Hoa số ", &number(place)].concat()
}

/// What to do in the garden, or how far she is.
pub fn progress(picked: usize, flowers: usize) -> String {
    match picked {
        0 => [&flowers.to_string(), " bông hoa. Chạm vào bông hoa chị thích."].concat(),
        _ => ["Chị đã hái ", &picked.to_string(), " trên ", &flowers.to_string(), " bông hoa."].concat(),
    }
}

/// How much there is to do.
pub fn flower_count(flowers: usize) -> String {
    [&flowers.to_string(), " bông hoa, mỗi bông một câu hỏi."].concat()
}

/// The time left.
pub fn left(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => ["Còn ", &seconds.to_string(), " giây"].concat(),
        (minutes, seconds) => {
            ["Còn ", &minutes.to_string(), " phút ", &seconds.to_string(), " giây"].concat()
        }
    }
}

/// Where a line of an order stands now, for who does not see it move; `place` from 0.
pub fn moved(text: &str, place: usize, of: usize) -> String {
    [text, ": thứ ", &number(place), " trong ", &of.to_string()].concat()
}

/// Why an answer is not called right or not.
pub fn not_told(verdict: Verdict, reveal: Reveal) -> &'static str {
    match (verdict, reveal) {
        (_, Reveal::AfterClosing) => "Đáp án có sau khi đợt này kết thúc.",
        (_, Reveal::AtEnd) => "Đáp án có khi chị hái xong các bông hoa.",
        (_, Reveal::AtOnce) => "Con số chị đoán dùng để xếp hạng khi bằng điểm.",
    }
}

/// What to do when an answer does not count yet; empty where there is nothing to say.
pub fn not_answered(error: TurnError, several: bool) -> &'static str {
    match error {
        TurnError::NothingGiven if several => "Chị chọn ít nhất một ý, rồi bấm “Trả lời”.",
        TurnError::NothingGiven => "Chị chọn hoặc ghi câu trả lời, rồi bấm “Trả lời”.",
        TurnError::NotANumber => "Chị ghi một con số, ví dụ 12 hoặc 1.250, rồi bấm “Trả lời”.",
        _ => "",
    }
}
