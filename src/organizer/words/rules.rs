//! The rules of a campaign: as fields with help, and as sentences to check once more.

use domain::campaign::{Attempts, NameAsked, Reveal, Rules};
use domain::organizer::campaigns::NewCampaign;
use domain::survey::Round;

use super::{Word, either, word};
use crate::number::whole;
use crate::wizard::LEAST_SECONDS;

pub const OF_A_SURVEY: Word = word(
    "Khảo sát không có luật chơi: mỗi người trả lời một phiếu, không chấm điểm, không ghi tên.",
    "A survey has no rules: one form each, no score, no names.",
);
pub const FLOWERS: Word = word("Số bông hoa mỗi lượt", "Flowers a turn");
pub const SHUFFLE: Word = word("Trộn câu hỏi", "Shuffle the questions");
pub const SHUFFLE_HINT: Word = word(
    "Mỗi chị gặp câu khác nhau. Bỏ chọn thì ai cũng gặp các câu theo đúng thứ tự của bộ.",
    "Everyone meets other questions. Otherwise they come in the order of the pack.",
);
pub const SECONDS: Word = word("Giây cho mỗi câu", "Seconds a question");
pub const SECONDS_HINT: Word = word(
    "Để trống thì không giới hạn. Người đọc chậm cần 60 giây trở lên.",
    "Leave it empty for no limit. Slow readers need 60 or more.",
);
pub const LUCKY: Word = word("Bông hoa may mắn", "Lucky flowers");
pub const LUCKY_HINT: Word = word(
    "Bông may mắn có thêm một lời chúc, không thêm điểm. 0 là không có.",
    "A lucky flower brings a warm wish, no points. 0 for none.",
);
pub const REVEAL: Word = word("Khi nào biết đúng hay chưa?", "When are answers revealed?");
pub const ATTEMPTS: Word = word("Mỗi người làm mấy lần?", "How often may one take part?");
pub const NAME_ASKED: Word = word("Có hỏi tên không?", "Is the name asked?");

/// The ways to reveal, each with what it means.
pub const REVEALS: [(Reveal, Word, Word); 3] = [
    (
        Reveal::AtOnce,
        word("Ngay sau mỗi câu", "After each answer"),
        word(
            "Trả lời xong là thấy giải thích. Hợp để học.",
            "The explanation comes at once: good for learning.",
        ),
    ),
    (
        Reveal::AtEnd,
        word("Cuối lượt", "At the end of the turn"),
        word("Hái hết hoa mới xem đúng sai.", "With the bouquet, when all flowers are picked."),
    ),
    (
        Reveal::AfterClosing,
        word("Sau khi đợt kết thúc", "After the campaign has closed"),
        word(
            "Đáp án không nằm trong máy của hội viên cho tới khi đợt kết thúc; máy chủ chấm điểm. Hợp cho cuộc thi.",
            "Until then no phone holds the key, and the server scores: good for a contest.",
        ),
    ),
];

/// How often one may take part, each with what it means.
pub const ATTEMPTS_EACH: [(Attempts, Word, Word); 4] = [
    (
        Attempts::Best,
        word("Nhiều lần, lấy lần tốt nhất", "Several times, the best counts"),
        word("Làm lại được. Các lần không cộng dồn.", "She may try again. Turns are never added up."),
    ),
    (
        Attempts::One,
        word("Một lần", "Once"),
        word("Xong rồi thì không làm lại được.", "What is done is done."),
    ),
    (
        Attempts::First,
        word("Nhiều lần, lấy lần đầu", "Often, the first counts"),
        word("Các lần sau chỉ để ôn.", "Later turns are for practice."),
    ),
    (
        Attempts::Last,
        word("Nhiều lần, lấy lần cuối", "Often, the last counts"),
        word("Lần sau thay lần trước.", "Each turn takes the place of the one before."),
    ),
];

/// Whether the name is asked, each with why.
pub const NAMES_ASKED: [(NameAsked, Word, Word); 2] = [
    (
        NameAsked::None,
        word("Không hỏi tên", "No name"),
        word(
            "Chỉ đếm lượt của từng đơn vị. Dễ tham gia nhất.",
            "Only turns are counted. The easiest to join.",
        ),
    ),
    (
        NameAsked::Name,
        word("Hỏi tên", "The name"),
        word(
            "Chỉ khi cần biết tên để khen thưởng. Ai cũng được chọn không ghi tên; có đồng ý mới ghi.",
            "Only where prizes need names. Everyone may decline; it is kept only with consent.",
        ),
    ),
];

pub fn flowers_hint(most: u32) -> String {
    either(format!("Mỗi bông là một câu. Nhiều nhất {most}."), format!("One question each. At most {most}."))
}

pub fn flowers_from_to(most: u32) -> String {
    either(format!("Số bông hoa phải từ 1 đến {most}."), format!("From 1 to {most} flowers, please."))
}

pub fn seconds_from_to() -> String {
    let (least, most) = (LEAST_SECONDS, whole(u64::from(Rules::MOST_SECONDS)));
    either(
        format!("Số giây phải từ {least} đến {most}, hoặc để trống."),
        format!("From {least} to {most} seconds, or empty."),
    )
}

pub fn lucky_up_to(most: u32) -> String {
    either(
        format!("Số bông may mắn phải từ 0 đến {most}."),
        format!("From 0 to {most} lucky flowers, please."),
    )
}

/// Everything that will hold, a sentence each.
pub fn sentences(campaign: &NewCampaign) -> Vec<String> {
    if let Some(survey) = &campaign.survey {
        let round = match survey.round {
            None => word("Chỉ hỏi một lần.", "Asked once."),
            Some(Round::Before) => word("Đo trước hoạt động.", "Measured before the activity."),
            Some(Round::After) => word("Đo sau hoạt động.", "Measured after the activity."),
        };
        return vec![OF_A_SURVEY.into(), round.into()];
    }
    let NewCampaign { flowers, rules, name_asked, .. } = campaign;
    let flowers = match rules.shuffle {
        true => either(
            format!("Mỗi lượt {flowers} bông hoa, câu hỏi được trộn."),
            format!("{flowers} flowers a turn, shuffled."),
        ),
        false => either(
            format!("Mỗi lượt {flowers} bông hoa, câu hỏi theo thứ tự của bộ."),
            format!("{flowers} flowers a turn, in the order of the packs."),
        ),
    };
    let seconds = match rules.seconds {
        None => either("Không giới hạn thời gian.".to_owned(), "No time limit.".to_owned()),
        Some(seconds) => {
            let seconds = whole(u64::from(seconds));
            either(format!("Mỗi câu {seconds} giây."), format!("{seconds} seconds a question."))
        }
    };
    let lucky = match rules.lucky {
        0 => either("Không có bông may mắn.".to_owned(), "No lucky flower.".to_owned()),
        lucky => either(format!("{lucky} bông may mắn."), format!("Lucky flowers: {lucky}.")),
    };
    let reveal = said(REVEAL, &REVEALS, rules.reveal);
    let attempts = said(ATTEMPTS, &ATTEMPTS_EACH, rules.attempts);
    vec![flowers, seconds, lucky, reveal, attempts, said(NAME_ASKED, &NAMES_ASKED, *name_asked)]
}

/// "Có hỏi tên không? Không hỏi tên. Chỉ đếm lượt…"
fn said<T: PartialEq>(question: Word, options: &[(T, Word, Word)], chosen: T) -> String {
    let option = options.iter().find(|(option, ..)| *option == chosen);
    option.map(|(_, name, hint)| format!("{} {}. {}", &*question, &**name, &**hint)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
