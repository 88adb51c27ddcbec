-- Text is compared byte by byte ("C"), as SQLite does.

-- Everything but (id, sha256, body, received_at_ms) of participation, and the two tables beside it, is derived:
-- `haihoa check --rebuild` writes it anew. Ids are text, times are Unix milliseconds, lists are JSON as text.

CREATE TABLE unit (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    parent TEXT COLLATE "C" REFERENCES unit (id),
    level TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL
);

-- The published bytes; a change is the next version.
CREATE TABLE pack (
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    published_at_ms BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id, version)
);

CREATE TABLE campaign (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    packs TEXT COLLATE "C" NOT NULL,
    flowers BIGINT NOT NULL,
    name_asked TEXT COLLATE "C" NOT NULL,
    opens_at_ms BIGINT NOT NULL,
    closes_at_ms BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL
);

CREATE TABLE join_code (
    code TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL REFERENCES campaign (id),
    unit TEXT COLLATE "C" NOT NULL REFERENCES unit (id)
);

-- One row a sealed record: the bytes as the phone sealed them, never edited.
CREATE TABLE participation (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL REFERENCES campaign (id),
    unit TEXT COLLATE "C" NOT NULL REFERENCES unit (id),
    device TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    received_at_ms BIGINT NOT NULL,
    flags TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

-- Records that came under the id of another: kept and flagged, not counted.
CREATE TABLE conflict (
    id TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL REFERENCES campaign (id),
    received_at_ms BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id, sha256)
);

-- Records that could not be taken as they were. `sha256` is that of the bytes received, `claimed_sha256` the sender's.
CREATE TABLE set_aside (
    id TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    claimed_sha256 TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C",
    received_at_ms BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id, sha256)
);

CREATE TABLE unit_tally (
    campaign TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    participations BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    answered_right BIGINT NOT NULL,
    last_received_at_ms BIGINT NOT NULL,
    PRIMARY KEY (campaign, unit)
);

CREATE TABLE question_tally (
    campaign TEXT COLLATE "C" NOT NULL,
    pack TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    question TEXT COLLATE "C" NOT NULL,
    asked BIGINT NOT NULL,
    answered_right BIGINT NOT NULL,
    PRIMARY KEY (campaign, pack, version, question)
);

CREATE TABLE choice_tally (
    campaign TEXT COLLATE "C" NOT NULL,
    pack TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    question TEXT COLLATE "C" NOT NULL,
    choice TEXT COLLATE "C" NOT NULL,
    chosen BIGINT NOT NULL,
    PRIMARY KEY (campaign, pack, version, question, choice)
);

-- `campaign` is empty for records that name no campaign we know. `revision` grows with every change that shows.
CREATE TABLE campaign_tally (
    campaign TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    repeats BIGINT NOT NULL,
    conflicts BIGINT NOT NULL,
    set_aside BIGINT NOT NULL,
    revision BIGINT NOT NULL
);

-- `name_key` is the name in NFKC and lower case: what sign-in compares. `password` is a PHC string.
CREATE TABLE organizer (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL UNIQUE,
    password TEXT COLLATE "C" NOT NULL,
    created_at_ms BIGINT NOT NULL
);

-- Of tokens only the SHA-256 is kept. `kind` is 'first' for the link of a first start, else 'invited'.
CREATE TABLE invitation (
    token_sha256 TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);

CREATE TABLE session (
    token_sha256 TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    organizer TEXT COLLATE "C" NOT NULL REFERENCES organizer (id),
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);
