//! Dates and times as people here write them.

/// `22/11/2026, 09:15` in Việt Nam (UTC+7 all year, wherever the phone thinks it is).
pub fn written(unix_ms: u64) -> String {
    let minutes = minutes(unix_ms);
    let [year, month, day] = civil(minutes / 1_440);
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    [&two(day), "/", &two(month), "/", &year.to_string(), ", ", &two(hour), ":", &two(minute)].concat()
}

/// `2026-11-22` in Việt Nam.
#[must_use]
pub fn day(unix_ms: u64) -> String {
    let [year, month, day] = civil(minutes(unix_ms) / 1_440);
    [&year.to_string(), "-", &two(month), "-", &two(day)].concat()
}

/// `2026-11-22` as `22/11/2026`.
pub fn day_written(day: &str) -> String {
    let (year, rest) = day.split_once('-').unwrap_or_default();
    let (month, day) = rest.split_once('-').unwrap_or_default();
    [day, "/", month, "/", year].concat()
}

/// Minutes since 1970 in Việt Nam.
fn minutes(unix_ms: u64) -> u64 {
    unix_ms / 60_000 + 7 * 60
}

/// Year, month and day of a day since 1970.
fn civil(days: u64) -> [u64; 3] {
    // Civil date from days: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = year_of_era + era * 400 + next_year;
    [year, month, day]
}

/// At least two digits.
fn two(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 2 { ["0", &digits].concat() } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_seven_hours_before_it_does_in_greenwich() {
        assert_eq!(day(1_798_736_399_999), "2026-12-31");
        assert_eq!(day(1_798_736_400_000), "2027-01-01");
    }

    #[test]
    fn a_day_is_written_as_people_write_it() {
        assert_eq!(day_written("2026-11-02"), "02/11/2026");
    }

    #[test]
    fn a_moment_is_read_as_in_viet_nam() {
        assert_eq!(written(0), "01/01/1970, 07:00");
        assert_eq!(written(951_782_400_000), "29/02/2000, 07:00");
        assert_eq!(written(1_795_000_000_000), "18/11/2026, 18:06");
        assert_eq!(written(1_798_736_400_000), "01/01/2027, 00:00");
    }
}
