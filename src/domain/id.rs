//! Names of things: short text ids that travel as plain JSON strings.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is; what came from outside is checked by the type that holds it.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id!(
    /// A campaign (đợt).
    CampaignId
);
text_id!(
    /// A unit (đơn vị) of the tree central → province → commune → branch → group.
    UnitId
);
text_id!(
    /// A pack (bộ câu hỏi); its version stands beside it.
    PackId
);
text_id!(
    /// A survey; its version stands beside it.
    SurveyId
);
text_id!(
    /// A question within its pack, or an item within its survey.
    QuestionId
);
text_id!(
    /// A story within its pack.
    StoryId
);
text_id!(
    /// A choice within its question.
    ChoiceId
);
text_id!(
    /// One browser profile on one phone: a random UUID made at its first start, known only to the server it sends to.
    DeviceId
);
text_id!(
    /// A sealed record: a UUID (RFC 9562) that the phone makes when it seals; of version 7 for a participation, of version 4
    /// for a form of a survey, as the time in the other would tell when it was filled in.
    RecordId
);

impl RecordId {
    /// Makes the UUIDv7 text for `unix_ms` and ten random bytes.
    #[must_use]
    pub fn v7(unix_ms: u64, random: [u8; 10]) -> Self {
        let mut bytes = [0_u8; 16];
        bytes[..6].copy_from_slice(&unix_ms.to_be_bytes()[2..]);
        bytes[6..].copy_from_slice(&random);
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Self(uuid_text(bytes))
    }

    /// Makes the UUIDv4 text of sixteen random bytes.
    #[must_use]
    pub fn token(random: [u8; 16]) -> Self {
        Self(v4_text(random))
    }

    /// Whether the text is a UUIDv7 in lower-case hexadecimal with its four hyphens.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        self.is_uuid(b'7')
    }

    /// Whether the text is a UUIDv4 in lower-case hexadecimal with its four hyphens.
    #[must_use]
    pub fn is_token(&self) -> bool {
        self.is_uuid(b'4')
    }

    fn is_uuid(&self, version: u8) -> bool {
        let bytes = self.0.as_bytes();
        bytes.len() == 36
            && bytes.iter().enumerate().all(|(place, byte)| match place {
                8 | 13 | 18 | 23 => *byte == b'-',
                14 => *byte == version,
                19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
                _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            })
    }
}

impl DeviceId {
    /// Makes a random UUID version 4 text from sixteen random bytes.
    #[must_use]
    pub fn v4(random: [u8; 16]) -> Self {
        Self(v4_text(random))
    }
}

fn v4_text(mut random: [u8; 16]) -> String {
    random[6] = 0x40 | (random[6] & 0x0f);
    random[8] = 0x80 | (random[8] & 0x3f);
    uuid_text(random)
}

fn uuid_text(bytes: [u8; 16]) -> String {
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        push_hex(&mut text, *byte);
    }
    text
}

/// Appends the two lower-case hexadecimal digits of `byte`.
pub(crate) fn push_hex(text: &mut String, byte: u8) {
    for nibble in [byte >> 4, byte & 0x0f] {
        text.push(char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_v7_id_carries_the_time_first_and_is_well_formed() {
        let id = RecordId::v7(0x0192_3456_789a, [0xff; 10]);
        assert_eq!(id.as_str(), "01923456-789a-7fff-bfff-ffffffffffff");
        assert!(id.is_well_formed());
    }

    /// A phone without a battery for its clock starts in 1970; another is set to 2100, or beyond the 48 bits.
    #[test]
    fn a_clock_years_off_still_makes_well_formed_ids() {
        let in_2100 = 4_102_444_800_000;
        for unix_ms in [0, 1, in_2100, (1 << 48) - 1, 1 << 48, u64::MAX] {
            let id = RecordId::v7(unix_ms, [0xa5; 10]);
            assert!(id.is_well_formed(), "{unix_ms}: {id}");
        }
        assert_eq!(RecordId::v7(0, [0; 10]).as_str(), "00000000-0000-7000-8000-000000000000");
        assert!(RecordId::v7(in_2100, [0; 10]) > RecordId::v7(1_795_000_000_000, [0xff; 10]));
    }

    #[test]
    fn other_texts_are_not_record_ids() {
        for text in ["", "01923456-789A-7fff-bfff-ffffffffffff", "01923456-789a-4fff-bfff-ffffffffffff", "đ"]
        {
            assert!(!RecordId::new(text).is_well_formed(), "{text}");
        }
    }

    #[test]
    fn a_token_says_nothing_of_when_and_is_not_taken_for_a_participation() {
        let token = RecordId::token([0xff; 16]);
        assert_eq!(token.as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert!(token.is_token() && !token.is_well_formed());
        assert!(!RecordId::v7(1_795_000_000_000, [7; 10]).is_token());
    }

    #[test]
    fn a_device_id_is_a_v4_uuid() {
        assert_eq!(DeviceId::v4([0; 16]).as_str(), "00000000-0000-4000-8000-000000000000");
    }
}
