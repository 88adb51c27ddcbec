//! When two spellings count as the same: marks, case, punctuation and spaces are forgiven, letters are not.

/// Every Vietnamese letter with a mark, by the letter it is without; capitals come after the small ones.
const LETTERS: [(&str, char); 7] = [
    ("àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", 'a'),
    ("èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ", 'e'),
    ("ìíỉĩịÌÍỈĨỊ", 'i'),
    ("òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ", 'o'),
    ("ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ", 'u'),
    ("ỳýỷỹỵỲÝỶỸỴ", 'y'),
    ("đĐ", 'd'),
];

/// The text without marks, case and punctuation, its words one space apart.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            // Marks that stand by themselves, as decomposed text has them.
            '\u{300}'..='\u{36f}' => {}
            _ if letter.is_ascii_alphanumeric() => folded.push(letter.to_ascii_lowercase()),
            _ if letter.is_ascii() || letter.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ => folded.push(plain(letter)),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A letter without its marks.
pub(crate) fn plain(letter: char) -> char {
    LETTERS.iter().find(|(with_marks, _)| with_marks.contains(letter)).map_or(letter, |(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_case_and_punctuation_are_forgiven() {
        for (text, folded) in [
            ("Địa chỉ tin cậy", "dia chi tin cay"),
            ("  ĐỊA   CHỈ, tin-cậy! ", "dia chi tin cay"),
            ("Ngôi nhà Bình yên", "ngoi nha binh yen"),
            ("Nguyễn Thị Ở", "nguyen thi o"),
            // Decomposed: o, circumflex, grave.
            ("o\u{302}\u{300}", "o"),
            ("", ""),
            ("…", "…"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
        assert_ne!(fold("ma túy"), fold("ma tuý ạ"));
    }

    #[test]
    fn every_letter_with_a_mark_is_known() {
        let marked: usize = LETTERS.iter().map(|(letters, _)| letters.chars().count()).sum();
        assert_eq!(marked, 134, "67 small letters with marks and their capitals");
        for letter in "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ".chars()
        {
            assert!(plain(letter).is_ascii(), "{letter}");
        }
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}
