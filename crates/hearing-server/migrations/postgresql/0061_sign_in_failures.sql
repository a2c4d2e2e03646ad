-- Failed attempts to sign in, by name and by where they came from. `migrations/sqlite` documents
-- every column.
DROP TABLE sign_in_failures;

CREATE TABLE sign_in_failures (
    name_digest BYTEA NOT NULL,
    source_digest BYTEA NOT NULL,
    failures BIGINT NOT NULL,
    locked_until TEXT COLLATE "C",
    at TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (name_digest, source_digest)
);

CREATE INDEX sign_in_failures_by_time ON sign_in_failures (at);
