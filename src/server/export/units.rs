//! Units as a spreadsheet, empty or with a tree in it: what [`crate::import::units`] reads.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::organizer::units::{LevelNames, UnitInfo};
use domain::unit::UnitLevel;
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::ExportError;
use super::cells::{self, Head};

/// Down to which row the list of levels drops.
const LAST_ROW: u32 = 6000;
const LEVELS: [UnitLevel; 5] =
    [UnitLevel::Central, UnitLevel::Province, UnitLevel::Commune, UnitLevel::Branch, UnitLevel::Group];
const EXAMPLES: [[&str; 3]; 3] = [
    ["Chi hội thôn Vạn Xuân", "", "120"],
    ["Tổ 1", "Chi hội thôn Vạn Xuân", "35"],
    ["Chi hội thôn An Bình", "", "98"],
];
const EXAMPLE_LEVELS: [UnitLevel; 3] = [UnitLevel::Branch, UnitLevel::Group, UnitLevel::Branch];
const GUIDE: [&str; 5] = [
    "Mỗi hàng trong trang Đơn vị là một đơn vị. Thứ tự các hàng không quan trọng.",
    "Cấp: chọn trong danh sách.",
    "Thuộc đơn vị: tên hoặc mã của đơn vị cấp trên trong cùng tệp. Để trống nếu thuộc ngay đơn vị chị chọn khi nhập.",
    "Số hội viên: chỉ ghi số. Chưa đếm thì để trống.",
    "Mã: chỉ cần khi có hai đơn vị trùng tên; chị tự đặt, ví dụ VX1.",
];

/// The template: headings, a list of levels, examples and a guide.
///
/// # Errors
/// [`ExportError`] if it breaks a rule of Excel's.
pub fn template(names: &LevelNames) -> Result<Vec<u8>, ExportError> {
    write(&[], names)
}

/// The same workbook with units in it. One whose parent is not among them stands below the unit it is read into.
///
/// # Errors
/// [`ExportError`] if it breaks a rule of Excel's.
pub fn sheet(units: &[UnitInfo], names: &LevelNames) -> Result<Vec<u8>, ExportError> {
    write(units, names)
}

fn write(units: &[UnitInfo], names: &LevelNames) -> Result<Vec<u8>, ExportError> {
    let mut workbook = cells::workbook()?;
    let sheet = workbook.add_worksheet().set_name("Đơn vị")?;
    heads(sheet, names)?;
    let codes = codes(units);
    for (unit, row) in units.iter().zip(1..) {
        let parent = unit.parent.as_ref().and_then(|parent| codes.get(parent));
        cells::write(sheet, row, 0, names.of(unit.level))?;
        cells::write(sheet, row, 1, &unit.name)?;
        cells::write(sheet, row, 2, parent.map_or("", String::as_str))?;
        if unit.members > 0 {
            cells::write(sheet, row, 3, &unit.members.to_string())?;
        }
        cells::write(sheet, row, 4, codes.get(&unit.id).map_or("", String::as_str))?;
    }
    let examples = workbook.add_worksheet().set_name("Ví dụ")?;
    heads(examples, names)?;
    for ((cells, level), row) in EXAMPLES.iter().zip(EXAMPLE_LEVELS).zip(1..) {
        cells::write(examples, row, 0, names.of(level))?;
        for (text, column) in cells.iter().zip(1..) {
            cells::write(examples, row, column, text)?;
        }
    }
    let guide = workbook.add_worksheet().set_name("Hướng dẫn")?;
    guide.set_column_width(0, 90)?;
    for (text, row) in GUIDE.iter().zip(0..) {
        cells::write(guide, row, 0, text)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// What each unit is called in the file: names may be shared, codes are not.
fn codes(units: &[UnitInfo]) -> HashMap<&UnitId, String> {
    units.iter().zip(1..).map(|(unit, number): (_, u32)| (&unit.id, format!("DV{number}"))).collect()
}

fn heads(sheet: &mut Worksheet, names: &LevelNames) -> Result<(), XlsxError> {
    let head = |text, width, note| Head { text, width, note };
    let heads = [
        head("Cấp", 16.0, "Chọn trong danh sách."),
        head("Tên đơn vị", 40.0, ""),
        head(
            "Thuộc đơn vị",
            40.0,
            "Tên hoặc mã của đơn vị cấp trên trong tệp này. Để trống nếu thuộc ngay đơn vị chị chọn khi nhập.",
        ),
        head("Số hội viên", 14.0, "Chỉ ghi số. Chưa đếm thì để trống."),
        head("Mã", 10.0, "Chỉ cần khi có hai đơn vị trùng tên."),
    ];
    cells::write_heads(sheet, heads)?;
    let levels = LEVELS.map(|level| names.of(level));
    // Excel takes no list of more than 255 characters: names may be longer than that together.
    if let Ok(list) = DataValidation::new().allow_list_strings(&levels) {
        let list = list.set_error_title("Cấp")?.set_error_message("Chị chọn một cấp trong danh sách.")?;
        sheet.add_data_validation(1, 0, LAST_ROW, 0, &list)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::units::read;

    fn unit(id: usize, parent: Option<usize>, level: UnitLevel, name: String, members: u32) -> UnitInfo {
        let id_of = |n: usize| UnitId::new(n.to_string());
        UnitInfo {
            id: id_of(id),
            parent: parent.map(id_of),
            level,
            name,
            members,
            closed_on: None,
            merged_into: None,
        }
    }

    #[test]
    fn the_template_is_read_as_one_without_units() {
        let import = read(&template(&LevelNames::default()).unwrap(), &[], &LevelNames::default());
        assert!(import.kind.is_some() && import.units.is_empty(), "{import:?}");
        assert_eq!(import.problems, vec![]);
    }

    proptest! {
        #[test]
        fn a_tree_is_read_back_as_it_was(seed in prop::collection::vec(("[=+@a-zà-ỹ ]{1,12}", 0_u32..5000, any::<prop::sample::Index>()), 1..12)) {
            let mut units: Vec<UnitInfo> = Vec::new();
            for (n, (name, members, above)) in seed.into_iter().enumerate() {
                let name = crate::import::sheet::tidy(&name);
                let name = if name.is_empty() { "x".to_owned() } else { name };
                let parent = (n > 0).then(|| above.index(n)).filter(|at| units[*at].level < UnitLevel::Group);
                let level = parent.map_or(UnitLevel::Central, |at| {
                    LEVELS[LEVELS.iter().position(|level| *level == units[at].level).unwrap() + 1]
                });
                // No two of one name in one place.
                units.push(unit(n, parent, level, format!("{name} {n}"), members));
            }
            let names = LevelNames::default();
            let import = read(&sheet(&units, &names).unwrap(), &[], &names);
            prop_assert_eq!(&import.problems, &vec![]);
            let path = |name: &str, parent: Option<String>| [parent.unwrap_or_default(), name.to_owned()].join("/");
            let mut before: Vec<_> = units.iter().map(|unit| {
                let parent = unit.parent.as_ref().map(|id| units[id.as_str().parse::<usize>().unwrap()].name.clone());
                (unit.level, path(&unit.name, parent), unit.members)
            }).collect();
            let mut after: Vec<_> = import.units.iter().map(|unit| {
                let parent = unit.parent.map(|at| import.units[at as usize].name.clone());
                (unit.level, path(&unit.name, parent), unit.members)
            }).collect();
            before.sort();
            after.sort();
            prop_assert_eq!(before, after);
        }
    }
}
