//! Opening a new campaign: steps, content, dates and what keeps a step from being done.

use super::{Word, common_trouble, counted, either, rules, word};
use crate::number::whole;
use crate::period::Unfit;
use crate::reply::ApiError;
use crate::wizard::{Problem, Step};

pub const TITLE: Word = word("Mở đợt mới", "New campaign");
pub const STEPS: Word = word("Các bước", "Steps");
pub const OPEN: Word = word("Mở đợt", "Open the campaign");
pub const OPENING: Word = word("Đang mở đợt…", "Opening…");
pub const CHANGE: Word = word("Sửa", "Change");
pub const NOT_LOADED: Word = word(
    "Chưa tải được bộ câu hỏi và đơn vị. Chị kiểm tra mạng rồi thử lại nhé.",
    "Packs and units could not be loaded. Please check the network and try again.",
);

pub const KIND: Word = word("Đợt này hỏi gì?", "What does it ask?");
pub const KIND_PACKS: Word = word("Hái hoa: bộ câu hỏi", "Quiz: packs of questions");
pub const KIND_PACKS_HINT: Word = word(
    "Mỗi bông hoa giấu một câu. Có đáp án, có giải thích.",
    "Each flower hides a question, with a key and an explanation.",
);
pub const KIND_SURVEY: Word = word("Khảo sát", "Survey");
pub const KIND_SURVEY_HINT: Word = word(
    "Hỏi ý kiến, không có đúng sai, không ghi tên.",
    "Asks for opinions. Nothing is right or wrong, no names.",
);
pub const PACKS: Word = word("Chọn bộ câu hỏi", "Choose packs");
pub const PACKS_HINT: Word = word(
    "Chọn một hoặc nhiều bộ. Chỉ bộ đã phát hành mới có ở đây.",
    "One or more. Only published packs are listed.",
);
pub const FIND_PACK: Word = word("Tìm bộ câu hỏi", "Find a pack");
pub const NO_PACKS: Word = word("Chưa có bộ câu hỏi nào đã phát hành", "No pack is published yet");
pub const NO_PACKS_HINT: Word = word(
    "Chị soạn hoặc nhập một bộ câu hỏi rồi phát hành, sau đó quay lại đây.",
    "Write or import a pack and publish it, then come back.",
);
pub const TO_PACKS: Word = word("Tới các bộ câu hỏi", "Go to the packs");
pub const SURVEYS: Word = word("Chọn phiếu khảo sát", "Choose a survey");
pub const NO_SURVEYS: Word = word("Chưa có phiếu khảo sát nào", "There is no survey yet");
pub const NO_SURVEYS_HINT: Word =
    word("Chị nhập một phiếu khảo sát, rồi quay lại đây.", "Import a survey, then come back.");
pub const TO_SURVEYS: Word = word("Nhập phiếu khảo sát", "Import a survey");
pub const SENSITIVE: Word = word("Nhạy cảm", "Sensitive");
pub const SENSITIVE_MEANS: Word = word(
    "Phiếu này nhạy cảm. Máy không lưu phiếu đang làm dở, luôn có nút “Thoát nhanh”, và không dùng được khi chuyền máy. Số liệu \
     chỉ hiện khi có từ 11 người trả lời. Chị đặt tên đợt trung tính, để người nhìn qua không đoán được nội dung.",
    "This survey is sensitive. Phones keep no unfinished form, always offer a quick exit, and do not pass it from hand to \
     hand. Numbers show only from 11 answers on. Give the campaign a neutral title that tells onlookers nothing.",
);
pub const ROUND: Word = word("Đo lần nào?", "Which measurement?");
pub const ROUND_NONE: Word = word("Chỉ hỏi một lần", "Asked once");
pub const ROUND_HINT: Word = word("Không so sánh trước và sau.", "Nothing is compared.");
pub const ROUND_BEFORE: Word = word("Trước hoạt động", "Before the activity");
pub const ROUND_BEFORE_HINT: Word = word(
    "Sau hoạt động chị mở một đợt nữa với phiếu này, để thấy điều gì đã thay đổi.",
    "Open another campaign with this survey afterwards, to see what has changed.",
);
pub const ROUND_AFTER: Word = word("Sau hoạt động", "After the activity");
pub const ROUND_AFTER_HINT: Word =
    word("Được so với đợt đã đo trước hoạt động.", "It is compared with the one from before the activity.");
pub const NAME: Word = word("Tên đợt", "Title");
pub const NAME_HINT: Word = word(
    "Hội viên thấy tên này trên máy và trên tờ in.",
    "Members see it on their phones and on the poster.",
);

pub const UNITS_HINT: Word = word(
    "Mỗi đơn vị có một mã và đường liên kết riêng, nên biết được lượt nào của đơn vị nào.",
    "Each unit gets a code and a link of its own, so that turns count for the right one.",
);
pub const OPENS: Word = word("Mở lúc", "Opens at");
pub const CLOSES: Word = word("Kết thúc lúc", "Closes at");
pub const TIMES_HINT: Word = word(
    "Theo giờ trên máy của chị. Sau này vẫn gia hạn hoặc kết thúc sớm được.",
    "By your own clock. It can be extended or closed early later on.",
);
pub const CLOSES_HINT: Word = word(
    "Lượt làm trước giờ này mà gửi muộn vẫn được nhận, và ghi là đến muộn.",
    "What was done in time and sent later still comes in, marked late.",
);

