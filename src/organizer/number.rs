//! Numbers, shares and times as Vietnamese readers write them: 340.000, 72,5 %, 22/11/2026; in English 340,000 and 72.5%.
//! Dates stay as they are on every paper here: day first.

use domain::decimal::Decimal;

use crate::words::is_english;

/// Keeps a number and its sign on one line.
const NO_BREAK: &str = "\u{a0}";

/// Between thousands, and before tenths.
#[derive(Clone, Copy)]
struct Marks {
    thousands: char,
    tenths: char,
}

const VIETNAMESE: Marks = Marks { thousands: '.', tenths: ',' };
const ENGLISH: Marks = Marks { thousands: ',', tenths: '.' };

fn marks() -> Marks {
    if is_english() { ENGLISH } else { VIETNAMESE }
}

/// Thousands apart: 340000 is "340.000".
pub fn whole(n: u64) -> String {
    grouped(n, marks())
}

fn grouped(n: u64, marks: Marks) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(marks.thousands);
        }
        text.push(digit);
    }
    text
}

/// Tenths: 72 is "7,2".
pub fn tenths(n: u64) -> String {
    with_tenth(n, marks())
}

fn with_tenth(n: u64, marks: Marks) -> String {
    format!("{}{}{}", grouped(n / 10, marks), marks.tenths, n % 10)
}

/// A number of a question: "1.250,5".
pub fn decimal(number: Decimal) -> String {
    let written = number.written();
    if is_english() { swapped(&written) } else { written }
}

/// Dots for commas and commas for dots.
fn swapped(number: &str) -> String {
    let swap = |mark| match mark {
        '.' => ',',
        ',' => '.',
        _ => mark,
    };
    number.chars().map(swap).collect()
}

/// Tenths of a percent: 725 is "72,5 %". Always one decimal, so that columns line up.
pub fn percent(per_mille: u64) -> String {
    let gap = if is_english() { "" } else { NO_BREAK };
    format!("{}{gap}%", tenths(per_mille))
}

/// How much of `of` the `part` is, in tenths of a percent, rounded half up; none of nothing.
pub fn per_mille(part: u64, of: u64) -> Option<u64> {
    scaled(part, of, 1000)
}

/// The mean score in tenths of a point, when each turn asks `flowers` questions; none when nothing was asked.
pub fn mean_score_tenths(right: u64, asked: u64, flowers: u32) -> Option<u64> {
    scaled(right, asked, u64::from(flowers) * 10)
}

/// `part / of × full`, rounded half up, in 128 bits on the way so that no count overflows.
fn scaled(part: u64, of: u64, full: u64) -> Option<u64> {
    let (part, of, full) = (u128::from(part), u128::from(of), u128::from(full));
    let doubled = (part * full * 2 + of).checked_div(of * 2)?;
    u64::try_from(doubled).ok()
}

/// A moment as the clock and the calendar on the wall show it, where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    pub year: u32,
    /// From 1.
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
}

impl LocalTime {
    /// "22/11/2026".
    pub fn date(self) -> String {
        format!("{:02}/{:02}/{}", self.day, self.month, self.year)
    }

    /// "22/11/2026 14:05": for columns.
    pub fn date_and_time(self) -> String {
        format!("{} {}", self.date(), self.clock())
    }

    /// "14:05, 22/11/2026": for sentences.
    pub fn time_and_date(self) -> String {
        format!("{}, {}", self.clock(), self.date())
    }

    /// "14:05:10".
    pub fn clock_with_seconds(self) -> String {
        format!("{}:{:02}", self.clock(), self.second)
    }

    fn clock(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

/// A day of the wire, `2026-11-22`, as people write it: "22/11/2026". What is no day stays as it is.
pub fn day(text: &str) -> String {
    match text.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart_by_dots() {
        for (n, text) in
            [(0, "0"), (999, "999"), (1000, "1.000"), (340_000, "340.000"), (1_234_567, "1.234.567")]
        {
            assert_eq!(whole(n), text);
        }
        assert_eq!(whole(u64::MAX), "18.446.744.073.709.551.615");
    }

    #[test]
    fn shares_have_a_comma_one_decimal_and_an_unbroken_sign() {
        for (n, text) in [(0, "0,0\u{a0}%"), (5, "0,5\u{a0}%"), (725, "72,5\u{a0}%"), (1000, "100,0\u{a0}%")]
        {
            assert_eq!(percent(n), text);
        }
    }

    #[test]
    fn english_readers_have_their_own_marks() {
        assert_eq!(grouped(1_234_567, ENGLISH), "1,234,567");
        assert_eq!(with_tenth(12_345, ENGLISH), "1,234.5");
        assert_eq!(swapped("-1.250,5"), "-1,250.5");
    }

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!(per_mille(2, 3), Some(667));
        assert_eq!(per_mille(1, 2000), Some(1));
        assert_eq!(per_mille(3, 3), Some(1000));
        assert_eq!(per_mille(0, 0), None);
        assert_eq!(per_mille(u64::MAX, u64::MAX), Some(1000));
    }

    #[test]
    fn the_mean_score_is_on_the_scale_of_the_flowers() {
        assert_eq!(mean_score_tenths(72, 100, 10).map(tenths).as_deref(), Some("7,2"));
        assert_eq!(mean_score_tenths(29, 40, 10).map(tenths).as_deref(), Some("7,3"), "7,25 is rounded up");
        assert_eq!(mean_score_tenths(3, 4, 4).map(tenths).as_deref(), Some("3,0"));
        assert_eq!(mean_score_tenths(0, 0, 10), None);
    }

    #[test]
    fn times_are_written_day_first_with_two_digits() {
        let at = LocalTime { year: 2026, month: 3, day: 8, hour: 7, minute: 5, second: 9 };
        assert_eq!(at.date_and_time(), "08/03/2026 07:05");
        assert_eq!(at.time_and_date(), "07:05, 08/03/2026");
        assert_eq!(at.clock_with_seconds(), "07:05:09");
    }
}
