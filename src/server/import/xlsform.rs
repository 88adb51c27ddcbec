//! Surveys as XLSForms (<https://xlsform.org>): the workbooks that people write for ODK, KoboToolbox and others. Of these is taken
//! what our surveys have; whatever is not taken is told with its row.

mod choices;
mod constraint;
mod headings;
mod item;
mod kinds;
mod names;
mod problems;
mod relevant;
mod rows;
mod settings;
mod spelling;
mod xpath;

use domain::id::SurveyId;
use domain::import::{Fault, FileKind, FilePlace, ImportProblem, MOST_FILE_BYTES, SurveyImport, Weight};
use domain::spelling::fold;
use domain::survey::{FORMAT, ItemKind, Survey};

use super::sheet::{self, Sheet, Workbook};
use headings::{Column, Table};
use item::Form;
use problems::Problems;
use settings::Settings;

pub use relevant::plain;
pub use spelling::{Spelling, written};

/// What is looked for, for the words of [`Fault::NoHeadings`].
const HEADINGS: &str = "survey: type, name, label";
/// What stands before the first item where the form has no note for it.
const INTRO: &str = "Có mấy câu hỏi ngắn. Hội chỉ xem số chung của cả nhóm. Không ghi tên, không ghi số điện thoại. Câu nào không \
                     muốn trả lời, chị cứ bỏ qua.";

/// Reads an XLSForm; `name` is the file's, and `today` (`YYYY-MM-DD`) the day its wording counts as checked. Nothing is saved. A
/// survey that is given keeps every rule of [`Survey::problems`].
#[must_use]
pub fn read(name: &str, bytes: &[u8], today: &str) -> SurveyImport {
    let nothing = |problems| SurveyImport { kind: None, survey: None, rows: 0, problems };
    if bytes.len() > MOST_FILE_BYTES {
        return nothing(vec![of_file(Fault::TooLarge, MOST_FILE_BYTES.to_string())]);
    }
    match sheet::read(bytes) {
        Ok(workbook) => read_workbook(&workbook, name, today).unwrap_or_else(|| {
            nothing([workbook.problems, vec![of_file(Fault::NoHeadings, HEADINGS.to_owned())]].concat())
        }),
        Err(problem) => nothing(vec![problem]),
    }
}

/// What keeps the whole file from being read.
fn of_file(fault: Fault, detail: String) -> ImportProblem {
    ImportProblem { place: FilePlace::default(), weight: Weight::LeftOut, fault, detail }
}

/// A survey without items, and without words of its own.
fn bare() -> Survey {
    Survey {
        format: FORMAT.to_owned(),
        id: SurveyId::new("khao-sat"),
        version: 1,
        lang: "vi".to_owned(),
        title: "Khảo sát".to_owned(),
        intro: INTRO.to_owned(),
        sensitive: false,
        pairs: false,
        reviewed_on: String::new(),
        items: vec![],
        closing: String::new(),
        contacts: vec![],
    }
}

/// Reads the sheets; none where none of them is one of an XLSForm.
fn read_workbook(workbook: &Workbook, name: &str, today: &str) -> Option<SurveyImport> {
    let of = |name: &str| workbook.sheets.iter().find(|sheet| fold(&sheet.name) == name);
    let is_form = |sheet: &Sheet| Table::find(sheet, &[Column::Type, Column::Label]).is_some();
    let sheet = of("survey").or_else(|| workbook.sheets.iter().find(|sheet| is_form(sheet)))?;
    let table = Table::find(sheet, &[Column::Type, Column::Label])?;
    let mut problems = Problems::default();
    workbook.problems.iter().cloned().for_each(|problem| problems.add(problem));
    let settings = of("settings").map(|sheet| settings::read(sheet, &mut problems)).unwrap_or_default();
    let language = table.language(&settings.default_language);
    for other in &language.others {
        problems.report(sheet.place(0, None), Weight::Changed, Fault::PassedOver, format!("label::{other}"));
    }
    let choices = of("choices").or_else(|| of("choices and columns"));
    let choices = choices.and_then(|sheet| Table::find(sheet, &[Column::List, Column::Name]));
    let lists = choices.map(|table| choices::read(&table, &language, &mut problems)).unwrap_or_default();
    let read = rows::read(&Form { table: &table, language: &language, lists: &lists }, &mut problems);
    let contacts = of("contacts").map(|sheet| settings::contacts(sheet, &mut problems)).unwrap_or_default();
    let survey = Survey {
        lang: language.code,
        intro: read.intro.unwrap_or_else(|| INTRO.to_owned()),
        reviewed_on: today.to_owned(),
        items: read.items,
        contacts,
        ..bare()
    };
    let survey = finished(survey, settings, name, &mut problems, &sheet.place(0, None));
    let sheets: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let problems = problems.in_order(&sheets);
    Some(SurveyImport { kind: Some(FileKind::XlsForm), survey, rows: read.rows, problems })
}

/// The survey with its settings, if it is one.
fn finished(
    mut survey: Survey,
    settings: Settings,
    name: &str,
    problems: &mut Problems,
    place: &FilePlace,
) -> Option<Survey> {
    if settings.is_refused || survey.items.iter().all(|item| item.kind == ItemKind::Note) {
        return None;
    }
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let file = sheet::tidy(file.rsplit_once('.').map_or(file, |(start, _)| start));
    let title = [settings.title, file].into_iter().find(|title| !title.is_empty());
    survey.title = title.map_or(survey.title, |title| settings::short_title(&title));
    survey.id = SurveyId::new(names::slug(&[&settings.id, &survey.title]));
    (survey.sensitive, survey.pairs, survey.closing) = (settings.sensitive, settings.pairs, settings.closing);
    let own = |survey: &Survey| survey.problems().into_iter().next().map(|problem| problem.to_string());
    if let Some(rule) = own(&survey)
        && survey.sensitive
    {
        // What somebody may see over her shoulder is none of the file's business.
        problems.report(place.clone(), Weight::Changed, Fault::Other, rule);
        survey.title = bare().title;
    }
    if let Some(rule) = own(&survey) {
        problems.report(place.clone(), Weight::LeftOut, Fault::Other, rule);
        return None;
    }
    Some(survey)
}

#[cfg(test)]
mod tests;
