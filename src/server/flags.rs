//! What is odd about a stored participation or form. A flag never refuses: it is there for people to look at.

/// One oddity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// It arrived after its campaign had closed.
    Late,
    /// Finished more than a day after it arrived, or more than a day before the campaign opened.
    ClockOff,
    /// The unit does not take part in the campaign.
    ForeignUnit,
    /// An answer names a pack, or a version of it, that this server does not have.
    UnknownPack,
    /// An answer comes from a pack or version that the campaign does not use.
    ForeignPack,
    /// An answer names a question that its pack does not have.
    UnknownQuestion,
    /// An answer names a choice that its question does not have.
    UnknownChoice,
    /// The same question stands twice; the first answer counts.
    RepeatedQuestion,
    /// More answers, or fewer, than the campaign has flowers.
    OtherCount,
    /// The phone judged otherwise than the server.
    ScoreDiffers,
    /// A number or text that no phone of ours makes: an answer typed too long, over an hour for one question, person 0.
    OutOfRange,
    /// It names a survey, or a version of it, that this server does not have.
    UnknownSurvey,
    /// It is of another survey, or another measurement, than the campaign asks; it is not counted.
    ForeignSurvey,
}

impl Flag {
    const ALL: [Self; 13] = [
        Self::Late,
        Self::ClockOff,
        Self::ForeignUnit,
        Self::UnknownPack,
        Self::ForeignPack,
        Self::UnknownQuestion,
        Self::UnknownChoice,
        Self::RepeatedQuestion,
        Self::OtherCount,
        Self::ScoreDiffers,
        Self::OutOfRange,
        Self::UnknownSurvey,
        Self::ForeignSurvey,
    ];

    /// The name it is stored under.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::ClockOff => "clock_off",
            Self::ForeignUnit => "foreign_unit",
            Self::UnknownPack => "unknown_pack",
            Self::ForeignPack => "foreign_pack",
            Self::UnknownQuestion => "unknown_question",
            Self::UnknownChoice => "unknown_choice",
            Self::RepeatedQuestion => "repeated_question",
            Self::OtherCount => "other_count",
            Self::ScoreDiffers => "score_differs",
            Self::OutOfRange => "out_of_range",
            Self::UnknownSurvey => "unknown_survey",
            Self::ForeignSurvey => "foreign_survey",
        }
    }
}

/// A set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u16);

impl Flags {
    /// Adds a flag.
    pub fn raise(&mut self, flag: Flag) {
        self.0 |= 1 << flag as u16;
    }

    /// Adds a flag if `odd`.
    pub fn raise_if(&mut self, odd: bool, flag: Flag) {
        if odd {
            self.raise(flag);
        }
    }

    /// Whether the flag is up.
    #[must_use]
    pub fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u16) != 0
    }

    /// The JSON list of names, as stored; always the same text for the same set.
    #[must_use]
    pub fn to_json(self) -> String {
        let names: Vec<String> = Flag::ALL
            .into_iter()
            .filter(|flag| self.has(*flag))
            .map(|flag| format!("\"{}\"", flag.name()))
            .collect();
        format!("[{}]", names.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_stored_as_a_list_of_names() {
        let mut flags = Flags::default();
        assert_eq!(flags.to_json(), "[]");
        flags.raise(Flag::ScoreDiffers);
        flags.raise(Flag::Late);
        flags.raise_if(false, Flag::ClockOff);
        assert_eq!(flags.to_json(), r#"["late","score_differs"]"#);
    }

    #[test]
    fn every_flag_has_its_own_bit_and_name() {
        let mut flags = Flags::default();
        for flag in Flag::ALL {
            flags.raise(flag);
        }
        assert_eq!(flags.0.count_ones(), 13);
        assert_eq!(flags.to_json().matches('_').count(), 13);
        assert!(Flag::ALL.iter().enumerate().all(|(n, flag)| *flag as usize == n));
    }
}
