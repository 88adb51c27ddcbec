//! Numbers and days as people type them.

use domain::survey::is_day;

use crate::number::LocalTime;

/// Reads how many: digits, in groups by dots or spaces if she likes. None of nothing.
///
/// # Errors
/// [`NoCount`] for anything else, and for more than `most`.
pub fn count(text: &str, most: u32) -> Result<Option<u32>, NoCount> {
    let is_between = |c: &char| *c == '.' || c.is_whitespace();
    let digits: String = text.trim().chars().filter(|c| !is_between(c)).collect();
    if digits.is_empty() && text.trim().is_empty() {
        return Ok(None);
    }
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.parse() {
        Ok(n) if is_plain && n <= most => Ok(Some(n)),
        _ => Err(NoCount),
    }
}

/// The text is no count that can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a count")]
pub struct NoCount;

/// What is wrong with a day from which something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDay {
    /// No day of the calendar, or one before the Union.
    #[error("no day")]
    None,
    /// After today.
    #[error("after today")]
    Future,
}

/// Checks a day of the past, `YYYY-MM-DD`, or today.
///
/// # Errors
/// [`NoDay`].
pub fn past_day(text: &str, today: &str) -> Result<(), NoDay> {
    if !is_day(text) || *text < *"1930" {
        Err(NoDay::None)
    } else if text > today {
        Err(NoDay::Future)
    } else {
        Ok(())
    }
}

/// A day as a field of kind `date` has it: `YYYY-MM-DD`.
pub fn day(at: LocalTime) -> String {
    format!("{:04}-{:02}-{:02}", at.year, at.month, at.day)
}

/// `YYYY-MM-DD` as it is read: "22/11/2026". What is no day stays as it is.
pub fn shown_day(day: &str) -> String {
    match day.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => [day, month, year].join("/"),
        _ => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_group_them() {
        for (text, read) in [
            ("", Ok(None)),
            (" ", Ok(None)),
            ("0", Ok(Some(0))),
            (" 1.250 ", Ok(Some(1250))),
            ("1 250", Ok(Some(1250))),
            ("1\u{a0}250", Ok(Some(1250))),
            ("100.001", Err(NoCount)),
            ("-3", Err(NoCount)),
            ("+3", Err(NoCount)),
            ("2,5", Err(NoCount)),
            ("khoảng 30", Err(NoCount)),
            (".", Err(NoCount)),
            ("99999999999999", Err(NoCount)),
        ] {
            assert_eq!(count(text, 100_000), read, "{text}");
        }
    }

    #[test]
    fn a_change_holds_from_a_day_that_has_come() {
        let today = "2026-11-28";
        assert_eq!(past_day("2026-11-28", today), Ok(()));
        assert_eq!(past_day("2026-11-29", today), Err(NoDay::Future));
        assert_eq!(past_day("1929-12-31", today), Err(NoDay::None));
        assert_eq!(past_day("2026-02-29", today), Err(NoDay::None));
        assert_eq!(past_day("", today), Err(NoDay::None));
    }

    #[test]
    fn days_are_written_day_first() {
        assert_eq!(shown_day("2026-11-08"), "08/11/2026");
        assert_eq!(shown_day("?"), "?");
        let at = LocalTime { year: 2026, month: 3, day: 8, hour: 7, minute: 5, second: 9 };
        assert_eq!(day(at), "2026-03-08");
    }
}
