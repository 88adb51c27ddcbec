-- What else holds in a campaign, as JSON (domain::campaign::Rules); what is left out is as by default.

ALTER TABLE campaign ADD COLUMN rules TEXT NOT NULL DEFAULT '{}';
