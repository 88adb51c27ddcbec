//! What is wrong in a file, and what that does to its rows.

use domain::import::{Fault, ImportProblem, MOST_FILE_BYTES, Weight};
use domain::unit::UnitLevel;

use super::{Word, either, word};
use crate::number::whole;

pub const DROP_HINT: Word =
    word("Hoặc kéo tệp từ máy tính rồi thả vào ô này.", "Or drag a file from the computer and drop it here.");
pub const PROBLEMS: Word = word("Chỗ cần xem lại", "To be looked at");
pub const CAPTION: Word = word("Chỗ cần xem lại trong tệp", "What to look at in the file");
pub const SHEET: Word = word("Trang tính", "Sheet");
pub const ROW: Word = word("Dòng", "Row");
pub const COLUMN: Word = word("Cột", "Column");
pub const WHAT: Word = word("Điều cần xem", "What it is");
pub const WEIGHT: Word = word("Kết quả", "What becomes of it");

/// What a problem does to the row it is about; to the whole file where it is about none.
pub fn weight(problem: &ImportProblem) -> Word {
    match problem.weight {
        Weight::LeftOut if problem.place.row == 0 => word("Không lấy", "Not taken"),
        Weight::LeftOut => word("Bỏ dòng này", "The row is left out"),
        Weight::Changed => word("Có chỉnh", "Taken with a change"),
        Weight::Advice => word("Nên xem lại", "Worth a look"),
    }
}

