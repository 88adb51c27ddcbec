-- Grows with every change of units, packs, campaigns and join codes: one row. Nodes that hold these in memory look here.
CREATE TABLE catalog (
    place BIGINT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL
);
INSERT INTO catalog (place, revision) VALUES (1, 1);
