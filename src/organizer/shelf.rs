//! The packs one may use: what is found among them, and what a new one or a copy begins with.

use domain::id::PackId;
use domain::pack::check::TITLE_CHARS;
use domain::pack::{FORMAT, FlowerKind, Pack};
use domain::spelling::fold;

use crate::number::LocalTime;

/// Whether a pack with this title is looked for. Marks and capitals do not matter.
pub fn is_found(title: &str, wanted: &str) -> bool {
    fold(title).contains(fold(wanted).trim())
}

/// A pack to begin with. `today` is `YYYY-MM-DD`.
pub fn blank(title: &str, today: String) -> Pack {
    Pack {
        format: FORMAT.to_owned(),
        id: PackId::default(),
        version: 1,
        lang: "vi".to_owned(),
        title: title.to_owned(),
        flower: FlowerKind::default(),
        reviewed_on: today,
        stories: vec![],
        questions: vec![],
        contacts: vec![],
    }
}

/// A day as packs have it: `YYYY-MM-DD`.
pub fn day(at: LocalTime) -> String {
    format!("{:04}-{:02}-{:02}", at.year, at.month, at.day)
}

/// The title of a copy: as long as a title may be at most.
pub fn title_of_copy(title: &str, mark: &str) -> String {
    let room = TITLE_CHARS.saturating_sub(mark.chars().count() + 1);
    let kept: String = title.chars().take(room).collect();
    [kept.trim_end(), mark].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_are_found_without_marks_and_capitals() {
        assert!(is_found("An toàn giao thông", "GIAO thong"));
        assert!(is_found("An toàn giao thông", " "), "nothing looked for is everything found");
        assert!(!is_found("An toàn giao thông", "ma túy"));
    }

    #[test]
    fn the_title_of_a_copy_says_so_and_fits() {
        assert_eq!(title_of_copy("Một bộ", "(bản sao)"), "Một bộ (bản sao)");
        let long = title_of_copy(&"ộ".repeat(TITLE_CHARS), "(bản sao)");
        assert!(long.ends_with("ộ (bản sao)") && long.chars().count() == TITLE_CHARS);
    }

    #[test]
    fn a_new_pack_lacks_its_questions_and_nothing_else() {
        let mut pack = blank("Một bộ", "2026-11-28".to_owned());
        pack.id = PackId::new("mot-bo");
        let found: Vec<String> = pack.problems().iter().map(ToString::to_string).collect();
        assert_eq!(found, ["0 questions; a pack has 1 to 500"]);
    }
}