/// How many of each weight, the heaviest first: "2 chỗ bị bỏ · 1 chỗ có chỉnh".
pub fn counts(problems: &[ImportProblem]) -> String {
    let count = |weight| whole(problems.iter().filter(|problem| problem.weight == weight).count() as u64);
    let parts = [Weight::LeftOut, Weight::Changed, Weight::Advice].map(|weight| {
        let n = count(weight);
        match weight {
            _ if n == "0" => String::new(),
            Weight::LeftOut => either(format!("{n} chỗ bị bỏ"), format!("{n} left out")),
            Weight::Changed => either(format!("{n} chỗ có chỉnh"), format!("{n} taken with a change")),
            Weight::Advice => either(format!("{n} chỗ nên xem lại"), format!("{n} worth a look")),
        }
    });
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Shows those that are not shown yet.
/// Which file what stands below was read from.
pub fn file(name: &str) -> String {
    either(format!("Tệp: {name}"), format!("File: {name}"))
}

pub fn show_more(left: usize) -> String {
    let left = whole(left as u64);
    either(format!("Xem thêm {left} chỗ"), format!("Show {left} more"))
}

/// What is wrong, in a sentence, and what to do where that is not plain.
pub fn what(problem: &ImportProblem) -> String {
    let detail = problem.detail.as_str();
    match problem.fault {
        Fault::TooLarge => too_large(detail),
        Fault::LevelOrder => level_order(detail),
        Fault::UnitTwice if problem.weight == Weight::Advice => quoting(
            word("Đơn vị này đã có rồi, không lập thêm", "This unit is there already; it is not made again"),
            detail,
        ),
        fault => match with_number(fault, detail) {
            Some(said) => said,
            None => quoting(sentence(fault), detail),
        },
    }
}

/// A sentence and the text it is about.
fn quoting(sentence: Word, detail: &str) -> String {
    let sentence = sentence.now();
    if detail.is_empty() { [sentence, "."].concat() } else { format!("{sentence}: {detail}") }
}

/// Sentences around a number.
fn with_number(fault: Fault, n: &str) -> Option<String> {
    Some(match fault {
        Fault::TooLong => {
            either(format!("Dài quá, nhiều nhất {n} ký tự."), format!("Too long: at most {n} characters."))
        }
        Fault::TooFewChoices => either(
            format!("Câu này có {n} phương án, cần ít nhất 2."),
            format!("Number of choices: {n}; at least 2 are needed."),
        ),
        Fault::TooManyChoices => {
            either(format!("Nhiều phương án quá, nhiều nhất {n}."), format!("Too many choices: at most {n}."))
        }
        Fault::QuestionTwice => either(
            format!("Câu này giống hệt câu ở dòng {n}."),
            format!("The same question stands in row {n}."),
        ),
        _ => return None,
    })
}

fn too_large(most: &str) -> String {
    if most == MOST_FILE_BYTES.to_string() {
        let megabytes = MOST_FILE_BYTES / 1024 / 1024;
        return either(
            format!("Tệp lớn quá {megabytes} MB. Chị chia nhỏ tệp nhé."),
            format!("The file has more than {megabytes} MB. Please split it."),
        );
    }
    let most = most.parse().map_or_else(|_| most.to_owned(), whole);
    either(
        format!("Nhiều quá, chỉ lấy được {most}. Chị chia nhỏ tệp nhé."),
        format!("Too many: only {most} can be taken. Please split the file."),
    )
}

fn level_order(above: &str) -> String {
    let level = match UnitLevel::from_name(above) {
        Some(UnitLevel::Central) => word("trung ương", "the central one"),
        Some(UnitLevel::Province) => word("tỉnh", "a province"),
        Some(UnitLevel::Commune) => word("xã, phường", "a commune"),
        Some(UnitLevel::Branch) => word("chi hội", "a branch"),
        Some(UnitLevel::Group) => word("tổ", "a group"),
        None => word("đơn vị ghi ở đây", "the one named here"),
    };
    let level = level.now();
    either(
        format!("Đơn vị cấp này không thuộc {level} được. Chị xem lại cột cấp và cột thuộc đơn vị."),
        format!(
            "A unit of this level cannot stand below {level}. Please look at its level and the unit above."
        ),
    )
}

/// What stands before the text that a problem is about.
fn sentence(fault: Fault) -> Word {
    match fault {
        Fault::Unreadable => word(
            "Không đọc được tệp. Cần tệp Excel (.xlsx), hoặc văn bản UTF-8",
            "The file cannot be read. It must be an Excel workbook (.xlsx), or text in UTF-8",
        ),
        Fault::OldWorkbook => word(
            "Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Chị mở ra, lưu lại thành .xlsx không mật khẩu",
            "An old (.xls) or locked workbook. Please open it and save it as .xlsx without a password",
        ),
        Fault::NoHeadings => word(
            "Không thấy dòng tiêu đề của mẫu nào. Cần có các cột",
            "There is no row with the headings of a format we know. Wanted",
        ),
        Fault::HiddenSheet => word("Bỏ qua trang tính ẩn", "A hidden sheet is passed over"),
        Fault::FormulaWithoutValue => word(
            "Ô là công thức chưa có kết quả. Chị mở tệp bằng Excel, lưu lại rồi chọn lại",
            "A formula whose value was never worked out. Please open the file in Excel and save it",
        ),
        Fault::CellError => word("Ô đang báo lỗi", "The cell holds an error"),
        Fault::Missing => word("Ô cần điền mà còn trống", "A cell that must be filled in is empty"),
        Fault::Unknown => word("Không rõ chữ này là gì", "A word that is not known here"),
        Fault::KindNotTaken => word("Chưa có loại câu này", "A kind that we do not have"),
        Fault::ChoiceTwice => word("Phương án bị lặp", "The same choice stands twice"),
        Fault::NoRightAnswer => word("Chưa ghi đáp án đúng", "Nothing says which answer is right"),
        Fault::RightIsNoChoice => {
            word("Đáp án không có trong các phương án", "The right answer is none of the choices")
        }
        Fault::ManyRight => {
            word("Có nhiều đáp án, câu này chỉ nhận một", "Several right answers where one is wanted")
        }
        Fault::NotANumber => word("Chỗ này cần một con số", "This is not a number"),
        Fault::NotADate => word("Chỗ này cần một ngày", "This is not a date"),
        Fault::NoExplanation => word("Câu chưa có lời giải thích", "A question without explanation"),
        Fault::NoSource => word("Câu chưa ghi nguồn", "A question without source"),
        Fault::MediaLeftOut => word(
            "Chưa lấy được hình hoặc tiếng kèm theo; chị thêm lại khi soạn",
            "A picture, sound or film was not fetched; it can be added in the editor",
        ),
        Fault::PassedOver => {
            word("Bỏ qua phần này, chưa có chỗ ghi", "We have no place for this: passed over")
        }
        Fault::Syntax => word("Dòng viết sai cách", "Text that breaks the rules of its format"),
        Fault::BadCondition => word("Không đọc được điều kiện", "A condition that cannot be read"),
        Fault::UnknownList => word("Không có danh sách phương án này", "A list of choices that is not there"),
        Fault::ParentMissing => word("Không thấy đơn vị cấp trên", "The unit above is not there"),
        Fault::Ambiguous => word(
            "Nhiều đơn vị cùng tên này; chị ghi mã để phân biệt",
            "More than one unit has this name; a code tells them apart",
        ),
        Fault::UnitTwice => word("Đơn vị bị lặp trong tệp", "The same unit stands twice"),
        Fault::SumRow => word("Dòng cộng, không lập thành đơn vị", "A row of sums: no unit is made of it"),
        Fault::Other => word("Có điều chưa đúng quy định", "Something breaks a rule"),
        // Said with their numbers before; here only so that a new fault is not forgotten.
        Fault::TooLarge
        | Fault::TooLong
        | Fault::TooFewChoices
        | Fault::TooManyChoices
        | Fault::QuestionTwice
        | Fault::LevelOrder => word("Có điều cần xem lại", "Something to look at"),
    }
}

#[cfg(test)]
mod tests;
