-- A unit's own trusted addresses, in the order they are shown.
CREATE TABLE unit_contact (
    unit TEXT COLLATE "C" NOT NULL REFERENCES unit (id),
    place BIGINT NOT NULL,
    phone TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (unit, place)
);
