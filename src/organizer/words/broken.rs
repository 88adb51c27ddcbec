//! What is wrong in a pack, as a person reads it beside the field.

use domain::pack::check::{CHOICES, QUESTIONS};
use domain::pack::{Advice, Broken, Field, TextFlaw};

use super::{Word, either, word};

/// What is wrong, and what to do.
pub fn say(what: &Broken) -> String {
    match what {
        Broken::Text { field, flaw } => text(field, *flaw),
        Broken::InStory { what, .. } => say(what),
        Broken::QuestionCount(0) => word(
            "Bộ chưa có câu nào. Chị thêm ít nhất một câu.",
            "There are no questions yet. Add at least one.",
        )
        .into(),
        Broken::QuestionCount(_) => either(
            format!("Một bộ có nhiều nhất {QUESTIONS} câu. Chị tách thành hai bộ nhé."),
            format!("A pack has at most {QUESTIONS} questions. Please make two packs of it."),
        ),
        Broken::ChoiceCount(count) if *count < 2 => {
            word("Cần ít nhất hai phương án.", "At least two choices are needed.").into()
        }
        Broken::ChoiceCount(_) => {
            either(format!("Nhiều nhất {CHOICES} phương án."), format!("At most {CHOICES} choices."))
        }
        Broken::Texts(what) => what.clone(),
        what => plain(what).into(),
    }
}

fn plain(what: &Broken) -> Word {
    match what {
        Broken::ReviewedOn(_) => {
            word("Chị chọn ngày đã kiểm tra lại nội dung.", "Choose the day the facts were last checked.")
        }
        Broken::Contact { .. } => {
            word("Số điện thoại chỉ gồm chữ số và dấu cách.", "A number to call is digits and spaces only.")
        }
        Broken::StoryMissing => word("Tình huống này không còn trong bộ.", "This story is no more."),
        Broken::NotMedia(_) => word(
            "Ảnh hoặc âm thanh này không nằm trên máy chủ. Chị chọn lại tệp.",
            "This picture or sound is not on the server. Choose the file anew.",
        ),
        Broken::NoDocument => word(
            "Chị ghi tên văn bản, hoặc xóa điều khoản và đường liên kết.",
            "Name the document, or empty clause and link.",
        ),
        Broken::Link => word(
            "Đường liên kết bắt đầu bằng https:// hoặc http://.",
            "A link begins with https:// or http://.",
        ),
        Broken::TrueFalse | Broken::RightCount(0) | Broken::NoneRight => {
            word("Chị đánh dấu phương án đúng.", "Mark what is right.")
        }
        Broken::RightCount(_) => {
            word("Chỉ một phương án được đánh dấu đúng.", "Only one choice may be right.")
        }
        Broken::OrderIncomplete | Broken::OrderShown => word(
            "Thứ tự chưa dùng được. Chị chuyển một dòng lên hoặc xuống.",
            "This order cannot be used. Move a line up or down.",
        ),
        Broken::NoNumber => {
            word("Chị điền số đúng, như 12 hoặc 12,5.", "Fill in the right number, such as 12 or 12.5.")
        }
        Broken::NoAccepted => word(
            "Chị ghi ít nhất một cách viết đúng, có chữ hoặc số.",
            "Write at least one right spelling, of letters or digits.",
        ),
        // What no field on the screen can bring about, unless somebody wrote the file by hand.
        _ => word(
            "Có phần không hợp với câu này. Chị đổi kiểu câu hỏi rồi đổi lại, hoặc soạn lại câu.",
            "Something here does not fit. Change the kind of the question and back, or write it anew.",
        ),
    }
}

fn text(field: &Field, flaw: TextFlaw) -> String {
    match flaw {
        TextFlaw::Empty => empty(field).into(),
        TextFlaw::TooLong { count, most } => either(
            format!("Dài {count} ký tự; nhiều nhất {most}. Chị viết gọn lại nhé."),
            format!("{count} characters; at most {most}. Please shorten it."),
        ),
        TextFlaw::Control => word(
            "Có ký tự lạ không nhìn thấy được. Chị xóa đi gõ lại.",
            "There is a sign that cannot be seen. Please type it anew.",
        )
        .into(),
    }
}

fn empty(field: &Field) -> Word {
    match field {
        Field::Title => word("Chị đặt tên cho bộ.", "Give the pack a title."),
        Field::Text => word("Chị viết câu hỏi.", "Write the question."),
        Field::Hint => word("Gợi ý chỉ có dấu cách.", "The hint is nothing but spaces."),
        Field::Explanation => {
            word("Lời giải thích chỉ có dấu cách.", "The explanation is nothing but spaces.")
        }
        Field::Choice(_) => word("Chị viết phương án này, hoặc bỏ đi.", "Write this choice, or remove it."),
        Field::PictureAlt => word(
            "Chị tả ảnh bằng vài từ, cho người không nhìn thấy ảnh.",
            "Say in a few words what the picture shows, for those who cannot see it.",
        ),
        Field::StoryTitle => word("Chị đặt tên cho tình huống.", "Give the story a title."),
        Field::StoryText => word("Chị kể tình huống.", "Tell what happens."),
    }
}

/// What is worth a look.
pub fn advice(what: Advice) -> Word {
    match what {
        Advice::NoExplanation => word(
            "Chưa có lời giải thích. Có lời giải thích thì chị em nhớ lâu hơn.",
            "There is no explanation. With one, people remember longer.",
        ),
        Advice::NoSource => word(
            "Chưa ghi căn cứ. Ghi văn bản, điều khoản để ai cũng kiểm tra được.",
            "There is no source. Name document and clause, so that anybody can check.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_problem_says_what_to_do() {
        assert_eq!(say(&Broken::RightCount(0)), "Chị đánh dấu phương án đúng.");
        assert_eq!(say(&Broken::RightCount(2)), "Chỉ một phương án được đánh dấu đúng.");
        let long = Broken::Text { field: Field::Text, flaw: TextFlaw::TooLong { count: 301, most: 300 } };
        assert_eq!(say(&long), "Dài 301 ký tự; nhiều nhất 300. Chị viết gọn lại nhé.");
    }
}
