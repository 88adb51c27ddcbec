//! Spreadsheets of units as people make them.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

use super::*;

fn names() -> LevelNames {
    LevelNames::default()
}

fn into(level: UnitLevel, name: &str) -> Into {
    Into { level, name: name.to_owned() }
}

fn tinh() -> Vec<Into> {
    vec![into(UnitLevel::Province, "Tỉnh Quảng Ngãi")]
}

fn xa() -> Vec<Into> {
    [tinh(), vec![into(UnitLevel::Commune, "Xã Nguyễn Nghiêm")]].concat()
}

fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Đơn vị").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn told(import: &UnitImport) -> Vec<String> {
    let name = |place: u32| import.units[place as usize].name.clone();
    let unit = |unit: &ImportedUnit| {
        let parent = unit.parent.map_or("-".to_owned(), name);
        format!("{} {} < {parent} {}", unit.level.name(), unit.name, unit.members)
    };
    import.units.iter().map(unit).collect()
}

fn faults(import: &UnitImport) -> Vec<(u32, &str, Fault, &str)> {
    let fault = |p: &ImportProblem| (p.place.row, p.fault);
    let _ = fault;
    import
        .problems
        .iter()
        .map(|p| (p.place.row, p.place.column.as_str(), p.fault, p.detail.as_str()))
        .collect()
}

#[test]
fn our_own_sheet_in_any_order_below_a_title() {
    let bytes = sheet(&[
        &["HỘI LHPN XÃ NGUYỄN NGHIÊM"],
        &[],
        &["Tên đơn vị", "CẤP", "Số hội viên", "Thuộc\u{a0}đơn vị"],
        &["Tổ 1", "Tổ", "", "Chi hội thôn Vạn Xuân"],
        &["Chi hội thôn Vạn Xuân", "chi hội", "1.250", ""],
        &["Chi ho\u{302}\u{323}i An Bình", "Chi hội", "khoảng 50", ""],
    ]);
    let import = read(&bytes, &xa(), &names());
    assert_eq!(
        told(&import),
        [
            "branch Chi hội thôn Vạn Xuân < - 1250",
            "branch Chi hội An Bình < - 0",
            "group Tổ 1 < Chi hội thôn Vạn Xuân 0"
        ]
    );
    assert_eq!(faults(&import), [(6, "C", Fault::NotANumber, "khoảng 50")]);
    assert_eq!(import.rows, 3);
}

#[test]
fn one_bad_row_costs_itself_and_those_below_it() {
    let bytes = sheet(&[
        &["Cấp", "Tên đơn vị", "Thuộc đơn vị", "Mã"],
        &["Xã", "Xã A", "", "a"],
        &["Chi hội", "Thôn 1", "Xã A"],
        &["Chi hội", "", "Xã A"],
        &["Chi bộ", "Thôn 2", "Xã A"],
        &["Tổ", "Tổ của thôn 2", "Thôn 2"],
        &["Chi hội", "Thôn 1", "Xã A"],
        &["Xã", "Xã B", "", "b"],
        &["Chi hội", "Thôn 1", "b"],
        &["Tổ", "Tổ nào", "Thôn 1"],
        &["Chi hội", "Thôn 3", "Tổ nào"],
        &["Tỉnh", "Tỉnh C", ""],
    ]);
    let import = read(&bytes, &tinh(), &names());
    assert_eq!(
        told(&import),
        ["commune Xã A < - 0", "commune Xã B < - 0", "branch Thôn 1 < Xã A 0", "branch Thôn 1 < Xã B 0"]
    );
    assert_eq!(
        faults(&import),
        [
            (4, "B", Fault::Missing, "Tên đơn vị"),
            (5, "A", Fault::Unknown, "Chi bộ"),
            (6, "C", Fault::ParentMissing, "Thôn 2"),
            (7, "C", Fault::UnitTwice, "Thôn 1"),
            (10, "C", Fault::Ambiguous, "Thôn 1"),
            (11, "C", Fault::LevelOrder, "group"),
            (12, "C", Fault::LevelOrder, "province"),
        ]
    );
}

#[test]
fn a_column_a_level_with_merged_cells() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let center = Format::new();
    sheet.merge_range(0, 0, 0, 3, "DANH SÁCH CHI HỘI", &center).unwrap();
    for (column, heading) in (0..).zip(["STT", "Xã, phường", "Chi hội", "Hội viên"]) {
        sheet.write_string(1, column, heading).unwrap();
    }
    sheet.merge_range(2, 1, 3, 1, "Xã Nguyễn Nghiêm", &center).unwrap();
    for (row, (branch, members)) in (2..).zip([("Vạn Xuân", 120), ("An Bình", 80)]) {
        sheet.write_number(row, 0, row - 1).unwrap();
        sheet.write_string(row, 2, branch).unwrap();
        sheet.write_number(row, 3, members).unwrap();
    }
    sheet.write_string(4, 1, "Phường Trà Câu").unwrap();
    sheet.write_string(4, 2, "Vạn Xuân").unwrap();
    let import = read(&workbook.save_to_buffer().unwrap(), &tinh(), &names());
    assert_eq!(
        told(&import),
        [
            "commune Xã Nguyễn Nghiêm < - 0",
            "commune Phường Trà Câu < - 0",
            "branch Vạn Xuân < Xã Nguyễn Nghiêm 120",
            "branch An Bình < Xã Nguyễn Nghiêm 80",
            "branch Vạn Xuân < Phường Trà Câu 0",
        ]
    );
    assert_eq!((import.problems, import.rows), (vec![], 3));
}

