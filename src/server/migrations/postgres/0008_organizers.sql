-- What organizers may do and where; units with a history; packs that are still being written; meetings; and the audit log.

ALTER TABLE organizer ADD COLUMN role TEXT COLLATE "C" NOT NULL DEFAULT 'admin';
-- The part of the tree she has her role in; none is the whole.
ALTER TABLE organizer ADD COLUMN unit TEXT COLLATE "C";
ALTER TABLE organizer ADD COLUMN closed BIGINT NOT NULL DEFAULT 0;

-- By `id` a link can be taken back; of kind 'reset' it sets the password of `organizer` anew.
ALTER TABLE invitation ADD COLUMN id TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE invitation ADD COLUMN role TEXT COLLATE "C" NOT NULL DEFAULT 'admin';
ALTER TABLE invitation ADD COLUMN unit TEXT COLLATE "C";
ALTER TABLE invitation ADD COLUMN note TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE invitation ADD COLUMN organizer TEXT COLLATE "C";

ALTER TABLE session ADD COLUMN id TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN seen_at_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN browser TEXT COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE unit ADD COLUMN members BIGINT NOT NULL DEFAULT 0;
-- The first day it is no more (YYYY-MM-DD), and the unit that what comes for it counts for from then on.
ALTER TABLE unit ADD COLUMN closed_on TEXT COLLATE "C";
ALTER TABLE unit ADD COLUMN merged_into TEXT COLLATE "C";

-- How a unit was until a day: the first on which it was otherwise (YYYY-MM-DD).
CREATE TABLE unit_past (
    unit TEXT COLLATE "C" NOT NULL REFERENCES unit (id),
    until_day TEXT COLLATE "C" NOT NULL,
    parent TEXT COLLATE "C",
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (unit, until_day)
);

-- One value a name, as JSON.
CREATE TABLE setting (
    name TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    value TEXT COLLATE "C" NOT NULL
);

-- Whose a pack is, and its next version while it is written (domain::pack::Pack as JSON, which may break rules).
CREATE TABLE pack_work (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    unit TEXT COLLATE "C",
    draft TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    changed_at_ms BIGINT NOT NULL
);

-- Whose a survey is.
CREATE TABLE survey_work (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    unit TEXT COLLATE "C"
);

-- Pictures that organizers uploaded: the bytes as base64, by the name below /media/, which is that of their hash.
CREATE TABLE picture (
    name TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    content_type TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    made_at_ms BIGINT NOT NULL
);

ALTER TABLE campaign ADD COLUMN unit TEXT COLLATE "C";
ALTER TABLE campaign ADD COLUMN paused BIGINT NOT NULL DEFAULT 0;

-- `note` is domain::organizer::meetings::MeetingNote as JSON; the columns beside it are what is asked by.
CREATE TABLE meeting (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    unit TEXT COLLATE "C" NOT NULL REFERENCES unit (id),
    held_on TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    changed_at_ms BIGINT NOT NULL
);

-- Written once, never changed. The id begins with the time, so that its order is that of the log.
CREATE TABLE audit (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    at_ms BIGINT NOT NULL,
    organizer TEXT COLLATE "C" NOT NULL,
    who TEXT COLLATE "C" NOT NULL,
    deed TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C",
    before TEXT COLLATE "C" NOT NULL,
    after TEXT COLLATE "C" NOT NULL
);

-- How many came after their campaign had closed.
ALTER TABLE unit_tally ADD COLUMN late BIGINT NOT NULL DEFAULT 0;
UPDATE unit_tally SET late = counted.late FROM (
    SELECT campaign, unit, COUNT(*) AS late FROM participation WHERE flags LIKE '%"late"%' GROUP BY campaign, unit
) AS counted WHERE unit_tally.campaign = counted.campaign AND unit_tally.unit = counted.unit;
