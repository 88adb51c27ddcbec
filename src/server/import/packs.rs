//! Files of questions: tells whose format a file has by what it holds, and has it read.

mod aiken;
mod choices;
pub mod columns;
mod entry;
mod gift;
mod kahoot;
mod own_sheet;
mod plain_text;
mod table;
mod wayground;

use domain::import::{Fault, FileKind, FilePlace, ImportProblem, MOST_FILE_BYTES, PackImport, Weight};

use super::sheet::{self, Workbook};
use entry::Findings;

/// What is looked for in a sheet, for the words of [`Fault::NoHeadings`].
const HEADINGS: &str = "Câu hỏi, Phương án A, Đáp án; Question, Answer 1, Correct answer(s); Question Text, Option 1, Correct Answer";

/// Reads a file of questions: our own sheet, Kahoot's or Wayground's, GIFT or Aiken. The name only helps where the
/// content does not tell; whatever cannot be read is among the problems.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> PackImport {
    if bytes.len() > MOST_FILE_BYTES {
        return nothing(Fault::TooLarge, MOST_FILE_BYTES.to_string());
    }
    if sheet::is_workbook(bytes) {
        return match sheet::read(bytes) {
            Ok(workbook) => read_workbook(workbook),
            Err(problem) => Findings::new(None).with(problem).finish(&[]),
        };
    }
    let Some(text) = plain_text::decode(bytes) else {
        return nothing(Fault::Unreadable, String::new());
    };
    match (gift::is_likely(&text), aiken::is_likely(&text)) {
        (true, false) => gift::read(&text),
        (false, true) => aiken::read(&text),
        // Braces in a question of Aiken's, or an answer of GIFT's that starts so.
        (true, true) => {
            let (gift, aiken) = (gift::read(&text), aiken::read(&text));
            if gift.questions.len() >= aiken.questions.len() { gift } else { aiken }
        }
        (false, false) if name.to_lowercase().ends_with(".gift") => gift::read(&text),
        (false, false) => nothing(Fault::NoHeadings, HEADINGS.to_owned()),
    }
}

type Reader = fn(&Workbook, &mut Findings) -> bool;

fn read_workbook(workbook: Workbook) -> PackImport {
    let readers: [(FileKind, Reader); 3] = [
        (FileKind::OwnSheet, own_sheet::read),
        (FileKind::Wayground, wayground::read),
        (FileKind::Kahoot, kahoot::read),
    ];
    let hidden = workbook.problems.iter().filter(|problem| problem.fault == Fault::HiddenSheet);
    let start = |kind| hidden.clone().cloned().fold(Findings::new(kind), Findings::with);
    for (kind, read) in readers {
        let mut findings = start(Some(kind));
        if read(&workbook, &mut findings) {
            return findings.finish(&workbook.sheets);
        }
    }
    start(None).with(whole(Fault::NoHeadings, HEADINGS.to_owned())).finish(&workbook.sheets)
}

fn whole(fault: Fault, detail: String) -> ImportProblem {
    ImportProblem { place: FilePlace::default(), weight: Weight::LeftOut, fault, detail }
}

/// A file of which nothing can be taken, and why.
fn nothing(fault: Fault, detail: String) -> PackImport {
    Findings::new(None).with(whole(fault, detail)).finish(&[])
}

#[cfg(test)]
mod tests;
