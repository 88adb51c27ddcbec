//! Date and time as a field of kind `datetime-local` has them: `2026-11-22T14:05`, on the reader's own clock.

use crate::number::LocalTime;

/// One day in milliseconds.
pub const DAY_MS: u64 = 86_400_000;

/// What stands in the field.
pub fn typed(time: LocalTime) -> String {
    let LocalTime { year, month, day, hour, minute, .. } = time;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
}

/// Reads what stands in the field, with or without seconds; none while it is no moment of the calendar.
pub fn read(text: &str) -> Option<LocalTime> {
    let (date, clock) = text.trim().split_once('T')?;
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(clock, ':').or_else(|| {
        let [hour, minute] = numbers(clock, ':')?;
        Some([hour, minute, 0])
    })?;
    let is_date = (1970..=9999).contains(&year) && (1..=12).contains(&month);
    let is_clock = hour < 24 && minute < 60 && second < 60;
    (is_date && is_clock && (1..=days(year, month)).contains(&day)).then_some(LocalTime {
        year,
        month,
        day,
        hour,
        minute,
        second,
    })
}

/// The last minute of the day.
pub fn end_of_day(time: LocalTime) -> LocalTime {
    LocalTime { hour: 23, minute: 59, second: 0, ..time }
}

fn numbers<const N: usize>(text: &str, between: char) -> Option<[u32; N]> {
    let whole = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?;
    let found: Option<Vec<u32>> = text.split(between).map(whole).collect();
    found?.try_into().ok()
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_shows_is_read_again() {
        let time = LocalTime { year: 2026, month: 3, day: 8, hour: 7, minute: 5, second: 0 };
        assert_eq!(typed(time), "2026-03-08T07:05");
        assert_eq!(read("2026-03-08T07:05"), Some(time));
        assert_eq!(read("2026-03-08T07:05:09"), Some(LocalTime { second: 9, ..time }));
        assert_eq!(typed(end_of_day(time)), "2026-03-08T23:59");
    }

    #[test]
    fn what_is_no_moment_is_not_read() {
        for text in [
            "",
            "2026-03-08",
            "2026-02-29T07:05",
            "2026-13-01T07:05",
            "2026-00-01T07:05",
            "2026-01-00T07:05",
            "2026-04-31T07:05",
            "2026-01-01T24:00",
            "2026-01-01T00:60",
            "+026-01-01T00:00",
            "2026-01-01T",
            "-T:",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read("2028-02-29T00:00").is_some());
    }
}
