-- A unit's own trusted addresses, in the order they are shown.
CREATE TABLE unit_contact (
    unit TEXT NOT NULL REFERENCES unit (id),
    place BIGINT NOT NULL,
    phone TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    PRIMARY KEY (unit, place)
);
