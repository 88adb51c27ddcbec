-- Surveys and their forms. A form names no phone; of the time it came the day alone is kept (YYYY-MM-DD in Việt Nam).

-- The published bytes; a change is the next version.
CREATE TABLE survey (
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    published_at_ms BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id, version)
);

-- What the campaign asks instead of hiding questions in flowers, as JSON (domain::survey::SurveyUse).
ALTER TABLE campaign ADD COLUMN survey TEXT COLLATE "C";

-- The bytes as the phone sealed them, never edited. The ids are random, and a group of uploads is inserted in their order.
-- What is left is what PostgreSQL itself keeps of every row: its place in the heap and the number of the transaction
-- that wrote it. No statement of ours reads them; docs/threat-model.md says who could.
CREATE TABLE survey_record (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    campaign TEXT COLLATE "C" NOT NULL REFERENCES campaign (id),
    unit TEXT COLLATE "C" NOT NULL REFERENCES unit (id),
    received_day TEXT COLLATE "C" NOT NULL,
    flags TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

-- What the answers add up to: `value` is empty for how many answered, '!' for how many declined, else a choice or a step; 'sum'
-- of a number's thousandths (domain::survey::tally). By day, so that what is shown can grow by groups alone.
CREATE TABLE survey_tally (
    campaign TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    item TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    counted BIGINT NOT NULL,
    PRIMARY KEY (campaign, unit, day, item, value)
);

CREATE TABLE survey_unit_tally (
    campaign TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    forms BIGINT NOT NULL,
    PRIMARY KEY (campaign, unit)
);
