//! Days in Việt Nam: the finest time that is kept about a form of a survey.

use std::fmt;

/// Việt Nam is seven hours ahead of UTC all year.
const AHEAD_MS: u64 = 7 * 3_600_000;
const DAY_MS: u64 = 86_400_000;

/// A day, by the days since 1970-01-01. Written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u32);

impl Day {
    /// The day of a moment: Unix milliseconds.
    #[must_use]
    pub fn of_ms(unix_ms: u64) -> Self {
        Self(u32::try_from(unix_ms.saturating_add(AHEAD_MS) / DAY_MS).unwrap_or(u32::MAX))
    }

    /// When it begins: Unix milliseconds.
    #[must_use]
    pub fn begins_ms(self) -> u64 {
        (u64::from(self.0) * DAY_MS).saturating_sub(AHEAD_MS)
    }

    /// The day before it.
    #[must_use]
    pub fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// The day after it.
    #[must_use]
    pub fn after(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// Whether it is more than one day after `other`.
    #[must_use]
    pub fn is_well_after(self, other: Self) -> bool {
        self.0 > other.0.saturating_add(1)
    }

    /// Reads `YYYY-MM-DD`, of the years 1970 to 9999; none when it is no day of the calendar.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let number =
            |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
        let (year, month, day): (u32, u32, u32) = (number(year)?, number(month)?, number(day)?);
        if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
        let year = if month > 2 { year } else { year - 1 };
        let (era, year_of_era) = (year / 400, year % 400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let read = Self((era * 146_097 + day_of_era).checked_sub(719_468)?);
        // The 31st of a shorter month would be another day.
        (read.to_string() == text).then_some(read)
    }
}

/// A moment as the clock in Việt Nam shows it: `YYYY-MM-DD HH:MM:SS`.
#[must_use]
pub fn clock_of_ms(unix_ms: u64) -> String {
    let day = Day::of_ms(unix_ms);
    let seconds = unix_ms.saturating_sub(day.begins_ms()) / 1000;
    format!("{day} {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The same, civil_from_days.
        let days = u64::from(self.0) + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        write!(f, "{:04}-{month:02}-{day:02}", year_of_era + era * 400 + next_year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_the_day_it_is_in_viet_nam() {
        assert_eq!(Day::of_ms(0).to_string(), "1970-01-01");
        assert_eq!(Day::of_ms(1_798_736_399_999).to_string(), "2026-12-31");
        assert_eq!(Day::of_ms(1_798_736_400_000).to_string(), "2027-01-01");
        assert_eq!(Day::of_ms(1_798_736_400_000).begins_ms(), 1_798_736_400_000);
        assert_eq!(Day::of_ms(951_782_400_000).to_string(), "2000-02-29");
    }

    #[test]
    fn every_day_is_read_as_it_is_written_and_nothing_else_is() {
        for n in (0..80_000).step_by(7) {
            assert_eq!(Day::read(&Day(n).to_string()), Some(Day(n)));
        }
        for text in [
            "",
            "2026-13-01",
            "2026-02-29",
            "2026-2-03",
            "26-02-03",
            "2026-00-10",
            "2026-11-25T",
            "1969-12-31",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }
}
