use super::*;

const LINK: &str = "https://haihoa.example.vn/j/246810";
/// Modules a side of a version 3 code: its one block of data makes it easy to read.
const SIDE: usize = 29;

/// The dark modules of a drawing without its frame.
fn modules(drawn: &Drawn) -> Vec<Vec<bool>> {
    let side = drawn.size - 2 * QUIET;
    let mut grid = vec![vec![false; side]; side];
    for run in drawn.path.split('M').skip(1) {
        let (place, rest) = run.split_once('h').expect("a run");
        let (column, row) = place.split_once(' ').expect("a place");
        let [column, row] = [column, row].map(|text| text.parse::<usize>().expect("a number") - QUIET);
        let (length, back) = rest.split_once("v1h-").expect("a height");
        assert_eq!(back.trim_end_matches('z'), length, "a run ends where it began");
        for offset in 0..length.parse().expect("a length") {
            assert!(!grid[row][column + offset], "drawn twice");
            grid[row][column + offset] = true;
        }
    }
    grid
}

/// Whether a module of a version 3 code is part of a pattern, not of the data.
fn is_pattern(row: usize, column: usize) -> bool {
    let corner = |row: usize, column: usize| row < 9 && column < 9;
    let timing = row == 6 || column == 6;
    let alignment = (20..25).contains(&row) && (20..25).contains(&column);
    let below = row >= SIDE - 8 && column < 9;
    let right = row < 9 && column >= SIDE - 8;
    corner(row, column) || timing || alignment || below || right
}

/// ISO/IEC 18004, table 10.
fn is_masked(mask: u8, row: usize, column: usize) -> bool {
    match mask {
        0 => (row + column).is_multiple_of(2),
        1 => row.is_multiple_of(2),
        2 => column.is_multiple_of(3),
        3 => (row + column).is_multiple_of(3),
        4 => (row / 2 + column / 3).is_multiple_of(2),
        5 => (row * column) % 2 + (row * column) % 3 == 0,
        6 => ((row * column) % 2 + (row * column) % 3).is_multiple_of(2),
        _ => ((row + column) % 2 + (row * column) % 3).is_multiple_of(2),
    }
}

/// The data as a reader takes it: in pairs of columns, from the right, upwards and downwards in turn.
fn data_bits(grid: &[Vec<bool>], mask: u8) -> Vec<bool> {
    let mut bits = Vec::new();
    let mut right = SIDE - 1;
    let mut upwards = true;
    loop {
        for step in 0..SIDE {
            let row = if upwards { SIDE - 1 - step } else { step };
            for column in [right, right - 1] {
                if !is_pattern(row, column) {
                    bits.push(grid[row][column] != is_masked(mask, row, column));
                }
            }
        }
        upwards = !upwards;
        match right {
            1 => return bits,
            // The column of the timing pattern has no partner.
            8 => right = 5,
            _ => right -= 2,
        }
    }
}

fn number(bits: &[bool]) -> u8 {
    bits.iter().fold(0, |sum, bit| sum << 1 | u8::from(*bit))
}

#[test]
fn a_reader_finds_exactly_the_link() {
    let drawn = draw(LINK).expect("a link is short");
    let grid = modules(&drawn);
    assert_eq!(grid.len(), SIDE);
    let format: Vec<bool> =
        (0..5).map(|column| grid[8][column] != [true, false, true, false, true][column]).collect();
    assert_eq!(number(&format[..2]), 0, "error correction M");
    let bits = data_bits(&grid, number(&format[2..]));
    assert_eq!(number(&bits[..4]), 0b0100, "bytes");
    assert_eq!(usize::from(number(&bits[4..12])), LINK.len());
    let bytes: Vec<u8> = bits[12..].chunks(8).take(LINK.len()).map(number).collect();
    assert_eq!(String::from_utf8(bytes).as_deref(), Ok(LINK));
}

#[test]
fn nothing_is_drawn_in_the_frame() {
    let drawn = draw(LINK).expect("a link is short");
    for run in drawn.path.split('M').skip(1) {
        let numbers: Vec<usize> =
            run.split(|c: char| !c.is_ascii_digit()).filter_map(|text| text.parse().ok()).take(3).collect();
        let [column, row, length] = numbers[..] else { panic!("{run}") };
        assert!(column >= QUIET && column + length <= drawn.size - QUIET);
        assert!((QUIET..drawn.size - QUIET).contains(&row));
    }
}

#[test]
fn what_no_code_can_hold_is_not_drawn() {
    assert_eq!(draw(&"a".repeat(4_000)), None);
}
