//! What was understood of a file with questions, a survey or units, and what was not, before anything is saved.

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::pack::{Contact, Question, Story};
use crate::survey::Survey;
use crate::unit::UnitLevel;

/// The largest file that is read, in bytes.
pub const MOST_FILE_BYTES: usize = 5 * 1024 * 1024;

named! {
    /// What a file was taken for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FileKind {
        /// Our own spreadsheet of questions.
        OwnSheet = "own_sheet",
        /// Kahoot's spreadsheet.
        Kahoot = "kahoot",
        /// The spreadsheet of Wayground, formerly Quizizz.
        Wayground = "wayground",
        /// Moodle's GIFT text.
        Gift = "gift",
        /// Aiken text.
        Aiken = "aiken",
        /// An XLSForm: a survey.
        XlsForm = "xlsform",
        /// Our own spreadsheet of units.
        UnitSheet = "unit_sheet",
    }
}

named! {
    /// What a problem does to the row it is about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Weight {
        /// The row, or the whole file where no row is named, is left out.
        LeftOut = "left_out",
        /// The row is taken, but something of it was passed over or read otherwise than written.
        Changed = "changed",
        /// The row is taken as it is; something about it is worth a look.
        Advice = "advice",
    }
}

named! {
    /// What is wrong. The apps have the words; [`ImportProblem::detail`] is the text or number they are about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Fault {
        /// No spreadsheet of Excel's (.xlsx) and no text in UTF-8. Detail: empty.
        Unreadable = "unreadable",
        /// An old (.xls) or locked workbook. Detail: empty.
        OldWorkbook = "old_workbook",
        /// More than may be read. Detail: the most rows or bytes.
        TooLarge = "too_large",
        /// No row with the headings of a format we know. Detail: the headings looked for.
        NoHeadings = "no_headings",
        /// A hidden sheet was passed over. Detail: its name.
        HiddenSheet = "hidden_sheet",
        /// A cell is a formula whose value was never worked out. Detail: the formula.
        FormulaWithoutValue = "formula_without_value",
        /// A cell holds an error such as `#N/A`. Detail: the error.
        CellError = "cell_error",
        /// A cell that must be filled in is empty. Detail: its heading.
        Missing = "missing",
        /// Longer than may be. Detail: the most characters.
        TooLong = "too_long",
        /// A word that is none of those allowed here. Detail: the word.
        Unknown = "unknown",
        /// A kind of question or item that we do not have. Detail: the kind as written.
        KindNotTaken = "kind_not_taken",
        /// Fewer choices than two. Detail: how many.
        TooFewChoices = "too_few_choices",
        /// More choices than may be. Detail: the most.
        TooManyChoices = "too_many_choices",
        /// The same choice stands twice. Detail: the choice.
        ChoiceTwice = "choice_twice",
        /// Nothing says which answer is right. Detail: empty.
        NoRightAnswer = "no_right_answer",
        /// The right answer is none of the choices. Detail: as written.
        RightIsNoChoice = "right_is_no_choice",
        /// Several right answers where one is wanted. Detail: as written.
        ManyRight = "many_right",
        /// Not a number. Detail: as written.
        NotANumber = "not_a_number",
        /// Not a date. Detail: as written.
        NotADate = "not_a_date",
        /// The same question stood above. Detail: the row it stood in.
        QuestionTwice = "question_twice",
        /// A question without explanation. Detail: empty.
        NoExplanation = "no_explanation",
        /// A question without source. Detail: empty.
        NoSource = "no_source",
        /// A picture, sound or film is named that cannot be fetched: it can be added in the editor. Detail: as written.
        MediaLeftOut = "media_left_out",
        /// Something that we have no place for was passed over, such as marks, feedback or a time limit. Detail: as written.
        PassedOver = "passed_over",
        /// Text that breaks the rules of its format. Detail: the line.
        Syntax = "syntax",
        /// A condition that cannot be read. Detail: the condition and why.
        BadCondition = "bad_condition",
        /// A list of choices that is not there. Detail: its name.
        UnknownList = "unknown_list",
        /// The unit above is not there. Detail: its name.
        ParentMissing = "parent_missing",
        /// More than one unit has this name: a code tells them apart. Detail: the name.
        Ambiguous = "ambiguous",
        /// The same unit stands twice, or is there already. Detail: its name.
        UnitTwice = "unit_twice",
        /// The sum of other rows, no unit of its own. Detail: as written.
        SumRow = "sum_row",
        /// A unit cannot stand below one of this level. Detail: the level above.
        LevelOrder = "level_order",
        /// Breaks a rule that has no word of its own. Detail: the rule, in English.
        Other = "other",
    }
}

/// Where in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FilePlace {
    /// The sheet; empty in a text.
    pub sheet: String,
    /// The row, or the line of a text, from 1; 0 for the whole.
    pub row: u32,
    /// The column as Excel names it, such as `B`; empty for the whole row.
    pub column: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportProblem {
    /// Where.
    pub place: FilePlace,
    /// What it does to the row.
    pub weight: Weight,
    /// What is wrong.
    pub fault: Fault,
    /// What it is about, as [`Fault`] says.
    pub detail: String,
}

/// A question as read. Its id is unique in the file: `q1`, `q2`, … in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportedQuestion {
    /// Where it stands.
    pub place: FilePlace,
    /// The question; sound by the rules of [`crate::pack::check`].
    pub question: Question,
}

/// What a file of questions holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PackImport {
    /// What the file was taken for; none where it could not be told.
    pub kind: Option<FileKind>,
    /// The title it gives; empty where it gives none.
    pub title: String,
    /// The questions that can be taken.
    pub questions: Vec<ImportedQuestion>,
    /// The stories they share.
    pub stories: Vec<Story>,
    /// The hotlines it gives.
    pub contacts: Vec<Contact>,
    /// Rows that hold a question, taken or not.
    pub rows: u32,
    /// Every problem, in the order of the file.
    pub problems: Vec<ImportProblem>,
}

/// What an XLSForm holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyImport {
    /// What the file was taken for; none where it could not be told.
    pub kind: Option<FileKind>,
    /// The survey with the items that can be taken; none when there are none.
    pub survey: Option<Survey>,
    /// Rows that hold an item, taken or not.
    pub rows: u32,
    /// Every problem, in the order of the file.
    pub problems: Vec<ImportProblem>,
}

/// A unit as a row gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportedUnit {
    /// Where it stands.
    pub place: FilePlace,
    /// Its place in the list of the unit above it, where that stands in the same file; else it stands below the unit the
    /// file is read into.
    pub parent: Option<u32>,
    /// Its level.
    pub level: UnitLevel,
    /// Its name.
    pub name: String,
    /// How many members it has; 0 where that is not said.
    pub members: u32,
}

/// What a file of units holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitImport {
    /// What the file was taken for; none where it could not be told.
    pub kind: Option<FileKind>,
    /// The units that can be taken, each after the one above it.
    pub units: Vec<ImportedUnit>,
    /// Rows that hold a unit, taken or not.
    pub rows: u32,
    /// Every problem, in the order of the file.
    pub problems: Vec<ImportProblem>,
}
