//! An XLSForm (xlsform.org) as one of our surveys: the subset that fits an item a screen. What does not fit is told with its row
//! and left out; nothing is shown to more people than its author meant.

mod conditions;
mod form;
mod items;

use domain::id::SurveyId;
use domain::import::{Fault, FileKind, FilePlace, ImportProblem, SurveyImport, Weight};
use domain::spelling::fold;
use domain::survey::{FORMAT, ItemKind, Survey};

use super::sheet;
use form::{Choices, Heads, Settings};

/// What is said before the first item where the form says nothing.
const INTRO: &str =
    "Phiếu này hỏi ý kiến của chị. Không ghi tên, không có đúng sai. Câu nào không muốn trả lời, chị bỏ qua.";
/// The longest title a survey may have, in characters.
const TITLE_CHARS: usize = 80;
const DEFAULT_ID: &str = "khao-sat";

/// Reads an XLSForm; `name` is the file's, `today` is `YYYY-MM-DD`. Nothing is saved.
#[must_use]
pub fn read(name: &str, bytes: &[u8], today: &str) -> SurveyImport {
    let mut import = SurveyImport { kind: None, survey: None, rows: 0, problems: Vec::new() };
    let workbook = match sheet::read(bytes) {
        Ok(workbook) => workbook,
        Err(problem) => {
            import.problems.push(problem);
            return import;
        }
    };
    import.problems = workbook.problems;
    let named = |wanted: &str| workbook.sheets.iter().find(|sheet| fold(&sheet.name) == wanted);
    let settings = named("settings").map(Settings::read).unwrap_or_default();
    let found = named("survey")
        .and_then(|sheet| Some((sheet, Heads::find(sheet, &["type", "name"], &settings.language)?)));
    let Some((sheet, heads)) = found else {
        import.problems.push(of_file(Fault::NoHeadings, "survey: type, name, label"));
        return import;
    };
    import.kind = Some(FileKind::XlsForm);
    let choices =
        named("choices").map(|sheet| Choices::read(sheet, &settings.language, &mut import.problems));
    let mut items = items::read(sheet, &heads, &choices.unwrap_or_default(), &mut import);
    // A note that comes first is what people write before the first question.
    let intro = match items.first() {
        Some(first) if first.kind == ItemKind::Note && first.show_if.is_empty() => items.remove(0).text,
        _ => INTRO.to_owned(),
    };
    let survey = Survey {
        format: FORMAT.to_owned(),
        id: SurveyId::new(slug(&settings.id)),
        version: 1,
        lang: "vi".to_owned(),
        title: title(&settings.title, name),
        intro,
        sensitive: settings.sensitive,
        pairs: false,
        reviewed_on: today.to_owned(),
        items,
        closing: String::new(),
        contacts: Vec::new(),
    };
    let problems = survey.problems();
    if problems.is_empty() {
        import.survey = Some(survey);
    }
    import.problems.extend(problems.iter().map(|problem| of_file(Fault::Other, &problem.to_string())));
    import.problems.sort_by(|a, b| (&a.place.sheet, a.place.row).cmp(&(&b.place.sheet, b.place.row)));
    import
}

fn of_file(fault: Fault, detail: &str) -> ImportProblem {
    ImportProblem { place: FilePlace::default(), weight: Weight::LeftOut, fault, detail: detail.to_owned() }
}

fn title(given: &str, file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let title = sheet::tidy(if given.is_empty() { stem } else { given });
    let title: String = title.chars().take(TITLE_CHARS).collect();
    if title.trim().is_empty() { "Khảo sát".to_owned() } else { title }
}

fn slug(id: &str) -> String {
    let slug = fold(id).split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let slug: String = slug.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
    if slug.is_empty() { DEFAULT_ID.to_owned() } else { slug }
}

#[cfg(test)]
mod tests;
