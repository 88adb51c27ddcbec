//! A spreadsheet of units: our own, with a row a unit that names the one above it, or the usual one with a column a level.

mod columns;
mod rows;

use domain::import::{Fault, FileKind, FilePlace, ImportProblem, ImportedUnit, UnitImport, Weight};
use domain::organizer::units::LevelNames;
use domain::unit::UnitLevel;

use super::sheet::{self, Sheet};
use rows::{Read, resolve};

/// The last row in which headings are looked for.
const LAST_HEADING: u32 = 30;

/// A unit that a file is read into, or one above it.
#[derive(Clone, Debug)]
pub struct Into {
    /// Its level.
    pub level: UnitLevel,
    /// Its name.
    pub name: String,
}

/// Reads a spreadsheet of units that are to stand below the last of `into`; before it are those above it, from the top down (none: at the
/// top). Rows that name one of these are no new units. `names` is what the levels are called here. Nothing is saved.
#[must_use]
pub fn read(bytes: &[u8], into: &[Into], names: &LevelNames) -> UnitImport {
    let mut import = UnitImport { kind: None, units: Vec::new(), rows: 0, problems: Vec::new() };
    let workbook = match sheet::read(bytes) {
        Ok(workbook) => workbook,
        Err(problem) => {
            import.problems.push(problem);
            return import;
        }
    };
    import.problems = workbook.problems;
    for sheet in &workbook.sheets {
        if let Some(found) = columns::read(sheet, names) {
            import.kind = Some(FileKind::UnitSheet);
            let (units, problems) = take(sheet, found, into);
            import.rows = units.1;
            import.units = units.0;
            import.problems.extend(problems);
            sort(&mut import.problems);
            return import;
        }
    }
    import.problems.push(ImportProblem {
        place: FilePlace::default(),
        weight: Weight::LeftOut,
        fault: Fault::NoHeadings,
        detail: "Cấp, Tên đơn vị, Thuộc đơn vị".to_owned(),
    });
    import
}

type Taken = ((Vec<ImportedUnit>, u32), Vec<ImportProblem>);

fn take(sheet: &Sheet, found: Read, into: &[Into]) -> Taken {
    let rows = found.count;
    let mut problems = found.problems;
    let units = resolve(sheet, found.rows, into, &mut problems);
    ((units, rows), problems)
}

fn sort(problems: &mut [ImportProblem]) {
    problems.sort_by(|a, b| (&a.place.sheet, a.place.row).cmp(&(&b.place.sheet, b.place.row)));
}

#[cfg(test)]
mod tests;
