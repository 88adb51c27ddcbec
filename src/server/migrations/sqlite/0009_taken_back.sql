-- Campaigns and codes that were given out by mistake, and what came late to surveys.

-- As if they had never been given out: they lead nowhere. What a phone sends all the same counts.
ALTER TABLE campaign ADD COLUMN taken_back BIGINT NOT NULL DEFAULT 0;
ALTER TABLE join_code ADD COLUMN taken_back BIGINT NOT NULL DEFAULT 0;

-- How many forms came after their campaign had closed. Those of another survey are not counted at all.
ALTER TABLE survey_unit_tally ADD COLUMN late BIGINT NOT NULL DEFAULT 0;
UPDATE survey_unit_tally SET late = counted.late FROM (
    SELECT campaign, unit, COUNT(*) AS late FROM survey_record
    WHERE flags LIKE '%"late"%' AND flags NOT LIKE '%"foreign_survey"%' AND flags NOT LIKE '%"unknown_survey"%'
    GROUP BY campaign, unit
) AS counted WHERE survey_unit_tally.campaign = counted.campaign AND survey_unit_tally.unit = counted.unit;
