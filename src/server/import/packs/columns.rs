//! The words of our own sheet: what is written into it, and what is understood when it is read.

use domain::pack::QuestionKind;

use super::table::starts;

/// The sheet of the questions.
pub const QUESTIONS_SHEET: &str = "Câu hỏi";
/// The sheet of the stories that questions share.
pub const STORIES_SHEET: &str = "Tình huống";
/// The sheet of the numbers to call.
pub const CONTACTS_SHEET: &str = "Địa chỉ";
/// The sheet of what is said of the whole pack.
pub const ABOUT_SHEET: &str = "Thông tin";
/// The sheet with one question of each kind; never read.
pub const EXAMPLES_SHEET: &str = "Ví dụ";
/// The sheet that says how to fill in the others; never read.
pub const GUIDE_SHEET: &str = "Hướng dẫn";

/// A column of [`QUESTIONS_SHEET`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// How it is answered.
    Kind,
    /// The question.
    Question,
    /// A choice, from 0.
    Choice(usize),
    /// What is right.
    Right,
    /// How far from the number is still right.
    Tolerance,
    /// What the number counts.
    Unit,
    /// The hint.
    Hint,
    /// The explanation.
    Explanation,
    /// The document it rests on.
    Document,
    /// Article and clause.
    Clause,
    /// Where that can be read.
    Link,
    /// The name of its story.
    Story,
}

impl Column {
    /// Every column, in the order they are written.
    pub const ALL: [Self; 19] = [
        Self::Kind,
        Self::Question,
        Self::Choice(0),
        Self::Choice(1),
        Self::Choice(2),
        Self::Choice(3),
        Self::Choice(4),
        Self::Choice(5),
        Self::Choice(6),
        Self::Choice(7),
        Self::Right,
        Self::Tolerance,
        Self::Unit,
        Self::Hint,
        Self::Explanation,
        Self::Document,
        Self::Clause,
        Self::Link,
        Self::Story,
    ];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Kind => "Loại",
            Self::Question => "Câu hỏi",
            Self::Choice(0) => "Phương án A",
            Self::Choice(1) => "Phương án B",
            Self::Choice(2) => "Phương án C",
            Self::Choice(3) => "Phương án D",
            Self::Choice(4) => "Phương án E",
            Self::Choice(5) => "Phương án F",
            Self::Choice(6) => "Phương án G",
            Self::Choice(_) => "Phương án H",
            Self::Right => "Đáp án",
            Self::Tolerance => "Sai số",
            Self::Unit => "Đơn vị",
            Self::Hint => "Gợi ý",
            Self::Explanation => "Giải thích",
            Self::Document => "Văn bản",
            Self::Clause => "Điều khoản",
            Self::Link => "Đường dẫn",
            Self::Story => "Tình huống",
        }
    }

    /// The column of a folded heading. Many a sheet says "Đáp án A" for a choice and "Đáp án đúng" for what is right.
    pub fn read(heading: &str) -> Option<Self> {
        if let Some(place) = letter(heading) {
            return Some(Self::Choice(place));
        }
        let choice =
            ["phuong an ", "dap an ", "lua chon "].iter().find_map(|name| heading.strip_prefix(name));
        if let Some(place) = choice.and_then(|rest| letter(rest.split(' ').next()?)) {
            return Some(Self::Choice(place));
        }
        let named = [
            ("loai", Self::Kind),
            ("cau hoi", Self::Question),
            ("noi dung cau hoi", Self::Question),
            ("dap an", Self::Right),
            ("sai so", Self::Tolerance),
            ("don vi", Self::Unit),
            ("goi y", Self::Hint),
            ("giai thich", Self::Explanation),
            ("van ban", Self::Document),
            ("dieu khoan", Self::Clause),
            ("duong dan", Self::Link),
            ("tinh huong", Self::Story),
        ];
        named.into_iter().find(|(name, _)| starts(heading, name)).map(|(_, column)| column)
    }
}

/// The place of a folded letter from `a` to `h`; none when it is something else.
pub fn letter(folded: &str) -> Option<usize> {
    match folded.as_bytes() {
        [letter @ b'a'..=b'h'] => Some(usize::from(letter - b'a')),
        _ => None,
    }
}

/// The letter of a place, such as `B`.
pub fn letter_of(place: usize) -> char {
    ('A'..='H').nth(place).unwrap_or('?')
}

/// The word of a kind in the sheet.
pub fn kind_word(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Single => "một đáp án",
        QuestionKind::Multiple => "nhiều đáp án",
        QuestionKind::TrueFalse => "đúng sai",
        QuestionKind::Order => "sắp xếp",
        QuestionKind::Number => "số",
        QuestionKind::Text => "điền từ",
        QuestionKind::Prediction => "dự đoán",
    }
}

/// The kind of a folded word; none when it is none of ours.
pub fn kind(folded: &str) -> Option<QuestionKind> {
    let named = [
        ("mot dap an", QuestionKind::Single),
        ("single", QuestionKind::Single),
        ("nhieu dap an", QuestionKind::Multiple),
        ("multiple", QuestionKind::Multiple),
        ("dung sai", QuestionKind::TrueFalse),
        ("true false", QuestionKind::TrueFalse),
        ("sap xep", QuestionKind::Order),
        ("order", QuestionKind::Order),
        ("so", QuestionKind::Number),
        ("number", QuestionKind::Number),
        ("dien tu", QuestionKind::Text),
        ("text", QuestionKind::Text),
        ("du doan", QuestionKind::Prediction),
        ("prediction", QuestionKind::Prediction),
    ];
    named.into_iter().find(|(name, _)| starts(folded, name)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use domain::spelling::fold;

    use super::*;

    #[test]
    fn what_is_written_is_understood() {
        for column in Column::ALL {
            assert_eq!(Column::read(&fold(column.heading())), Some(column));
        }
        for name in ["single", "multiple", "true_false", "order", "number", "text", "prediction"] {
            let of_name = QuestionKind::from_name(name);
            assert_eq!(kind(&fold(name)), of_name, "{name}");
            assert_eq!(of_name.and_then(|of_name| kind(&fold(kind_word(of_name)))), of_name, "{name}");
        }
    }

    #[test]
    fn headings_of_other_sheets_are_understood_too() {
        for (heading, column) in [
            ("  CÂU HỎI (tối đa 300 chữ)", Column::Question),
            ("Đáp án A", Column::Choice(0)),
            ("Đáp án đúng", Column::Right),
            ("d.", Column::Choice(3)),
            ("Loại câu hỏi", Column::Kind),
        ] {
            assert_eq!(Column::read(&fold(heading)), Some(column), "{heading}");
        }
        assert_eq!(Column::read(&fold("Câu")), None);
    }
}
