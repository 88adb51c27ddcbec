//! The kinds of questions and of survey items, and the flowers of packs.

use domain::pack::{FlowerKind, QuestionKind};
use domain::survey::ItemKind;

use super::{Word, word};

/// What a new statement is answered by. It stands in the pack, whose language is Vietnamese whatever the app speaks.
pub const TRUE: &str = "Đúng";
/// The other answer.
pub const FALSE: &str = "Sai";

/// The kinds in the order in which they are offered.
pub const ALL: [QuestionKind; 7] = [
    QuestionKind::Single,
    QuestionKind::Multiple,
    QuestionKind::TrueFalse,
    QuestionKind::Order,
    QuestionKind::Number,
    QuestionKind::Text,
    QuestionKind::Prediction,
];

/// The flowers in the order in which they are offered.
pub const FLOWERS: [FlowerKind; 3] = [FlowerKind::Apricot, FlowerKind::Peach, FlowerKind::Lotus];

/// A kind in a few words.
pub fn name(kind: QuestionKind) -> Word {
    match kind {
        QuestionKind::Single => word("Một phương án đúng", "One right choice"),
        QuestionKind::Multiple => word("Nhiều phương án đúng", "Several right choices"),
        QuestionKind::TrueFalse => word("Đúng hay sai", "True or false"),
        QuestionKind::Order => word("Xếp thứ tự", "Put in order"),
        QuestionKind::Number => word("Điền số", "A number"),
        QuestionKind::Text => word("Điền từ", "A few words"),
        QuestionKind::Prediction => word("Dự đoán", "A prediction"),
    }
}

/// What a kind is for.
pub fn about(kind: QuestionKind) -> Word {
    match kind {
        QuestionKind::Single => word("Chọn một trong các phương án.", "One of the choices is chosen."),
        QuestionKind::Multiple => word(
            "Chọn đủ các phương án đúng, không thừa không thiếu.",
            "All right choices are chosen, and no other.",
        ),
        QuestionKind::TrueFalse => {
            word("Một câu khẳng định, trả lời đúng hay sai.", "A statement that is true or false.")
        }
        QuestionKind::Order => word(
            "Chị viết theo thứ tự đúng. Khi hỏi, các dòng được xáo trộn.",
            "Write the lines in the right order. They are shown in another one.",
        ),
        QuestionKind::Number => word(
            "Trả lời bằng một con số, có thể cho phép hơn kém một ít.",
            "The answer is a number; a little more or less may be right, too.",
        ),
        QuestionKind::Text => word(
            "Trả lời bằng vài từ. Không phân biệt dấu và chữ hoa, chữ thường.",
            "The answer is a few words. Marks and capitals do not matter.",
        ),
        QuestionKind::Prediction => word(
            "“Có bao nhiêu người trả lời đúng?” Không tính đúng sai, chỉ để phân hạng khi bằng điểm.",
            "“How many will answer correctly?” Neither right nor wrong: it decides between equal scores.",
        ),
    }
}

/// A flower.
pub fn flower(flower: FlowerKind) -> Word {
    match flower {
        FlowerKind::Apricot => word("Hoa mai", "Apricot"),
        FlowerKind::Peach => word("Hoa đào", "Peach"),
        FlowerKind::Lotus => word("Hoa sen", "Lotus"),
    }
}

/// The kind of a survey's item.
pub fn item(kind: ItemKind) -> Word {
    match kind {
        ItemKind::Single => word("Chọn một", "One choice"),
        ItemKind::Multiple => word("Chọn nhiều", "Several choices"),
        ItemKind::Likert => word("Mức độ đồng ý", "How much she agrees"),
        ItemKind::Scale => word("Thang điểm", "A scale"),
        ItemKind::Number => word("Con số", "A number"),
        ItemKind::Date => word("Ngày", "A day"),
        ItemKind::Note => word("Lời dẫn", "Something to read"),
        ItemKind::Text => word("Vài lời", "A few words"),
        ItemKind::Ranking => word("Xếp hạng", "A ranking"),
    }
}
