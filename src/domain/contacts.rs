//! A unit's own trusted addresses (địa chỉ tin cậy), as organizers write them.

use serde::{Deserialize, Serialize};

use crate::pack::Contact;

/// The numbers that answer everywhere in Viet Nam, in the order they are shown: police, fire and rescue, ambulance, search and
/// rescue in disasters, children's protection (and human trafficking, at any age), the Peace House of the Women's Union. Who
/// answers and when to call it is said by `pages::contacts`. 113, 114 and 115 may be merged into one: a plan of October 2025.
pub const NATIONAL: [&str; 6] = ["113", "114", "115", "112", "111", "1900 969 680"];

/// The most of one unit: a list that nobody reads to its end helps nobody.
pub const MOST: usize = 20;
/// The fewest and the most digits of a number: 111, and one with the country before it.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;
/// The longest a number may be written, in characters.
const PHONE_CHARS: usize = 24;
/// The longest a name may be, in characters.
const NAME_CHARS: usize = 80;
/// The longest a purpose may be, in characters.
const PURPOSE_CHARS: usize = 200;

/// `GET` and `PUT /api/v1/organizer/units/{id}/contacts`: the whole list, in the order it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactList {
    /// The addresses.
    pub contacts: Vec<Contact>,
}

/// A number as it is dialled: its digits alone. By it two ways to write one number are the same.
#[must_use]
pub fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| *c != ' ').collect()
}

/// Why a list is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContactsError {
    /// More than [`MOST`].
    #[error("{0} addresses; a unit has at most {MOST}")]
    TooMany(usize),
    /// Something is wrong with one of them.
    #[error("row {row}: {what}")]
    Row {
        /// Which, from 1.
        row: usize,
        /// What is wrong, in English.
        what: &'static str,
    },
}

impl ContactList {
    /// Whether the list may be shown to members.
    ///
    /// # Errors
    /// [`ContactsError`] names the first row that is not as it should be.
    pub fn check(&self) -> Result<(), ContactsError> {
        if self.contacts.len() > MOST {
            return Err(ContactsError::TooMany(self.contacts.len()));
        }
        let mut rows = (1..).zip(&self.contacts);
        let wrong = rows.find_map(|(row, contact)| Some(ContactsError::Row { row, what: problem(contact)? }));
        wrong.map_or(Ok(()), Err)
    }
}

fn problem(contact: &Contact) -> Option<&'static str> {
    let Contact { phone, name, purpose } = contact;
    let digits = phone.bytes().filter(u8::is_ascii_digit).count();
    if !phone.bytes().all(|b| b.is_ascii_digit() || b == b' ')
        || !DIGITS.contains(&digits)
        || phone.len() > PHONE_CHARS
    {
        return Some("the phone is not 3 to 15 digits, with spaces between them");
    }
    if !is_line(name, NAME_CHARS) {
        return Some("the name is empty, longer than 80 characters or more than one line");
    }
    (!is_line(purpose, PURPOSE_CHARS))
        .then_some("the purpose is empty, longer than 200 characters or more than one line")
}

fn is_line(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(phone: &str, name: &str, purpose: &str) -> Contact {
        Contact { phone: phone.into(), name: name.into(), purpose: purpose.into() }
    }

    #[test]
    fn the_national_numbers_are_dialled_as_they_stand_and_none_stands_twice() {
        let numbers: Vec<String> = NATIONAL.iter().map(|phone| dialled(phone)).collect();
        assert_eq!(numbers, ["113", "114", "115", "112", "111", "1900969680"]);
        assert_eq!(numbers.iter().collect::<std::collections::HashSet<_>>().len(), NATIONAL.len());
        let as_an_organizer_would = NATIONAL.map(|phone| contact(phone, "a", "b")).to_vec();
        assert_eq!(ContactList { contacts: as_an_organizer_would }.check(), Ok(()));
    }

    #[test]
    fn a_list_is_taken_whole_or_the_row_is_named() {
        let good = contact("0255 000 0001", "Công an xã (số thử)", "Khi cần giúp.");
        let list = |contacts: Vec<Contact>| ContactList { contacts }.check();
        assert_eq!(list(vec![]), Ok(()));
        assert_eq!(list(vec![good.clone(); MOST]), Ok(()));
        assert_eq!(list(vec![good.clone(); MOST + 1]), Err(ContactsError::TooMany(21)));
        for bad in [
            contact("gọi xã", "a", "b"),
            contact("", "a", "b"),
            contact("12", "a", "b"),
            contact("+84 255 000 0001", "a", "b"),
            contact(&"1".repeat(16), "a", "b"),
            contact("111", " ", "b"),
            contact("111", &"ở".repeat(81), "b"),
            contact("111", "a\nb", "b"),
            contact("111", "a", ""),
            contact("111", "a", &"ở".repeat(201)),
        ] {
            let refused = list(vec![good.clone(), bad.clone()]);
            assert!(matches!(refused, Err(ContactsError::Row { row: 2, .. })), "{bad:?}: {refused:?}");
        }
    }
}
