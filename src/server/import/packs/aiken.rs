//! Aiken: a question, a line for each choice (`A. …` or `A) …`), and `ANSWER: B`.

use domain::import::{Fault, FileKind, FilePlace, PackImport};
use domain::pack::QuestionKind;
use domain::spelling::fold;

use super::choices::{self, Written};
use super::entry::{Findings, bare};
use crate::import::sheet::tidy;

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
enum Line<'a> {
    /// A choice: the place its letter names, and its words.
    Choice(usize, &'a str),
    /// The letters of what is right.
    Answer(&'a str),
    /// Part of a question.
    Words(&'a str),
}

impl<'a> Line<'a> {
    fn read(line: &'a str) -> Self {
        if let Some((name, answer)) = line.split_once(':')
            && matches!(fold(name).as_str(), "answer" | "dap an")
        {
            return Self::Answer(answer.trim());
        }
        let mut letters = line.chars();
        match (letters.next(), letters.next()) {
            (Some(letter @ 'A'..='Z'), Some('.' | ')')) => {
                let place = usize::from(u8::try_from(letter).unwrap_or(b'A') - b'A');
                Self::Choice(place, letters.as_str())
            }
            _ => Self::Words(line),
        }
    }
}

/// A question while its lines come.
#[derive(Default)]
struct Block {
    /// Its first line, from 1; 0 before that.
    line: u32,
    text: String,
    written: Vec<Written>,
}

/// Whether a line says what is right.
pub fn is_likely(text: &str) -> bool {
    text.lines().any(|line| matches!(Line::read(line.trim()), Line::Answer(_)))
}

/// Reads Aiken.
pub fn read(text: &str) -> PackImport {
    let mut findings = Findings::new(Some(FileKind::Aiken));
    let mut block = Block::default();
    for (line, number) in text.lines().map(str::trim).zip(1..).filter(|(line, _)| !line.is_empty()) {
        match Line::read(line) {
            Line::Answer(answer) => {
                let line = if block.line == 0 { number } else { block.line };
                end(&mut findings, Block { line, ..block }, answer);
                block = Block::default();
                continue;
            }
            Line::Choice(place, text) if !block.text.is_empty() => {
                block.written.push(Written { column: None, place, text: tidy(text), right: false });
            }
            Line::Choice(..) | Line::Words(_) => {
                // The next question has started, and the one above has no answer.
                if !block.written.is_empty() {
                    end(&mut findings, block, "");
                    block = Block::default();
                }
                block.text.push(' ');
                block.text.push_str(line);
            }
        }
        if block.line == 0 {
            block.line = number;
        }
    }
    if block.line > 0 {
        end(&mut findings, block, "");
    }
    findings.finish(&[])
}

fn end(findings: &mut Findings, mut block: Block, answer: &str) {
    let mut entry = findings.question(FilePlace { row: block.line, ..FilePlace::default() });
    let text = entry.text(None, "question", &tidy(&block.text));
    let named = fold(answer);
    if named.is_empty() {
        entry.leave_out(None, Fault::NoRightAnswer, "");
    }
    for letter in named.split(' ').filter(|letter| !letter.is_empty()) {
        let place = match letter.as_bytes() {
            [letter @ b'a'..=b'z'] => usize::from(letter - b'a'),
            _ => usize::MAX,
        };
        match block.written.iter_mut().find(|one| one.place == place) {
            Some(one) => one.right = true,
            None => {
                entry.leave_out(None, Fault::RightIsNoChoice, answer);
                break;
            }
        }
    }
    if block.written.iter().any(|one| one.text.is_empty()) {
        entry.leave_out(None, Fault::Missing, "choice");
    }
    let mut question = bare(QuestionKind::Single, text);
    choices::give(&mut entry, &mut question, &block.written);
    entry.take(question);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        assert_eq!(Line::read("A. Gọi 111"), Line::Choice(0, " Gọi 111"));
        assert_eq!(Line::read("D) Im lặng"), Line::Choice(3, " Im lặng"));
        assert_eq!(Line::read("ANSWER: D"), Line::Answer("D"));
        assert_eq!(Line::read("Đáp án : B"), Line::Answer("B"));
        assert_eq!(Line::read("Ai gọi: chị Hoa?"), Line::Words("Ai gọi: chị Hoa?"));
        assert_eq!(Line::read("Á."), Line::Words("Á."));
    }
}
