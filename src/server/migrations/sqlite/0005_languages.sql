-- The texts of a pack's version in a language other than its own: immutable, like the pack. `body` is format haihoa.texts/1.
CREATE TABLE pack_text (
    pack TEXT NOT NULL,
    version BIGINT NOT NULL,
    lang TEXT NOT NULL,
    published_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (pack, version, lang)
);
