//! Moodle's GIFT: questions as text, `::title::words{answers}`, a blank line between them.
//! The format is described at <https://docs.moodle.org/en/GIFT_format>.

mod answers;
mod marks;

use domain::import::{Fault, FileKind, FilePlace, PackImport, Weight};
use domain::pack::{EXPLANATION_CHARS, Question, QuestionKind};

use super::entry::{Entry, Findings, bare};
use marks::Text;

/// Stands for the missing word of a question that goes on behind its answers.
const GAP: &str = "_____";

/// A question as it stands in the file: its first line, from 1, and its text.
struct Block {
    line: u32,
    text: Text,
}

/// Whether the text has answers in braces.
pub fn is_likely(text: &str) -> bool {
    text.contains('{') && blocks(text).iter().any(|block| block.text.split_braces().is_some())
}

/// Reads GIFT.
pub fn read(text: &str) -> PackImport {
    let mut findings = Findings::new(Some(FileKind::Gift));
    for block in blocks(text) {
        read_block(&mut findings, &block);
    }
    findings.finish(&[])
}

/// The questions of a text: a blank line ends one, and so does a title where nothing is open.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut lines, mut first, mut is_whole) = (Vec::new(), 0, false);
    let mut end = |lines: &mut Vec<&str>, first: u32| {
        if !lines.is_empty() {
            blocks.push(Block { line: first, text: Text::read(&lines.join("\n")) });
            lines.clear();
        }
    };
    for (line, number) in text.lines().map(str::trim).zip(1..) {
        if line.starts_with("//") || line.starts_with("$CATEGORY:") {
            continue;
        }
        if line.is_empty() || (is_whole && line.starts_with("::")) {
            end(&mut lines, first);
            is_whole = false;
        }
        if !line.is_empty() {
            if lines.is_empty() {
                first = number;
            }
            lines.push(line);
            is_whole |= line.ends_with('}') && !line.ends_with("\\}");
        }
    }
    end(&mut lines, first);
    blocks
}

fn read_block(findings: &mut Findings, block: &Block) {
    let mut entry = findings.question(FilePlace { row: block.line, ..FilePlace::default() });
    let Some((before, answers, behind)) = block.text.split_braces() else {
        return if block.text.has_mark('{') || block.text.has_mark('}') {
            entry.leave_out(None, Fault::Syntax, block.text.first_line());
        } else {
            // Moodle shows it as a text without a question.
            entry.leave_out(None, Fault::KindNotTaken, "description");
        };
    };
    let (_, before) = before.split_title();
    let words = if behind.is_empty() { before.words() } else { before.words().with_gap(&behind.words()) };
    if let Some(media) = &words.media {
        entry.change(None, Fault::MediaLeftOut, media.as_str());
    }
    let text = entry.text(None, "question", &words.text);
    let mut question = bare(QuestionKind::Single, text);
    let (answers, general) = answers.split_general_feedback();
    if let Err((fault, detail)) = answers::read(&mut entry, &mut question, &answers) {
        entry.leave_out(None, fault, detail);
    }
    give_explanation(&mut entry, &mut question, &general.words().text);
    entry.take(question);
}

/// What is said to everybody explains best; else what is said to those who are right.
fn give_explanation(entry: &mut Entry, question: &mut Question, general: &str) {
    if !general.is_empty() {
        if !question.explanation.is_empty() {
            entry.report(Weight::Changed, None, Fault::PassedOver, question.explanation.as_str());
        }
        question.explanation = general.to_owned();
    }
    question.explanation = entry.cut(None, &question.explanation, EXPLANATION_CHARS);
}