/// What a step is called.
pub fn step(step: Step) -> Word {
    match step {
        Step::Content => word("Nội dung", "Content"),
        Step::Units => word("Đơn vị", "Units"),
        Step::Dates => word("Thời gian", "Dates"),
        Step::Rules => word("Cách chơi", "Rules"),
        Step::Preview => word("Xem lại", "Review"),
    }
}

/// "Bước 2/5: Đơn vị".
pub fn step_heading(now: Step) -> String {
    let number = Step::ALL.iter().position(|step| *step == now).map_or(1, |place| place + 1);
    let (all, name) = (Step::ALL.len(), step(now));
    either(format!("Bước {number}/{all}: {}", name.now()), format!("Step {number} of {all}: {}", name.now()))
}

/// The button beside a part of the review, for who hears it alone.
pub fn change(of: Step) -> String {
    format!("{}: {}", CHANGE.now(), step(of).now())
}

pub fn questions(n: u32) -> String {
    counted(n.into(), "câu", "question", "questions")
}

/// "Đã chọn 2 bộ, 28 câu."
pub fn packs_chosen(packs: usize, questions: u32) -> String {
    let questions = whole(u64::from(questions));
    either(format!("Đã chọn {packs} bộ, {questions} câu."), format!("{packs} chosen, {questions} questions."))
}

/// How long it is open, in whole days.
pub fn open_for(days: u64) -> String {
    let days = whole(days);
    either(format!("Mở trong {days} ngày."), format!("Open for {days} days."))
}

pub const TAKEN_BACK: Word = word(
    "Đã thu hồi đợt. Mọi lựa chọn còn ở đây, chị sửa rồi mở lại nhé.",
    "The campaign is taken back. All you chose is still here: change it and open it again.",
);

pub fn opened(title: &str) -> String {
    either(format!("Đã mở đợt “{title}”."), format!("“{title}” is open."))
}

/// What is wrong, and what to do.
pub fn problem(problem: Problem) -> String {
    let word = match problem {
        Problem::NoPacks => word("Chị chọn ít nhất một bộ câu hỏi nhé.", "Please choose at least one pack."),
        Problem::TooManyPacks => word("Nhiều nhất 20 bộ trong một đợt.", "At most twenty packs, please."),
        Problem::NoSurvey => word("Chị chọn một phiếu khảo sát nhé.", "Please choose a survey."),
        Problem::NoTitle => word("Chị đặt tên cho đợt nhé.", "Please give it a title."),
        Problem::TitleTooLong => {
            word("Tên dài quá, nhiều nhất 120 chữ cái.", "At most 120 characters, please.")
        }
        Problem::NoUnits => word("Chị chọn ít nhất một đơn vị nhé.", "Please choose at least one unit."),
        Problem::Times(unfit) => return times(unfit),
        Problem::Flowers { most } => return rules::flowers_from_to(most),
        Problem::Seconds => return rules::seconds_from_to(),
        Problem::Lucky { most } => return rules::lucky_up_to(most),
    };
    word.now().to_owned()
}

/// Why it cannot be open then.
pub fn times(unfit: Unfit) -> String {
    let word = match unfit {
        Unfit::OpensUnread => word("Chị chọn ngày giờ mở nhé.", "Please choose when it opens."),
        Unfit::ClosesUnread => word("Chị chọn ngày giờ kết thúc nhé.", "Please choose when it closes."),
        Unfit::ClosesFirst => word("Giờ kết thúc phải sau giờ mở.", "It has to close after it opens."),
        Unfit::ClosesInThePast => word("Giờ kết thúc đã qua rồi.", "It would be closed already."),
        Unfit::TooLong => word("Một đợt mở nhiều nhất 10 năm.", "At most ten years."),
    };
    word.now().to_owned()
}

/// Why the server did not take a campaign, or a change of one.
pub fn trouble(error: &ApiError) -> String {
    let ApiError::Refused { code, .. } = error else { return common_trouble(error) };
    let word = match code.as_str() {
        "not_found" => word(
            "Bộ câu hỏi hoặc đơn vị đã chọn không còn nữa. Chị tải lại trang rồi chọn lại nhé.",
            "A pack or a unit that was chosen is no more. Please load the page anew and choose again.",
        ),
        "has_answers" => word(
            "Đã có lượt gửi về hoặc buổi sinh hoạt, nên không thu hồi được nữa. Chị có thể bấm “Kết thúc ngay”.",
            "Something has come already, or a meeting was held: it cannot be taken back. You can close it instead.",
        ),
        "no_codes" => word(
            "Máy chủ đã hết mã. Chị nhờ người phụ trách máy chủ xem giúp.",
            "The server has no codes left. Please ask who is in charge of it.",
        ),
        "unfit" => word(
            "Máy chủ chưa nhận: có chỗ chưa đúng. Chị xem lại từng bước rồi thử lại nhé.",
            "The server did not take it: something does not fit. Please look through the steps and try again.",
        ),
        _ => return common_trouble(error),
    };
    word.into()
}
