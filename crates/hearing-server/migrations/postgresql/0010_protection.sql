-- What protects the server and its staff's accounts. `migrations/sqlite` documents every column.

CREATE TABLE secrets (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
);

CREATE TABLE turns (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    taken BIGINT NOT NULL DEFAULT 0
);

INSERT INTO turns (name) VALUES ('merging');

CREATE TABLE sign_in_failures (
    name_digest BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    locked_until TEXT COLLATE "C",
    at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX sign_in_failures_by_time ON sign_in_failures (at);

ALTER TABLE accounts DROP COLUMN failures;
ALTER TABLE accounts DROP COLUMN locked_until;

ALTER TABLE accounts ADD COLUMN totp_secret BYTEA;
ALTER TABLE accounts ADD COLUMN totp_period BIGINT;