#[test]
fn levels_go_by_the_names_that_an_admin_has_set() {
    let names = LevelNames { branch: "Chi hội cơ sở".into(), ..LevelNames::default() };
    let bytes = sheet(&[&["Cấp", "Tên đơn vị"], &["chi hội cơ sở", "A"], &["Chi hội", "B"]]);
    let import = read(&bytes, &[], &names);
    assert_eq!(told(&import), ["branch A < - 0", "branch B < - 0"]);
}

#[test]
fn what_is_no_sheet_of_units_says_what_was_looked_for() {
    let import = read(&sheet(&[&["Câu hỏi", "Đáp án"], &["1", "A"]]), &[], &names());
    assert_eq!((import.kind, import.problems[0].fault), (None, Fault::NoHeadings));
    assert_eq!(read(b"text", &[], &names()).problems[0].fault, Fault::Unreadable);
}

#[test]
fn five_thousand_units_are_read_in_a_moment() {
    let mut rows: Vec<Vec<String>> = vec![["Cấp", "Tên đơn vị", "Thuộc đơn vị"].map(str::to_owned).into()];
    for commune in 0..100 {
        rows.push(vec!["Xã".into(), format!("Xã {commune}"), String::new()]);
        for branch in 0..49 {
            rows.push(vec!["Chi hội".into(), format!("Chi hội {branch}"), format!("Xã {commune}")]);
        }
    }
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let bytes = sheet(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let import = read(&bytes, &tinh(), &names());
    assert_eq!((import.units.len(), import.problems.len()), (5000, 0));
}

#[test]
fn the_unit_it_is_read_into_and_those_above_it_may_have_rows_of_their_own() {
    let all = ["branch Chi hội thôn Vạn Xuân < - 120", "group Tổ 1 < Chi hội thôn Vạn Xuân 34"];
    let a_level = sheet(&[
        &["Tỉnh", "Xã", "Chi hội", "Tổ", "Số hội viên"],
        &["Tỉnh Quảng Ngãi", "XÃ NGUYỄN NGHIÊM", "Chi hội thôn Vạn Xuân", "", "120"],
        &["", "", "", "Tổ 1", "34"],
    ]);
    let import = read(&a_level, &xa(), &names());
    assert_eq!((told(&import), faults(&import)), (all.map(str::to_owned).to_vec(), vec![]));
    let own = sheet(&[
        &["Cấp", "Tên đơn vị", "Thuộc đơn vị", "Số hội viên", "Mã"],
        &["Xã", "Xã Nguyễn Nghiêm", "", "900", "DV1"],
        &["Chi hội", "Chi hội thôn Vạn Xuân", "DV1", "120", "DV2"],
        &["Tổ", "Tổ 1", "DV2", "34", "DV3"],
    ]);
    let import = read(&own, &xa(), &names());
    assert_eq!((told(&import), faults(&import)), (all.map(str::to_owned).to_vec(), vec![]));
    // Named without a row of its own.
    let named = sheet(&[
        &["Cấp", "Tên đơn vị", "Thuộc đơn vị"],
        &["Chi hội", "Chi hội thôn An Bình", "Xã Nguyễn Nghiêm"],
        &["Chi hội", "Chi hội thôn Tân Lập", "Xã Ba Tơ"],
    ]);
    let import = read(&named, &xa(), &names());
    assert_eq!(told(&import), ["branch Chi hội thôn An Bình < - 0"]);
    assert_eq!(faults(&import), [(3, "C", Fault::ParentMissing, "Xã Ba Tơ")]);
    // Another commune does not come in by the way.
    let other = sheet(&[&["Xã", "Chi hội", "Số hội viên"], &["Xã Ba Tơ", "Chi hội thôn Tân Lập", "10"]]);
    let import = read(&other, &xa(), &names());
    assert_eq!((import.units.len(), import.problems.len()), (0, 2));
}

#[test]
fn a_row_of_sums_is_no_unit() {
    let bytes = sheet(&[
        &["STT", "Chi hội", "Tổ", "Số hội viên"],
        &["1", "Chi hội thôn Vạn Xuân", "Tổ 1", "34"],
        &["2", "Chi hội thôn Tổng Cộng", "", "20"],
        &["", "TỔNG CỘNG:", "", "54"],
    ]);
    let import = read(&bytes, &xa(), &names());
    assert_eq!(import.units.iter().filter(|unit| unit.level == UnitLevel::Branch).count(), 2);
    assert_eq!(faults(&import), [(4, "B", Fault::SumRow, "TỔNG CỘNG:")]);
    let own = sheet(&[
        &["Cấp", "Tên đơn vị", "Số hội viên"],
        &["Chi hội", "Chi hội thôn Vạn Xuân", "34"],
        &["", "Tổng số", "34"],
    ]);
    let import = read(&own, &xa(), &names());
    assert_eq!((import.units.len(), faults(&import)), (1, vec![(3, "B", Fault::SumRow, "Tổng số")]));
}

proptest! {
    #[test]
    fn any_cells_are_read(rows in prop::collection::vec(prop::array::uniform4("[a-z ]{0,3}|Xã|Tổ|Chi hội"), 0..20)) {
        let mut all: Vec<Vec<&str>> = vec![vec!["Cấp", "Tên đơn vị", "Thuộc đơn vị", "Mã"]];
        all.extend(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
        let import = read(&sheet(&all.iter().map(Vec::as_slice).collect::<Vec<_>>()), &[], &names());
        for (place, unit) in import.units.iter().enumerate() {
            prop_assert!(unit.parent.is_none_or(|parent| (parent as usize) < place));
        }
    }
}
