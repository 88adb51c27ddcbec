//! From the reader's own calendar back to the time that the server speaks of.

use crate::number::LocalTime;

/// Unix milliseconds of a moment on the clock and calendar of where the reader is.
pub fn moment(time: LocalTime) -> u64 {
    let small = |n: u32| i32::try_from(n).unwrap_or(0);
    let LocalTime { year, month, day, hour, minute, second } = time;
    let date = js_sys::Date::new_with_year_month_day_hr_min_sec(
        year,
        small(month) - 1,
        small(day),
        small(hour),
        small(minute),
        small(second),
    );
    // Never before 1970, which is all that a field lets her choose; `as` saturates.
    date.get_time() as u64
}
