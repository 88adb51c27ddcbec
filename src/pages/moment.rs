//! Dates and times as people here write them.

/// `22/11/2026, 09:15` in Việt Nam (UTC+7 all year, wherever the phone thinks it is).
pub fn written(unix_ms: u64) -> String {
    let minutes = unix_ms / 60_000 + 7 * 60;
    // Civil date from days: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let days = minutes / 1_440 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = year_of_era + era * 400 + next_year;
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    [&two(day), "/", &two(month), "/", &year.to_string(), ", ", &two(hour), ":", &two(minute)].concat()
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
    fn a_moment_is_read_as_in_viet_nam() {
        assert_eq!(written(0), "01/01/1970, 07:00");
        assert_eq!(written(951_782_400_000), "29/02/2000, 07:00");
        assert_eq!(written(1_795_000_000_000), "18/11/2026, 18:06");
        assert_eq!(written(1_798_736_400_000), "01/01/2027, 00:00");
    }
}
