//! Our own spreadsheet of questions, empty or with a pack in it.

use std::collections::{HashMap, HashSet};

use domain::id::{ChoiceId, StoryId};
use domain::pack::{Contact, Pack, Question, QuestionKind, Story};
use domain::spelling::fold;
use rust_xlsxwriter::{DataValidation, Workbook, XlsxError};

use super::ExportError;
use super::cells::{self, Head};
use super::guide::{EXAMPLES, GUIDE, note};
use crate::import::packs::columns::{
    ABOUT_SHEET, CONTACTS_SHEET, Column, EXAMPLES_SHEET, GUIDE_SHEET, QUESTIONS_SHEET, STORIES_SHEET,
    kind_word, letter_of,
};

/// Down to which row the list of kinds drops.
const LAST_ROW: u32 = 500;

/// Writes the workbook.
pub fn write(pack: Option<&Pack>) -> Result<Vec<u8>, ExportError> {
    let mut workbook = cells::workbook()?;
    let stories = pack.map_or(&[][..], |pack| &pack.stories);
    let names = story_names(stories);
    let questions = pack.map_or(&[][..], |pack| &pack.questions);
    let rows = questions.iter().map(|question| question_row(question, &names));
    write_questions(&mut workbook, QUESTIONS_SHEET, rows)?;
    write_stories(&mut workbook, stories, &names)?;
    write_contacts(&mut workbook, pack.map_or(&[][..], |pack| &pack.contacts))?;
    write_about(&mut workbook, pack.map_or("", |pack| &pack.title))?;
    let examples =
        EXAMPLES.iter().map(|row| row.iter().map(|(column, text)| (*column, (*text).to_owned())).collect());
    write_questions(&mut workbook, EXAMPLES_SHEET, examples)?;
    write_guide(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}

/// What stands in a row, by column.
type Cells = Vec<(Column, String)>;

fn write_questions(
    workbook: &mut Workbook,
    name: &str,
    rows: impl Iterator<Item = Cells>,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(name)?;
    let heads =
        Column::ALL.map(|column| Head { text: column.heading(), width: width(column), note: note(column) });
    cells::write_heads(sheet, heads)?;
    let kinds = [
        QuestionKind::Single,
        QuestionKind::Multiple,
        QuestionKind::TrueFalse,
        QuestionKind::Order,
        QuestionKind::Number,
        QuestionKind::Text,
        QuestionKind::Prediction,
    ];
    let list = DataValidation::new()
        .allow_list_strings(&kinds.map(kind_word))?
        .set_error_title("Loại câu hỏi")?
        .set_error_message("Chị chọn một loại trong danh sách, hoặc để trống.")?;
    sheet.add_data_validation(1, 0, LAST_ROW, 0, &list)?;
    for (row, number) in rows.zip(1..) {
        for (column, text) in row {
            if let Some(place) = Column::ALL.iter().position(|one| *one == column) {
                cells::write(sheet, number, u16::try_from(place).unwrap_or_default(), &text)?;
            }
        }
    }
    Ok(())
}

fn width(column: Column) -> f64 {
    match column {
        Column::Question | Column::Explanation => 50.0,
        Column::Choice(0..4) | Column::Hint | Column::Document => 24.0,
        Column::Tolerance | Column::Unit => 10.0,
        _ => 16.0,
    }
}

fn question_row(question: &Question, stories: &HashMap<&StoryId, String>) -> Cells {
    let mut row = vec![
        (Column::Kind, kind_word(question.kind).to_owned()),
        (Column::Question, question.text.clone()),
        (Column::Right, right(question)),
        (Column::Hint, question.hint.clone()),
        (Column::Explanation, question.explanation.clone()),
        (Column::Document, question.source.document.clone()),
        (Column::Clause, question.source.clause.clone()),
        (Column::Link, question.source.link.clone()),
    ];
    let texts: Vec<&str> = question.choices.iter().map(|choice| choice.text.as_str()).collect();
    if question.kind != QuestionKind::TrueFalse || texts != ["Đúng", "Sai"] {
        let choices =
            texts.iter().enumerate().map(|(place, text)| (Column::Choice(place), (*text).to_owned()));
        row.extend(choices);
    }
    if let Some(number) = question.number.filter(|number| number.tolerance.thousandths() != 0) {
        row.push((Column::Tolerance, number.tolerance.written()));
    }
    if matches!(question.kind, QuestionKind::Number | QuestionKind::Prediction) {
        row.push((Column::Unit, question.unit.clone()));
    }
    if let Some(name) = question.story.as_ref().and_then(|story| stories.get(story)) {
        row.push((Column::Story, name.clone()));
    }
    row
}

/// What stands under "Đáp án".
fn right(question: &Question) -> String {
    let letter = |id: &ChoiceId| {
        let place = question.choices.iter().position(|choice| choice.id == *id);
        place.map(letter_of).map(String::from)
    };
    let right = || question.choices.iter().filter(|choice| choice.right).map(|choice| &choice.id);
    match question.kind {
        QuestionKind::Single | QuestionKind::Multiple => {
            right().filter_map(letter).collect::<Vec<_>>().join(", ")
        }
        QuestionKind::TrueFalse => {
            if right().any(|id| id.as_str() == "true") { "Đúng" } else { "Sai" }.to_owned()
        }
        QuestionKind::Order => question.order.iter().filter_map(letter).collect::<Vec<_>>().join(", "),
        QuestionKind::Number => question.number.map(|number| number.value.written()).unwrap_or_default(),
        // Marks count for nothing in a spelling, so that one that sets spellings apart can become another.
        QuestionKind::Text => {
            let spellings = question.accepted.iter().map(|spelling| spelling.replace(['|', ';'], ","));
            spellings.collect::<Vec<_>>().join(" | ")
        }
        QuestionKind::Prediction => String::new(),
    }
}

/// The name each story is referred to by: its title, and a number where another has the same.
fn story_names(stories: &[Story]) -> HashMap<&StoryId, String> {
    let (mut names, mut taken) = (HashMap::new(), HashSet::new());
    for story in stories {
        let mut name = story.title.clone();
        let mut number = 2;
        while !taken.insert(fold(&name)) {
            name = format!("{} ({number})", story.title);
            number += 1;
        }
        names.insert(&story.id, name);
    }
    names
}

fn write_stories(
    workbook: &mut Workbook,
    stories: &[Story],
    names: &HashMap<&StoryId, String>,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(STORIES_SHEET)?;
    let heads = [
        Head {
            text: "Tên", width: 30.0, note: "Tên ngắn, để ghi vào cột Tình huống của câu hỏi."
        },
        Head { text: "Nội dung", width: 90.0, note: "Câu chuyện, nhiều nhất 800 chữ cái." },
    ];
    cells::write_heads(sheet, heads)?;
    for (story, row) in stories.iter().zip(1..) {
        cells::write(sheet, row, 0, names.get(&story.id).map_or(&story.title, |name| name))?;
        cells::write(sheet, row, 1, &story.text)?;
    }
    Ok(())
}

fn write_contacts(workbook: &mut Workbook, contacts: &[Contact]) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(CONTACTS_SHEET)?;
    let heads = [
        Head { text: "Số điện thoại", width: 18.0, note: "Chỉ ghi số, ví dụ: 111." },
        Head { text: "Tên", width: 40.0, note: "Ai nghe máy." },
        Head { text: "Khi nào gọi", width: 60.0, note: "" },
    ];
    cells::write_heads(sheet, heads)?;
    for (contact, row) in contacts.iter().zip(1..) {
        for (text, column) in [&contact.phone, &contact.name, &contact.purpose].into_iter().zip(0..) {
            cells::write(sheet, row, column, text)?;
        }
    }
    Ok(())
}

fn write_about(workbook: &mut Workbook, title: &str) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(ABOUT_SHEET)?;
    sheet.set_column_width(0, 16.0)?.set_column_width(1, 60.0)?;
    sheet.set_column_format(1, &cells::plain())?;
    sheet.write_string_with_format(0, 0, "Tên bộ", &cells::heading())?;
    cells::write(sheet, 0, 1, title)
}

fn write_guide(workbook: &mut Workbook) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(GUIDE_SHEET)?;
    sheet.set_column_width(0, 100.0)?;
    for (line, row) in GUIDE.iter().zip(0..) {
        let format = if row == 0 { cells::heading() } else { cells::plain() };
        sheet.write_string_with_format(row, 0, *line, &format)?;
    }
    Ok(())
}
