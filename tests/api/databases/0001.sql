-- A database as the first version left it (migration 0001 alone), with a row in every table that mattered.
PRAGMA foreign_keys = OFF;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'start','2026-11-22 12:40:00',1,X'15A9BE825028078AEE38B64D30240C770207F1D4CF1BD57A5B83D9B0A3C31FD39E6223B3326B6C6E58566CDF028F0B39',1000);
CREATE TABLE campaign (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    packs TEXT NOT NULL,
    flowers BIGINT NOT NULL,
    name_asked TEXT NOT NULL,
    opens_at_ms BIGINT NOT NULL,
    closes_at_ms BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL
);
INSERT INTO "campaign" VALUES('dot-cu','Đợt cũ','[{"id":"bo-cu","version":1}]',1,'none',1795000000000,4102444800000,1795000000000);
CREATE TABLE campaign_tally (
    campaign TEXT PRIMARY KEY NOT NULL,
    repeats BIGINT NOT NULL,
    conflicts BIGINT NOT NULL,
    set_aside BIGINT NOT NULL,
    revision BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO "campaign_tally" VALUES('',0,0,1,1);
INSERT INTO "campaign_tally" VALUES('dot-cu',0,1,0,3);
CREATE TABLE choice_tally (
    campaign TEXT NOT NULL,
    pack TEXT NOT NULL,
    version BIGINT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    chosen BIGINT NOT NULL,
    PRIMARY KEY (campaign, pack, version, question, choice)
) WITHOUT ROWID;
INSERT INTO "choice_tally" VALUES('dot-cu','bo-cu',1,'C1','a',1);
INSERT INTO "choice_tally" VALUES('dot-cu','bo-cu',1,'C1','b',1);
CREATE TABLE conflict (
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    received_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, sha256)
);
INSERT INTO "conflict" VALUES('01a1ee56-5e00-7b01-8b01-0a0102030401','7c92d9cd7770134fb89a8e68375f794024a1854307d369e2380c36affdb368ed','dot-cu',1795000080000,'{"format":"haihoa.participation/1","id":"01a1ee56-5e00-7b01-8b01-0a0102030401","device":"03030303-0303-4303-8303-030303030303","seq":1,"campaign":"dot-cu","unit":"chi-hoi","started_at_ms":1795000000000,"finished_at_ms":1795000060000,"took_ms":42000,"answers":[{"pack":"bo-cu","version":1,"question":"C1","chosen":["a"],"took_ms":42000}],"right":1}');
CREATE TABLE invitation (
    token_sha256 TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);
CREATE TABLE join_code (
    code TEXT PRIMARY KEY NOT NULL,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    unit TEXT NOT NULL REFERENCES unit (id)
);
INSERT INTO "join_code" VALUES('135790','dot-cu','chi-hoi');
CREATE TABLE organizer (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL
);
INSERT INTO "organizer" VALUES('0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a','Lan','lan','$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',1795000000000);
CREATE TABLE pack (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    published_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
INSERT INTO "pack" VALUES('bo-cu',1,1795000000000,'{"format":"haihoa.pack/1","id":"bo-cu","version":1,"lang":"vi","title":"Bộ cũ","flower":"peach","reviewed_on":"2026-11-22","questions":[{"id":"C1","kind":"single","text":"Gọi số nào khi trẻ em bị xâm hại?","choices":[{"id":"a","text":"111","right":true},{"id":"b","text":"999"}],"explanation":"Tổng đài quốc gia bảo vệ trẻ em là 111.","source":{"document":"Luật Trẻ em 102/2016/QH13","clause":"","link":"https://vbpl.vn/"}}],"contacts":[{"phone":"111","name":"Tổng đài","purpose":"Khi trẻ em cần giúp"}]}');
CREATE TABLE participation (
    id TEXT PRIMARY KEY NOT NULL,
    sha256 TEXT NOT NULL,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    unit TEXT NOT NULL REFERENCES unit (id),
    device TEXT NOT NULL,
    seq BIGINT NOT NULL,
    received_at_ms BIGINT NOT NULL,
    flags TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "participation" VALUES('01a1ee56-5e00-7b01-8b01-0a0102030401','adf58cf79dccc49bab58d9895cdb5734fe4ba39e6b23dd31c3596089690c8988','dot-cu','chi-hoi','03030303-0303-4303-8303-030303030303',1,1795000070001,'[]','{"format":"haihoa.participation/1","id":"01a1ee56-5e00-7b01-8b01-0a0102030401","device":"03030303-0303-4303-8303-030303030303","seq":1,"campaign":"dot-cu","unit":"chi-hoi","started_at_ms":1795000000000,"finished_at_ms":1795000060000,"took_ms":41000,"answers":[{"pack":"bo-cu","version":1,"question":"C1","chosen":["a"],"took_ms":41000}],"right":1}');
INSERT INTO "participation" VALUES('01a1ee56-5e00-7b02-8b01-0a0102030401','08c402f55c4d6d1191cc86adf5c7e67eb46c9036a7c6197d37636306ed3b3193','dot-cu','chi-hoi','03030303-0303-4303-8303-030303030303',2,1795000070002,'[]','{"format":"haihoa.participation/1","id":"01a1ee56-5e00-7b02-8b01-0a0102030401","device":"03030303-0303-4303-8303-030303030303","seq":2,"campaign":"dot-cu","unit":"chi-hoi","started_at_ms":1795000000000,"finished_at_ms":1795000060000,"took_ms":41000,"answers":[{"pack":"bo-cu","version":1,"question":"C1","chosen":["b"],"took_ms":41000}],"right":0}');
CREATE TABLE question_tally (
    campaign TEXT NOT NULL,
    pack TEXT NOT NULL,
    version BIGINT NOT NULL,
    question TEXT NOT NULL,
    asked BIGINT NOT NULL,
    answered_right BIGINT NOT NULL,
    PRIMARY KEY (campaign, pack, version, question)
) WITHOUT ROWID;
INSERT INTO "question_tally" VALUES('dot-cu','bo-cu',1,'C1',2,1);
CREATE TABLE session (
    token_sha256 TEXT PRIMARY KEY NOT NULL,
    organizer TEXT NOT NULL REFERENCES organizer (id),
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);
INSERT INTO "session" VALUES('a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e','0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a',1795000000000,4102444800000);
CREATE TABLE set_aside (
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    claimed_sha256 TEXT NOT NULL,
    reason TEXT NOT NULL,
    campaign TEXT,
    received_at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, sha256)
);
INSERT INTO "set_aside" VALUES('x','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','unreadable',NULL,1795000090000,'{}');
CREATE TABLE unit (
    id TEXT PRIMARY KEY NOT NULL,
    parent TEXT REFERENCES unit (id),
    level TEXT NOT NULL,
    name TEXT NOT NULL
);
INSERT INTO "unit" VALUES('tinh',NULL,'province','Tỉnh');
INSERT INTO "unit" VALUES('xa','tinh','commune','Xã');
INSERT INTO "unit" VALUES('chi-hoi','xa','branch','Chi hội thôn Vạn Xuân');
CREATE TABLE unit_tally (
    campaign TEXT NOT NULL,
    unit TEXT NOT NULL,
    participations BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    answered_right BIGINT NOT NULL,
    last_received_at_ms BIGINT NOT NULL,
    PRIMARY KEY (campaign, unit)
) WITHOUT ROWID;
INSERT INTO "unit_tally" VALUES('dot-cu','chi-hoi',2,2,1,1795000070002);

