-- The key pair that rescue files are sealed for: one row, written at the first start and never again. `private_key` is a
-- secret (32 bytes as hexadecimal); a backup carries it, so that the files of a lost server can still be opened.
CREATE TABLE rescue_key (
    place BIGINT PRIMARY KEY NOT NULL,
    private_key TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL
);
