//! Every table there is with its columns: a test fails when a migration adds one that is missing here.

use super::Table;
use crate::store::rows::Kind::{MaybeText, Number, Text};

/// What records refer to, in the order in which rows can be inserted.
pub const GROUND: &[Table] = &[
    Table {
        name: "unit",
        columns: &[
            ("id", Text),
            ("parent", MaybeText),
            ("level", Text),
            ("name", Text),
            ("members", Number),
            ("closed_on", MaybeText),
            ("merged_into", MaybeText),
        ],
        key: 1,
    },
    Table {
        name: "unit_past",
        columns: &[("unit", Text), ("until_day", Text), ("parent", MaybeText), ("name", Text)],
        key: 2,
    },
    Table { name: "setting", columns: &[("name", Text), ("value", Text)], key: 1 },
    Table {
        name: "pack_work",
        columns: &[
            ("id", Text),
            ("unit", MaybeText),
            ("draft", MaybeText),
            ("revision", Number),
            ("changed_at_ms", Number),
        ],
        key: 1,
    },
    Table { name: "survey_work", columns: &[("id", Text), ("unit", MaybeText)], key: 1 },
    Table {
        name: "picture",
        columns: &[("name", Text), ("content_type", Text), ("body", Text), ("made_at_ms", Number)],
        key: 1,
    },
    Table {
        name: "meeting",
        columns: &[
            ("id", Text),
            ("unit", Text),
            ("held_on", Text),
            ("note", Text),
            ("changed_at_ms", Number),
        ],
        key: 1,
    },
    Table {
        name: "audit",
        columns: &[
            ("id", Text),
            ("at_ms", Number),
            ("organizer", Text),
            ("who", Text),
            ("deed", Text),
            ("subject", Text),
            ("unit", MaybeText),
            ("before", Text),
            ("after", Text),
        ],
        key: 1,
    },
    Table {
        name: "pack",
        columns: &[("id", Text), ("version", Number), ("published_at_ms", Number), ("body", Text)],
        key: 2,
    },
    Table {
        name: "pack_text",
        columns: &[
            ("pack", Text),
            ("version", Number),
            ("lang", Text),
            ("published_at_ms", Number),
            ("body", Text),
        ],
        key: 3,
    },
    Table {
        name: "survey",
        columns: &[("id", Text), ("version", Number), ("published_at_ms", Number), ("body", Text)],
        key: 2,
    },
    Table {
        name: "campaign",
        columns: &[
            ("id", Text),
            ("title", Text),
            ("packs", Text),
            ("flowers", Number),
            ("name_asked", Text),
            ("opens_at_ms", Number),
            ("closes_at_ms", Number),
            ("created_at_ms", Number),
            ("rules", Text),
            ("survey", MaybeText),
            ("unit", MaybeText),
            ("paused", Number),
            ("taken_back", Number),
        ],
        key: 1,
    },
    Table {
        name: "join_code",
        columns: &[("code", Text), ("campaign", Text), ("unit", Text), ("taken_back", Number)],
        key: 1,
    },
    Table {
        name: "unit_contact",
        columns: &[("unit", Text), ("place", Number), ("phone", Text), ("name", Text), ("purpose", Text)],
        key: 2,
    },
    Table {
        name: "organizer",
        columns: &[
            ("id", Text),
            ("name", Text),
            ("name_key", Text),
            ("password", Text),
            ("created_at_ms", Number),
            ("role", Text),
            ("unit", MaybeText),
            ("closed", Number),
        ],
        key: 1,
    },
    Table {
        name: "rescue_key",
        columns: &[("place", Number), ("private_key", Text), ("created_at_ms", Number)],
        key: 1,
    },
    Table { name: "catalog", columns: &[("place", Number), ("revision", Number)], key: 1 },
];

/// What phones sent: rows that are never changed.
pub const RECORDS: &[Table] = &[
    Table {
        name: "participation",
        columns: &[
            ("id", Text),
            ("sha256", Text),
            ("campaign", Text),
            ("unit", Text),
            ("device", Text),
            ("seq", Number),
            ("received_at_ms", Number),
            ("flags", Text),
            ("body", Text),
        ],
        key: 1,
    },
    Table {
        name: "survey_record",
        columns: &[
            ("id", Text),
            ("sha256", Text),
            ("campaign", Text),
            ("unit", Text),
            ("received_day", Text),
            ("flags", Text),
            ("body", Text),
        ],
        key: 1,
    },
    Table {
        name: "conflict",
        columns: &[
            ("id", Text),
            ("sha256", Text),
            ("campaign", Text),
            ("received_at_ms", Number),
            ("body", Text),
        ],
        key: 2,
    },
    Table {
        name: "set_aside",
        columns: &[
            ("id", Text),
            ("sha256", Text),
            ("claimed_sha256", Text),
            ("reason", Text),
            ("campaign", MaybeText),
            ("received_at_ms", Number),
            ("body", Text),
        ],
        key: 2,
    },
];

/// What comes and goes, and the counts: rows that take the place of those that were there.
pub const PASSING: &[Table] = &[
    Table {
        name: "session",
        columns: &[
            ("token_sha256", Text),
            ("organizer", Text),
            ("created_at_ms", Number),
            ("expires_at_ms", Number),
            ("id", Text),
            ("seen_at_ms", Number),
            ("browser", Text),
        ],
        key: 1,
    },
    Table {
        name: "invitation",
        columns: &[
            ("token_sha256", Text),
            ("kind", Text),
            ("created_at_ms", Number),
            ("expires_at_ms", Number),
            ("id", Text),
            ("role", Text),
            ("unit", MaybeText),
            ("note", Text),
            ("organizer", MaybeText),
        ],
        key: 1,
    },
    Table {
        name: "unit_tally",
        columns: &[
            ("campaign", Text),
            ("unit", Text),
            ("participations", Number),
            ("asked", Number),
            ("answered_right", Number),
            ("last_received_at_ms", Number),
            ("late", Number),
        ],
        key: 2,
    },
    Table {
        name: "question_tally",
        columns: &[
            ("campaign", Text),
            ("pack", Text),
            ("version", Number),
            ("question", Text),
            ("asked", Number),
            ("answered_right", Number),
        ],
        key: 4,
    },
    Table {
        name: "choice_tally",
        columns: &[
            ("campaign", Text),
            ("pack", Text),
            ("version", Number),
            ("question", Text),
            ("choice", Text),
            ("chosen", Number),
        ],
        key: 5,
    },
    Table {
        name: "survey_unit_tally",
        columns: &[("campaign", Text), ("unit", Text), ("forms", Number), ("late", Number)],
        key: 2,
    },
    Table {
        name: "survey_tally",
        columns: &[
            ("campaign", Text),
            ("unit", Text),
            ("day", Text),
            ("item", Text),
            ("value", Text),
            ("counted", Number),
        ],
        key: 5,
    },
    Table {
        name: "campaign_tally",
        columns: &[
            ("campaign", Text),
            ("repeats", Number),
            ("conflicts", Number),
            ("set_aside", Number),
            ("revision", Number),
        ],
        key: 1,
    },
];
