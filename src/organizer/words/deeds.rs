//! What somebody did, as the audit log says it, and what it was done to.

use domain::organizer::audit::{Deed, words};

use super::{Word, word};

fn told([vi, en]: words::Words) -> Word {
    word(vi, en)
}

/// What was done, behind the name of whoever did it.
pub fn deed(deed: Deed) -> Word {
    told(words::deed(deed))
}

/// The kinds of things that deeds are done to; none for one that is not known.
pub fn kind(kind: &str) -> Option<Word> {
    words::kind(kind).map(told)
}

/// What a value of a field is called; none where it stands as it is.
pub fn value(field: &str, value: &str) -> Option<Word> {
    words::value(field, value).map(told)
}

/// What a field of before and after is called; none for one that is not known.
pub fn field(field: &str) -> Option<Word> {
    words::field(field).map(told)
}
