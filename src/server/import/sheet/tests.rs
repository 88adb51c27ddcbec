//! Workbooks as Excel writes them, and as it never would.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Written};

use super::*;

#[test]
fn columns_are_named_as_in_excel() {
    for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (63, "BL"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(column_name(column), name);
    }
}

#[test]
fn cells_come_as_text_whatever_excel_makes_of_them() {
    let mut written = Written::new();
    let sheet = written.add_worksheet().set_name("Câu hỏi").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(2, 0, "  Gọi\u{a0}số\n nào\u{200b}? ").unwrap();
    sheet.write(2, 1, "He\u{302}\u{301}t").unwrap();
    sheet.write(2, 2, 111).unwrap();
    sheet.write(2, 3, 12.5).unwrap();
    sheet.write_with_format(2, 4, ExcelDateTime::from_ymd(2026, 11, 28).unwrap(), &day).unwrap();
    sheet.write(2, 5, true).unwrap();
    sheet.write_formula(2, 6, Formula::new("1+1").set_result("2")).unwrap();
    sheet.write(1_000_000, 0, "đáy").unwrap();
    written.add_worksheet().set_name("Ẩn").unwrap().set_hidden(true).write(0, 0, "giấu").unwrap();
    let read = read(&written.save_to_buffer().unwrap()).unwrap();
    assert_eq!(read.sheets.len(), 1);
    let sheet = &read.sheets[0];
    let row = &sheet.rows[0];
    let texts: Vec<&str> = (0..8).map(|column| row.text(column)).collect();
    assert_eq!(row.number, 3);
    assert_eq!(texts, ["Gọi số nào?", "Hết", "111", "12.5", "2026-11-28", "TRUE", "2", ""]);
    let faults: Vec<_> =
        read.problems.iter().map(|p| (p.fault, p.place.sheet.as_str(), p.place.row)).collect();
    let expected = [(Fault::TooLarge, "Câu hỏi", 20_001), (Fault::HiddenSheet, "Ẩn", 0)];
    assert_eq!(faults, expected);
}

/// The smallest workbook that Excel opens, with these rows.
fn by_hand(rows: &str) -> Vec<u8> {
    use std::io::Write;
    let parts = [
        ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned()),
        ("_rels/.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned()),
        ("xl/workbook.xml", r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="T" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned()),
        ("xl/_rels/workbook.xml.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned()),
        ("xl/styles.xml", r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>"#.to_owned()),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#)),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_formula_that_was_never_worked_out_is_told_from_an_empty_text() {
    let bytes = by_hand(
        r#"<row r="2"><c r="A2"><f>B1&amp;"x"</f></c><c r="B2"><f>1+1</f><v></v></c><c r="C2"><f>1+2</f><v/></c>
        <c r="D2" t="str"><f>IF(A1="","",A1)</f><v></v></c><c r="E2" t="str"><f>"a"</f><v>a</v></c>
        <c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"#,
    );
    let read = read(&bytes).unwrap();
    assert_eq!(read.sheets[0].rows[0].text(4), "a");
    let told: Vec<_> =
        read.problems.iter().map(|p| (p.fault, p.place.column.as_str(), p.detail.as_str())).collect();
    let expected = [
        (Fault::FormulaWithoutValue, "A", "=B1&\"x\""),
        (Fault::FormulaWithoutValue, "B", "=1+1"),
        (Fault::FormulaWithoutValue, "C", "=1+2"),
        (Fault::CellError, "F", "#DIV/0!"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn numbers_dates_and_times_are_read_as_they_are_shown() {
    let bytes = by_hand(
        r#"<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1" s="1"><v>46354</v></c><c r="C1" s="2"><v>0.3125</v></c>
        <c r="D1" s="1"><v>1e300</v></c><c r="E1" s="1"><v>-5</v></c><c r="F1"><v>1822</v></c></row>"#,
    );
    let read = read(&bytes).unwrap();
    let shown: Vec<String> = read.sheets[0].rows[0].cells().map(|(_, cell)| cell.shown()).collect();
    assert_eq!(shown[..3], ["0,3", "28/11/2026", "07:30"]);
    assert!(shown[3].len() > 300, "no date, and nothing stops at it");
    assert_eq!(shown[4..], ["-5", "1822"]);
}

#[test]
fn what_is_no_workbook_is_told_from_an_old_one() {
    assert_eq!(read(b"PK\x03\x04 broken").unwrap_err().fault, Fault::Unreadable);
    assert_eq!(read(b"::Q1:: text").unwrap_err().fault, Fault::Unreadable);
    assert_eq!(read(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]).unwrap_err().fault, Fault::OldWorkbook);
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..65 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(read(&bytes).unwrap_err().fault, Fault::TooLarge);
}

#[test]
fn a_file_that_claims_more_than_it_has_takes_no_memory() {
    let sst =
        |attributes: &str| format!("<?xml version=\"1.0\"?>\n<sst {attributes}><si><t>a</t></si></sst>");
    assert!(is_honest(sst("count=\"9\" uniqueCount=\"1\"").as_bytes()));
    for claim in ["uniqueCount=\"99999999999\"", "uniqueCount = '999999999999999999999999'"] {
        assert!(!is_honest(sst(claim).as_bytes()), "{claim}");
    }
}

#[test]
fn one_long_text_in_many_cells_is_read_up_to_a_bound() {
    let mut written = Written::new();
    let sheet = written.add_worksheet();
    let text = "dài ".repeat(8_000);
    for row in 0..2_000 {
        sheet.write(row, 0, text.as_str()).unwrap();
    }
    let read = read(&written.save_to_buffer().unwrap()).unwrap();
    let bytes: usize = read.sheets[0].rows.iter().map(|row| row.text(0).len()).sum();
    assert!(bytes <= MOST_CELLS.bytes * 2, "{bytes}");
    assert_eq!(read.problems[0].fault, Fault::TooLarge);
}

#[test]
fn of_very_many_sheets_the_first_are_read() {
    let mut written = Written::new();
    for _ in 0..60 {
        written.add_worksheet().write(0, 0, "a").unwrap();
    }
    let read = read(&written.save_to_buffer().unwrap()).unwrap();
    assert_eq!((read.sheets.len(), read.problems.len()), (MOST_SHEETS, 1));
}

#[test]
fn what_calamine_stops_at_is_unreadable() {
    let bytes = by_hand(r#"<row r="1"><c r="A1"><f t="shared" si="0" ref="B9:A1">1</f><v>1</v></c></row>"#);
    assert_eq!(read(&bytes).unwrap_err().fault, Fault::Unreadable);
}
