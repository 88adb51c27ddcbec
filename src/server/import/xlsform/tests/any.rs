//! Whatever comes, what is taken is sound and nothing stops; and it is quick.

use std::time::Duration;

use proptest::prelude::*;

use super::{form, read};

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes);
        read(&[&b"PK\x03\x04"[..], &bytes].concat());
    }

    #[test]
    fn any_cells_are_read_or_refused(
        rows in prop::collection::vec(
            (
                r"text|note|integer|range|date|select_one [ab]( or_other)?|select_multiple [ab]|rank a|(begin|end)[ _](group|repeat)|\PC{0,8}",
                "[a-d]|\\PC{0,6}",
                r"(\$\{[a-d]\}|[ ()<>=!,.']|and|or|not\(|selected\(|count-selected\(|''|[0-9]|'[a-c]'|\PC){0,12}",
            ),
            0..20,
        ),
        choices in prop::collection::vec(("[ab]", "[a-c]|khac|other|\\PC{0,6}", "\\PC{0,10}", "(yes)?"), 0..12),
        appearance in "(likert)?",
    ) {
        let mut survey: Vec<Vec<&str>> = vec![vec![
            "type", "name", "label", "relevant", "constraint", "appearance", "parameters", "required",
        ]];
        survey.extend(rows.iter().map(|(kind, name, text)| {
            vec![kind, name.as_str(), name, text, text, &appearance, text, text]
        }));
        let mut lists: Vec<Vec<&str>> = vec![vec!["list_name", "name", "label", "exclusive"]];
        lists.extend(choices.iter().map(|(list, name, label, alone)| vec![&**list, name, label, alone]));
        let slices = |rows: &'_ [Vec<&str>]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect()
        };
        let (survey, lists) = (slices(&survey), slices(&lists));
        let survey: Vec<Vec<&str>> = survey.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let lists: Vec<Vec<&str>> = lists.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let survey: Vec<&[&str]> = survey.iter().map(Vec::as_slice).collect();
        let lists: Vec<&[&str]> = lists.iter().map(Vec::as_slice).collect();
        // `form` itself holds what is taken to the rules of surveys.
        let import = form(&survey, &lists);
        prop_assert!(import.survey.is_none_or(|survey| survey.items.len() <= import.rows as usize));
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "measures how long reading takes")]
fn many_rows_with_long_conditions_are_read_at_once() {
    let condition = vec!["${n1} > 3"; 40].join(" and ");
    let names: Vec<String> = (0..5_000).map(|n| format!("n{n}")).collect();
    let mut rows: Vec<Vec<&str>> = vec![vec!["type", "name", "label", "relevant"]];
    rows.extend(
        names.iter().enumerate().map(|(place, name)| {
            vec!["integer", name, "Mấy?", if place > 1 { condition.as_str() } else { "" }]
        }),
    );
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let bytes = super::workbook(&[("survey", &rows)]);
    let start = std::time::Instant::now();
    let import = read(&bytes);
    let took = start.elapsed();
    println!("{} rows in {} bytes took {} ms", import.rows, bytes.len(), took.as_millis());
    assert_eq!(import.survey.unwrap().items.len(), 200);
    // Far less, unless it grows with the square.
    assert!(took < Duration::from_secs(20), "{took:?}");
}
