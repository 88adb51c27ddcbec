-- Surveys and their forms. A form names no phone; of the time it came the day alone is kept (YYYY-MM-DD in Việt Nam).

-- The published bytes; a change is the next version.
CREATE TABLE survey (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    published_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, version)
);

-- What the campaign asks instead of hiding questions in flowers, as JSON (domain::survey::SurveyUse).
ALTER TABLE campaign ADD COLUMN survey TEXT;

-- The bytes as the phone sealed them, never edited. The ids are random and the table has no row numbers: where a form lies
-- does not tell which came before which.
CREATE TABLE survey_record (
    id TEXT PRIMARY KEY NOT NULL,
    sha256 TEXT NOT NULL,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    unit TEXT NOT NULL REFERENCES unit (id),
    received_day TEXT NOT NULL,
    flags TEXT NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- What the answers add up to: `value` is empty for how many answered, '!' for how many declined, else a choice or a step; 'sum'
-- of a number's thousandths (domain::survey::tally). By day, so that what is shown can grow by groups alone.
CREATE TABLE survey_tally (
    campaign TEXT NOT NULL,
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    item TEXT NOT NULL,
    value TEXT NOT NULL,
    counted BIGINT NOT NULL,
    PRIMARY KEY (campaign, unit, day, item, value)
) WITHOUT ROWID;

CREATE TABLE survey_unit_tally (
    campaign TEXT NOT NULL,
    unit TEXT NOT NULL,
    forms BIGINT NOT NULL,
    PRIMARY KEY (campaign, unit)
) WITHOUT ROWID;

-- Forms that could not be taken as they were lie among other such records: there, too, no row numbers.
CREATE TABLE conflict_unnumbered (
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    received_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, sha256)
) WITHOUT ROWID;
INSERT INTO conflict_unnumbered SELECT id, sha256, campaign, received_at_ms, body FROM conflict;
DROP TABLE conflict;
ALTER TABLE conflict_unnumbered RENAME TO conflict;

CREATE TABLE set_aside_unnumbered (
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    claimed_sha256 TEXT NOT NULL,
    reason TEXT NOT NULL,
    campaign TEXT,
    received_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, sha256)
) WITHOUT ROWID;
INSERT INTO set_aside_unnumbered SELECT id, sha256, claimed_sha256, reason, campaign, received_at_ms, body FROM set_aside;
DROP TABLE set_aside;
ALTER TABLE set_aside_unnumbered RENAME TO set_aside;
