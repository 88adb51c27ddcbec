-- Everything but (id, sha256, body, received_at_ms) of participation, and the two tables beside it, is derived:
-- `haihoa check --rebuild` writes it anew. Ids are text, times are Unix milliseconds, lists are JSON as text.

CREATE TABLE unit (
    id TEXT PRIMARY KEY NOT NULL,
    parent TEXT REFERENCES unit (id),
    level TEXT NOT NULL,
    name TEXT NOT NULL
);

-- The published bytes; a change is the next version.
CREATE TABLE pack (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    published_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, version)
);

CREATE TABLE campaign (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    packs TEXT NOT NULL,
    flowers BIGINT NOT NULL,
    name_asked TEXT NOT NULL,
    opens_at_ms BIGINT NOT NULL,
    closes_at_ms BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL
);

CREATE TABLE join_code (
    code TEXT PRIMARY KEY NOT NULL,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    unit TEXT NOT NULL REFERENCES unit (id)
);

-- One row a sealed record: the bytes as the phone sealed them, never edited.
CREATE TABLE participation (
    id TEXT PRIMARY KEY NOT NULL,
    sha256 TEXT NOT NULL,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    unit TEXT NOT NULL REFERENCES unit (id),
    device TEXT NOT NULL,
    seq BIGINT NOT NULL,
    received_at_ms BIGINT NOT NULL,
    flags TEXT NOT NULL,
    body TEXT NOT NULL
);

-- Records that came under the id of another: kept and flagged, not counted.
CREATE TABLE conflict (
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    received_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, sha256)
);

-- Records that could not be taken as they were. `sha256` is that of the bytes received, `claimed_sha256` the sender's.
CREATE TABLE set_aside (
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    claimed_sha256 TEXT NOT NULL,
    reason TEXT NOT NULL,
    campaign TEXT,
    received_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, sha256)
);

CREATE TABLE unit_tally (
    campaign TEXT NOT NULL,
    unit TEXT NOT NULL,
    participations BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    answered_right BIGINT NOT NULL,
    last_received_at_ms BIGINT NOT NULL,
    PRIMARY KEY (campaign, unit)
) WITHOUT ROWID;

CREATE TABLE question_tally (
    campaign TEXT NOT NULL,
    pack TEXT NOT NULL,
    version BIGINT NOT NULL,
    question TEXT NOT NULL,
    asked BIGINT NOT NULL,
    answered_right BIGINT NOT NULL,
    PRIMARY KEY (campaign, pack, version, question)
) WITHOUT ROWID;

CREATE TABLE choice_tally (
    campaign TEXT NOT NULL,
    pack TEXT NOT NULL,
    version BIGINT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    chosen BIGINT NOT NULL,
    PRIMARY KEY (campaign, pack, version, question, choice)
) WITHOUT ROWID;

-- `campaign` is empty for records that name no campaign we know. `revision` grows with every change that shows.
CREATE TABLE campaign_tally (
    campaign TEXT PRIMARY KEY NOT NULL,
    repeats BIGINT NOT NULL,
    conflicts BIGINT NOT NULL,
    set_aside BIGINT NOT NULL,
    revision BIGINT NOT NULL
) WITHOUT ROWID;

-- `name_key` is the name in NFKC and lower case: what sign-in compares. `password` is a PHC string.
CREATE TABLE organizer (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL
);

-- Of tokens only the SHA-256 is kept. `kind` is 'first' for the link of a first start, else 'invited'.
CREATE TABLE invitation (
    token_sha256 TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);

CREATE TABLE session (
    token_sha256 TEXT PRIMARY KEY NOT NULL,
    organizer TEXT NOT NULL REFERENCES organizer (id),
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);
