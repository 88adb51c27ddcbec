//! Numbers as people here write them: a comma before decimals, dots between thousands.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number with at most three decimals, in thousandths. In JSON it is text, such as `"12,5"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Decimal(i64);

/// The most digits a number may have before its decimals.
const MOST_DIGITS: usize = 12;

impl Decimal {
    /// Reads a number as people type it: `1.000`, `12,5`, `12.5`, `-3`, spaces anywhere. A dot is between thousands
    /// where exactly three digits follow it, else before decimals, as some keyboards have no comma.
    /// None when it is no number, has more than three decimals or more than 12 digits before them.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (whole, decimals) = match digits.split_once(',') {
            Some(parts) => parts,
            None => match digits.rsplit_once('.') {
                Some((whole, end)) if end.len() != 3 => (whole, end),
                _ => (digits, ""),
            },
        };
        let whole = without_thousands(whole)?;
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > MOST_DIGITS || decimals.len() > 3 || !all_digits(decimals) {
            return None;
        }
        let in_thousandths = [whole.as_str(), decimals, &"000"[decimals.len()..]].concat();
        let value: i64 = in_thousandths.parse().ok()?;
        Some(Self(if negative { -value } else { value }))
    }

    /// Whether it is at most `tolerance` away from `other`.
    #[must_use]
    pub fn is_near(self, other: Self, tolerance: Self) -> bool {
        self.0.abs_diff(other.0) <= tolerance.0.unsigned_abs()
    }

    /// The number, if it is whole and not below zero.
    #[must_use]
    pub fn count(self) -> Option<u64> {
        (self.0 % 1000 == 0).then(|| u64::try_from(self.0 / 1000).ok()).flatten()
    }

    /// The number in thousandths.
    #[must_use]
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// As people here write it: `1.250,5`.
    #[must_use]
    pub fn written(self) -> String {
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        let digits = whole.to_string();
        let mut text = String::from(if self.0 < 0 { "-" } else { "" });
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                text.push('.');
            }
            text.push(digit);
        }
        if rest > 0 {
            let decimals = (1000 + rest).to_string();
            text.push(',');
            text.push_str(decimals.get(1..).unwrap_or_default().trim_end_matches('0'));
        }
        text
    }
}

/// The digits of a whole part; none where dots do not stand between thousands.
fn without_thousands(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| serde::de::Error::custom("not a number such as 12,5"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let cases = [
            ("12", 12_000),
            ("12,5", 12_500),
            ("12.5", 12_500),
            ("1.000", 1_000_000),
            ("1 000", 1_000_000),
            ("1.234.567,25", 1_234_567_250),
            ("-3", -3_000),
            ("0,125", 125),
            ("12.50", 12_500),
            ("007", 7_000),
            ("12,", 12_000),
        ];
        for (text, thousandths) in cases {
            assert_eq!(Decimal::read(text), Some(Decimal(thousandths)), "{text}");
        }
        for text in
            ["", "-", ",5", "mười", "1,2,3", "1.00.000", "1,2345", "1e3", "1234.567.890,1", "12x", "１２"]
        {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }

    #[test]
    fn near_means_within_the_tolerance_on_both_sides() {
        let read = |text| Decimal::read(text).unwrap();
        for (given, near) in [("9", false), ("9,5", true), ("10", true), ("10,5", true), ("10,501", false)] {
            assert_eq!(read(given).is_near(read("10"), read("0,5")), near, "{given}");
        }
    }

    #[test]
    fn a_count_is_whole_and_not_negative() {
        let count = |text| Decimal::read(text).unwrap().count();
        assert_eq!([count("1.250"), count("12,5"), count("-1")], [Some(1250), None, None]);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(thousandths in -999_999_999_999_999_i64..=999_999_999_999_999) {
            let number = Decimal(thousandths);
            prop_assert_eq!(Decimal::read(&number.written()), Some(number));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            prop_assert!(Decimal::read(&text).is_none_or(|number| Decimal::read(&number.written()) == Some(number)));
        }
    }
}
